"""A vault with the shipped form and one interview begun, for presenters and screens."""

from functools import lru_cache
from pathlib import Path

from app.processes import Role, command
from app.shipped_forms import ProtocolId
from app.shipped_forms import source as shipped_source
from forms.engine import load_form
from forms.xlsform import SourceKind, convert
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.interviews import form_library, interviews, missions
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import Vault, create_vault

LOW = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@lru_cache(maxsize=len(ProtocolId))
def shipped_form(protocol: ProtocolId = ProtocolId.FIRST_ACCOUNT) -> FormSource:
    """The form of a protocol, converted once for all tests."""
    source = shipped_source(protocol)
    xform = convert(source, SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    definition = load_form(xform)
    return FormSource(definition.form_id, definition.version, definition.title, source, f"{protocol}.md", xform)


def new_vault(folder: Path) -> Vault:
    return create_vault(
        folder / "vault",
        passphrase="лелека вітер криниця стежка попіл камінь",
        cost=LOW,
        practice=False,
        recovery=BoxKey.generate().public,
        moment=SystemClock().now(),
    )


def begin_interview(vault: Vault, protocol: ProtocolId = ProtocolId.FIRST_ACCOUNT) -> str:
    """Keep the form, make a mission, begin an interview."""
    form, clock = shipped_form(protocol), SystemClock()
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, clock.now())
        mission = missions.create(
            tx, NewMission("Осінь", "Харківська область", "2026-11-01", "2026-11-30", ("A1",)), clock.now()
        )
        return interviews.start(tx, mission.id, FormKey(form.form_id, form.version, digest), clock.now()).id
