"""Days by which people remember: feasts, the first day of school, the occupation of their own place.

The table has only days that are certain: a fixed day of each year, a number of days from Easter (Orthodox, as told in
Ukraine), or one day of history. Of a place it knows nothing; its dates come from an imported table or not at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from forms.values.dates import ApproximateDate, DateKind, NotADate, not_after

_MAX_TEXT = 120
_YEARS = range(1900, 2101)
_WEEK = 7


class Reckoning(StrEnum):
    """How the day of an anchor is found."""

    DAY = "day"
    YEARLY = "yearly"
    EASTER = "easter"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A well-known day; of an anchor that a place has, `last` is where a time (the occupation) ends."""

    key: str
    reckoning: Reckoning
    value: str
    status: str
    uk: tuple[str, ...]
    en: tuple[str, ...]
    last: date | None = None

    def day(self, year: int) -> date:
        """The day in a year; one day of history is what it is."""
        if self.reckoning is Reckoning.DAY:
            return date.fromisoformat(self.value)
        if self.reckoning is Reckoning.EASTER:
            return orthodox_easter(year) + timedelta(int(self.value))
        return date.fromisoformat(f"{year}-{self.value}")

    def name(self, language: str = "uk") -> str:
        """How it is called."""
        return (self.en if language == "en" else self.uk)[0]


@dataclass(frozen=True, slots=True)
class Told:
    """What words say of a date, and the event it is told by."""

    value: ApproximateDate
    anchor: str


class AnchorsBroken(Exception):
    """The table of anchors cannot be read."""

    code = "anchors-broken"


def load_anchors(source: bytes) -> tuple[Anchor, ...]:
    """The anchors of a table.

    Raises:
        AnchorsBroken: A line is not one.
    """
    try:
        rows = [line.split("\t") for line in source.decode("utf-8").splitlines() if line.strip()]
        found = tuple(
            Anchor(key, Reckoning(how), value, status, tuple(uk.split("|")), tuple(en.split("|")))
            for key, how, value, status, uk, en in rows
        )
        for anchor in found:
            anchor.day(2022)
    except (ValueError, UnicodeDecodeError) as error:
        raise AnchorsBroken from error
    return found


def occupation(first: date, last: date | None) -> tuple[Anchor, ...]:
    """Anchors of one place, from an imported table."""
    found = [Anchor("occupation", Reckoning.DAY, first.isoformat(), "", _OCCUPATION_UK, _OCCUPATION_EN, last)]
    if last is not None:
        found.append(Anchor("liberation", Reckoning.DAY, last.isoformat(), "", _FREE_UK, _FREE_EN))
    return tuple(found)


_OCCUPATION_UK = ("окупація", "окупації", "початок окупації", "початку окупації", "окупацію")
_OCCUPATION_EN = ("the occupation", "occupation", "start of the occupation")
_FREE_UK = ("звільнення", "деокупація", "деокупації")
_FREE_EN = ("the liberation", "liberation")

