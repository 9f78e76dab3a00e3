"""Dates as expressions see them: ISO texts, and days since 1970 by the clock on the wall.

Days are counted in the zone of the device, so that `today() <= now()` holds and a whole number of days is
a date. Collect counts the same way; web forms count from midnight UTC.
"""

import math
import re
from datetime import date, datetime, timedelta, tzinfo

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.+))?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?")
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_SECONDS = 86_400


def looks_like_date(text: str) -> bool:
    """Whether a text may be a date or a date with time; cheap, for the way of every number."""
    return len(text) >= 8 and text[4:5] == "-" and text[:4].isdigit()


def parse(text: str, zone: tzinfo) -> datetime | None:
    """The moment an ISO text names, as wall-clock time of `zone` without zone; None if it is none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, rest = match.groups()
    try:
        start = datetime(int(year), int(month), int(day))
    except ValueError:
        return None
    if rest is None:
        return start
    clock = _time(rest)
    if clock is None:
        return None
    seconds, offset = clock
    try:
        moment = start + timedelta(seconds=seconds)
        if offset is None:
            return moment
        utc = moment - timedelta(minutes=offset)
        return utc + _offset_at(utc, zone)
    except (OverflowError, ValueError):
        return None


def days(text: str, zone: tzinfo) -> float:
    """Days since 1970-01-01 of a date or date-time text, or NaN."""
    moment = parse(text, zone)
    return math.nan if moment is None else days_of(moment)


def days_of(moment: datetime) -> float:
    """Days since 1970-01-01 of a wall-clock moment."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return moment.toordinal() - _EPOCH + seconds / _DAY_SECONDS


def universal_days(moment: datetime, zone: tzinfo) -> float:
    """Days since midnight UTC of 1970-01-01 of a wall-clock moment of `zone`."""
    offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    return days_of(moment) - offset.total_seconds() / _DAY_SECONDS


def local(universal: datetime, zone: tzinfo) -> datetime | None:
    """The wall-clock moment in `zone` of a moment in UTC; None beyond the first and the last day there is."""
    try:
        return universal + _offset_at(universal, zone)
    except (OverflowError, ValueError):
        return None


def from_days(number: float) -> datetime | None:
    """The wall-clock moment so many days after 1970-01-01; None outside the years 1 to 9999."""
    if math.isnan(number) or math.isinf(number):
        return None
    try:
        # Milliseconds are what people and files see; the rest is noise of the fraction.
        return datetime(1970, 1, 1) + timedelta(milliseconds=round(number * _DAY_SECONDS * 1000))
    except (OverflowError, ValueError):
        return None


def time_of_day(text: str, zone: tzinfo, today: date) -> float:
    """A time text as a fraction of a day (wall clock of `zone`), or NaN."""
    clock = _time(text.strip())
    if clock is None:
        return math.nan
    seconds, offset = clock
    if seconds >= _DAY_SECONDS:
        return math.nan
    if offset is None:
        return seconds / _DAY_SECONDS
    utc = datetime(today.year, today.month, today.day) + timedelta(seconds=seconds, minutes=-offset)
    shifted = utc + _offset_at(utc, zone)
    return days_of(shifted) % 1


def iso_date(moment: datetime) -> str:
    """``2024-02-29``."""
    return moment.strftime("%Y-%m-%d") if moment.year > 999 else f"{moment.year:04}-{moment:%m-%d}"


def iso_moment(moment: datetime, zone: tzinfo) -> str:
    """``2024-02-29T10:00:00.000+02:00`` for a wall-clock moment of `zone`."""
    placed = moment.replace(tzinfo=zone)
    offset = placed.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    clock = f"{moment:%H:%M:%S}.{moment.microsecond // 1000:03}"
    return f"{iso_date(moment)}T{clock}{sign}{hours:02}:{rest:02}"


def _time(text: str) -> tuple[float, int | None] | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, fraction, zone = match.groups()
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if int(hour) > 24 or int(minute) > 59 or int(second or 0) > 59:
        return None
    total = seconds + (float(f"0.{fraction}") if fraction else 0.0)
    if zone is None:
        return total, None
    if zone == "Z":
        return total, 0
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        return None
    return total, (-1 if zone[0] == "-" else 1) * (hours * 60 + minutes)


def _offset_at(utc: datetime, zone: tzinfo) -> timedelta:
    placed = zone.fromutc(utc.replace(tzinfo=zone))
    return placed.utcoffset() or timedelta()
