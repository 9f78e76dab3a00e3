"""The form that a received interview was taken with, as far as this vault has it. Knows no Qt."""

from app.screens.received.reading import OpenedRecord
from app.shipped_forms import ProtocolId, shipped
from forms.engine import FormDefinition, load_form
from storage.interviews import form_library
from storage.platform.clock import Clock
from storage.vault import Vault


def form_of(vault: Vault, clock: Clock, opened: OpenedRecord) -> FormDefinition | None:
    """The form, or that of ours which stands around it where its own words came along; None where neither is here."""
    form_id = opened.form_id
    if form_id not in set(ProtocolId):
        own = _own_form(vault, form_id)
        if not opened.labels or (own is not None and own.version == opened.version):
            return own
        # Its own words came along; the form of ours around it is here.
    return shipped_form(vault, clock, ProtocolId(form_id) if form_id in set(ProtocolId) else ProtocolId.FIRST_ACCOUNT)


def shipped_form(vault: Vault, clock: Clock, protocol: ProtocolId) -> FormDefinition | None:
    """A form that came with the program."""
    key = shipped(vault, clock, protocol)
    with vault.read() as tx:
        source = form_library.get(tx, key.digest)
    return load_form(source.xform) if source is not None else None


def _own_form(vault: Vault, form_id: str) -> FormDefinition | None:
    """A form of the organisation's own, where this vault has it too; else answers stand under their names."""
    with vault.read() as tx:
        newest = {one.form_id: one.digest for one in form_library.newest_own(tx)}
        source = form_library.get(tx, newest[form_id]) if form_id in newest else None
    return load_form(source.xform, source.attachments) if source is not None else None
