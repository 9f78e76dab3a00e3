"""Every change a child makes under one folder, with its data, and what it says between them."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.crash.stops import Stop


class What(StrEnum):
    """What a child does to a file or a name."""

    WRITE = "write"
    RESIZE = "resize"
    MAKE = "make"
    MAKE_FOLDER = "make-folder"
    RENAME = "rename"
    REMOVE = "remove"
    SYNC = "sync"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Event:
    """One of them; paths are relative to the folder."""

    what: What
    path: str = ""
    other: str = ""
    offset: int = 0
    data: bytes = field(default=b"", repr=False)


def is_kept(path: str) -> bool:
    """Whether a file is of any account after a crash: SQLite's shared memory and the lock are made anew."""
    return not path.endswith("-shm") and Path(path).name != "lock"


class Recording:
    """Sees a run from beginning to end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self.events: list[Event] = []
        self._there = {str(path) for path in self._folder.rglob("*")}

    def hears(self, message: str) -> None:
        self.events.append(Event(What.SAY, message))

    def sees(self, stop: Stop) -> None:
        if stop.call in ("write", "pwrite64"):
            self._add(What.WRITE, stop.file(), offset=stop.offset, data=stop.data)
        elif stop.call in ("fsync", "fdatasync"):
            self._add(What.SYNC, stop.file())
        elif stop.call == "ftruncate":
            self._add(What.RESIZE, stop.file(), offset=lambda: stop.arguments[1])
        elif stop.call == "fallocate":
            self._add(What.RESIZE, stop.file(), offset=lambda: stop.arguments[2] + stop.arguments[3])
        elif stop.call == "openat":
            self._opened(stop)
        elif stop.call in ("rename", "renameat", "renameat2"):
            at = stop.call != "rename"
            source = stop.path(1 if at else 0, folder=0 if at else None)
            target = stop.path(3 if at else 1, folder=2 if at else None)
            self._add(What.RENAME, source, other=target)
            moved = {path for path in self._there if path == source or path.startswith(f"{source}/")}
            self._there -= moved
            self._there |= {target + path.removeprefix(source) for path in moved}
        elif stop.call in ("unlink", "unlinkat", "rmdir"):
            at = stop.call == "unlinkat"
            path = stop.path(1 if at else 0, folder=0 if at else None)
            self._add(What.REMOVE, path)
            self._there.discard(path)
        elif stop.call in ("mkdir", "mkdirat"):
            at = stop.call == "mkdirat"
            path = stop.path(1 if at else 0, folder=0 if at else None)
            if path not in self._there:
                self._add(What.MAKE_FOLDER, path)
                self._there.add(path)
        elif stop.call not in ("sendto", "msync"):
            raise NotImplementedError(f"{stop.call} is not recorded")

    def _opened(self, stop: Stop) -> None:
        path = stop.path(1, folder=0)
        if path not in self._there:
            self._add(What.MAKE, path)
            self._there.add(path)
        elif stop.arguments[2] & os.O_TRUNC:
            self._add(What.RESIZE, path, offset=lambda: 0)

    def _add(
        self,
        what: What,
        path: str,
        *,
        other: str = "",
        offset: Callable[[], int] | None = None,
        data: Callable[[], bytes] | None = None,
    ) -> None:
        if not path.startswith(f"{self._folder}/") and path != str(self._folder):
            return
        if path.endswith(" (deleted)") or not is_kept(path):
            return
        self.events.append(
            Event(
                what,
                os.path.relpath(path, self._folder),
                os.path.relpath(other, self._folder) if other else "",
                offset() if offset else 0,
                data() if data else b"",
            )
        )
