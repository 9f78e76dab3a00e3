"""Keys of an organisation in a file: sealed by a passphrase, and to the recovery key so that cards open it too.

Each purpose has a file of its own: the root stays in its safe while the issuer's key is at work.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeAlias, cast

import pydantic

from storage.crypto import aead, hpke, kdf, shares
from storage.crypto.errors import BadKey, CardProblem, CostRefused, NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.crypto.signing import SigningKey
from storage.keys.errors import KeyFileDamaged, KeyFileRefused, KeyFileTooNew
from storage.keys.passphrase import normalised, require
from storage.objects import canonical
from storage.objects.errors import ObjectRefused
from storage.objects.founding import Founding

FORMAT: Final = 1
LARGEST: Final = 1 << 20
_KIND: Final = "organisation-key-file"
_HPKE_KIND: Final = "organisation-keys"
_MEMBERS: Final = {"content", "format", "id", "kind", "passphrase", "practice", "purpose", "recovery", "sum"}
Json: TypeAlias = Mapping[str, canonical.JsonValue]


class KeyPurpose(StrEnum):
    """What the keys of a file are for."""

    ORGANISATION = "organisation"
    ISSUER = "issuer"
    CUSTODIAN = "custodian"
    CRSV_CUSTODIAN = "crsv-custodian"


@dataclass(frozen=True, slots=True)
class KeptKeys:
    """What a file holds: root, issuer and founding; or the issuer alone; or a custodian's box key."""

    root: SigningKey | None = field(default=None, repr=False)
    issuer: SigningKey | None = field(default=None, repr=False)
    box: BoxKey | None = field(default=None, repr=False)
    founding: Founding | None = None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file as it was read, still sealed; `recovery` is the digest of the recovery key that opens it."""

    purpose: KeyPurpose
    practice: bool
    recovery: str
    file_id: str
    cost: Argon2Cost
    salt: bytes
    wrapped: bytes
    sealed: bytes
    content: bytes

    def with_passphrase(self, passphrase: str) -> KeptKeys:
        """Open with the passphrase.

        Raises:
            KeyFileRefused: Another passphrase.
            KeyFileDamaged: A cost that no program of ours writes, or a changed content.
        """
        return self.opened(self.key_by_passphrase(passphrase))

    def with_cards(self, cards: Sequence[str]) -> KeptKeys:
        """Open with enough cards of the organisation's recovery key.

        Raises:
            CardProblem: As `shares.combine`, or cards-of-another-organisation.
            KeyFileDamaged: A changed content.
        """
        return self.opened(self.key_by_cards(cards))

    def key_by_passphrase(self, passphrase: str) -> bytes:
        """The file's own key; raises as `with_passphrase`."""
        try:
            kek = _kek(passphrase, self.salt, self.cost)
        except CostRefused:
            raise KeyFileDamaged from None
        try:
            return aead.open_sealed(kek, self.wrapped, self._context(_cost_text(self.cost)))
        except NotAuthentic:
            raise KeyFileRefused from None

    def key_by_cards(self, cards: Sequence[str]) -> bytes:
        """The file's own key; raises as `with_cards`."""
        box = BoxKey.from_seed(shares.combine(cards))
        # Cards that fit together may still be of another set: only the public key tells.
        if hpke.box_digest(box.public) != self.recovery:
            raise CardProblem(None, "cards-of-another-organisation")
        try:
            return hpke.open_sealed(box, self.sealed, **_names(self.file_id, box.public, self._policy))
        except NotAuthentic:
            raise KeyFileDamaged from None

    def under(self, key: bytes, passphrase: str, cost: Argon2Cost) -> bytes:
        """The same file under another passphrase; `key` is the file's own. Cards open it as before.

        Raises:
            WeakPassphrase, MemoryNotEnough: As `sealed`.
        """
        require(passphrase)
        salt = os.urandom(kdf.SALT_BYTES)
        wrapped = aead.seal(_kek(passphrase, salt, cost), key, self._context(_cost_text(cost)))
        return _written(replace(self, cost=cost, salt=salt, wrapped=wrapped))

    @property
    def _policy(self) -> str:
        return _policy(self.purpose, self.practice)

    def _context(self, *more: str) -> bytes:
        return _context(self.file_id, self._policy, *more)

    def opened(self, key: bytes) -> KeptKeys:
        """What the file's own key opens; KeyFileDamaged if the content was changed."""
        try:
            content = aead.open_sealed(_content_key(key), self.content, self._context())
            return _kept(canonical.parse(content), self.purpose)
        except (NotAuthentic, ObjectRefused, BadKey, ValueError, TypeError, KeyError):
            raise KeyFileDamaged from None


def sealed(
    keys: KeptKeys, purpose: KeyPurpose, *, practice: bool, passphrase: str, cost: Argon2Cost, recovery: bytes
) -> bytes:
    """Return the bytes of a key file; `recovery` is the public recovery key of the organisation.

    Raises:
        WeakPassphrase: It would not protect a stolen stick for long.
        MemoryNotEnough: The machine cannot derive a key at this cost now.
    """
    require(passphrase)
    file_id, salt, key = os.urandom(16).hex(), os.urandom(kdf.SALT_BYTES), os.urandom(aead.KEY_BYTES)
    policy = _policy(purpose, practice)
    return _written(
        KeyFile(
            purpose=purpose,
            practice=practice,
            recovery=hpke.box_digest(recovery),
            file_id=file_id,
            cost=cost,
            salt=salt,
            wrapped=aead.seal(_kek(passphrase, salt, cost), key, _context(file_id, policy, _cost_text(cost))),
            sealed=hpke.seal(recovery, key, **_names(file_id, recovery, policy)),
            content=aead.seal(_content_key(key), canonical.encode(_content(keys)), _context(file_id, policy)),
        )
    )


