"""The vault header as bytes: canonical JSON; a digest for each slot, a sum for damage, a MAC for changes.

The members `kind`, `format` and `sum` keep their meaning in every later format, so that an old program
can tell "newer" from "damaged".
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import rfc8785

from storage.crypto.errors import CostRefused
from storage.crypto.hkdf import derive_key
from storage.crypto.kdf import Argon2Cost
from storage.keys.errors import HeaderDamaged, HeaderTooNew
from storage.keys.slots import (
    WRAPPED_BYTES,
    Bound,
    PassphraseSlot,
    RecoverySlot,
    RotatingSlot,
    Slot,
    UnknownSlot,
    passphrase_slots,
)

FORMAT: Final = 1
LARGEST: Final = 64 * 1024
# Two of a passphrase, three of recovery while cards are exchanged, one while keys are, and room for hardware tokens.
MOST_SLOTS: Final = 8
MOST_PASSPHRASE_SLOTS: Final = 2
# What a later program may put into a slot; with it a full header stays far below the largest.
LARGEST_UNKNOWN: Final = 8 * 1024
_KIND: Final = "svidok-vault"
_MEMBERS: Final = {"check", "format", "generation", "kind", "mac", "practice", "slots", "sum", "vault"}

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says."""

    vault_id: str
    generation: int
    practice: bool
    slots: tuple[Slot, ...]

    @property
    def bound(self) -> Bound:
        """Return what the slots are bound to."""
        return Bound(self.vault_id, self.practice)


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """One copy as it was read; `intact` if its sum is right, otherwise only its undamaged slots are here."""

    header: Header
    intact: bool
    raw: bytes
    signed: bytes
    mac: str
    check: str
    # A slot that may have been a passphrase's is damaged: then a refused passphrase proves nothing.
    lost_passphrase: bool = False

    def verify(self, key: bytes) -> None:
        """Raise HeaderDamaged unless this copy was written by somebody who held the vault's key."""
        if self.intact and not (self.is_signed_by(mac_key(key)) and hmac.compare_digest(self.check, check_value(key))):
            raise HeaderDamaged

    def is_signed_by(self, key: bytes) -> bool:
        """Tell whether a whole copy bears the MAC of this MAC key."""
        return self.intact and hmac.compare_digest(self.mac, hmac.digest(key, self.signed, "sha256").hex())


def check_value(key: bytes) -> str:
    """Return what tells the vault's key from any other without giving it away."""
    return derive_key(key, b"svidok/v1/check", length=16).hex()


def mac_key(key: bytes) -> bytes:
    """Return the key that signs headers; it gives away nothing of the vault's key."""
    return derive_key(key, b"svidok/v1/header")


def written(header: Header, key: bytes) -> bytes:
    """Return the bytes of a header file."""
    return signed(header, check_value(key), mac_key(key))


def signed(header: Header, check: str, key: bytes) -> bytes:
    """Return the bytes of a header file, made by somebody who holds only the MAC key and a check value."""
    body: dict[str, Json] = {
        "check": check,
        "format": FORMAT,
        "generation": header.generation,
        "kind": _KIND,
        "practice": header.practice,
        "slots": [_slot_json(slot) for slot in header.slots],
        "vault": header.vault_id,
    }
    body["mac"] = hmac.digest(key, rfc8785.dumps(body), "sha256").hex()
    body["sum"] = _sum(body)
    return rfc8785.dumps(body)


def _sum(body: Mapping[str, Json]) -> str:
    return hashlib.sha256(rfc8785.dumps({name: value for name, value in body.items() if name != "sum"})).hexdigest()


def _slot_json(slot: Slot) -> dict[str, Json]:
    if isinstance(slot, UnknownSlot):
        kept: dict[str, Json] = json.loads(slot.content)
        return kept
    if isinstance(slot, PassphraseSlot):
        fields: dict[str, Json] = {
            "id": slot.slot_id,
            "m": slot.cost.memory_kib,
            "p": slot.cost.lanes,
            "salt": slot.salt.hex(),
            "t": slot.cost.passes,
            "type": "passphrase",
            "wrapped": slot.wrapped.hex(),
        }
    elif isinstance(slot, RotatingSlot):
        fields = {"id": slot.slot_id, "type": "rotating", "wrapped": slot.wrapped.hex()}
    else:
        fields = {"id": slot.slot_id, "key": slot.key, "sealed": slot.sealed.hex(), "type": "recovery"}
    fields["sha256"] = hashlib.sha256(rfc8785.dumps(fields)).hexdigest()
    return fields


