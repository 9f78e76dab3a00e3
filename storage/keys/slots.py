"""The slots of a header: each holds the vault's key, locked in its own way."""

import dataclasses
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from storage.crypto import aead, hpke, kdf
from storage.crypto.errors import CostRefused, NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys.errors import HeaderDamaged, SlotRefused
from storage.keys.passphrase import normalised

KEY_BYTES: Final = 32
WRAPPED_BYTES: Final = KEY_BYTES + aead.OVERHEAD
_KIND = "vault-recovery"


@dataclass(frozen=True, slots=True)
class Bound:
    """What every slot is bound to, so that a slot cannot be moved to another vault or out of practice."""

    vault_id: str
    practice: bool

    @property
    def policy(self) -> str:
        """Return the word for practice or real."""
        return "practice" if self.practice else "real"


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The key wrapped by a passphrase; or what looks the same: a lock-out slot, a mark of it, or random bytes."""

    slot_id: str
    cost: Argon2Cost
    salt: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The key sealed to a recovery key; `key` is the SHA-256 of that public key."""

    slot_id: str
    key: str
    sealed: bytes = field(repr=False)

    @property
    def is_organisations(self) -> bool:
        """Tell whether this is the organisation's: its slot bears the box id, the slot of local cards a random one."""
        return self.slot_id == self.key[:16]


@dataclass(frozen=True, slots=True)
class RotatingSlot:
    """While keys are exchanged: the next key, wrapped by the present one; the database is under one of the two."""

    slot_id: str
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnknownSlot:
    """A slot of a later program, a hardware token's for instance: kept byte for byte, opened by nothing here."""

    kind: str
    content: bytes = field(repr=False)

    @property
    def slot_id(self) -> str:
        """Return what tells it from others when two copies are brought together."""
        return f"{self.kind}:{hash(self.content)}"


Slot = PassphraseSlot | RecoverySlot | RotatingSlot | UnknownSlot


@dataclass(frozen=True, slots=True)
class Guess:
    """What one passphrase derives under one salt and cost: one derivation, whichever of the slots it is for."""

    opens: bytes = field(repr=False)
    locks_out: bytes = field(repr=False)


def guessed(passphrase: str, salt: bytes, cost: Argon2Cost) -> Guess:
    """Derive what a passphrase may open.

    Raises:
        HeaderDamaged: a cost that no program of ours ever writes.
        MemoryNotEnough: the machine has not that much memory free now.
    """
    try:
        derived = kdf.derive(normalised(passphrase), salt, cost)
    except CostRefused:
        raise HeaderDamaged from None
    return Guess(derive_key(derived, b"svidok/v1/kek/passphrase"), derive_key(derived, b"svidok/v1/kek/lock-out"))


def new_salt() -> bytes:
    """Return a salt for a new pair of slots."""
    return os.urandom(kdf.SALT_BYTES)


def sealed_slot(kek: bytes, secret: bytes, salt: bytes, cost: Argon2Cost, bound: Bound) -> PassphraseSlot:
    """Return a slot that gives a secret of 32 bytes to whoever derives its key."""
    slot_id = os.urandom(8).hex()
    return PassphraseSlot(slot_id, cost, salt, aead.seal(kek, secret, _context(slot_id, cost, bound)))


def open_with(slot: PassphraseSlot, kek: bytes, bound: Bound) -> bytes:
    """Return the secret of a slot, or raise SlotRefused."""
    try:
        return aead.open_sealed(kek, slot.wrapped, _context(slot.slot_id, slot.cost, bound))
    except NotAuthentic:
        raise SlotRefused from None


def passphrase_slot(key: bytes, passphrase: str, cost: Argon2Cost, bound: Bound) -> PassphraseSlot:
    """Return a new slot for a passphrase."""
    salt = new_salt()
    return sealed_slot(guessed(passphrase, salt, cost).opens, key, salt, cost, bound)


def filler(like: PassphraseSlot) -> PassphraseSlot:
    """Return random bytes in the shape of a slot: nobody can tell them from one that somebody can open."""
    return PassphraseSlot(os.urandom(8).hex(), like.cost, like.salt, os.urandom(WRAPPED_BYTES))


