"""Recovery keys of a vault: the organisation's is added and replaced here; what the header names can be read."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import TypeGuard

from storage.crypto import hpke
from storage.keys import copies
from storage.keys.slots import (
    RecoverySlot,
    Slot,
    organisation_slot,
    others,
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


def begin_cards(vault: Vault, public: bytes) -> None:
    """Let a new set of the vault's own cards open it beside the earlier one, until `finish_cards`.

    A set that was begun before and never finished opens nothing any more.

    Raises:
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: the vault opens as before.
    """
    hpke.check_public(public)
    digest = hpke.box_digest(public)
    with vault.transaction() as tx:
        dropped = ways.begun(tx) - {digest}
        ways.keep_recovery(tx, public)
        # Before the header: what is in it and was never finished must be known as such.
        ways.note_begun(tx, digest)
    held = vault.header
    kept = tuple(slot for slot in others(held.slots) if not (_is_own(slot) and slot.key in dropped | {digest}))
    made = recovery_slot(vault.master_key(), public, held.bound)
    rewrite(vault, (*passphrase_slots(held.slots), made, *kept))
    _forget(vault, dropped)


def finish_cards(vault: Vault, digest: str) -> None:
    """Let only this set of the vault's own cards open it; safe to repeat.

    Args:
        vault: an open one.
        digest: of the public key that `begin_cards` got.

    Raises:
        WrongRecovery: the vault knows no such set.
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: both sets open the vault as before.
    """
    with vault.transaction() as tx:
        public = ways.recovery_publics(tx).get(digest)
        if public is None:
            raise WrongRecovery
        # Before the header: a set whose cards somebody holds must never be dropped as one that was only begun.
        ways.no_longer_begun(tx, digest)
    held = vault.header
    own = [slot for slot in held.slots if _is_own(slot)]
    new = next((slot for slot in own if slot.key == digest), None)
    kept = tuple(slot for slot in others(held.slots) if slot not in own)
    # A header that somebody put back may be without it.
    made = new or recovery_slot(vault.master_key(), public, held.bound)
    if own != [made]:
        rewrite(vault, (*passphrase_slots(held.slots), made, *kept))
    _forget(vault, {slot.key for slot in own} - {digest})


def _forget(vault: Vault, digests: Iterable[str]) -> None:
    with vault.transaction() as tx:
        for digest in digests:
            ways.forget_recovery(tx, digest)


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


def _is_own(slot: Slot) -> TypeGuard[RecoverySlot]:
    return isinstance(slot, RecoverySlot) and not slot.is_organisations


def _is_organisations(slot: Slot) -> bool:
    return isinstance(slot, RecoverySlot) and slot.is_organisations
