"""Approximate times and amounts in words, in Ukrainian and English."""

from decimal import Decimal

from forms.values.amounts import Amount
from forms.values.times import ApproximateTime, Clock, TimeKind

_BLANK = "\u00a0"
_CLOCKS = {
    Clock.KYIV: ("за київським часом", "Kyiv time"),
    Clock.MOSCOW: ("за московським часом", "Moscow time, imposed"),
    Clock.UNKNOWN: ("невідомо, за яким годинником", "not known by which clock"),
}


def time_label(value: ApproximateTime, part: str = "", language: str = "uk") -> str:
    """A time of day for people; `part` is what the form calls the part of the day."""
    is_en = language == "en"
    first = f"{value.earliest:%H:%M}" if value.earliest else ""
    last = f"{value.latest:%H:%M}" if value.latest else ""
    match value.kind:
        case TimeKind.UNKNOWN:
            return "time unknown" if is_en else "час невідомий"
        case TimeKind.PART_OF_DAY:
            told = part or value.part
        case TimeKind.RANGE if first and last:
            told = (f"between {first} and {last}" if is_en else f"між {first} і {last}") + (
                (" of the next day" if is_en else " наступного дня") if value.crosses_midnight else ""
            )
        case TimeKind.RELATIVE:
            told = ", ".join(one for one in (value.anchor, first) if one)
        case _:
            told = first or last
    if not told:
        return f"«{value.said}»" if value.said else ""
    clock = f" ({_CLOCKS[value.clock][is_en]})" if value.clock and (first or last) else ""
    said = f" («{value.said}»)" if value.said else ""
    return told + clock + said


def amount_label(value: Amount, language: str = "uk") -> str:
    """An amount for people: «від 3 до 5», «щонайменше 3», “3 to 5 UAH”."""
    if value.is_exact and value.least is not None:
        told = _number(value.least, language)
    elif value.least is not None and value.most is not None:
        first, last = _number(value.least, language), _number(value.most, language)
        told = f"{first} to {last}" if language == "en" else f"від {first} до {last}"
    elif value.least is not None:
        told = ("at least " if language == "en" else "щонайменше ") + _number(value.least, language)
    elif value.most is not None:
        told = ("at most " if language == "en" else "щонайбільше ") + _number(value.most, language)
    else:
        return ""
    currency = f"{_BLANK}{value.currency}" if value.currency else ""
    return told + currency + (f" ({value.basis})" if value.basis else "")


def _number(number: Decimal, language: str) -> str:
    whole, _, rest = f"{number:,f}".partition(".")
    point = "." if language == "en" else ","
    return whole.replace(",", _BLANK) + (point + rest if rest.strip("0") else "")
