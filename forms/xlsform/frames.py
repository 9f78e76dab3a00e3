"""Length-prefixed messages between the converter and whoever asks it."""

import struct
from typing import BinaryIO

MAX_SOURCE = 10 * 1024 * 1024
# All lists and pictures of one form together.
MAX_FILES = 32 * 1024 * 1024
MAX_ANSWER = 64 * 1024 * 1024
_LENGTH = struct.Struct(">I")


def read_frame(stream: BinaryIO, limit: int) -> bytes:
    """The next message.

    Raises:
        EOFError: The stream ends within it.
        ValueError: It is longer than `limit`.
    """
    head = _exactly(stream, _LENGTH.size)
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise ValueError("frame")
    return _exactly(stream, length)


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Write a message."""
    stream.write(frame(content))
    stream.flush()


def frame(content: bytes) -> bytes:
    """A message with its length before it."""
    return _LENGTH.pack(len(content)) + content


def _exactly(stream: BinaryIO, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = stream.read(length)
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
