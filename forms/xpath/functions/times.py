"""Functions about dates and times."""

import math
from datetime import datetime, tzinfo

from forms.xpath import dates
from forms.xpath.code import Code, Frame, NumberCode, TextCode, as_text
from forms.xpath.errors import XPathError
from forms.xpath.functions.building import Builder, Compiling, check_count
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression


def _wall(frame: Frame) -> datetime:
    return frame.scope.now().astimezone(frame.scope.zone).replace(tzinfo=None)


def _today(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    return TextCode(lambda node, frame: dates.iso_date(_wall(frame)), is_date=True)


def _now(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    return TextCode(lambda node, frame: dates.iso_moment(_wall(frame), frame.scope.zone), is_date=True)


def _moment(text: str, frame: Frame) -> datetime | None:
    """The moment a text stands for: a date, a date with time, or a number of days."""
    found = dates.parse(text, frame.scope.zone)
    if found is not None:
        return found
    return dates.from_days(frame.scope.dated(text))


def _iso(moment: datetime, zone: tzinfo) -> str:
    if moment.hour or moment.minute or moment.second or moment.microsecond:
        return dates.iso_moment(moment, zone)
    return dates.iso_date(moment)


def _date(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    given = compiling.switches
    if not given.date_of_number:
        return _date_time(name, compiling, arguments)
    value = as_text(compiling.code(arguments[0]))

    def run(node: Node, frame: Frame) -> str:
        text = value(node, frame)
        found = _moment(text, frame)
        if found is None and text and given.date_or_fail:
            raise XPathError("no-date", name)
        return "" if found is None else _iso(found, frame.scope.zone)

    return TextCode(run, is_date=True)


def _date_time(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    value = as_text(compiling.code(arguments[0]))

    def run(node: Node, frame: Frame) -> str:
        text, zone = value(node, frame), frame.scope.zone
        found = dates.parse(text, zone)
        if found is None:
            # A number counts from midnight UTC here, from midnight of the place in date(): so all engines.
            universal = dates.from_days(frame.scope.dated(text))
            found = None if universal is None else dates.local(universal, zone)
        return "" if found is None else _iso(found, zone)

    return TextCode(run, is_date=True)


def _format(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 2)
    value, pattern = (as_text(compiling.code(argument)) for argument in arguments)

    def run(node: Node, frame: Frame) -> str:
        found = _moment(value(node, frame), frame)
        return "" if found is None else formatted(found, pattern(node, frame), frame)

    return TextCode(run)


def formatted(moment: datetime, pattern: str, frame: Frame) -> str:
    """A moment by the letters of format-date; a letter that is none stays as it is."""
    out: list[str] = []
    at = 0
    while at < len(pattern):
        letter = pattern[at]
        at += 1
        if letter != "%" or at == len(pattern):
            out.append(letter)
            continue
        out.append(_part(moment, pattern[at], frame))
        at += 1
    return "".join(out)


def _part(moment: datetime, letter: str, frame: Frame) -> str:
    months, weekdays = frame.scope.month_and_day_names()
    parts = {
        "%": "%",
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": months[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "a": weekdays[moment.weekday()],
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
    }
    return parts.get(letter, f"%{letter}")


def _decimal_date_time(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    value = as_text(compiling.code(arguments[0]))

    def run(node: Node, frame: Frame) -> float:
        text, zone = value(node, frame), frame.scope.zone
        moment = dates.parse(text, zone)
        return frame.scope.dated(text) if moment is None else dates.universal_days(moment, zone)

    return NumberCode(run)


def _decimal_time(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    value = as_text(compiling.code(arguments[0]))

    def run(node: Node, frame: Frame) -> float:
        text, zone = value(node, frame), frame.scope.zone
        moment = dates.parse(text, zone)
        if moment is not None:
            return dates.days_of(moment) % 1
        if not text:
            return math.nan
        return dates.time_of_day(text, zone, _wall(frame).date())

    return NumberCode(run)


FUNCTIONS: dict[str, Builder] = {
    "today": _today,
    "now": _now,
    "date": _date,
    "date-time": _date_time,
    "format-date": _format,
    "format-date-time": _format,
    "decimal-date-time": _decimal_date_time,
    "decimal-time": _decimal_time,
}