_ORDINAL = {
    "перший": 1, "першого": 1, "другий": 2, "другого": 2, "третій": 3, "третього": 3, "четвертий": 4,
    "четвертого": 4, "п’ятий": 5, "п’ятого": 5, "шостий": 6, "сьомий": 7, "восьмий": 8, "дев’ятий": 9,
    "десятий": 10, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_AMOUNT = {
    "один": 1, "одного": 1, "два": 2, "дві": 2, "три": 3, "чотири": 4, "п’ять": 5, "шість": 6, "one": 1, "a": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_UNIT = r"(день|дні|днів|дня|тиждень|тижні|тижнів|тижня|day|days|week|weeks)"
_COUNT = r"(?:([1-9]\d{0,2}|" + "|".join(_AMOUNT) + r") )?"
_NTH = r"([1-9]\d?)(?:-?(?:й|го|ий|st|nd|rd|th))?|" + "|".join(_ORDINAL)


def told_by(text: str, anchors: Iterable[Anchor], today: date) -> Told | None:
    """What words say that name an anchor: «Великдень 2022», «другий тиждень окупації».

    None where they name none, or one of each year without its year.

    Raises:
        NotADate: The day lies in the future.
    """
    words = " ".join(text.casefold().replace("'", "’").replace("ʼ", "’").split()).strip(' .,!«»"')
    if not words or len(words) > _MAX_TEXT:
        return None
    for anchor in anchors:
        found = _by(words, anchor)
        if found is not None:
            first, last, year = found
            value = ApproximateDate(DateKind.RELATIVE, first, last, text.strip())
            named = anchor.name() if anchor.reckoning is Reckoning.DAY else f"{anchor.name()} {year}"
            return Told(not_after(value, today), named)
    return None


def orthodox_easter(year: int) -> date:
    """Easter by the Julian calendar, as a day of ours (Meeus); good from 1900 to 2099."""
    if year not in _YEARS:
        raise NotADate("no-such-day")
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def _by(words: str, anchor: Anchor) -> tuple[date, date, int] | None:
    # The longest name first: «Великдень» is also the beginning of other words.
    names = sorted({_stem(name) for name in (*anchor.uk, *anchor.en)}, key=len, reverse=True)
    name = "(?:" + "|".join(names) + ")"
    year = r"(?:,? (\d{4})(?: року| рік| р\.?)?)?"
    for pattern, make in (
        (rf"(?:на |у |в |on |at )?{name}{year}", _itself),
        (rf"(?:за |about )?{_COUNT}{_UNIT} (?:до|перед|before) {name}{year}", _before),
        (rf"(?:через |за )?{_COUNT}{_UNIT} (?:після|по|after) {name}{year}", _after),
        (rf"(?:the )?({_NTH}) {_UNIT} (?:після |по |after |of )?{name}{year}", _nth),
    ):
        found = re.fullmatch(pattern, words)
        if found is None:
            continue
        told = found[found.lastindex] if found.lastindex and found[found.lastindex].isdigit() else ""
        told_year = int(told) if len(told) == 4 else 0
        if anchor.reckoning is not Reckoning.DAY and told_year not in _YEARS:
            return None
        if anchor.reckoning is Reckoning.DAY and told_year not in (0, anchor.day(0).year):
            return None
        bounds = make(found, anchor.day(told_year or 2022))
        return (*bounds, told_year)
    return None


def _itself(_found: re.Match[str], day: date) -> tuple[date, date]:
    return day, day


def _before(found: re.Match[str], day: date) -> tuple[date, date]:
    by = _number(found[1], 1) * _length(found[2])
    return _around(day - timedelta(by), found[2])


def _after(found: re.Match[str], day: date) -> tuple[date, date]:
    by = _number(found[1], 1) * _length(found[2])
    return _around(day + timedelta(by), found[2])


def _nth(found: re.Match[str], day: date) -> tuple[date, date]:
    number = int(found[2]) if found[2] else _ORDINAL[found[1]]
    length = _length(found[3])
    first = day + timedelta((number - 1) * length)
    return first, first + timedelta(length - 1)


def _around(day: date, unit: str) -> tuple[date, date]:
    """Who counts in weeks means no day: three days either way."""
    margin = 3 if _length(unit) == _WEEK else 0
    return day - timedelta(margin), day + timedelta(margin)


def _number(word: str | None, otherwise: int) -> int:
    if not word:
        return otherwise
    return int(word) if word.isdigit() else _AMOUNT[word]


def _length(unit: str) -> int:
    return _WEEK if unit.startswith(("тиж", "week")) else 1


def _stem(name: str) -> str:
    """A name with whatever ending it has in the sentence: «після Великодня», «до Трійці»."""
    words = []
    for word in name.casefold().split():
        if word == "великдень":
            words.append("велик(?:день|одня|одню|однем|одні)")
        elif len(word) > 4 and re.search("[а-яіїєґ]", word):
            words.append(re.escape(word.rstrip("аяуюіїоеєиьй") or word) + "[а-яіїєґ’]{0,4}")
        else:
            words.append(re.escape(word))
    return " ".join(words)
