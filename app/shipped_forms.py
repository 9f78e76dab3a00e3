"""The form that comes with the program, read through the same converter as any other and kept in the vault."""

import hashlib
from pathlib import Path

from app.processes import Role, command
from forms.engine import load_form
from forms.xlsform import SourceKind, convert
from storage.interviews import form_library
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import FormKey
from storage.platform.clock import Clock
from storage.vault import Vault

FIRST_ACCOUNT = Path(__file__).parent.parent / "resources" / "forms" / "first_account.md"


def first_account(vault: Vault, clock: Clock) -> FormKey:
    """Give the shipped form, converting it only if this vault has not seen this text of it. Takes seconds then.

    Raises:
        FormBroken: The form's text is damaged.
    """
    source = FIRST_ACCOUNT.read_bytes()
    digest = hashlib.sha256(source).hexdigest()
    with vault.read() as tx:
        kept = form_library.get(tx, digest)
    if kept is None:
        # No transaction is open while the converter works.
        kept = _converted(source)
        with vault.transaction() as tx:
            form_library.keep(tx, kept, clock.now())
    return FormKey(kept.form_id, kept.version, digest)


def _converted(source: bytes) -> FormSource:
    xform = convert(source, SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    definition = load_form(xform)
    return FormSource(
        form_id=definition.form_id,
        version=definition.version,
        title=definition.title,
        source=source,
        source_name=FIRST_ACCOUNT.name,
        xform=xform,
    )
