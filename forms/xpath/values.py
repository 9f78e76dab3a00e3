"""Conversions between the four types of XPath, by the rules of ODK XForms."""

import math
import re
from collections.abc import Callable
from datetime import tzinfo
from decimal import Decimal
from functools import partial

from forms.xpath import dates
from forms.xpath.dialects import Switches

# Numbers closer than this are the same number (as in JavaRosa): 0.1 + 0.2 = 0.3 must hold for people.
TOLERANCE = 1e-12
_MOST_KNOWN = 20_000

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_SPACES = " \t\r\n"

NumberOf = Callable[[str], float]


def number_of(text: str, zone: tzinfo) -> float:
    """A text as a number; a date-shaped text as days since 1970; NaN for all else, also for empty."""
    if text.isdecimal() and text.isascii():
        return float(text)
    if not text:
        return math.nan
    text = text.strip(_SPACES)
    if _NUMBER.fullmatch(text):
        return float(text)
    if dates.looks_like_date(text):
        return dates.days(text, zone)
    return math.nan


def numbers_of(switches: Switches, zone: tzinfo) -> tuple[NumberOf, NumberOf]:
    """How a dialect takes a text as a number: any text, and one that is a date by its type."""

    def any_text(text: str) -> float:
        if switches.decimal_comma and _COMMA.fullmatch(text):
            text = text.replace(",", ".")
        if not dates.looks_like_date(text):
            return number_of(text, zone)
        return dated(text) if switches.text_dates else math.nan

    def dated(text: str) -> float:
        if switches.universal_days and dates.looks_like_date(text):
            moment = dates.parse(text, zone)
            return math.nan if moment is None else dates.universal_days(moment, zone)
        return number_of(text, zone)

    if switches.text_dates and not switches.universal_days and not switches.decimal_comma:
        plain = _Known(partial(number_of, zone=zone)).__getitem__
        return plain, plain
    return _Known(any_text).__getitem__, _Known(dated).__getitem__


class _Known(dict[str, float]):
    """Texts already taken as numbers: a total is read by every row. Words are not kept."""

    def __init__(self, number: NumberOf) -> None:
        super().__init__({"": math.nan})
        self._number = number

    def __missing__(self, text: str) -> float:
        found = self._number(text)
        if found == found:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[text] = found
        return found


def text_of(number: float) -> str:
    """A number as text: no exponent, no needless zero."""
    try:
        whole = int(number)
    except ValueError:
        return "NaN"
    except OverflowError:
        return "Infinity" if number > 0 else "-Infinity"
    if number == whole:
        return str(whole)
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text


def truth_of(number: float) -> bool:
    """Whether a number counts as true: neither zero nor NaN."""
    return number == number and number != 0


def same(left: float, right: float) -> bool:
    """Equality of numbers with tolerance; NaN equals nothing."""
    return left == right or abs(left - right) < TOLERANCE


def stored(number: float) -> str:
    """A computed number as an answer: NaN is no answer."""
    return text_of(number) if number == number else ""
