"""An exchange of keys that was cut off: which of the two keys the database is under, and what becomes of the header."""

import contextlib
import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.crypto.errors import BadKey
from storage.keys import copies
from storage.keys.copies import Unlocked
from storage.keys.header import Header
from storage.keys.slots import (
    RecoverySlot,
    RotatingSlot,
    Slot,
    UnknownSlot,
    next_key,
    organisation_slot,
    others,
    passphrase_slots,
    recovery_slot,
)
from storage.vault import engines, pairs, ways
from storage.vault.errors import RotationRefused, VaultDamaged
from storage.vault.faults import fault_of
from storage.vault.transaction import Transaction
from storage.vault.vault import DATABASE, Vault, database_key

NEW_DATABASE: Final = "data.new"
_BESIDE: Final = ("", "-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Settled:
    """What to go on with: the header, the key of the database, and whether the key is not yet the header's."""

    header: Header
    key: bytes = field(repr=False)
    is_exchanged: bool


def settled(directory: Path, unlocked: Unlocked) -> Settled:
    """Return which key the database is under."""
    header, key = unlocked.header, unlocked.key
    slots = [slot for slot in header.slots if isinstance(slot, RotatingSlot)]
    if not slots:
        return Settled(header, key, is_exchanged=False)
    following = next_key(slots[0], key, header.bound)
    if opens(directory / DATABASE, following):
        return Settled(header, following, is_exchanged=True)
    if not opens(directory / DATABASE, key):
        # Damaged, under either: both keys are kept for whoever repairs it.
        return Settled(header, key, is_exchanged=False)
    # The names were not swapped: nothing has happened yet.
    return Settled(
        dataclasses.replace(header, generation=header.generation + 1, slots=_without_rotating(header.slots)),
        key,
        is_exchanged=False,
    )


def opens(database: Path, key: bytes) -> bool:
    """Tell whether a database is under a key of the vault."""
    if not database.is_file():
        return False
    try:
        engines.connected(database, database_key(key), read_only=True).close()
    except sqlcipher.DatabaseError as error:
        if isinstance(fault_of(error), VaultDamaged):
            return False
        raise
    return True


def remove_new(directory: Path) -> None:
    """Remove what an exchange of keys that was cut off has left; without its name in place nothing of it counts."""
    for suffix in _BESIDE:
        with contextlib.suppress(OSError):
            (directory / (NEW_DATABASE + suffix)).unlink(missing_ok=True)


def require_sealable(tx: Transaction, header: Header) -> None:
    """Raise RotationRefused unless every way into the vault can be made anew for another key."""
    publics = ways.recovery_publics(tx)
    for slot in header.slots:
        if isinstance(slot, UnknownSlot):
            raise RotationRefused("slot-unknown")
        if isinstance(slot, RecoverySlot) and slot.key not in publics:
            raise RotationRefused("recovery-key-unknown")


def resealed(tx: Transaction, header: Header, key: bytes) -> tuple[Slot, ...]:
    """Return the recovery slots of a header, sealed anew for another key."""
    publics = ways.recovery_publics(tx)
    found: list[Slot] = []
    for slot in header.slots:
        if isinstance(slot, RecoverySlot) and slot.key in publics:
            make = organisation_slot if slot.is_organisations else recovery_slot
            with contextlib.suppress(BadKey):
                found.append(make(key, publics[slot.key], header.bound))
    return tuple(found)


def settle(vault: Vault, unlocked: Unlocked, passphrase: str) -> None:
    """Give an opened vault the header of its new key; if the disk does not allow it now, the next opening will."""
    header, key = unlocked.header, vault.master_key()
    like = passphrase_slots(header.slots)[0]
    assert unlocked.guess is not None
    with vault.transaction() as tx:
        kept = ways.kept_lock_out(tx)
        own = resealed(tx, header, key)
        pair = pairs.of_guess(
            key, unlocked.guess, kept.passphrase if kept else None, like.salt, like.cost, header.bound
        )
        if pair.lock_out is not None:
            ways.keep_lock_out(tx, pair.lock_out)
    made = dataclasses.replace(header, generation=header.generation + 1, slots=(*pair.slots, *own))
    vault.header_replaced(made)
    copies.replace(vault.directory, made, key, pairs.proof(key, passphrase))


def _without_rotating(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return (*passphrase_slots(slots), *(slot for slot in others(slots) if not isinstance(slot, RotatingSlot)))
