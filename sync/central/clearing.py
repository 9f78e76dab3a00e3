"""Clears away what was left lying: beginnings of files that nobody needs any more, and what a cut-off command left.

What a stored manifest still waits for is never touched, however old it is: its laptop may come back.
"""

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import select

from sync.central import tables
from sync.central.database import reading
from sync.central.opened import Central

DAYS: Final = 7
_DAY: Final = 86_400
_MOST: Final = 1_000
# With the device that brings it. With a name of one request instead it is a small file, which central asks for as a
# whole again; with neither it is from before each device had its own.
_PART: Final = re.compile(r"([0-9a-f]{64})(?:-([0-9a-f]{16})|\.[0-9a-f]{16})?\.part")


def clear(central: Central, at: str, *, days: int = DAYS, dry: bool = False) -> int:
    """Delete what has lain untouched for so many days, so much at a time; how many files. `dry` only counts them."""
    before = datetime.fromisoformat(at).timestamp() - max(days, 1) * _DAY
    count = 0
    for path in islice(_left(central, before), _MOST):
        # Looked at again: a leaf may have come since, and then it is needed.
        with contextlib.suppress(OSError):
            if _is_older(path, before):
                if not dry:
                    path.unlink()
                count += 1
    return count


def _left(central: Central, before: float) -> Iterator[Path]:
    """Files that are old enough and that nothing names; a file of `incoming` is in use for minutes only."""
    folder = central.folder
    for pattern in ("incoming/*", "quarantine/.*", "blobs/check-*"):
        yield from (path for path in folder.glob(pattern) if path.is_file() and _is_older(path, before))
    for path in folder.glob("blobs/??/*.part"):
        named = _PART.fullmatch(path.name)
        if named and _is_older(path, before) and not (named[2] and _is_needed(central, named[1], named[2])):
            yield path


def _is_older(path: Path, before: float) -> bool:
    try:
        return path.lstat().st_mtime < before
    except OSError:
        return False


def _is_needed(central: Central, sha256: str, device: str) -> bool:
    t = tables.blobs
    own = (t.c.sha256 == sha256, t.c.device == device, t.c.sealed_at.is_(None))
    with reading(central.engine) as tx:
        return tx.execute(select(t.c.sha256).where(*own)).first() is not None
