"""Small sealed files of many interviews in one request: `sha256 32 | u32 length | bytes`, one after the other."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sync.protocol import limits
from sync.protocol.errors import MalformedMessage

_HEAD: Final = struct.Struct(">32sI")
OVERHEAD: Final = limits.FILES * _HEAD.size
"""What the heads of as many files as a request may have take."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file from its first byte to its last, and the digest under which it is known."""

    sha256: str
    data: bytes | memoryview


def encode_files(files: Sequence[WholeFile]) -> bytes:
    """The files as the body of a request."""
    pieces: list[bytes | memoryview] = []
    for file in files:
        pieces += (_HEAD.pack(bytes.fromhex(file.sha256), len(file.data)), file.data)
    return b"".join(pieces)


def decode_files(body: bytes) -> tuple[WholeFile, ...]:
    """The files in a body.

    Raises:
        MalformedMessage: codes files-malformed, files-too-many.
    """
    # Some MiB: looked at where they lie, not copied.
    view = memoryview(body)
    files: list[WholeFile] = []
    at = 0
    while at < len(view):
        if len(files) == limits.FILES:
            raise MalformedMessage("files-too-many")
        if at + _HEAD.size > len(view):
            raise MalformedMessage("files-malformed")
        name, size = _HEAD.unpack_from(view, at)
        at += _HEAD.size
        if not 0 < size <= limits.MOST_RUN_BYTES or at + size > len(view):
            raise MalformedMessage("files-malformed")
        files.append(WholeFile(name.hex(), view[at : at + size]))
        at += size
    if not files:
        raise MalformedMessage("files-malformed")
    return tuple(files)
