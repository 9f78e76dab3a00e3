"""Approximate dates in words: read what is typed, and say what is stored, in Ukrainian and English."""

import re
from datetime import date, timedelta

from forms.values.dates import (
    ApproximateDate,
    DateKind,
    NotADate,
    Season,
    about,
    after,
    before,
    between,
    exact,
    month,
    not_after,
    ongoing,
    season,
    unknown,
    whole_year,
)

# Nominative and genitive: «березень 2022», «17 березня 2022».
_MONTHS_UK = (
    ("січень", "січня"), ("лютий", "лютого"), ("березень", "березня"), ("квітень", "квітня"),
    ("травень", "травня"), ("червень", "червня"), ("липень", "липня"), ("серпень", "серпня"),
    ("вересень", "вересня"), ("жовтень", "жовтня"), ("листопад", "листопада"), ("грудень", "грудня"),
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    Season.WINTER: ("зима", "взимку", "winter"),
    Season.SPRING: ("весна", "навесні", "spring"),
    Season.SUMMER: ("літо", "влітку", "summer"),
    Season.AUTUMN: ("осінь", "восени", "autumn"),
}
_MONTH_NUMBER = (
    {word: number for number, names in enumerate(_MONTHS_UK, 1) for word in names}
    # «у березні 2022» is how people say it.
    | {names[1][:-1] + "і": number for number, names in enumerate(_MONTHS_UK, 1) if names[1].endswith(("я", "а"))}
    | {"лютому": 2}
    | {word: number for number, name in enumerate(_MONTHS_EN, 1) for word in (name.lower(), name[:3].lower())}
)
_SEASON_NAME = {word: name for name, words in _SEASONS.items() for word in words} | {
    "зимою": Season.WINTER, "весни": Season.SPRING, "весною": Season.SPRING, "літом": Season.SUMMER,
    "улітку": Season.SUMMER, "узимку": Season.WINTER, "осені": Season.AUTUMN, "fall": Season.AUTUMN,
}  # fmt: skip
_YEAR = r"(\d{4})(?:\s*(?:р\.?|рік|року|році))?"
_MAX_TEXT = 80


def parse(text: str, today: date) -> ApproximateDate:
    """The date in a typed text: «17.03.2022», «березень 2022», «весна 2022», «2022», «близько 17.03.2022».

    Raises:
        NotADate: It cannot be read, does not exist, or lies in the future.
    """
    words = " ".join(text.lower().split())
    if not words or len(words) > _MAX_TEXT:
        raise NotADate("not-readable")
    try:
        value = _parsed(words, today)
    except OverflowError as error:
        # Before the first or after the last day that a calendar can hold.
        raise NotADate("no-such-day") from error
    return not_after(ApproximateDate(value.kind, value.earliest, value.latest, text.strip()), today)


def _parsed(words: str, today: date) -> ApproximateDate:
    if words in {"невідомо", "не знаю", "unknown"}:
        return unknown()
    for pattern, kind in (
        (r"(?:до|before) (.+)", DateKind.BEFORE),
        (r"(?:після|after) (.+)", DateKind.AFTER),
        (r"(?:близько|приблизно|десь|about|around|circa) (.+)", DateKind.CIRCA),
        (r"(?:з|із|від|from|since) (.+?) (?:донині|дотепер|until now|till now)", DateKind.ONGOING),
        (r"(?:з|із|від|між|from|between) (.+?) (?:до|по|і|та|to|and) (.+)", DateKind.RANGE),
        (r"(.+?)\s*[-–—]\s*(.+)", DateKind.RANGE),
    ):
        found = re.fullmatch(pattern, words)
        if found and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            return _composed(kind, found.groups(), today)
    return _simple(words)


def _composed(kind: DateKind, texts: tuple[str, ...], today: date) -> ApproximateDate:
    earliest, latest = _bounds_of(_simple(texts[0]))
    if kind is DateKind.BEFORE:
        return before(earliest)
    if kind is DateKind.AFTER:
        return after(latest, today)
    if kind is DateKind.ONGOING:
        return ongoing(earliest, today)
    if kind is DateKind.CIRCA:
        # Give or take a few days of a day, and as much again of a longer time.
        margin = 3 if earliest == latest else (latest - earliest).days // 2
        return ApproximateDate(DateKind.CIRCA, earliest - timedelta(margin), latest + timedelta(margin))
    return between(earliest, _bounds_of(_simple(texts[1]))[1])


def _bounds_of(value: ApproximateDate) -> tuple[date, date]:
    assert value.earliest is not None
    assert value.latest is not None
    return value.earliest, value.latest


