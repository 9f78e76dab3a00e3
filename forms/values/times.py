"""Approximate times of day: what a person remembers of the hour, and by which clock.

In a form an approximate time is a group with the appearance ``svidok-time`` and the prefix ``<p>``; its children are

======================  ==============  ====================================================================
``<p>_kind``            select_one      a ``TimeKind``
``<p>_from``            text            first possible minute, ``HH:MM``; the minute itself where it is exact
``<p>_to``              text            last possible minute; before the first one where midnight lies between
``<p>_part``            select_one      part of the day (kind ``part_of_day``)
``<p>_said``            text            the person's own words
``<p>_anchor``          text            the event it is told by (kind ``relative``)
``<p>_clock``           select_one      a ``Clock``: under occupation Moscow time was imposed in places
``<p>_certainty``       select_one      certain, probable, possible, guess
======================  ==============  ====================================================================

Nothing is ever converted in what is stored: the minutes stand as they were told, by the clock that was named.
"""

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?::[0-5][0-9].*)?")


class TimeKind(StrEnum):
    """How a time of day is known."""

    EXACT = "exact"
    RANGE = "range"
    PART_OF_DAY = "part_of_day"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


class Clock(StrEnum):
    """By which clock a time was told."""

    KYIV = "kyiv"
    MOSCOW = "moscow"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ApproximateTime:
    """A time of day as far as it is known; minutes are inclusive, None where there is none."""

    kind: TimeKind
    earliest: time | None = None
    latest: time | None = None
    part: str = ""
    said: str = ""
    anchor: str = ""
    clock: Clock | None = None

    @property
    def crosses_midnight(self) -> bool:
        """Whether it begins on one day and ends on the next."""
        return self.earliest is not None and self.latest is not None and self.latest < self.earliest


def time_of(text: str) -> time | None:
    """The minute in a text: «5:40», «05.40», or as other programs store it; None where it is none."""
    found = _TIME.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def from_answers(
    kind: str,
    earliest: str = "",
    latest: str = "",
    *,
    part: str = "",
    said: str = "",
    anchor: str = "",
    clock: str = "",
) -> ApproximateTime | None:
    """The time in a form's answers; None while it is not known of which kind it is."""
    if kind not in set(TimeKind):
        return None
    by = Clock(clock) if clock in set(Clock) else None
    return ApproximateTime(TimeKind(kind), time_of(earliest), time_of(latest), part, said, anchor, by)
