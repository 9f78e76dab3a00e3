"""Reading what can still be read of a damaged database: around the pages that fail, one fresh connection after each."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup.databases import NUMBER
from storage.vault import engines

Row = tuple[object, ...]

_BATCH: Final = 200
# A table with more gaps than this is given up: each costs some openings of the database.
_MOST_GAPS: Final = 100
_LARGEST_ROWID: Final = 2**61
_NEAR: Final = 256


class DamagedDatabase:
    """A damaged database; every page is authenticated, so whatever can be read is what was once written."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: sqlcipher.Connection | None = None
        self.gaps = 0

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(sqlcipher.Error):
                self._connection.close()
            self._connection = None

    def opens(self) -> bool:
        """Whether anything of it can be read: it may be under another key by now."""
        return self._asked("SELECT 1") is not None

    def age(self) -> tuple[int, int] | None:
        """How far it had come: the number of its newest copy, then its changes; None where that cannot be read.

        Numbers of copies go on over a repair, which begins to count the changes anew.
        """
        copies = self._asked("SELECT value FROM settings WHERE name = ?", (NUMBER,))
        if copies is None:
            return None
        changes = self._asked("SELECT changes FROM head_of_heads")
        return (int(str(copies[0][0])) if copies else 0), (int(str(changes[0][0])) if changes else -1)

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table; none if it cannot be told, or is not there."""
        rows = self._asked(f'PRAGMA table_info("{table}")')
        if rows is None:
            self.gaps += 1
        return tuple(str(row[1]) for row in rows or ())

    def is_without_rowid(self, table: str) -> bool:
        """Whether the rows of a table lie under their key alone."""
        return bool(self._asked("SELECT 1 FROM pragma_table_list WHERE name = ? AND wr = 1", (table,)))

    def rows(self, table: str, columns: Sequence[str], keys: Sequence[str]) -> Iterator[list[Row]]:
        """Give what can be read, in batches; `gaps` grows by each place that cannot."""
        wanted = ", ".join(f'"{name}"' for name in columns)
        if self.is_without_rowid(table):
            yield from self._by_key(table, wanted, len(columns), keys)
        else:
            yield from self._by_rowid(table, wanted)

    def _by_rowid(self, table: str, wanted: str) -> Iterator[list[Row]]:
        def after(rowid: int, most: int) -> Sequence[Row] | None:
            return self._asked(
                f'SELECT rowid, {wanted} FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT ?',  # noqa: S608
                (rowid, most),
            )

        last, singles, gaps = -1, 0, 0
        while True:
            most = 1 if singles else _BATCH
            found = after(last, most)
            if found is None and most > 1:
                # Somewhere in this batch: row by row up to the place.
                singles = _BATCH
            elif found is None:
                gaps += 1
                self.gaps += 1
                readable = _next_readable(last, lambda rowid: after(rowid, 1)) if gaps <= _MOST_GAPS else None
                if readable is None:
                    return
                last, singles = readable, 0
            elif not found:
                return
            else:
                last, singles = int(str(found[-1][0])), max(0, singles - 1)
                yield [row[1:] for row in found]

    def _by_key(self, table: str, wanted: str, width: int, keys: Sequence[str]) -> Iterator[list[Row]]:
        """From both ends towards the damage between them."""
        order = ", ".join(f'"{name}"' for name in keys)
        key_of = ", ".join(f'"{name}"' for name in keys)
        holes = ", ".join("?" * len(keys))
        for direction, sign in (("ASC", ">"), ("DESC", "<")):
            ordered = ", ".join(f'"{name}" {direction}' for name in keys)
            last: Row | None = None
            while True:
                where = f"WHERE ({order}) {sign} ({holes})" if last is not None else ""
                statement = f'SELECT {wanted}, {key_of} FROM "{table}" {where} ORDER BY {ordered} LIMIT 1'  # noqa: S608
                found = self._asked(statement, last or ())
                if not found:
                    break
                yield [row[:width] for row in found]
                last = found[-1][width:]
            if found is not None:
                return
        self.gaps += 1

    def _asked(self, statement: str, parameters: Sequence[object] = ()) -> Sequence[Row] | None:
        """The rows, or None where a page on the way fails."""
        try:
            if self._connection is None:
                self._connection = engines.connected(self._path, self._key)
            rows = self._connection.execute(statement, tuple(parameters)).fetchall()
        except sqlcipher.Error:
            # After one bad page a connection goes on reporting others.
            self.close()
            return None
        return [tuple(row) for row in rows]


def _next_readable(last: int, after: Callable[[int], Sequence[Row] | None]) -> int | None:
    """The next number behind which rows can be read again."""
    # One by one as far as a page of small rows may reach, so that what lies between two bad pages is not leapt over.
    for near in range(last + 1, last + _NEAR):
        if after(near) is not None:
            return near
    fails, step = last + _NEAR - 1, _NEAR
    while after(fails + step) is None:
        fails += step
        step *= 2
        if fails > _LARGEST_ROWID:
            return None
    works = fails + step
    while works - fails > 1:
        middle = (fails + works) // 2
        if after(middle) is None:
            fails = middle
        else:
            works = middle
    return works
