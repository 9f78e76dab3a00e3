"""Days by which people remember become bounds; what is not certain stays words."""

from datetime import date
from pathlib import Path

import pytest

from forms.values import NotADate
from forms.values.anchors import AnchorsBroken, Reckoning, load_anchors, occupation, orthodox_easter, told_by

FILE = Path(__file__).parents[3] / "resources" / "calendars" / "anchors.tsv"
ANCHORS = load_anchors(FILE.read_bytes())
TODAY = date(2026, 11, 22)
EASTERS = {
    2014: (4, 20), 2015: (4, 12), 2016: (5, 1), 2017: (4, 16), 2018: (4, 8), 2019: (4, 28), 2020: (4, 19),
    2021: (5, 2), 2022: (4, 24), 2023: (4, 16), 2024: (5, 5), 2025: (4, 20), 2026: (4, 12),
}  # fmt: skip


@pytest.mark.parametrize("year", EASTERS)
def test_easter_is_the_day_on_which_it_was(year: int) -> None:
    assert orthodox_easter(year) == date(year, *EASTERS[year])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Великдень 2022", date(2022, 4, 24), date(2022, 4, 24)),
        ("на Великдень 2022 року", date(2022, 4, 24), date(2022, 4, 24)),
        ("Easter 2022", date(2022, 4, 24), date(2022, 4, 24)),
        ("24 лютого", date(2022, 2, 24), date(2022, 2, 24)),
        ("через два дні після Великодня 2022", date(2022, 4, 26), date(2022, 4, 26)),
        ("за тиждень до Трійці 2023", date(2023, 5, 25), date(2023, 5, 31)),
        ("тиждень після Вербної неділі 2022", date(2022, 4, 21), date(2022, 4, 27)),
        ("другий тиждень після повномасштабного вторгнення", date(2022, 3, 3), date(2022, 3, 9)),
        ("третій день повномасштабного вторгнення", date(2022, 2, 26), date(2022, 2, 26)),
        ("початок навчального року 2022", date(2022, 9, 1), date(2022, 9, 1)),
        ("the second week after the invasion", date(2022, 3, 3), date(2022, 3, 9)),
        ("three days before Easter 2022", date(2022, 4, 21), date(2022, 4, 21)),
    ],
)
def test_words_with_an_anchor_have_bounds(text: str, first: date, last: date) -> None:
    told = told_by(text, ANCHORS, TODAY)
    assert told is not None
    assert (told.value.earliest, told.value.latest, told.value.said) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Великдень",
        "одного дня",
        "0 тиждень після вторгнення",
        "другий тиждень окупації",
        "у Великодньому",
        "24 лютого 2023",
        "x" * 200,
    ],
)
def test_what_is_not_certain_stays_words(text: str) -> None:
    assert told_by(text, ANCHORS, TODAY) is None


def test_the_occupation_of_a_place_is_an_anchor_only_where_it_was_imported() -> None:
    known = occupation(date(2022, 3, 2), date(2022, 9, 8))
    told = told_by("другий тиждень окупації", known, TODAY)
    assert told is not None
    assert (told.value.earliest, told.value.latest) == (date(2022, 3, 9), date(2022, 3, 15))
    assert told.anchor == "окупація"
    free = told_by("два дні після звільнення", known, TODAY)
    assert free is not None and free.value.earliest == date(2022, 9, 10)
    assert told_by("the second week of the occupation", occupation(date(2022, 3, 2), None), TODAY) is not None


def test_a_feast_of_the_future_is_no_date() -> None:
    with pytest.raises(NotADate):
        told_by("Великдень 2027", ANCHORS, TODAY)
    with pytest.raises(NotADate):
        orthodox_easter(3000)


def test_every_line_of_the_table_has_a_mark_and_words_in_both_languages() -> None:
    assert {anchor.status for anchor in ANCHORS} == {"V", "G"}
    assert len({anchor.key for anchor in ANCHORS}) == len(ANCHORS)
    for anchor in ANCHORS:
        assert anchor.name() and anchor.name("en")
        told = told_by(anchor.name() + ("" if anchor.reckoning is Reckoning.DAY else " 2022"), ANCHORS, TODAY)
        assert told is not None and told.value.earliest == anchor.day(2022), anchor.key


@pytest.mark.parametrize("broken", [b"easter\teaster\t0", b"x\tday\tnone\tG\ta\tb", b"\xff", b"x\tmoon\t1\tG\ta\tb"])
def test_a_broken_table_is_refused(broken: bytes) -> None:
    with pytest.raises(AnchorsBroken):
        load_anchors(broken)
