"""One process a folder."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"


class AlreadyOpen(Exception):
    """Another process holds the folder."""

    code = "already-open"


class DirectoryLock:
    """Held from its making until `release` or the end of the process, however that ends."""

    def __init__(self, directory: Path) -> None:
        self._descriptor = os.open(directory / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            self._descriptor = -1
            raise AlreadyOpen from None

    def release(self) -> None:
        """Let another process have the folder."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
