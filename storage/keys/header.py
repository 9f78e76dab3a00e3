"""The vault header as bytes: canonical JSON; a digest for each slot, a sum for damage, a MAC for changes.

The members `kind`, `format` and `sum` keep their meaning in every later format, so that an old program
can tell "newer" from "damaged".
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import rfc8785

from storage.crypto.hkdf import derive_key
from storage.crypto.kdf import Argon2Cost
from storage.keys.errors import HeaderDamaged, HeaderTooNew
from storage.keys.slots import Bound, PassphraseSlot, RecoverySlot, Slot

FORMAT: Final = 1
LARGEST: Final = 64 * 1024
# Each passphrase slot may cost a whole key derivation: a crafted header must not add up many.
MOST_SLOTS: Final = 4
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

    def verify(self, key: bytes) -> None:
        """Raise HeaderDamaged unless this copy was written by somebody who held the vault's key."""
        if self.intact and not (
            hmac.compare_digest(self.mac, _mac(key, self.signed)) and hmac.compare_digest(self.check, check_value(key))
        ):
            raise HeaderDamaged


def check_value(key: bytes) -> str:
    """Return what tells the vault's key from any other without giving it away."""
    return derive_key(key, b"svidok/v1/check", length=16).hex()


def _mac(key: bytes, signed: bytes) -> str:
    return hmac.digest(derive_key(key, b"svidok/v1/header"), signed, "sha256").hex()


def written(header: Header, key: bytes) -> bytes:
    """Return the bytes of a header file."""
    body: dict[str, Json] = {
        "check": check_value(key),
        "format": FORMAT,
        "generation": header.generation,
        "kind": _KIND,
        "practice": header.practice,
        "slots": [_slot_json(slot) for slot in header.slots],
        "vault": header.vault_id,
    }
    body["mac"] = _mac(key, rfc8785.dumps(body))
    body["sum"] = _sum(body)
    return rfc8785.dumps(body)


def _sum(body: Mapping[str, Json]) -> str:
    return hashlib.sha256(rfc8785.dumps({name: value for name, value in body.items() if name != "sum"})).hexdigest()


def _slot_json(slot: Slot) -> dict[str, Json]:
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
    slots = tuple(slot for slot in map(_slot, listed) if slot is not None)
    header = Header(_hex(body["vault"], 16).hex(), generation, practice, slots)
    signed = rfc8785.dumps({name: value for name, value in body.items() if name not in ("sum", "mac")})
    return ReadHeader(header, intact, raw, signed, _hex(body["mac"], 32).hex(), _hex(body["check"], 16).hex())


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
    try:
        return _passphrase(fields) if fields.get("type") == "passphrase" else _recovery(fields)
    except HeaderDamaged:
        return None


def _passphrase(fields: Mapping[str, Json]) -> PassphraseSlot:
    if fields.keys() != {"id", "m", "p", "salt", "t", "type", "wrapped"}:
        raise HeaderDamaged
    cost = Argon2Cost(_int(fields["m"]), _int(fields["t"]), _int(fields["p"]))
    return PassphraseSlot(_hex(fields["id"], 8).hex(), cost, _hex(fields["salt"], 16), _hex(fields["wrapped"], 60))


def _recovery(fields: Mapping[str, Json]) -> RecoverySlot:
    if fields.keys() != {"id", "key", "sealed", "type"} or fields["type"] != "recovery":
        raise HeaderDamaged
    return RecoverySlot(_hex(fields["id"], 8).hex(), _hex(fields["key"], 32).hex(), _hex(fields["sealed"], 1168))


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