def passphrase_slots(slots: Iterable[Slot]) -> list[PassphraseSlot]:
    """Return those that look like a passphrase's."""
    return [slot for slot in slots if isinstance(slot, PassphraseSlot)]


def others(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return those that do not look like a passphrase's."""
    return tuple(slot for slot in slots if not isinstance(slot, PassphraseSlot))


def paired(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the slots with a second passphrase slot beside a lonely one, so that one being there tells nothing."""
    shaped = passphrase_slots(slots)
    return (*shaped, filler(shaped[0]), *others(slots)) if len(shaped) == 1 else tuple(slots)


def locked_pair(mac_key: bytes, like: PassphraseSlot, bound: Bound) -> tuple[PassphraseSlot, PassphraseSlot]:
    """Return what a lock-out leaves: random bytes, and a mark that only the vault's key can tell from them."""
    mark = sealed_slot(_mark_key(mac_key), bytes(KEY_BYTES), like.salt, like.cost, bound)
    pair = (mark, filler(like))
    return pair if secrets.randbits(1) else (pair[1], pair[0])


def is_mark(slot: PassphraseSlot, mac_key: bytes, bound: Bound) -> bool:
    """Tell whether this is what a lock-out left."""
    try:
        return open_with(slot, _mark_key(mac_key), bound) == bytes(KEY_BYTES)
    except SlotRefused:
        return False


def _mark_key(mac_key: bytes) -> bytes:
    return derive_key(mac_key, b"svidok/v1/lock-out")


def recovery_slot(key: bytes, public: bytes, bound: Bound) -> RecoverySlot:
    """Return a new slot for a recovery key; from now on a lost passphrase loses nothing."""
    digest = hpke.box_digest(public)
    sealed = hpke.seal(
        public, key, kind=_KIND, object_id=bound.vault_id, recipient=hpke.box_id(public), policy=bound.policy
    )
    return RecoverySlot(os.urandom(8).hex(), digest, sealed)


def organisation_slot(key: bytes, public: bytes, bound: Bound) -> RecoverySlot:
    """Return a new slot for the organisation's recovery key, recognised by its id."""
    return dataclasses.replace(recovery_slot(key, public, bound), slot_id=hpke.box_id(public))


def open_recovery_slot(slot: RecoverySlot, box: BoxKey, bound: Bound) -> bytes:
    """Return the vault's key; SlotRefused if the slot was made for another recovery key."""
    # Compared first: wrong cards must be called wrong cards, never damage.
    if hpke.box_digest(box.public) != slot.key:
        raise SlotRefused
    try:
        return hpke.open_sealed(
            box,
            slot.sealed,
            kind=_KIND,
            object_id=bound.vault_id,
            recipient=hpke.box_id(box.public),
            policy=bound.policy,
        )
    except NotAuthentic:
        raise HeaderDamaged from None


def rotating_slot(key: bytes, next_key: bytes, bound: Bound) -> RotatingSlot:
    """Return the slot that gives the next key to whoever has the present one."""
    slot_id = os.urandom(8).hex()
    return RotatingSlot(slot_id, aead.seal(_rotating_key(key), next_key, _rotating_context(slot_id, bound)))


def next_key(slot: RotatingSlot, key: bytes, bound: Bound) -> bytes:
    """Return the next key; HeaderDamaged for another vault's or a changed slot."""
    try:
        return aead.open_sealed(_rotating_key(key), slot.wrapped, _rotating_context(slot.slot_id, bound))
    except NotAuthentic:
        raise HeaderDamaged from None


def _rotating_key(key: bytes) -> bytes:
    return derive_key(key, b"svidok/v1/rotating")


def _rotating_context(slot_id: str, bound: Bound) -> bytes:
    return "\0".join(("svidok/slot/v1", bound.vault_id, bound.policy, slot_id, "rotating")).encode()


def _context(slot_id: str, cost: Argon2Cost, bound: Bound) -> bytes:
    parts = (
        "svidok/slot/v1",
        bound.vault_id,
        bound.policy,
        slot_id,
        f"argon2id,m={cost.memory_kib},t={cost.passes},p={cost.lanes}",
    )
    return "\0".join(parts).encode()
