"""The Burmese calendar since 1855: months of the moon, years of the sun, reckoned as its board does. Knows no Qt.

After Yan Naing Aye's algorithm: the mean sun and moon of the Surya Siddhanta, a thirteenth month when the moon lags
behind, an added day in some of those years, and the few years in which the board decided otherwise.
"""

import math
from functools import lru_cache

#: The first and the last year told: the rules of the first three colonial decades onward, and no longer than they hold.
YEARS = (1_217, 1_500)
#: Months in the order of the year, by the numbers of the algorithm; the first Waso and the late months are not in all.
MONTHS = (1, 2, 3, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
_SUN = 1_577_917_828 / 4_320_000
_MOON = 1_577_917_828 / 53_433_336
_BEGIN = 1_954_168.050623
#: From the days of astronomers to those of `date.toordinal`.
_JULIAN = 1_721_425


def day_of(ordinal: int) -> tuple[int, int, int] | None:
    """Year, place of the month in `MONTHS` from 1, and day, of a day by its ordinal."""
    year = math.floor((ordinal + _JULIAN - 0.5 - _BEGIN) / _SUN)
    if not YEARS[0] <= year <= YEARS[1]:
        return None
    return (year, *_days(year)[ordinal])


def length(year: int, month: int) -> int:
    """The last day of a month; 0 where the year has no such month."""
    return max((day for place, day in _days(year).values() if place == month), default=0)


def before(year: int, month: int) -> int:
    """The ordinal of the day before the first of a month; some months begin in the year before."""
    return next((ordinal - day for ordinal, (place, day) in _days(year).items() if place == month), 0)


@lru_cache(maxsize=16)
def _days(year: int) -> dict[int, tuple[int, int]]:
    first = _new_year(year)
    return {day - _JULIAN: _month_and_day(day, year) for day in range(first, _new_year(year + 1))}


def _new_year(year: int) -> int:
    return math.ceil(_SUN * year + _BEGIN + 0.5)


def _month_and_day(julian: int, year: int) -> tuple[int, int]:
    kind, first_of_tagu = _kind_of(year)
    at = julian - first_of_tagu + 1
    added, plain = kind // 2, 1 // (kind + 1)
    whole = 354 + (1 - plain) * 30 + added
    late = (at - 1) // whole
    at -= late * whole
    second_half = (at + 423) // 512
    month = math.floor((at - added * second_half + plain * second_half * 30 + 29.26) / 29.544)
    after, before_it = (month + 12) // 16, (month + 11) // 16
    day = at - math.floor(29.544 * month - 29.26) - added * after + plain * before_it * 30
    month += before_it * 3 - after * 4 + 12 * late
    return MONTHS.index(month) + 1, day


def _kind_of(year: int) -> tuple[int, int]:
    """0 for a common year, 1 with a thirteenth month, 2 with an added day, too; and the first day of Tagu."""
    has_month, full_moon = _second_waso(year)
    back = 1
    earlier = _second_waso(year - back)
    while not earlier[0] and back < 3:
        back += 1
        earlier = _second_waso(year - back)
    kind = 0
    if has_month:
        kind = (full_moon - earlier[1]) % 354 // 31 + 1
    return kind, earlier[1] + 354 * back - 102


def _second_waso(year: int) -> tuple[bool, int]:
    """Whether a year has a thirteenth month, and the full moon of its second Waso."""
    colonial = year < 1_312
    months, offset = (4, -1.0) if colonial else (8, -0.5)
    lag = _SUN / 12 - _MOON
    excess = _SUN * (year + 3_739) % _MOON
    if excess < lag * (12 - months):
        excess += _MOON
    full_moon = math.floor(_SUN * year + _BEGIN - excess + 4.5 * _MOON + offset + 0.5)
    has_month = excess >= _MOON - lag * months
    # Where the board decided otherwise.
    has_month = {1_263: True, 1_264: False, 1_344: True, 1_345: False}.get(year, has_month)
    return has_month, full_moon + {1_234: 1, 1_261: -1, 1_377: 1}.get(year, 0)
