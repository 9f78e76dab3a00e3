"""How the two header files are read and written."""

import contextlib
import errno
import re
from pathlib import Path
from typing import Final, Protocol

from storage.keys.header import LARGEST
from storage.platform.files import sync_file, write_all, write_durably

NAMES: Final = ("header.a", "header.b")


class HeaderFiles(Protocol):
    """How header files are read and written."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file as a whole."""
        ...

    def overwrite(self, path: Path, data: bytes) -> None:
        """Put other bytes into a file that is there, where no new one can be made."""
        ...


class DurableFiles:
    """Header files on the disk."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file, never more than a header may have."""
        if not path.is_file():
            # Something else of that name on a stick could keep the program reading for ever.
            raise FileNotFoundError(errno.ENOENT, "no such file")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file as a whole; it is on the medium when this returns."""
        write_durably(path, data)

    def overwrite(self, path: Path, data: bytes) -> None:
        """Put other bytes into a file that is there: it takes no room on a full disk, and a crash may tear it."""
        with path.open("r+b", buffering=0) as file:
            write_all(file.fileno(), data)
            file.truncate(len(data))
            sync_file(file.fileno())


def remove_strays(directory: Path) -> None:
    """Remove headers that were being written when the power went: a way in that was changed must not live on in them.

    Only by whoever holds the lock of the folder.
    """
    with contextlib.suppress(OSError):
        for path in directory.iterdir():
            if re.fullmatch(r"\.[0-9a-f]{16}", path.name):
                with contextlib.suppress(OSError):
                    path.unlink()
