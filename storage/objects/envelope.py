"""Signatures around payloads (DSSE): a JSON envelope in files, a shorter frame on the wire and in the vault."""

import base64
import binascii
import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from storage.crypto import signing
from storage.crypto.errors import BadKey, BadSignature
from storage.objects import canonical
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Payload

MOST_SIGNATURES: Final = 8
_UNSIGNED: Final = (ObjectKind.PART, ObjectKind.WRAPSET, ObjectKind.BLOB, ObjectKind.ADDRESSED)
_LENGTH = struct.Struct(">I")
P = TypeVar("P", bound=Payload)


@dataclass(frozen=True, slots=True)
class SignatureBy:
    """A signature; the key id is a hint for finding the key and proves nothing."""

    key_id: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """A payload exactly as it was signed."""

    kind: ObjectKind
    payload: bytes
    signatures: tuple[SignatureBy, ...]

    @property
    def digest(self) -> str:
        """Name of the object: SHA-256 of what the signature covers, type included."""
        return hashlib.sha256(signing.pae(self.kind.payload_type, self.payload)).hexdigest()

    def is_signed_by(self, public: bytes) -> bool:
        """Whether one of the signatures is by this key."""
        for signature in self.signatures:
            try:
                signing.verify(public, self.kind.payload_type, self.payload, signature.value)
            except (BadSignature, BadKey):
                continue
            return True
        return False

    def verify(self, public: bytes) -> None:
        """Return if one of the signatures is by this key.

        Raises:
            NotSigned: None is.
        """
        if not self.is_signed_by(public):
            raise NotSigned

    def to_frame(self) -> bytes:
        """`u32 length | payload | u8 count | (key id 8, signature 64) ...`, the form that is stored and sent."""
        tail = b"".join(bytes.fromhex(signature.key_id) + signature.value for signature in self.signatures)
        return _LENGTH.pack(len(self.payload)) + self.payload + bytes([len(self.signatures)]) + tail

    def to_json(self) -> bytes:
        """The DSSE envelope, for files and exports."""
        return canonical.encode(
            {
                "payload": base64.b64encode(self.payload).decode(),
                "payloadType": self.kind.payload_type,
                "signatures": [
                    {"keyid": signature.key_id, "sig": base64.b64encode(signature.value).decode()}
                    for signature in self.signatures
                ],
            }
        )


def sign(payload: Payload, *keys: signing.SigningKey) -> Signed:
    """Sign a payload with one or more keys."""
    data = payload.to_bytes()
    kind = payload.object_kind
    signatures = tuple(SignatureBy(signing.key_id(key.public), key.sign(kind.payload_type, data)) for key in keys)
    return Signed(kind, data, signatures)


def from_frame(kind: ObjectKind, frame: bytes) -> Signed:
    """Read a frame; the payload is not looked at.

    Raises:
        Malformed: Lengths do not add up, or there are no or too many signatures, or two of one signer.
    """
    if len(frame) < _LENGTH.size + 1 or len(frame) > canonical.LARGEST + 1024:
        raise Malformed("frame-length")
    end = _LENGTH.size + int(_LENGTH.unpack_from(frame)[0])
    if end >= len(frame):
        raise Malformed("frame-length")
    count = frame[end]
    if not 1 <= count <= MOST_SIGNATURES:
        raise Malformed("frame-signatures")
    if len(frame) != end + 1 + 72 * count:
        raise Malformed("frame-length")
    starts = range(end + 1, len(frame), 72)
    signatures = tuple(SignatureBy(frame[at : at + 8].hex(), frame[at + 8 : at + 72]) for at in starts)
    _require_each_once(signatures, "frame-signatures")
    return Signed(kind, frame[_LENGTH.size : end], signatures)


def from_json(data: bytes) -> Signed:
    """Read a DSSE envelope; the payload is not looked at.

    Raises:
        Malformed: It is not an envelope of a type known here.
    """
    value = canonical.parse(data, limit=2 * canonical.LARGEST)
    if set(value) != {"payload", "payloadType", "signatures"}:
        raise Malformed("envelope-fields")
    kinds = {kind.payload_type: kind for kind in ObjectKind if kind not in _UNSIGNED}
    kind = kinds.get(str(value["payloadType"]))
    listed = value["signatures"]
    if kind is None:
        raise Malformed("envelope-type")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_SIGNATURES:
        raise Malformed("envelope-signatures")
    signatures = []
    for entry in listed:
        if not isinstance(entry, dict) or set(entry) != {"keyid", "sig"}:
            raise Malformed("envelope-signatures")
        key_id, signature = entry["keyid"], _bytes(entry["sig"])
        if not isinstance(key_id, str) or len(signature) != 64 or not _is_hex16(key_id):
            raise Malformed("envelope-signatures")
        signatures.append(SignatureBy(key_id, signature))
    _require_each_once(signatures, "envelope-signatures")
    return Signed(kind, _bytes(value["payload"]), tuple(signatures))


def from_file(kind: ObjectKind, data: bytes) -> Signed:
    """Read what a person carried: an envelope, or the frame of the same object.

    Raises:
        Malformed: Neither, or of another kind.
    """
    if not data.startswith(b"{"):
        return from_frame(kind, data)
    signed = from_json(data)
    if signed.kind is not kind:
        raise Malformed("envelope-type")
    return signed


def read(kind: ObjectKind, model: type[P], frame: bytes, public: bytes) -> tuple[P, Signed]:
    """Verify a frame by the expected key, then read its payload.

    Raises:
        Malformed: Not such an object.
        NotSigned: Not signed by this key.
    """
    signed = from_frame(kind, frame)
    signed.verify(public)
    return model.from_bytes(signed.payload), signed


def digest_of(kind: ObjectKind, content: bytes) -> str:
    """The name under which an object of any kind is stored, asked for and receipted.

    Raises:
        Malformed: A signed kind whose frame is broken.
    """
    if kind in _UNSIGNED:
        return hashlib.sha256(content).hexdigest()
    return from_frame(kind, content).digest


def _require_each_once(signatures: Sequence[SignatureBy], code: str) -> None:
    """One object would have many frames otherwise, all of them good, and two signers could be one."""
    if len({one.key_id for one in signatures}) < len(signatures) or len({one.value for one in signatures}) < len(
        signatures
    ):
        raise Malformed(code)


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise Malformed("envelope-base64")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("envelope-base64") from None


def _is_hex16(text: str) -> bool:
    return len(text) == 16 and all(letter in "0123456789abcdef" for letter in text)
