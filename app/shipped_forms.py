"""The protocols that come with the program, read through the same converter as any other form and kept in the vault."""

import hashlib
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.processes import Role, command
from forms.engine import load_form
from forms.protocols import ListChoice, Sources, choices_of, compose, marked
from forms.xlsform import SourceKind, convert
from storage.interviews import form_library
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import FormKey
from storage.platform.clock import Clock
from storage.vault import Vault

FORMS = Path(__file__).parent.parent / "resources" / "forms"


class ProtocolId(StrEnum):
    """A shipped form by its id, in the order in which a case goes."""

    CONTACT = "contact"
    FIRST_ACCOUNT = "first_account"
    FULL_ACCOUNT = "full_account"
    FOLLOW_UP = "follow_up"
    REFUSAL = "refusal"


@cache
def source(protocol: ProtocolId) -> bytes:
    """The whole XLSForm of a protocol as text.

    Raises:
        FormError: A text that it is composed of is damaged.
    """
    text = (FORMS / "protocols" / f"{protocol}.md").read_text("utf-8")
    return marked(compose(protocol, text, _sources())).encode()


@cache
def digest(protocol: ProtocolId) -> str:
    """What a vault keeps this text of the protocol under."""
    return hashlib.sha256(source(protocol)).hexdigest()


def shipped(vault: Vault, clock: Clock, protocol: ProtocolId) -> FormKey:
    """Give a shipped form, converting it only if this vault has not seen this text of it. Takes seconds then.

    Raises:
        FormBroken: The form's text is damaged.
        FormError: A text that it is composed of is damaged.
    """
    with vault.read() as tx:
        kept = form_library.get(tx, digest(protocol))
    if kept is None:
        # No transaction is open while the converter works.
        kept = _converted(protocol)
        with vault.transaction() as tx:
            form_library.keep(tx, kept, clock.now())
    return FormKey(kept.form_id, kept.version, digest(protocol))


@cache
def choices(name: str) -> tuple[ListChoice, ...]:
    """A code list of the forms, for screens that offer the same words."""
    return choices_of(_sources().lists, name)


def first_account(vault: Vault, clock: Clock) -> FormKey:
    """Give the form of the first account, which forms of other programs are set into."""
    return shipped(vault, clock, ProtocolId.FIRST_ACCOUNT)


def _converted(protocol: ProtocolId) -> FormSource:
    text = source(protocol)
    xform = convert(text, SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    definition = load_form(xform)
    return FormSource(
        form_id=definition.form_id,
        version=definition.version,
        title=definition.title,
        source=text,
        source_name=f"{protocol}.md",
        xform=xform,
    )


@cache
def _sources() -> Sources:
    def texts(folder: str) -> dict[str, str]:
        return {path.stem: path.read_text("utf-8") for path in sorted((FORMS / folder).glob("*.md"))}

    return Sources(texts("pieces"), texts("shapes"), (FORMS / "lists.md").read_text("utf-8"))
