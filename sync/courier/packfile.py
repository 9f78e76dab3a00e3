"""The pack file: `"SVDKPCK1" | u16 length | HPKE-sealed key | attachment container`, with frames inside.

First a PACK frame (who packed it), then objects, then the sealed files as runs of leaves one after another, then
padding to a whole number of MiB, so that the size tells little. Only central's courier key opens it.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from storage.container import ContainerReader
from storage.container.errors import ContainerError
from storage.crypto import hpke
from storage.crypto.errors import CryptoError
from sync.courier.errors import PackProblem
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import FRAME_OVERHEAD, Frame, FrameKind, encode_frame, read_frame_head
from sync.protocol.runs import RUN_OVERHEAD, Run, decode_run, encode_run

MAGIC: Final = b"SVDKPCK1"
KEY_BYTES: Final = 32
PADDED_TO: Final = 1 << 20
LARGEST_FRAME: Final = max(limits.OBJECT_BYTES, limits.RUN_BYTES + RUN_OVERHEAD + 40)
_HEAD = struct.Struct(">8sH")
_FIRST = struct.Struct(">I")
_DIGEST: Final = 32
_KIND: Final = "courier-pack"
_COPY: Final = 1 << 20


def seal_key(courier_box: bytes, key: bytes) -> bytes:
    """The head of a pack file: its key, for central's courier box only."""
    sealed = hpke.seal(courier_box, key, kind=_KIND, object_id="", recipient=hpke.box_id(courier_box), policy="")
    return _HEAD.pack(MAGIC, len(sealed)) + sealed


def open_key(file: BinaryIO, courier: hpke.BoxKey) -> bytes:
    """The key of a pack file; afterwards the file stands at its container.

    Raises:
        PackProblem: codes pack-unreadable, pack-for-another.
    """
    try:
        magic, length = _HEAD.unpack(file.read(_HEAD.size))
    except struct.error as error:
        raise PackProblem("pack-unreadable") from error
    sealed = file.read(length)
    if magic != MAGIC or len(sealed) != length or length != hpke.OVERHEAD + KEY_BYTES:
        raise PackProblem("pack-unreadable")
    try:
        return hpke.open_sealed(
            courier, sealed, kind=_KIND, object_id="", recipient=hpke.box_id(courier.public), policy=""
        )
    except CryptoError as error:
        raise PackProblem("pack-for-another") from error


def copy_rest(source: BinaryIO, target: BinaryIO) -> None:
    """Copy what is left of one file to another, a piece at a time."""
    while chunk := source.read(_COPY):
        target.write(chunk)


def read_frames(container: Path, key: bytes) -> Iterator[Frame]:
    """The frames of a pack's container.

    Raises:
        PackProblem: code pack-damaged.
    """
    try:
        with ContainerReader(container, key) as reader:
            at = 0
            while at < reader.size:
                kind, length = read_frame_head(reader.read(at, FRAME_OVERHEAD))
                at += FRAME_OVERHEAD
                if kind is FrameKind.PADDING:
                    return
                if length > LARGEST_FRAME or at + length > reader.size:
                    raise PackProblem("pack-damaged")
                yield Frame(kind, reader.read(at, length))
                at += length
    except (ContainerError, MalformedMessage, OSError) as error:
        raise PackProblem("pack-damaged") from error


def encode_blob_run(sha256: str, run: Run) -> bytes:
    """A frame with one run of a sealed file: `sha256 32 | u32 first leaf | run`."""
    content = bytes.fromhex(sha256) + _FIRST.pack(run.first) + encode_run(run)
    return encode_frame(Frame(FrameKind.BLOB_RUN, content))


def decode_blob_run(content: bytes) -> tuple[str, Run]:
    """The file's digest and the run.

    Raises:
        PackProblem: code pack-damaged.
    """
    try:
        (first,) = _FIRST.unpack_from(content, _DIGEST)
        return content[:_DIGEST].hex(), decode_run(first, content[_DIGEST + _FIRST.size :])
    except (struct.error, MalformedMessage) as error:
        raise PackProblem("pack-damaged") from error


def padding_frame(so_far: int) -> bytes:
    """The last frame: zeros up to a whole number of MiB."""
    length = -(so_far + FRAME_OVERHEAD) % PADDED_TO
    return struct.pack(">BI", FrameKind.PADDING, length) + bytes(length)


def random_name() -> str:
    """A file name that tells nothing."""
    return f"{os.urandom(8).hex()}.bin"
