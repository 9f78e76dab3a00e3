"""One sealed part of an interview: content, compressed, padded and sealed under the part's own key.

Sealed bytes: ``"SVDKPRT1" | salt 32 | nonce 12 | AES-256-GCM``; key = HKDF(part key, salt, "svidok/v1/body").
Inside: ``u32 length | secrets | content``, both canonical JSON, as one zstd frame, padded: Padmé for facts and
body, fixed classes for identity and crsv, so that an empty one looks like a filled one.
The content is what the manifest's commitment binds. The secrets are the commitment key and the keys of the
segments of this part's attachments: who may open the part may open its recordings, nobody else.
"""

import base64
import binascii
import hashlib
import hmac
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Final, Self

import zstandard
from pydantic import Field, JsonValue, StringConstraints, model_validator

from storage.crypto import aead, padding
from storage.crypto.errors import NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.objects import canonical
from storage.objects.errors import Malformed, NotOpened, TooLarge
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import Count, Digest, Fields, FormatOne, Id64, Id128, Instant, Mime, Payload

ALGORITHM: Final = "A256GCM"
KEY_BYTES: Final = 32
LARGEST_CONTENT: Final = 8 << 20
# Below the megabyte that one object may have on the wire.
LARGEST_PADDED: Final = 512 * 1024
SIGNER_PATTERN: Final = r"^[a-z0-9_-]{1,40}$"
_MAGIC: Final = b"SVDKPRT1"
_LENGTH = struct.Struct(">I")
_FIXED: Final = (PartKind.IDENTITY, PartKind.CRSV)


class AttachedFile(Fields):
    """What the part says of one of its attachments; `sha256` of each segment's plaintext: one for a file taken in."""

    id: Id64
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,30}$")]
    mime: Mime
    title: Annotated[str, StringConstraints(max_length=500)]
    captured: Instant
    sha256: Annotated[tuple[Digest, ...], Field(min_length=1, max_length=2_000)]
    size: Count
    duration_ms: Count
    details: Annotated[str, StringConstraints(max_length=20_000)]


class StatementSignature(Fields):
    """A signature under the statement with this digest, or the reason why there is none."""

    signer: Annotated[str, StringConstraints(pattern=SIGNER_PATTERN)]
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}$")]
    statement: Digest
    attachment: Id64 | None
    reason: Annotated[str, StringConstraints(max_length=4_000)]
    at: Instant


class PartContent(Payload):
    """The plaintext of a part that the manifest's commitment binds."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.PART

    v: FormatOne = 1
    part: PartKind
    interview: Id128
    rev: Annotated[int, Field(ge=1, le=10_000)]
    number: Annotated[str, StringConstraints(max_length=40)]
    record: dict[str, JsonValue]
    attachments: tuple[AttachedFile, ...] = ()
    signatures: tuple[StatementSignature, ...] = ()

    @model_validator(mode="after")
    def _is_apart(self) -> Self:
        if self.part is PartKind.FACTS and (self.attachments or self.signatures):
            raise ValueError("a voice or a face is never a fact")
        if len({one.id for one in self.attachments}) != len(self.attachments):
            raise ValueError("attachment ids")
        return self


class _Secrets(Payload):
    object_kind: ClassVar[ObjectKind] = ObjectKind.PART

    v: FormatOne = 1
    commit_key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    # One base64 text per attachment: its segments' keys, 32 bytes each, in order.
    segments: dict[Id64, Annotated[str, StringConstraints(max_length=128_000)]]


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A part ready to be stored, and what the manifest says of it."""

    sealed: bytes
    digest: str
    commit: str


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """An opened part: its content, the very bytes of it, and the keys of its attachments' segments."""

    content: PartContent
    content_bytes: bytes
    commit_key: bytes = field(repr=False)
    segment_keys: Mapping[str, tuple[bytes, ...]] = field(repr=False)


def new_key() -> bytes:
    """A fresh key, for a part or a commitment."""
    return os.urandom(KEY_BYTES)


