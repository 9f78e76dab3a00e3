"""Conditions for passing on: a day before which nothing leaves, and words that a person must read."""

import re
from dataclasses import dataclass
from datetime import date

# Whole pieces only: a day that stands in a sentence ("after my brother is back, about 1.3.2027") is no embargo.
_DAY = re.compile(
    r"(?:не\s+раніше(?:\s+(?:ніж|за|від|з))?|not\s+(?:before|earlier\s+than)|embargo\s+until)?\s*"
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}))"
    r"\s*(?:р\.?|року)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a person said of when and how.

    Attributes:
        embargo: Nothing leaves before this day (ISO); empty where no day was named.
        words: What is no day: a person reads it and asks before each transfer.
    """

    embargo: str = ""
    words: str = ""


def conditions_of(said: str) -> Conditions:
    """Days and words of an answer; pieces stand in lines of their own or between semicolons, the latest day counts."""
    days: list[str] = []
    words: list[str] = []
    for piece in re.split(r"[;\n]", said):
        piece = piece.strip().rstrip(".")
        if not piece:
            continue
        day = _day(piece)
        if day is None:
            words.append(piece)
        else:
            days.append(day.isoformat())
    return Conditions(max(days, default=""), "; ".join(words))


def _day(piece: str) -> date | None:
    found = _DAY.fullmatch(piece)
    if found is None:
        return None
    year, month, day = (int(found[a] or found[b]) for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
    try:
        return date(year, month, day)
    except ValueError:
        # No such day: a person has to ask what was meant.
        return None
