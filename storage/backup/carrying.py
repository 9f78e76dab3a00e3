"""Carrying one sealed file over: whole, flushed, read back from the medium, then under its name."""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

from storage.backup.databases import Cancelled, flush
from storage.backup.errors import CopyDamaged, Stopped
from storage.backup.listing import Listed
from storage.platform.files import open_new, replace_durably, sync_file, write_all

_BLOCK: Final = 1024 * 1024


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
        sync_file(descriptor)
    finally:
        os.close(descriptor)
    return Listed(size, digest.hexdigest())
