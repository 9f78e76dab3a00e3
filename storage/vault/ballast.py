"""Room kept back in the vault's folder, given up when the disk is full so that an interview can still be finished."""

import contextlib
import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from storage.platform.files import open_new, replace_durably, sync_file, write_all

NAME: Final = "ballast"
SIZE: Final = 64 * 1024 * 1024
ROOM_TO_MAKE: Final = 1_000_000_000
SCARCE_BYTES: Final = 2_000_000_000
"""Below this the person is warned."""
LEAST_BYTES: Final = 500_000_000
"""Below this nothing new is recorded and a running recording ends: sealing needs room, too."""
FULL_BYTES: Final = 32 * 1024 * 1024
"""Below this the ballast is given up without waiting for a write that is refused."""
_SMALL_DISK = 4 * ROOM_TO_MAKE
_BLOCK = 1024 * 1024


class Level(StrEnum):
    """How much room is left."""

    AMPLE = "ample"
    SCARCE = "scarce"
    LOW = "low"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Room:
    """The disk under a vault: bytes free, and whether the ballast is there to be given up."""

    free: int
    has_ballast: bool

    @property
    def level(self) -> Level:
        """Say it in one word."""
        if self.free < FULL_BYTES:
            return Level.FULL
        if self.free < LEAST_BYTES:
            return Level.LOW
        return Level.SCARCE if self.free < SCARCE_BYTES else Level.AMPLE


def look(directory: Path) -> Room:
    """Look at the disk; make the ballast where there is room for it, give it up where there is none.

    Raises:
        OSError: The disk does not answer.
    """
    total, _, free = shutil.disk_usage(directory)
    is_there = (directory / NAME).is_file()
    if free < min(FULL_BYTES, total // 32):
        release(directory)
        return Room(shutil.disk_usage(directory).free, has_ballast=False)
    # On a small disk a share of it: 64 MB kept back from a stick of 1 GB would itself be what fills it.
    if not is_there and free >= min(ROOM_TO_MAKE, total // 4):
        is_there = _make(directory, SIZE if total >= _SMALL_DISK else min(SIZE, total // 50))
        free = shutil.disk_usage(directory).free
    return Room(free, is_there)


def release(directory: Path) -> bool:
    """Give the ballast up; returns whether that made room."""
    try:
        (directory / NAME).unlink()
    except OSError:
        return False
    return True


def _make(directory: Path, size: int) -> bool:
    """Take the room; False if the disk refused after all, and then nothing is left of the attempt."""
    beginning = directory / f".{NAME}"
    try:
        beginning.unlink(missing_ok=True)
        descriptor = open_new(beginning)
        try:
            _fill(descriptor, size)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
        replace_durably(beginning, directory / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            beginning.unlink(missing_ok=True)
        return False
    return True


def _fill(descriptor: int, size: int) -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.posix_fallocate(descriptor, 0, size)
            return
    # Random bytes: a file system that compresses or leaves out zeros would keep nothing back.
    for start in range(0, size, _BLOCK):
        write_all(descriptor, os.urandom(min(_BLOCK, size - start)))