def read(raw: bytes) -> ReadHeader:
    """Return what a header file says.

    Raises:
        HeaderTooNew: intact, of a later format.
        HeaderDamaged: not even parts of it can be used.
    """
    body = _parsed(raw)
    if body.get("kind") != _KIND:
        raise HeaderDamaged
    intact = body.get("sum") == _sum(body)
    form = body.get("format")
    if intact and type(form) is int and form > FORMAT:
        raise HeaderTooNew
    if body.keys() != _MEMBERS or form != FORMAT:
        raise HeaderDamaged
    listed = body["slots"]
    generation, practice = body["generation"], body["practice"]
    if type(generation) is not int or not 0 < generation < 2**53 or type(practice) is not bool:
        raise HeaderDamaged
    if not isinstance(listed, list) or len(listed) > MOST_SLOTS:
        raise HeaderDamaged
    slots = [_slot(one) for one in listed]
    found = tuple(slot for slot in slots if slot is not None)
    _refuse_costly(passphrase_slots(found))
    lost = any(slot is None and _may_be_passphrase(one) for slot, one in zip(slots, listed, strict=True))
    header = Header(_hex(body["vault"], 16).hex(), generation, practice, found)
    signed_part = rfc8785.dumps({name: value for name, value in body.items() if name not in ("sum", "mac")})
    mac, check = _hex(body["mac"], 32).hex(), _hex(body["check"], 16).hex()
    return ReadHeader(header, intact, raw, signed_part, mac, check, lost)


def _refuse_costly(slots: Sequence[PassphraseSlot]) -> None:
    """Raise HeaderDamaged where a crafted header would make one guess cost more than one derivation."""
    if len(slots) > MOST_PASSPHRASE_SLOTS or len({(slot.salt, slot.cost) for slot in slots}) > 1:
        raise HeaderDamaged


def _may_be_passphrase(value: Json) -> bool:
    return not isinstance(value, dict) or value.get("type") not in ("recovery", "rotating")


def _parsed(raw: bytes) -> dict[str, Json]:
    if len(raw) > LARGEST:
        raise HeaderDamaged
    try:
        body = json.loads(raw)
        # Reading is allowed to be loose only because what was read must be what we would write:
        # this excludes double members, floats, other spellings and anything after the end.
        if not isinstance(body, dict) or rfc8785.dumps(body) != raw:
            raise HeaderDamaged
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        raise HeaderDamaged from None
    return body


def _slot(value: Json) -> Slot | None:
    """Return a slot, or None for one whose own digest says that it is damaged."""
    if not isinstance(value, dict):
        return None
    digest = value.get("sha256")
    fields = {name: item for name, item in value.items() if name != "sha256"}
    if digest != hashlib.sha256(rfc8785.dumps(fields)).hexdigest():
        return None
    kind = fields.get("type")
    try:
        if kind == "passphrase":
            return _passphrase(fields)
        if kind == "recovery":
            return _recovery(fields)
        if kind == "rotating":
            return _rotating(fields)
    except (HeaderDamaged, CostRefused):
        return None
    return _unknown(value)


def _unknown(value: dict[str, Json]) -> UnknownSlot | None:
    kind, content = value.get("type"), rfc8785.dumps(value)
    is_kept = isinstance(kind, str) and re.fullmatch(r"[a-z0-9-]{1,32}", kind) and len(content) <= LARGEST_UNKNOWN
    return UnknownSlot(str(kind), content) if is_kept else None


def _passphrase(fields: Mapping[str, Json]) -> PassphraseSlot:
    if fields.keys() != {"id", "m", "p", "salt", "t", "type", "wrapped"}:
        raise HeaderDamaged
    cost = Argon2Cost(_int(fields["m"]), _int(fields["t"]), _int(fields["p"]))
    cost.refuse_if_hostile()
    wrapped = _hex(fields["wrapped"], WRAPPED_BYTES)
    return PassphraseSlot(_hex(fields["id"], 8).hex(), cost, _hex(fields["salt"], 16), wrapped)


def _recovery(fields: Mapping[str, Json]) -> RecoverySlot:
    if fields.keys() != {"id", "key", "sealed", "type"}:
        raise HeaderDamaged
    return RecoverySlot(_hex(fields["id"], 8).hex(), _hex(fields["key"], 32).hex(), _hex(fields["sealed"], 1168))


def _rotating(fields: Mapping[str, Json]) -> RotatingSlot:
    if fields.keys() != {"id", "type", "wrapped"}:
        raise HeaderDamaged
    return RotatingSlot(_hex(fields["id"], 8).hex(), _hex(fields["wrapped"], WRAPPED_BYTES))


def _int(value: Json) -> int:
    if type(value) is not int:
        raise HeaderDamaged
    return value


def _hex(value: Json, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length or value != value.lower():
        raise HeaderDamaged
    try:
        return bytes.fromhex(value)
    except ValueError:
        raise HeaderDamaged from None
