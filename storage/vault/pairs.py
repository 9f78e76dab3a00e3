"""The two slots of a passphrase: its own, and one that is the lock-out passphrase's or nobody's."""

import dataclasses
from collections.abc import Callable

from storage.crypto.kdf import Argon2Cost
from storage.keys import copies
from storage.keys.errors import HeaderDamaged, SlotRefused
from storage.keys.header import Header, mac_key
from storage.keys.slots import (
    Bound,
    Guess,
    PassphraseSlot,
    Slot,
    filler,
    guessed,
    new_salt,
    open_with,
    others,
    paired,
    passphrase_slots,
    sealed_slot,
)
from storage.vault import ways
from storage.vault.errors import WrongRecovery
from storage.vault.faults import header_faults, named_faults
from storage.vault.transaction import Transaction
from storage.vault.vault import Vault
from storage.vault.ways import LockOut


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """New slots, how to prove them, and the lock-out passphrase under the slot that it has now."""

    slots: tuple[PassphraseSlot, PassphraseSlot]
    lock_out: LockOut | None

    def into(self, header: Header, generation: int) -> Header:
        """Return a header with these instead of its own."""
        return dataclasses.replace(header, generation=generation, slots=(*self.slots, *others(header.slots)))


def make(key: bytes, passphrase: str, lock_out: str | None, cost: Argon2Cost, bound: Bound) -> Pair:
    """Return slots under a fresh salt; one derivation of a passphrase tries both of them."""
    salt = new_salt()
    return of_guess(key, guessed(passphrase, salt, cost), lock_out, salt, cost, bound)


def of_guess(key: bytes, guess: Guess, lock_out: str | None, salt: bytes, cost: Argon2Cost, bound: Bound) -> Pair:
    """Return slots for a passphrase that was derived already."""
    own = sealed_slot(guess.opens, key, salt, cost, bound)
    if lock_out is None:
        return Pair((own, filler(own)), None)
    second = sealed_slot(guessed(lock_out, salt, cost).locks_out, mac_key(key), salt, cost, bound)
    return Pair((own, second), LockOut(second.slot_id, lock_out))


def lock_out_of(tx: Transaction, header: Header) -> LockOut | None:
    """Return the lock-out passphrase that a header knows: a change that was cut off neither sets nor ends one."""
    return ways.kept_lock_out(tx, [slot.slot_id for slot in passphrase_slots(header.slots)])


def cost_of(header: Header) -> Argon2Cost:
    """Return what a guess at this header costs."""
    return passphrase_slots(header.slots)[0].cost


def require_present(vault: Vault, passphrase: str) -> Guess:
    """Return what the vault's passphrase derives.

    Raises:
        SlotRefused: it is another one.
    """
    for slot in passphrase_slots(vault.header.slots):
        guess = guessed(passphrase, slot.salt, slot.cost)
        for one in passphrase_slots(vault.header.slots):
            try:
                if open_with(one, guess.opens, vault.header.bound) == vault.master_key():
                    return guess
            except SlotRefused:
                continue
        break
    raise SlotRefused


def proof(key: bytes, passphrase: str) -> Callable[[Header], None]:
    """Return a check that a passphrase opens what was read back from the disk; it raises HeaderDamaged."""

    def check(header: Header) -> None:
        slots = passphrase_slots(header.slots)
        guess = guessed(passphrase, slots[0].salt, slots[0].cost) if slots else None
        for slot in slots:
            try:
                if guess is not None and open_with(slot, guess.opens, header.bound) == key:
                    return
            except SlotRefused:
                continue
        raise HeaderDamaged

    return check


def replace(vault: Vault, pair: Pair, passphrase: str) -> None:
    """Write new slots into both copies of an open vault's header."""
    key = vault.master_key()
    if pair.lock_out is not None:
        # The database first: a lock-out passphrase that it does not know would be lost with the next change.
        with vault.transaction() as tx:
            ways.begin_lock_out(tx, pair.lock_out)
    header = pair.into(vault.header, copies.next_generation(vault.directory, vault.header, key))
    copies.replace(vault.directory, header, key, proof(key, passphrase))
    vault.header_replaced(header)
    with vault.transaction() as tx:
        if pair.lock_out is None:
            ways.forget_lock_out(tx)
        else:
            ways.keep_lock_out(tx, pair.lock_out)


def rewrite(vault: Vault, slots: tuple[Slot, ...]) -> None:
    """Write other slots into both copies of an open vault's header, where nobody here can try those that are new.

    Raises:
        VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: the vault opens as before.
    """
    held, key = vault.header, vault.master_key()
    with named_faults(), header_faults(WrongRecovery):
        # From the header that opened this vault: a change of passphrase that failed must not come true by this.
        generation = copies.next_generation(vault.directory, held, key)
        header = dataclasses.replace(held, generation=generation, slots=paired(slots))
        copies.replace(vault.directory, header, key, lambda read: require_same(read, header))
        vault.header_replaced(header)


def require_same(header: Header, written: Header) -> None:
    """Raise HeaderDamaged unless what was read back is what was written."""
    if header != written:
        raise HeaderDamaged
