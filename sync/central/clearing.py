"""Clears away what was left lying: beginnings of files that nobody needs any more, and what a cut-off command left.

What a stored manifest still waits for is never touched, however old it is: its laptop may come back.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import select

from sync.central import tables
from sync.central.blobs import Left
from sync.central.database import reading
from sync.central.opened import Central

DAYS: Final = 7
_DAY: Final = 86_400
_MOST: Final = 1_000


def clear(central: Central, at: str, *, days: int = DAYS, dry: bool = False) -> int:
    """Delete what has lain untouched for so many days, so much at a time; how many. `dry` only counts them.

    Raises:
        Refused: code blobs-unavailable: the folder or bucket of sealed files is away.
    """
    before = datetime.fromisoformat(at).timestamp() - max(days, 1) * _DAY
    count = 0
    for path in islice(_left_beside(central, before), _MOST):
        with contextlib.suppress(OSError):
            if not dry:
                path.unlink()
            count += 1
    unneeded = (one for one in central.blobs.left(before) if not (one.device and _is_needed(central, one)))
    for one in islice(unneeded, _MOST):
        # Looked at again there: a leaf may have come since, and then it is needed.
        count += dry or central.blobs.clear(one, before)
    return count


def _left_beside(central: Central, before: float) -> Iterator[Path]:
    """What requests left in central's own folder; they use such a file for minutes only."""
    for pattern in ("incoming/*", "quarantine/.*"):
        for path in central.folder.glob(pattern):
            with contextlib.suppress(OSError):
                if path.is_file() and path.lstat().st_mtime < before:
                    yield path


def _is_needed(central: Central, left: Left) -> bool:
    t = tables.blobs
    own = (t.c.sha256 == left.sha256, t.c.device == left.device, t.c.sealed_at.is_(None))
    with reading(central.engine) as tx:
        return tx.execute(select(t.c.sha256).where(*own)).first() is not None
