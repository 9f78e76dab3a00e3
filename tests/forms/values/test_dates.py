from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values import (
    ApproximateDate,
    DateKind,
    NotADate,
    Season,
    about,
    after,
    before,
    between,
    exact,
    from_answers,
    label,
    middle,
    month,
    not_after,
    ongoing,
    parse,
    season,
    season_of,
    unknown,
    whole_year,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "kind", "earliest", "latest", "uk", "en"),
    [
        ("17.03.2022", "exact", "2022-03-17", "2022-03-17", "17 березня 2022", "17 March 2022"),
        ("17 березня 2022 року", "exact", "2022-03-17", "2022-03-17", "17 березня 2022", "17 March 2022"),
        ("2022-03-17", "exact", "2022-03-17", "2022-03-17", "17 березня 2022", "17 March 2022"),
        ("березень 2022", "month", "2022-03-01", "2022-03-31", "березень 2022", "March 2022"),
        ("у березні 2022", "month", "2022-03-01", "2022-03-31", "березень 2022", "March 2022"),
        ("03.2022", "month", "2022-03-01", "2022-03-31", "березень 2022", "March 2022"),
        ("у лютому 2024", "month", "2024-02-01", "2024-02-29", "лютий 2024", "February 2024"),
        ("Mar 2022", "month", "2022-03-01", "2022-03-31", "березень 2022", "March 2022"),
        ("весна 2022", "season", "2022-03-01", "2022-05-31", "весна 2022", "spring 2022"),
        ("Навесні 2022 року", "season", "2022-03-01", "2022-05-31", "весна 2022", "spring 2022"),
        ("зима 2023", "season", "2022-12-01", "2023-02-28", "зима 2023", "winter 2023"),
        ("2022 рік", "year", "2022-01-01", "2022-12-31", "2022 рік", "2022"),
        ("близько 17.03.2022", "circa", "2022-03-14", "2022-03-20", "близько 17 березня 2022 (± 3 дн.)",
         "about 17 March 2022 (± 3 days)"),
        ("до 24.02.2022", "before", None, "2022-02-23", "до 24 лютого 2022", "before 24 February 2022"),
        ("після 24.02.2022", "after", "2022-02-25", "2026-11-22", "після 24 лютого 2022", "after 24 February 2022"),
        ("з 1 березня 2022 до 5 квітня 2022", "range", "2022-03-01", "2022-04-05", "з 1 березня 2022 до 5 квітня 2022",
         "from 1 March 2022 to 5 April 2022"),
        ("01.03.2022 – 05.03.2022", "range", "2022-03-01", "2022-03-05", "з 1 березня 2022 до 5 березня 2022",
         "from 1 March 2022 to 5 March 2022"),
        ("з 24.02.2022 донині", "ongoing", "2022-02-24", "2026-11-22", "з 24 лютого 2022 донині",
         "from 24 February 2022 until now"),
        ("не знаю", "unknown", None, None, "дата невідома", "date unknown"),
        ("листопад 2026", "month", "2026-11-01", "2026-11-22", "листопад 2026", "November 2026"),
    ],
)  # fmt: skip
def test_what_people_type_is_read_and_said_back(
    typed: str, kind: str, earliest: str | None, latest: str | None, uk: str, en: str
) -> None:
    value = parse(typed, TODAY)
    assert value.kind == kind
    assert value.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert value.latest == (date.fromisoformat(latest) if latest else None)
    assert label(value) == uk
    assert label(value, "en") == en
    assert value.said == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not-readable"),
        ("колись", "not-readable"),
        ("31.02.2022", "no-such-day"),
        ("13.2022", "no-such-day"),
        ("0000", "no-such-day"),
        ("17 мартобря 2022", "not-readable"),
        ("до 01.01.0001", "no-such-day"),
        ("після 31.12.9999", "no-such-day"),
        ("близько 01.01.0001", "no-such-day"),
        ("зима 0001", "no-such-day"),
        ("23.11.2026", "date-in-future"),
        ("2027", "date-in-future"),
        ("після 22.11.2026", "date-in-future"),
        ("з 05.03.2022 до 01.03.2022", "dates-reversed"),
        ("9" * 300, "not-readable"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse(typed, TODAY)
    assert refused.value.code == code


@given(st.text(max_size=100))
def test_no_text_makes_the_parser_fail_otherwise(text: str) -> None:
    try:
        parse(text, TODAY)
    except NotADate:
        return


def every_kind() -> list[ApproximateDate]:
    day, later = date(2022, 3, 17), date(2022, 4, 2)
    return [
        exact(day),
        month(2022, 3),
        season(Season.SPRING, 2022),
        whole_year(2022),
        between(day, later),
        about(day, 5),
        before(day),
        after(day, TODAY),
        ApproximateDate(DateKind.RELATIVE, day, later),
        between(day, later, DateKind.REPEATED),
        ongoing(day, TODAY),
        unknown(),
    ]


def test_every_kind_has_bounds_a_label_and_a_place_in_the_order() -> None:
    values = every_kind()
    assert {value.kind for value in values} == set(DateKind)
    for value in values:
        assert value.sort_key[0] <= value.sort_key[1]
        for language in ("uk", "en"):
            assert label(value, language)
    assert sorted(values, key=lambda value: value.sort_key)[-1].kind is DateKind.UNKNOWN


def test_every_kind_comes_back_from_the_answers_of_a_form() -> None:
    for value in every_kind():
        answers = (
            str(value.kind),
            value.earliest.isoformat() if value.earliest else "",
            value.latest.isoformat() if value.latest else "",
        )
        assert from_answers(*answers) == value


def test_answers_that_are_not_complete_are_no_date_yet() -> None:
    assert from_answers("", "", "") is None
    assert from_answers("exact", "", "") is None
    assert from_answers("exact", "gestern", "2022-03-17") is None
    assert from_answers("range", "2022-04-01", "2022-03-01") is None


def test_only_what_certainly_lies_in_a_period_counts_there() -> None:
    march = month(2022, 3)
    assert march.is_within(date(2022, 1, 1), date(2022, 12, 31))
    assert not march.is_within(date(2022, 3, 10), date(2022, 12, 31))
    assert march.overlaps(date(2022, 3, 10), date(2022, 12, 31))
    assert not before(date(2022, 3, 1)).is_within(date(2022, 1, 1), date(2022, 12, 31))
    assert not unknown().is_within(date(2022, 1, 1), date(2022, 12, 31))


def test_an_about_shows_its_middle_and_a_season_its_name_even_when_cut_off() -> None:
    assert middle(about(date(2022, 3, 17), 5)) == (date(2022, 3, 17), 5)
    cut = not_after(season(Season.AUTUMN, 2026), TODAY)
    assert cut.latest == TODAY
    assert season_of(cut) == (Season.AUTUMN, 2026)
    assert season_of(unknown()) is None
    with pytest.raises(NotADate):
        middle(unknown())


def test_bounds_that_fit_no_name_are_said_as_bounds() -> None:
    day, later = date(2022, 3, 10), date(2022, 4, 1)
    odd = ApproximateDate(DateKind.SEASON, day, later)
    assert (label(odd), label(odd, "en")) == (
        "з 10 березня 2022 до 1 квітня 2022",
        "from 10 March 2022 to 1 April 2022",
    )
    assert label(ApproximateDate(DateKind.RELATIVE, day)) == "не раніше 10 березня 2022"
    assert label(ApproximateDate(DateKind.RELATIVE, None, later), "en") == "not after 1 April 2022"
    assert label(ApproximateDate(DateKind.RELATIVE)) == "дата невідома"
