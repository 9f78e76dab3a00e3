"""The slots of a header: each holds the vault's key, locked in its own way."""

import dataclasses
import os
from dataclasses import dataclass, field

from storage.crypto import aead, hpke, kdf
from storage.crypto.errors import CostRefused, NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys.errors import HeaderDamaged, SlotRefused
from storage.keys.passphrase import normalised

KEY_BYTES = 32
_KEK_LABEL = b"svidok/v1/kek/passphrase"
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
    """The key wrapped by a passphrase."""

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


Slot = PassphraseSlot | RecoverySlot


def passphrase_slot(key: bytes, passphrase: str, cost: Argon2Cost, bound: Bound) -> PassphraseSlot:
    """Return a new slot for a passphrase."""
    slot_id, salt = os.urandom(8).hex(), os.urandom(kdf.SALT_BYTES)
    wrapped = aead.seal(_kek(passphrase, salt, cost), key, _context(slot_id, cost, bound))
    return PassphraseSlot(slot_id, cost, salt, wrapped)


def open_passphrase_slot(slot: PassphraseSlot, passphrase: str, bound: Bound) -> bytes:
    """Return the vault's key.

    Raises:
        SlotRefused: another passphrase.
        HeaderDamaged: a cost that no program of ours ever writes.
    """
    try:
        kek = _kek(passphrase, slot.salt, slot.cost)
    except CostRefused:
        raise HeaderDamaged from None
    try:
        return aead.open_sealed(kek, slot.wrapped, _context(slot.slot_id, slot.cost, bound))
    except NotAuthentic:
        raise SlotRefused from None


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


def _kek(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    return derive_key(kdf.derive(normalised(passphrase), salt, cost), _KEK_LABEL)


def _context(slot_id: str, cost: Argon2Cost, bound: Bound) -> bytes:
    parts = (
        "svidok/slot/v1",
        bound.vault_id,
        bound.policy,
        slot_id,
        f"argon2id,m={cost.memory_kib},t={cost.passes},p={cost.lanes}",
    )
    return "\0".join(parts).encode()
