"""Search the bundled register of settlements by any of their names."""

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from storage.gazetteer.spelling import fold, without_kind

SETTLEMENTS = frozenset({"city", "settlement", "village", "district"})
UNITS = frozenset({"hromada", "raion", "oblast"})
_MAX_TEXT = 80
_LONGEST = "\U0010ffff"
_Row = tuple[str, str, str, str, int | None, int | None, int | None, str | None]


class GazetteerUnreadable(Exception):
    """The bundled register is missing or damaged; everything else works without it."""

    code = "gazetteer-unreadable"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One entry of the register; always shown with raion and oblast, because names repeat.

    Attributes:
        code: KATOTTG code, ``UA`` and 17 digits.
        kind: ``city``, ``settlement``, ``village``, ``district`` of a city, ``hromada``, ``raion`` or ``oblast``.
        latin: The name in Latin letters (resolution 55 of the Cabinet of Ministers, 2010).
        old_names: Names it had before a renaming.
        latitude: Degrees; None, because the register has no coordinates yet.
    """

    code: str
    name: str
    kind: str
    hromada: str
    raion: str
    oblast: str
    old_names: tuple[str, ...] = ()
    latin: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def label(self) -> str:
        """Name, raion and oblast: what is shown and stored as a place's name."""
        return ", ".join(part for part in (self.name, self.raion, self.oblast) if part)


class Gazetteer:
    """The settlements of Ukraine, read only; may be asked from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the register.

        Raises:
            GazetteerUnreadable: The file is missing or is no register.
        """
        self._lock = threading.Lock()
        try:
            # `immutable` also works from a medium that cannot be written to, and leaves no files beside it.
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)
            self._upper = self._units()
        except (sqlite3.Error, OSError) as error:
            raise GazetteerUnreadable from error

    def search(self, text: str, limit: int = 20, kinds: frozenset[str] = SETTLEMENTS) -> tuple[Settlement, ...]:
        """Entries whose new or old name begins so, in Ukrainian, Russian or Latin letters; the likeliest first.

        After a comma or a blank, raion or oblast may follow: «Андріївка, Буч».

        Raises:
            GazetteerUnreadable: The file is damaged where it had to be read.
        """
        name, _, rest = without_kind(text[:_MAX_TEXT]).partition(",")
        words, area = fold(name), fold(rest).split()
        found = self._found(words, area, limit, kinds)
        while not found and " " in words:
            words, _, last = words.rpartition(" ")
            area.insert(0, last)
            found = self._found(words, area, limit, kinds)
        return found

    def by_code(self, code: str) -> Settlement | None:
        """The entry of a code, or None.

        Raises:
            GazetteerUnreadable: The file is damaged where it had to be read.
        """
        rows = self._rows(_SELECT + " WHERE p.code = ?", (code,))
        return self._settlement(rows[0]) if rows else None

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _units(self) -> dict[int, str]:
        rows = self._db.execute(
            "SELECT id, name FROM place WHERE kind IN ('hromada', 'raion', 'oblast') OR importance = 0"
        )
        return {int(number): str(name) for number, name in rows}

    def _found(self, words: str, area: list[str], limit: int, kinds: frozenset[str]) -> tuple[Settlement, ...]:
        if not words:
            return ()
        found: list[Settlement] = []
        for row in self._rows(_SEARCH, (words, words, words + _LONGEST)):
            if row[3] in kinds:
                settlement = self._settlement(row)
                if not area or _lies_in(settlement, area):
                    found.append(settlement)
                    if len(found) == limit:
                        break
        return tuple(found)

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[_Row]:
        try:
            with self._lock:
                return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise GazetteerUnreadable from error

    def _settlement(self, row: _Row) -> Settlement:
        code, name, latin, kind, hromada, raion, oblast, old = row
        return Settlement(
            code=code,
            name=name,
            kind=kind,
            hromada=self._upper.get(hromada or 0, ""),
            raion=self._upper.get(raion or 0, ""),
            oblast=self._upper.get(oblast or 0, ""),
            old_names=tuple(old.split("\t")) if old else (),
            latin=latin,
        )


def _lies_in(settlement: Settlement, area: list[str]) -> bool:
    """Whether every word typed after the name begins a word of what the settlement belongs to."""
    around = fold(f"{settlement.hromada} {settlement.raion} {settlement.oblast}").split()
    return all(any(word.startswith(part) for word in around) for part in area)


_COLUMNS = "p.code, p.name, p.latin, p.kind, p.hromada, p.raion, p.oblast"
_OLD = "(SELECT group_concat(o.name, char(9)) FROM old_name AS o WHERE o.place = p.id)"
_SELECT = f"SELECT {_COLUMNS}, {_OLD} FROM place AS p"  # noqa: S608 constants only
# Exact before prefix, the name itself before its other spellings, then centres, cities, settlements, villages.
_SEARCH = f"""
SELECT {_COLUMNS}, {_OLD} FROM (
    SELECT place, min(CASE WHEN folded = ? THEN 0 ELSE 1 END * 10 + distance) AS far, min(length(folded)) AS longest
    FROM spelling WHERE folded >= ? AND folded < ? GROUP BY place
) AS s JOIN place AS p ON p.id = s.place
ORDER BY far, p.importance, longest, p.name, p.id LIMIT 3000
"""  # noqa: S608 constants only