def seal_part(
    content: PartContent, key: bytes, commit_key: bytes, segment_keys: Mapping[str, tuple[bytes, ...]]
) -> SealedPart:
    """Seal a part under its own key.

    Raises:
        TooLarge: It does not fit even when compressed.
        Malformed: The record holds what canonical JSON cannot say.
    """
    plain = content.to_bytes()
    secrets = _Secrets(
        commit_key=commit_key.hex(),
        segments={name: base64.b64encode(b"".join(keys)).decode() for name, keys in segment_keys.items()},
    ).to_bytes()
    inner = _LENGTH.pack(len(secrets)) + secrets + plain
    if len(plain) > LARGEST_CONTENT:
        raise TooLarge
    packed = zstandard.ZstdCompressor(level=9, write_checksum=False).compress(inner)
    if len(packed) + padding.PREFIX > LARGEST_PADDED:
        raise TooLarge
    padded = padding.pad_fixed(packed) if content.part in _FIXED else padding.pad(packed)
    salt = os.urandom(KEY_BYTES)
    context = _context(content.interview, content.rev, content.part)
    sealed = _MAGIC + salt + aead.seal(derive_key(key, b"svidok/v1/body", salt=salt), padded, context)
    return SealedPart(sealed, hashlib.sha256(sealed).hexdigest(), commitment(commit_key, plain))


def open_part(sealed: bytes, key: bytes, *, interview: str, rev: int, part: PartKind, commit: str) -> OpenedPart:
    """Open a part and hold its content against the manifest's commitment.

    Raises:
        NotOpened: Wrong key, changed bytes, another interview's part, or content that was not committed to.
        Malformed: It opens, and is not a part.
    """
    head = len(_MAGIC) + KEY_BYTES
    if not sealed.startswith(_MAGIC) or len(sealed) > LARGEST_PADDED + (1 << 18) or len(sealed) < head:
        raise Malformed("part-header")
    section = derive_key(key, b"svidok/v1/body", salt=sealed[len(_MAGIC) : head])
    try:
        inner = _inflated(padding.unpad(aead.open_sealed(section, sealed[head:], _context(interview, rev, part))))
    except NotAuthentic:
        raise NotOpened from None
    if len(inner) < _LENGTH.size:
        raise Malformed("part-length")
    split = _LENGTH.size + int(_LENGTH.unpack_from(inner)[0])
    secrets = _Secrets.from_bytes(inner[_LENGTH.size : split])
    content_bytes = inner[split:]
    commit_key = bytes.fromhex(secrets.commit_key)
    if not hmac.compare_digest(commitment(commit_key, content_bytes), commit):
        raise NotOpened("commitment-mismatch")
    content = PartContent.from_bytes(content_bytes, limit=LARGEST_CONTENT)
    if (content.interview, content.rev, content.part) != (interview, rev, part):
        raise NotOpened("part-of-another")
    keys = {name: _split_keys(text) for name, text in secrets.segments.items()}
    return OpenedPart(content, content_bytes, commit_key, keys)


def commitment(commit_key: bytes, content: bytes) -> str:
    """HMAC-SHA256 over the plaintext: nobody can guess a short answer from it without the key."""
    return hmac.new(commit_key, content, hashlib.sha256).hexdigest()


def segment_commitment(commit_key: bytes, plain_sha256: str) -> str:
    """The same for a recording of any length, over the SHA-256 of its plaintext."""
    return hmac.new(commit_key, b"segment\0" + bytes.fromhex(plain_sha256), hashlib.sha256).hexdigest()


def _context(interview: str, rev: int, part: PartKind) -> bytes:
    return f"svidok/part/v1\0{interview}\0{rev}\0{part.value}".encode()


def _inflated(packed: bytes) -> bytes:
    most = LARGEST_CONTENT + canonical.LARGEST
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= most:
            raise Malformed("part-size")
        return zstandard.ZstdDecompressor(max_window_size=8 << 20).decompress(packed, max_output_size=most)
    except zstandard.ZstdError:
        raise Malformed("part-compression") from None


def _split_keys(text: str) -> tuple[bytes, ...]:
    try:
        joined = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("segment-keys") from None
    if len(joined) % KEY_BYTES:
        raise Malformed("segment-keys")
    return tuple(joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES))
