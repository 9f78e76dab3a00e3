"""A batch of objects: zstd over `u8 kind | u32 length | bytes` frames, bounded on both ends."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import zstandard

from storage.objects.kinds import ObjectKind
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage

_FRAME = struct.Struct(">BI")
FRAME_OVERHEAD = _FRAME.size


class FrameKind(IntEnum):
    """What a frame holds. Numbers are only ever added."""

    REVISION = 1
    PART = 2
    WRAPSET = 3
    CUSTODY_EVENT = 4
    REVIEW = 5
    RECEIPT = 6
    PACK = 7
    BLOB_RUN = 8
    PADDING = 9
    ADDENDUM = 10
    CONSENT_NOTICE = 11
    LOG_PROOF = 12
    ADDRESSED = 13


FRAME_KINDS: Final = {
    ObjectKind.REVISION: FrameKind.REVISION,
    ObjectKind.PART: FrameKind.PART,
    ObjectKind.WRAPSET: FrameKind.WRAPSET,
    ObjectKind.CUSTODY_EVENT: FrameKind.CUSTODY_EVENT,
    ObjectKind.REVIEW: FrameKind.REVIEW,
    ObjectKind.ADDENDUM: FrameKind.ADDENDUM,
    ObjectKind.CONSENT_NOTICE: FrameKind.CONSENT_NOTICE,
    ObjectKind.ADDRESSED: FrameKind.ADDRESSED,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One object as its signed or sealed bytes."""

    kind: FrameKind
    content: bytes


def encode_batch(frames: Iterable[Frame]) -> bytes:
    """The bytes of one batch. Content is sealed already, so little is left to compress: level 3."""
    plain = b"".join(_FRAME.pack(frame.kind, len(frame.content)) + frame.content for frame in frames)
    return zstandard.ZstdCompressor(level=3, write_checksum=False).compress(plain)


def decode_batch(body: bytes) -> tuple[Frame, ...]:
    """The frames of one batch.

    Raises:
        MalformedMessage: code batch-too-large or batch-malformed.
    """
    if len(body) > limits.BATCH_BYTES:
        raise MalformedMessage("batch-too-large")
    return tuple(split_frames(_inflate(body)))


def encode_frame(frame: Frame) -> bytes:
    """One frame outside a batch, as in a pack file."""
    return _FRAME.pack(frame.kind, len(frame.content)) + frame.content


def read_frame_head(head: bytes) -> tuple[FrameKind, int]:
    """Kind and length of the frame whose first bytes these are.

    Raises:
        MalformedMessage: code batch-malformed.
    """
    try:
        number, length = _FRAME.unpack(head)
        return FrameKind(number), length
    except (struct.error, ValueError) as error:
        raise MalformedMessage("batch-malformed") from error


def split_frames(plain: bytes) -> Iterator[Frame]:
    """The frames in these bytes, at most as many as one batch may hold."""
    position, count = 0, 0
    while position < len(plain):
        kind, length = read_frame_head(plain[position : position + _FRAME.size])
        position += _FRAME.size
        count += 1
        if count > limits.FRAMES or length > limits.OBJECT_BYTES:
            raise MalformedMessage("batch-too-large")
        if position + length > len(plain):
            raise MalformedMessage("batch-malformed")
        yield Frame(kind, plain[position : position + length])
        position += length


def _inflate(body: bytes) -> bytes:
    # The frame must declare its size, and the size must be ours to hold: a bomb is refused before it is opened.
    try:
        declared = zstandard.frame_content_size(body)
        if declared > limits.BATCH_INFLATED_BYTES:
            raise MalformedMessage("batch-too-large")
        if declared < 0:
            raise MalformedMessage("batch-malformed")
        return zstandard.ZstdDecompressor().decompress(
            body, max_output_size=limits.BATCH_INFLATED_BYTES, allow_extra_data=False
        )
    except zstandard.ZstdError as error:
        raise MalformedMessage("batch-malformed") from error