def _simple(words: str) -> ApproximateDate:
    words = re.sub(r"^(?:у|в|in) ", "", words)
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words):
        day, number, year = map(int, found.groups())
        return _exact(year, number, day)
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        year, number, day = map(int, found.groups())
        return _exact(year, number, day)
    if found := re.fullmatch(r"(\d{1,2})[./](\d{4})", words):
        return month(int(found[2]), int(found[1]))
    if found := re.fullmatch(rf"(\d{{1,2}}) (\w+),? {_YEAR}", words):
        return _exact(int(found[3]), _number(found[2]), int(found[1]))
    if found := re.fullmatch(_YEAR, words):
        return whole_year(int(found[1]))
    if found := re.fullmatch(rf"(\w+) {_YEAR}", words):
        if found[1] in _SEASON_NAME:
            return season(_SEASON_NAME[found[1]], int(found[2]))
        return month(int(found[2]), _number(found[1]))
    raise NotADate("not-readable")


def _number(word: str) -> int:
    if word not in _MONTH_NUMBER:
        raise NotADate("not-readable")
    return _MONTH_NUMBER[word]


def _exact(year: int, number: int, day: int) -> ApproximateDate:
    try:
        return exact(date(year, number, day))
    except ValueError as error:
        raise NotADate("no-such-day") from error


def label(value: ApproximateDate, language: str = "uk") -> str:
    """The date for people, in Ukrainian or (``en``) English."""
    return _label_en(value) if language == "en" else _label_uk(value)


def day_label(day: date, language: str = "uk") -> str:
    """A day for people: «17 березня 2022», “17 March 2022”."""
    name = _MONTHS_EN[day.month - 1] if language == "en" else _MONTHS_UK[day.month - 1][1]
    return f"{day.day} {name} {day.year}"


def middle(value: ApproximateDate) -> tuple[date, int]:
    """The day an "about" is about, and how many days either way.

    Raises:
        NotADate: The date has no bounds.
    """
    if value.earliest is None or value.latest is None:
        raise NotADate("bounds-missing")
    either_way = (value.latest - value.earliest).days // 2
    return value.earliest + timedelta(either_way), either_way


def season_of(value: ApproximateDate) -> tuple[Season, int] | None:
    """The season two bounds are, and its year; also when its end was cut off at the day of the interview."""
    if value.earliest is None:
        return None
    for name in Season:
        year = value.earliest.year + (1 if name is Season.WINTER else 0)
        if season(name, year).earliest == value.earliest:
            return name, year
    return None


def _label_uk(value: ApproximateDate) -> str:
    first = day_label(value.earliest) if value.earliest else ""
    last = day_label(value.latest) if value.latest else ""
    match value.kind:
        case DateKind.EXACT:
            return first
        case DateKind.MONTH if value.earliest:
            return f"{_MONTHS_UK[value.earliest.month - 1][0]} {value.earliest.year}"
        case DateKind.SEASON if found := season_of(value):
            return f"{_SEASONS[found[0]][0]} {found[1]}"
        case DateKind.YEAR if value.earliest:
            return f"{value.earliest.year} рік"
        case DateKind.CIRCA:
            day, either_way = middle(value)
            return f"близько {day_label(day)} (± {either_way} дн.)"
        case DateKind.BEFORE if value.latest:
            return f"до {day_label(value.latest + timedelta(1))}"
        case DateKind.AFTER if value.earliest:
            return f"після {day_label(value.earliest - timedelta(1))}"
        case DateKind.ONGOING:
            return f"з {first} донині"
        case DateKind.REPEATED:
            return f"неодноразово, з {first} до {last}"
        case DateKind.UNKNOWN:
            return "дата невідома"
    return _bounds(first, last, "з {} до {}", "не раніше {}", "не пізніше {}", "дата невідома")


def _label_en(value: ApproximateDate) -> str:
    first = day_label(value.earliest, "en") if value.earliest else ""
    last = day_label(value.latest, "en") if value.latest else ""
    match value.kind:
        case DateKind.EXACT:
            return first
        case DateKind.MONTH if value.earliest:
            return f"{_MONTHS_EN[value.earliest.month - 1]} {value.earliest.year}"
        case DateKind.SEASON if found := season_of(value):
            return f"{_SEASONS[found[0]][2]} {found[1]}"
        case DateKind.YEAR if value.earliest:
            return str(value.earliest.year)
        case DateKind.CIRCA:
            day, either_way = middle(value)
            return f"about {day_label(day, 'en')} (± {either_way} days)"
        case DateKind.BEFORE if value.latest:
            return f"before {day_label(value.latest + timedelta(1), 'en')}"
        case DateKind.AFTER if value.earliest:
            return f"after {day_label(value.earliest - timedelta(1), 'en')}"
        case DateKind.ONGOING:
            return f"from {first} until now"
        case DateKind.REPEATED:
            return f"repeatedly, from {first} to {last}"
        case DateKind.UNKNOWN:
            return "date unknown"
    return _bounds(first, last, "from {} to {}", "not before {}", "not after {}", "date unknown")


def _bounds(first: str, last: str, both: str, since: str, until: str, none: str) -> str:
    if first and last:
        return both.format(first, last)
    return since.format(first) if first else until.format(last) if last else none


__all__ = ["about", "day_label", "label", "middle", "parse", "season_of"]
