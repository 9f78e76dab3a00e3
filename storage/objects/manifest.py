"""The manifest of one sealed revision: what was sealed, by whom, when, after what. No testimony, no names."""

from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import (
    Author,
    Count,
    Digest,
    Fields,
    FormatOne,
    Id64,
    Id128,
    Instant,
    JournalPlace,
    Mime,
    Number,
    Payload,
    SignedTime,
    Token,
)

PART_ORDER: Final = (PartKind.FACTS, PartKind.BODY, PartKind.IDENTITY, PartKind.CRSV)
# 2,000 segments fill most of the megabyte that one object may have.
MOST_SEGMENTS: Final = 2_000


class FormEntry(Fields):
    """The form the interview was taken with."""

    id: Token
    version: Token
    digest: Digest


class PartEntry(Fields):
    """One sealed part: `commit` binds its plaintext, `sealed_digest` its ciphertext, `wrapset` who may open it."""

    kind: PartKind
    commit: Digest
    sealed_digest: Digest
    size: Count
    alg: Literal["A256GCM"]
    wrapset: Digest


class SegmentEntry(Fields):
    """One sealed file; `commit` is HMAC over the SHA-256 of its plaintext, by the commitment key of its part."""

    commit: Digest
    cipher_sha256: Digest
    block_root: Digest
    size: Number
    records: Number
    truncated: bool


class AttachmentEntry(Fields):
    """A recording, photo or document. To which part it belongs only that part says: who cannot open it learns nothing.

    Entries are written in the order of their ids, which are random. The first manifests named the part:
    it is read over and never written.
    """

    id: Id64
    segs: Annotated[tuple[SegmentEntry, ...], Field(min_length=1, max_length=MOST_SEGMENTS)]
    mime: Mime
    captured: Instant
    part: Annotated[Literal["body", "identity", "crsv"] | None, Field(exclude=True)] = None


class Manifest(Payload):
    """Revision manifest, format 1."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.REVISION

    v: FormatOne = 1
    mission: Id128
    interview: Id128
    rev: Annotated[int, Field(ge=1, le=10_000)]
    prev: Annotated[tuple[Digest, ...], Field(max_length=16)]
    form: FormEntry
    author: Author
    cosign: Annotated[tuple[Digest, ...], Field(max_length=8)]
    practice: bool
    device: JournalPlace
    time: SignedTime
    parts: tuple[PartEntry, PartEntry, PartEntry, PartEntry]
    attachments: Annotated[tuple[AttachmentEntry, ...], Field(max_length=MOST_SEGMENTS)]
    policy: Digest

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if tuple(part.kind for part in self.parts) != PART_ORDER:
            raise ValueError("parts")
        if len({attachment.id for attachment in self.attachments}) != len(self.attachments):
            raise ValueError("attachment ids")
        if sum(len(attachment.segs) for attachment in self.attachments) > MOST_SEGMENTS:
            raise ValueError("segments")
        if (self.rev == 1) != (not self.prev):
            raise ValueError("prev")
        return self

    def part(self, kind: PartKind) -> PartEntry:
        """The entry of one part."""
        return self.parts[PART_ORDER.index(kind)]

    def object_digests(self) -> tuple[str, ...]:
        """Digests of all parts and wrapsets it names."""
        return tuple(digest for part in self.parts for digest in (part.sealed_digest, part.wrapset))

    def blob_digests(self) -> tuple[str, ...]:
        """Digests of all sealed files it names."""
        return tuple(segment.cipher_sha256 for attachment in self.attachments for segment in attachment.segs)
