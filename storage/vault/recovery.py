"""Recovery keys of a vault: the organisation's is added and replaced here; what the header names can be read."""

import dataclasses
from pathlib import Path

from storage.crypto import hpke
from storage.keys import copies
from storage.keys.slots import (
    PassphraseSlot,
    RecoverySlot,
    Slot,
    organisation_slot,
    passphrase_slots,
    recovery_slot,
)
from storage.vault import ways
from storage.vault.errors import WrongRecovery
from storage.vault.faults import header_faults, named_faults
from storage.vault.pairs import rewrite
from storage.vault.vault import Vault


def add_recovery(vault: Vault, public: bytes) -> None:
    """Let the organisation's recovery key open this vault; its earlier one, if there is another, no longer does.

    Raises:
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: the vault opens as before.
    """
    hpke.check_public(public)
    with vault.read() as tx:
        is_kept = hpke.box_digest(public) in ways.recovery_publics(tx)
    if not is_kept:
        with vault.transaction() as tx:
            ways.keep_recovery(tx, public)
    held = vault.header
    if any(_is_organisations(slot) and slot.slot_id == hpke.box_id(public) for slot in held.slots):
        return
    kept = tuple(slot for slot in held.slots if not _is_organisations(slot))
    rewrite(vault, (*kept, organisation_slot(vault.master_key(), public, held.bound)))
    with vault.transaction() as tx:
        for slot in held.slots:
            if isinstance(slot, RecoverySlot) and slot not in kept and slot.key != hpke.box_digest(public):
                ways.forget_recovery(tx, slot.key)


def replace_cards(vault: Vault, public: bytes) -> None:
    """Let a new set of the vault's own cards open it; the earlier set, if there was one, no longer does.

    Raises:
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: the vault opens as before, also by the earlier cards.
    """
    hpke.check_public(public)
    with vault.transaction() as tx:
        ways.keep_recovery(tx, public)
    held = vault.header
    old = [slot for slot in held.slots if isinstance(slot, RecoverySlot) and not slot.is_organisations]
    rest = tuple(slot for slot in held.slots if slot not in old and not isinstance(slot, PassphraseSlot))
    pair = passphrase_slots(held.slots)
    rewrite(vault, (*pair, recovery_slot(vault.master_key(), public, held.bound), *rest))
    with vault.transaction() as tx:
        for slot in old:
            ways.forget_recovery(tx, slot.key)


@dataclasses.dataclass(frozen=True, slots=True)
class RecoveryWays:
    """Who but the passphrase opens a vault."""

    own_cards: bool
    organisation: bool


def recovery_ways(vault: Vault) -> RecoveryWays:
    """Return whether cards of its own and the organisation's recovery key open an open vault."""
    slots = [slot for slot in vault.header.slots if isinstance(slot, RecoverySlot)]
    return RecoveryWays(any(not slot.is_organisations for slot in slots), any(slot.is_organisations for slot in slots))


def recovery_keys(directory: Path) -> tuple[str, ...]:
    """Return the digests of the recovery keys that the header names; readable without a passphrase."""
    with named_faults(), header_faults(WrongRecovery):
        slots = [slot for copy in copies.load(directory).usable for slot in copy.header.slots]
    return tuple(dict.fromkeys(slot.key for slot in slots if isinstance(slot, RecoverySlot)))


def _is_organisations(slot: Slot) -> bool:
    return isinstance(slot, RecoverySlot) and slot.is_organisations
