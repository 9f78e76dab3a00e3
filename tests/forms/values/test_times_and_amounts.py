"""Approximate times of day and amounts: what is read, what is refused, and the words for people."""

from datetime import time
from decimal import Decimal

import pytest

from forms.values import Amount, Clock, NotAnAmount, amount_label, amounts, time_label, times
from forms.values.times import TimeKind, time_of


@pytest.mark.parametrize(
    ("text", "minute"),
    [("5:40", time(5, 40)), ("05.40", time(5, 40)), ("23:59:00.000+02:00", time(23, 59)), ("24:00", None), ("", None)],
)
def test_a_minute_is_read_as_people_and_programs_write_it(text: str, minute: time | None) -> None:
    assert time_of(text) == minute


def test_a_time_of_no_known_kind_is_none() -> None:
    assert times.from_answers("", "05:40") is None
    told = times.from_answers("range", "23:00", "02:00", clock="moscow")
    assert told is not None and told.crosses_midnight and told.clock is Clock.MOSCOW
    exact = times.from_answers("exact", "23:00", clock="sundial")
    assert exact is not None and not exact.crosses_midnight and exact.clock is None


@pytest.mark.parametrize(
    ("kind", "values", "uk", "en"),
    [
        (
            "exact",
            {"earliest": "05:40", "clock": "moscow"},
            "05:40 (за московським часом)",
            "05:40 (Moscow time, imposed)",
        ),
        ("range", {"earliest": "22:00", "latest": "23:00"}, "між 22:00 і 23:00", "between 22:00 and 23:00"),
        (
            "range",
            {"earliest": "23:00", "latest": "02:00", "said": "вночі"},
            "між 23:00 і 02:00 наступного дня («вночі»)",
            "between 23:00 and 02:00 of the next day («вночі»)",
        ),
        ("range", {"earliest": "22:00"}, "22:00", "22:00"),
        ("part_of_day", {"part": "dawn"}, "світанок", "світанок"),
        ("relative", {"anchor": "після сирени"}, "після сирени", "після сирени"),
        ("exact", {"said": "затемна"}, "«затемна»", "«затемна»"),
        ("exact", {}, "", ""),
        ("unknown", {}, "час невідомий", "time unknown"),
    ],
)
def test_a_time_is_said_in_both_languages(kind: str, values: dict[str, str], uk: str, en: str) -> None:
    told = times.from_answers(kind, **values)
    assert told is not None
    part = "світанок" if told.kind is TimeKind.PART_OF_DAY else ""
    assert time_label(told, part) == uk
    assert time_label(told, part, "en") == en


def test_the_least_is_not_more_than_the_most() -> None:
    with pytest.raises(NotAnAmount) as refused:
        Amount(Decimal(5), Decimal(3))
    assert refused.value.code == "amounts-reversed"
    assert amounts.from_answers("5", "3") is None
    assert amounts.from_answers("", "") is None
    assert amounts.from_answers("багато", "9" * 30) is None
    assert amounts.from_answers("Infinity") is None


@pytest.mark.parametrize(
    ("values", "uk", "en"),
    [
        ({"least": "3", "most": "5"}, "від 3 до 5", "3 to 5"),
        ({"least": "3", "most": "3"}, "3", "3"),
        ({"amount": "0"}, "0", "0"),
        ({"least": "1500.5", "currency": "UAH"}, "щонайменше 1 500,5 UAH", "at least 1 500.5 UAH"),
        ({"most": "12000.00", "basis": "чек"}, "щонайбільше 12 000 (чек)", "at most 12 000 (чек)"),
    ],
)
def test_an_amount_is_said_in_both_languages(values: dict[str, str], uk: str, en: str) -> None:
    found = amounts.from_answers(**values)
    assert found is not None
    assert amount_label(found).replace("\u00a0", " ") == uk
    assert amount_label(found, "en").replace("\u00a0", " ") == en


def test_nothing_known_is_said_with_nothing() -> None:
    assert amount_label(Amount()) == ""
