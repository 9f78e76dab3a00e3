"""Recovery keys of a vault: the organisation's is added and replaced here; what the header names can be read."""

import dataclasses
from pathlib import Path

from storage.crypto import hpke
from storage.keys import copies
from storage.keys.errors import HeaderDamaged
from storage.keys.header import Header
from storage.keys.slots import RecoverySlot, Slot, organisation_slot
from storage.vault.errors import WrongRecovery
from storage.vault.faults import header_faults, named_faults
from storage.vault.vault import Vault


def add_recovery(vault: Vault, public: bytes) -> None:
    """Let the organisation's recovery key open this vault; its earlier one, if there is another, no longer does.

    Raises:
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: the vault opens as before.
    """
    hpke.check_public(public)
    held = vault.header
    if any(_is_organisations(slot) and slot.slot_id == hpke.box_id(public) for slot in held.slots):
        return
    with named_faults(), header_faults(WrongRecovery):
        key = vault.master_key()
        kept = tuple(slot for slot in held.slots if not _is_organisations(slot))
        # From the header that opened this vault: a change of passphrase that failed must not come true by this.
        header = dataclasses.replace(
            held,
            generation=copies.next_generation(vault.directory, held, key),
            slots=(*kept, organisation_slot(key, public, held.bound)),
        )
        copies.replace(vault.directory, header, key, lambda read: _prove_same(read, header))
        vault.header_replaced(header)


def recovery_keys(directory: Path) -> tuple[str, ...]:
    """Return the digests of the recovery keys that the header names; readable without a passphrase."""
    with named_faults(), header_faults(WrongRecovery):
        slots = [slot for copy in copies.load(directory).usable for slot in copy.header.slots]
    return tuple(dict.fromkeys(slot.key for slot in slots if isinstance(slot, RecoverySlot)))


def _is_organisations(slot: Slot) -> bool:
    return isinstance(slot, RecoverySlot) and slot.is_organisations


def _prove_same(header: Header, written: Header) -> None:
    """Raise HeaderDamaged unless what was read back is what was written: nobody here can try the organisation's key."""
    if header != written:
        raise HeaderDamaged