def _written(file: KeyFile) -> bytes:
    body: dict[str, canonical.JsonValue] = {
        "kind": _KIND,
        "format": FORMAT,
        "id": file.file_id,
        "purpose": file.purpose.value,
        "practice": file.practice,
        "passphrase": {
            "m": file.cost.memory_kib,
            "t": file.cost.passes,
            "p": file.cost.lanes,
            "salt": file.salt.hex(),
            "wrapped": file.wrapped.hex(),
        },
        "recovery": {"key": file.recovery, "sealed": file.sealed.hex()},
        "content": file.content.hex(),
    }
    body["sum"] = _sum(body)
    return canonical.encode(body)


def read(data: bytes) -> KeyFile:
    """Read a key file without opening it.

    Raises:
        KeyFileDamaged: It is none, or not whole.
        KeyFileTooNew: A later version of the program wrote it.
    """
    try:
        body = canonical.parse(data, limit=LARGEST)
        if body.get("kind") != _KIND or body.get("sum") != _sum(body):
            raise KeyFileDamaged
        form = body.get("format")
        if isinstance(form, int) and form > FORMAT:
            raise KeyFileTooNew
        if body.keys() != _MEMBERS or form != FORMAT:
            raise KeyFileDamaged
        return _read(body)
    except (ObjectRefused, ValueError, TypeError, KeyError):
        raise KeyFileDamaged from None


def _read(body: Json) -> KeyFile:
    slot, recovery, practice = _object(body["passphrase"]), _object(body["recovery"]), body["practice"]
    if slot.keys() != {"m", "t", "p", "salt", "wrapped"} or recovery.keys() != {"key", "sealed"}:
        raise KeyFileDamaged
    if not isinstance(practice, bool):
        raise KeyFileDamaged
    return KeyFile(
        purpose=KeyPurpose(_text(body["purpose"])),
        practice=practice,
        recovery=_hex(recovery["key"], 32).hex(),
        file_id=_hex(body["id"], 16).hex(),
        cost=Argon2Cost(_int(slot["m"]), _int(slot["t"]), _int(slot["p"])),
        salt=_hex(slot["salt"], kdf.SALT_BYTES),
        wrapped=_hex(slot["wrapped"], aead.KEY_BYTES + aead.OVERHEAD),
        sealed=_hex(recovery["sealed"], aead.KEY_BYTES + hpke.OVERHEAD),
        content=_hex(body["content"]),
    )


def _content(keys: KeptKeys) -> Json:
    return {
        "root": keys.root.seed.hex() if keys.root else None,
        "issuer": keys.issuer.seed.hex() if keys.issuer else None,
        "box": keys.box.seed.hex() if keys.box else None,
        "founding": keys.founding.model_dump(mode="json") if keys.founding else None,
    }


def _kept(content: Mapping[str, pydantic.JsonValue], purpose: KeyPurpose) -> KeptKeys:
    if content.keys() != {"root", "issuer", "box", "founding"}:
        raise KeyFileDamaged
    root, issuer, box, founding = (content[name] for name in ("root", "issuer", "box", "founding"))
    kept = KeptKeys(
        SigningKey.from_seed(_hex(root, 32)) if root is not None else None,
        SigningKey.from_seed(_hex(issuer, 32)) if issuer is not None else None,
        BoxKey.from_seed(_hex(box, 32)) if box is not None else None,
        Founding.model_validate_json(canonical.encode(_object(founding))) if founding is not None else None,
    )
    held = {name for name in KeptKeys.__slots__ if getattr(kept, name) is not None}
    if held != _HELD[purpose]:
        raise KeyFileDamaged
    return kept


_HELD = {
    KeyPurpose.ORGANISATION: {"root", "issuer", "founding"},
    KeyPurpose.ISSUER: {"issuer"},
    KeyPurpose.CUSTODIAN: {"box"},
    KeyPurpose.CRSV_CUSTODIAN: {"box"},
}


def _policy(purpose: KeyPurpose, practice: bool) -> str:
    return f"{purpose.value}/{'practice' if practice else 'real'}"


def _context(*parts: str) -> bytes:
    return "\0".join(("svidok/key-file/v1", *parts)).encode()


def _names(file_id: str, public: bytes, policy: str) -> dict[str, str]:
    return {"kind": _HPKE_KIND, "object_id": file_id, "recipient": hpke.box_id(public), "policy": policy}


def _cost_text(cost: Argon2Cost) -> str:
    return f"argon2id,m={cost.memory_kib},t={cost.passes},p={cost.lanes}"


def _kek(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    return derive_key(kdf.derive(normalised(passphrase), salt, cost), b"svidok/v1/kek/key-file")


def _content_key(key: bytes) -> bytes:
    return derive_key(key, b"svidok/v1/key-file")


def _sum(body: Mapping[str, object]) -> str:
    whole = {name: value for name, value in body.items() if name != "sum"}
    return hashlib.sha256(canonical.encode(cast("Json", whole))).hexdigest()


def _object(value: object) -> dict[str, canonical.JsonValue]:
    if not isinstance(value, dict):
        raise KeyFileDamaged
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise KeyFileDamaged
    return value


def _int(value: object) -> int:
    if type(value) is not int:
        raise KeyFileDamaged
    return value


def _hex(value: object, length: int | None = None) -> bytes:
    data = bytes.fromhex(_text(value))
    if data.hex() != value or (length is not None and len(data) != length):
        raise KeyFileDamaged
    return data
