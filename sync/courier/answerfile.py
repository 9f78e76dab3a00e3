"""The answer file: `"SVDKANS1" | key id of the device 8 | (u32 length | batch) ...` with receipts and review notes.

Nothing in it is secret: receipts name digests, notes are sealed to the device.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from sync.courier.errors import PackProblem
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import Frame, decode_batch, encode_batch

MAGIC: Final = b"SVDKANS1"
LARGEST: Final = 64 << 20
_LENGTH = struct.Struct(">I")
_KEY_ID: Final = 8
_BATCH_FRAMES: Final = 500


def encode_answer(device: str, frames: Sequence[Frame]) -> bytes:
    """The answer for one device."""
    parts = [MAGIC, bytes.fromhex(device)]
    some: list[Frame] = []
    size = 0
    for frame in frames:
        if some and (len(some) == _BATCH_FRAMES or size + len(frame.content) > limits.MIB):
            parts.append(_packed(some))
            some, size = [], 0
        some.append(frame)
        size += len(frame.content)
    if some:
        parts.append(_packed(some))
    return b"".join(parts)


def decode_answer(data: bytes, device: str) -> Iterator[Frame]:
    """The frames in an answer for this device.

    Raises:
        PackProblem: codes answer-unreadable, answer-for-another-device.
    """
    if len(data) > LARGEST or not data.startswith(MAGIC) or len(data) < len(MAGIC) + _KEY_ID:
        raise PackProblem("answer-unreadable")
    at = len(MAGIC) + _KEY_ID
    if data[len(MAGIC) : at].hex() != device:
        raise PackProblem("answer-for-another-device")
    try:
        while at < len(data):
            (length,) = _LENGTH.unpack_from(data, at)
            at += _LENGTH.size
            if at + length > len(data):
                raise PackProblem("answer-unreadable")
            yield from decode_batch(data[at : at + length])
            at += length
    except (struct.error, MalformedMessage) as error:
        raise PackProblem("answer-unreadable") from error


def _packed(frames: list[Frame]) -> bytes:
    batch = encode_batch(frames)
    return _LENGTH.pack(len(batch)) + batch
