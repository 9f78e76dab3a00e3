"""Approximate dates: what a person remembers of "when", with bounds that can always be sorted and counted.

In a form an approximate date is a group with the appearance ``svidok-date`` and the prefix ``<p>``; its children are

======================  ==============  ====================================================================
``<p>_kind``            select_one      a ``DateKind``
``<p>_from``            date            first possible day, ISO; empty when open
``<p>_to``              date            last possible day, ISO; empty when open
``<p>_said``            text            the person's own words
``<p>_anchor``          text            the event it is told by (kind ``relative``)
``<p>_certainty``       select_one      certain, probable, possible, guess
======================  ==============  ====================================================================

The kind and the two bounds are enough to show the value again: a season is known by its bounds,
"about" by their middle.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DateKind(StrEnum):
    """How a date is known."""

    EXACT = "exact"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    CIRCA = "circa"
    BEFORE = "before"
    AFTER = "after"
    RELATIVE = "relative"
    REPEATED = "repeated"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"


class Season(StrEnum):
    """Seasons of a year; a winter begins in December and is named by the year it ends in."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


_FIRST_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9}


@dataclass(frozen=True, slots=True)
class ApproximateDate:
    """A date as far as it is known; bounds are inclusive, None where there is none.

    Raises:
        NotADate: The bounds do not fit the kind or each other.
    """

    kind: DateKind
    earliest: date | None = None
    latest: date | None = None
    said: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise NotADate("dates-reversed")
        if self.kind in _CLOSED and not (self.earliest and self.latest):
            raise NotADate("bounds-missing")

    @property
    def sort_key(self) -> tuple[date, date]:
        """Order by the earliest possible day, then the latest; what is unknown comes last."""
        if self.earliest is None and self.latest is None:
            return date.max, date.max
        # "Before" a day sorts just where that day is, not at the beginning of time.
        return self.earliest or self.latest or date.max, self.latest or date.max

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the date may lie in a period."""
        return (self.earliest or date.min) <= last and first <= (self.latest or date.max)

    def is_within(self, first: date, last: date) -> bool:
        """Whether the date certainly lies in a period: only then it counts there."""
        return (self.earliest or date.min) >= first and (self.latest or date.max) <= last


class NotADate(ValueError):
    """The text or the bounds are no approximate date; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_CLOSED = {
    DateKind.EXACT,
    DateKind.MONTH,
    DateKind.SEASON,
    DateKind.YEAR,
    DateKind.RANGE,
    DateKind.CIRCA,
    DateKind.REPEATED,
    DateKind.ONGOING,
}


def exact(day: date) -> ApproximateDate:
    """One day."""
    return ApproximateDate(DateKind.EXACT, day, day)


def month(year: int, number: int) -> ApproximateDate:
    """A month."""
    return ApproximateDate(DateKind.MONTH, _day(year, number, 1), _day(year, number, _last(year, number)))


def season(name: Season, year: int) -> ApproximateDate:
    """A season: «зима 2023» runs from December 2022 to February 2023."""
    if name is Season.WINTER:
        return ApproximateDate(DateKind.SEASON, _day(year - 1, 12, 1), _day(year, 2, _last(year, 2)))
    first = _FIRST_MONTH[name]
    return ApproximateDate(DateKind.SEASON, _day(year, first, 1), _day(year, first + 2, _last(year, first + 2)))


def whole_year(year: int) -> ApproximateDate:
    """A year."""
    return ApproximateDate(DateKind.YEAR, _day(year, 1, 1), _day(year, 12, 31))


def between(first: date, last: date, kind: DateKind = DateKind.RANGE) -> ApproximateDate:
    """Some day, or (kind ``repeated``) several days, between two."""
    return ApproximateDate(kind, first, last)


def about(day: date, plus_minus: int) -> ApproximateDate:
    """A day give or take a number of days."""
    return ApproximateDate(DateKind.CIRCA, day - timedelta(plus_minus), day + timedelta(plus_minus))


def before(day: date) -> ApproximateDate:
    """Some day before another; the day itself is not meant."""
    return ApproximateDate(DateKind.BEFORE, None, day - timedelta(1))


def after(day: date, today: date) -> ApproximateDate:
    """Some day after another, and not in the future."""
    return ApproximateDate(DateKind.AFTER, day + timedelta(1), max(day + timedelta(1), today))


def ongoing(since: date, today: date) -> ApproximateDate:
    """From a day until today."""
    return ApproximateDate(DateKind.ONGOING, since, today)


def unknown() -> ApproximateDate:
    """No idea when."""
    return ApproximateDate(DateKind.UNKNOWN)


def not_after(value: ApproximateDate, today: date) -> ApproximateDate:
    """The same date with its last bound no later than today: nothing is told of the future.

    Raises:
        NotADate: The whole of it lies in the future.
    """
    if value.earliest and value.earliest > today:
        raise NotADate("date-in-future")
    if value.latest is None or value.latest <= today:
        return value
    return ApproximateDate(value.kind, value.earliest, today, value.said)


def from_answers(kind: str, earliest: str, latest: str, said: str = "") -> ApproximateDate | None:
    """The date in a form's five answers; None while it is not complete."""
    try:
        parsed = DateKind(kind)
        first = date.fromisoformat(earliest) if earliest else None
        last = date.fromisoformat(latest) if latest else None
        return ApproximateDate(parsed, first, last, said)
    except ValueError:
        return None


def _day(year: int, number: int, day: int) -> date:
    try:
        return date(year, number, day)
    except ValueError as error:
        raise NotADate("no-such-day") from error


def _last(year: int, number: int) -> int:
    return monthrange(year, number)[1]
