"""What passes between the program and the process that looks: a head in JSON, then bytes."""

import json
import struct
from typing import IO, Final

MOST_HEAD: Final = 64 * 1024
MOST_BYTES: Final = 256 * 1024 * 1024
_LENGTHS = struct.Struct(">IQ")

Head = dict[str, object]


class BadFrame(Exception):
    """The other side does not speak as agreed."""


def write_head(stream: IO[bytes], head: Head, length: int) -> None:
    """Announce what follows, and how many bytes of it there are."""
    text = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(text), length) + text)


def read_head(stream: IO[bytes]) -> tuple[Head, int]:
    """Give what is announced, and how many bytes follow.

    Raises:
        EOFError: Nobody speaks any more.
        BadFrame: It is longer than anything of ours, or no head.
    """
    size, length = _LENGTHS.unpack(exactly(stream, _LENGTHS.size))
    if size > MOST_HEAD or length > MOST_BYTES:
        raise BadFrame
    try:
        head = json.loads(exactly(stream, size))
    except (ValueError, RecursionError):
        raise BadFrame from None
    if not isinstance(head, dict):
        raise BadFrame
    return head, length


def exactly(stream: IO[bytes], length: int) -> bytes:
    """Give so many bytes.

    Raises:
        EOFError: There are not so many.
    """
    pieces = bytearray()
    while len(pieces) < length:
        piece = stream.read(min(length - len(pieces), 1 << 20))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)


def whole(head: Head, name: str, default: int = 0) -> int:
    """Give a whole number of a head; the default when there is none."""
    value = head.get(name, default)
    return value if type(value) is int else default


def words(head: Head, name: str) -> str:
    """Give a text of a head; empty when there is none."""
    value = head.get(name, "")
    return value if isinstance(value, str) else ""
