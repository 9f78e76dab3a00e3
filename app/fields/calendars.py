"""Days of other calendars: Coptic, Ethiopian, Islamic, Persian, Buddhist, Nepali, Burmese. Answers stay Gregorian.

Each calendar is two functions that undo each other; a test holds them to each other day by day, to Qt's own where Qt
has the same calendar, and to days that history knows. Knows no Qt.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from app.fields import burmese

TABLE = Path(__file__).parent.parent.parent / "resources" / "calendars" / "bikram_sambat.tsv"


class Calendar(StrEnum):
    """The calendars that a form may ask for, by the words of its appearance."""

    COPTIC = "coptic"
    ETHIOPIAN = "ethiopian"
    ISLAMIC = "islamic"
    PERSIAN = "persian"
    BUDDHIST = "buddhist"
    BIKRAM_SAMBAT = "bikram-sambat"
    MYANMAR = "myanmar"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of some calendar."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How one calendar counts.

    Attributes:
        years: The first and the last year it can tell.
        length: Days of a month; 0 where there is no such month.
        before: Days from a fixed day to the first day of a month.
    """

    months: int
    years: tuple[int, int]
    length: Callable[[int, int], int]
    before: Callable[[int, int], int]


def calendar_of(appearance: frozenset[str]) -> Calendar | None:
    """The calendar that an appearance names."""
    return next((one for one in Calendar if one.value in appearance), None)


def gregorian(calendar: Calendar, day: Day) -> date | None:
    """The same day as answers keep it; None where there is no such day."""
    how = ARITHMETIC[calendar]
    if not how.years[0] <= day.year <= how.years[1] or not 1 <= day.day <= length_of(calendar, day.year, day.month):
        return None
    found = date.fromordinal(how.before(day.year, day.month) + day.day)
    # A Burmese year begins within a month, whose first days are of the year before.
    return found if in_calendar(calendar, found) == day else None


def in_calendar(calendar: Calendar, day: date) -> Day | None:
    """A kept day in this calendar; None where the calendar cannot tell it."""
    if calendar is Calendar.MYANMAR:
        told = burmese.day_of(day.toordinal())
        return Day(*told) if told is not None else None
    how = ARITHMETIC[calendar]
    ordinal = day.toordinal()
    first, last = how.years
    if not how.before(first, 1) < ordinal <= how.before(last, how.months) + how.length(last, how.months):
        return None
    while first < last:
        middle = (first + last + 1) // 2
        if how.before(middle, 1) < ordinal:
            first = middle
        else:
            last = middle - 1
    month = next(month for month in range(how.months, 0, -1) if how.before(first, month) < ordinal)
    return Day(first, month, ordinal - how.before(first, month))


def length_of(calendar: Calendar, year: int, month: int) -> int:
    """Days of a month; 0 where there is no such month."""
    how = ARITHMETIC[calendar]
    return how.length(year, month) if 1 <= month <= how.months and how.years[0] <= year <= how.years[1] else 0


# The Coptic and the Ethiopian year: twelve months of thirty days and five or six days more.


def _alexandrian(epoch: int) -> Arithmetic:
    def length(year: int, month: int) -> int:
        return 30 if month < 13 else 6 if year % 4 == 3 else 5

    def before(year: int, month: int) -> int:
        return epoch + 365 * (year - 1) + year // 4 + 30 * (month - 1)

    return Arithmetic(13, (1, 2_500), length, before)


# The Islamic year as tables count it: thirty years with eleven long ones, the sixteenth among them.


def _islamic_length(year: int, month: int) -> int:
    if month == 12 and (11 * year + 14) % 30 < 11:
        return 30
    return 30 if month % 2 else 29


def _islamic_before(year: int, month: int) -> int:
    # 16 July 622 of the Julian calendar.
    return 227_014 + 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2


# The Persian year begins with spring. K. Borkowski's table of leap years agrees with the sky for 1178 to 1633.

_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635)


def _new_year(year: int) -> tuple[int, bool]:
    """The day of March with which a Persian year begins, and whether that year is a long one."""
    at = bisect_right(_BREAKS, year)
    before, jump = _BREAKS[at - 1], _BREAKS[at] - _BREAKS[at - 1]
    leaps = -14
    for earlier, later in pairwise(_BREAKS[:at]):
        leaps += (later - earlier) // 33 * 8 + (later - earlier) % 33 // 4
    since = year - before
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    western = year + 621
    march = 20 + leaps - (western // 4 - (western // 100 + 1) * 3 // 4 - 150)
    if jump - since < 6:
        since = since - jump + (jump + 4) // 33 * 33
    return march, ((since + 1) % 33 - 1) % 4 == 0 and (since + 1) % 33 != 0


def _persian_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _new_year(year)[1] else 29


def _persian_before(year: int, month: int) -> int:
    march = date(year + 621, 3, 1).toordinal() + _new_year(year)[0] - 2
    return march + 31 * min(month - 1, 6) + 30 * max(month - 7, 0)


# The Thai calendar is the Gregorian one, 543 years ahead.


def _buddhist_before(year: int, month: int) -> int:
    return date(year - 543, month, 1).toordinal() - 1


def _buddhist_length(year: int, month: int) -> int:
    following = date(year - 543 + month // 12, month % 12 + 1, 1)
    return (following - date(year - 543, month, 1)).days


# The Nepali calendar is a table.


@lru_cache(maxsize=1)
def _nepali() -> tuple[int, tuple[tuple[int, ...], ...], tuple[int, ...]]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()]
    months = tuple(tuple(int(number) for number in lengths.split()) for _, lengths in rows)
    starts = tuple(accumulate((sum(one) for one in months), initial=date(1913, 4, 13).toordinal() - 1))
    return int(rows[0][0]), months, starts


def _nepali_length(year: int, month: int) -> int:
    first, months, _ = _nepali()
    return months[year - first][month - 1]


def _nepali_before(year: int, month: int) -> int:
    first, months, starts = _nepali()
    return starts[year - first] + sum(months[year - first][: month - 1])


ARITHMETIC = {
    Calendar.COPTIC: _alexandrian(date(284, 8, 29).toordinal() - 1),
    Calendar.ETHIOPIAN: _alexandrian(date(8, 8, 27).toordinal() - 1),
    Calendar.ISLAMIC: Arithmetic(12, (1, 1_700), _islamic_length, _islamic_before),
    Calendar.PERSIAN: Arithmetic(12, (1_178, 1_633), _persian_length, _persian_before),
    Calendar.BUDDHIST: Arithmetic(12, (2_126, 2_999), _buddhist_length, _buddhist_before),
    Calendar.BIKRAM_SAMBAT: Arithmetic(12, (1_970, 2_090), _nepali_length, _nepali_before),
    Calendar.MYANMAR: Arithmetic(len(burmese.MONTHS), burmese.YEARS, burmese.length, burmese.before),
}
