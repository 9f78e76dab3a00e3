"""Carrying one sealed file over: whole, flushed, read back from the medium, then under its name."""

import contextlib
import errno
import hashlib
import os
import secrets
from io import RawIOBase
from pathlib import Path
from typing import Final

from storage.backup.databases import Cancelled, flush, never
from storage.backup.errors import CopyDamaged, Stopped
from storage.backup.listing import Listed
from storage.platform.files import open_new, replace_durably, sync_file, write_all

_BLOCK: Final = 1024 * 1024
_SECTOR: Final = 4096


def carry(source: Path, target: Path, cancelled: Cancelled, expected: str = "") -> Listed:
    """Copy a file that does not change any more; its size and digest as they were read back.

    Args:
        source: where it lies.
        target: its new name, in a folder that is there.
        cancelled: asked between blocks.
        expected: the digest it must have, or nothing where it is not known.

    Raises:
        CopyDamaged: The medium did not give back what was written, or the source is not what it should be.
        Stopped, OSError: Nothing lies at the target that was not there before.
    """
    temporary = target.with_name(f".{secrets.token_hex(8)}")
    try:
        written = _written(source, temporary, cancelled)
        flush(temporary)
        if digest_of(temporary, cancelled) != written or (expected and written.sha256 != expected):
            raise CopyDamaged
        replace_durably(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return written


def carry_readable(source: Path, target: Path, cancelled: Cancelled) -> int:
    """Copy what a failing disk still gives, zeros for the rest; how many blocks it did not give.

    Raises:
        Stopped, OSError: The target does not take it.
    """
    lost, at, size = 0, 0, source.stat().st_size
    descriptor = open_new(target)
    try:
        with source.open("rb", buffering=0) as file:
            while at < size:
                if cancelled():
                    raise Stopped
                block, missed = _readable(file, at, min(_BLOCK, size - at))
                write_all(descriptor, block)
                lost += missed
                at += len(block)
        sync_file(descriptor)
    finally:
        os.close(descriptor)
    return lost


def is_failing(path: Path) -> bool:
    """Whether the disk refuses to give some part of a file that is there."""
    try:
        return readable_digest(path, never) is None
    except OSError:
        return False


def _readable(file: RawIOBase, at: int, length: int) -> tuple[bytes, int]:
    try:
        return _read_at(file, at, length), 0
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    if length <= _SECTOR:
        return bytes(length), 1
    # Somewhere in this block: sector by sector, so that no more is given up than the disk does.
    parts = [_readable(file, at + start, min(_SECTOR, length - start)) for start in range(0, length, _SECTOR)]
    return b"".join(part for part, _ in parts), sum(missed for _, missed in parts)


def _read_at(file: RawIOBase, at: int, length: int) -> bytes:
    file.seek(at)
    read = b""
    while len(read) < length:
        piece = file.read(length - len(read))
        if not piece:
            # Shorter than it says: what a failing disk does not give is not there.
            return read.ljust(length, b"\0")
        read += piece
    return read


def digest_of(path: Path, cancelled: Cancelled) -> Listed:
    """The size and digest of a file, read block by block.

    Raises:
        Stopped, OSError.
    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if cancelled():
                raise Stopped
            digest.update(block)
            size += len(block)
    return Listed(size, digest.hexdigest())


def readable_digest(path: Path, cancelled: Cancelled) -> Listed | None:
    """The same; None where the disk refuses some part of the file: a bad spot is no medium that is gone.

    Raises:
        Stopped, OSError.
    """
    try:
        return digest_of(path, cancelled)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return None


def _written(source: Path, temporary: Path, cancelled: Cancelled) -> Listed:
    digest, size = hashlib.sha256(), 0
    descriptor = open_new(temporary)
    try:
        with source.open("rb") as file:
            while block := file.read(_BLOCK):
                if cancelled():
                    raise Stopped
                write_all(descriptor, block)
                digest.update(block)
                size += len(block)
    finally:
        os.close(descriptor)
    return Listed(size, digest.hexdigest())
