"""A day of another calendar as it is written on the screen; the answer is the day of ours."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.fields.calendar_words import months_of, name_of
from app.fields.calendars import ARITHMETIC, Calendar
from app.fields.question import Kind, Question
from app.language import Language
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text


@pytest.fixture(autouse=True)
def english() -> None:
    """Names of months come from Qt's own locale, which another test may have left in another language."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def asked_for(qtbot, *words: str, kind: Kind = Kind.DATE, **other) -> Asked:
    return Asked(qtbot, Question("/f/q", kind, "Коли це було", appearance=frozenset(words), **other))


def test_an_ethiopian_day_is_kept_as_the_same_day_of_ours(qtbot):
    asked = asked_for(qtbot, "ethiopian")
    day, year = asked.all(QLineEdit)
    type_text(day, "23")
    month = asked.one(QComboBox)
    qtbot.keyClick(month, Qt.Key.Key_Down)
    month.setCurrentIndex(6)
    assert month.currentText() == "Yekatit" and month.count() == 14
    type_text(year, "1888")
    assert asked.last == "1896-03-01"
    assert "01.03.1896" in asked.words
    assert nameless(asked.field) == []
    assert [one.accessibleName() for one in (day, month, year)] == [
        "Day by the Ethiopian calendar: Коли це було",
        "Month by the Ethiopian calendar: Коли це було",
        "Year by the Ethiopian calendar: Коли це було",
    ]


@pytest.mark.parametrize(
    ("word", "kept", "shown"),
    [
        ("coptic", "2025-01-07", ("29", "Koiak", "1741")),
        ("islamic", "2023-07-19", ("1", "Muharram", "1445")),
        ("persian", "1979-02-11", ("22", "Bahman", "1357")),
        ("buddhist", "2024-02-29", ("29", "February", "2567")),
        ("bikram-sambat", "2015-09-20", ("3", "Ashwin", "2072")),
        ("myanmar", "2024-04-16", ("8", "Late Tagu", "1385")),
    ],
)
def test_a_kept_day_is_shown_in_the_calendar_of_the_form(qtbot, word: str, kept: str, shown: tuple[str, str, str]):
    asked = asked_for(qtbot, word, value=kept)
    day, year = asked.all(QLineEdit)
    assert (day.text(), asked.one(QComboBox).currentText(), year.text()) == shown
    assert asked.answers == []


def test_a_day_that_the_calendar_does_not_have_is_no_answer_and_is_said(qtbot):
    asked = asked_for(qtbot, "ethiopian", value="2023-09-11")
    day, year = asked.all(QLineEdit)
    assert (day.text(), asked.one(QComboBox).currentText(), year.text()) == ("6", "Pagumen", "2015")
    # 2016 is a year without a sixth day.
    year.selectAll()
    type_text(year, "2016")
    assert asked.last == ""
    for line in (year, day, year):
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
    qtbot.waitUntil(lambda: "does not exist in this calendar" in asked.words)
    # What was written stands, to be corrected.
    assert (day.text(), year.text()) == ("6", "2016")
    day.selectAll()
    type_text(day, "5")
    assert asked.last == "2024-09-10"


def test_a_month_or_a_year_is_kept_as_its_first_day(qtbot):
    asked = asked_for(qtbot, "coptic", "month-year")
    (year,) = asked.all(QLineEdit)
    asked.one(QComboBox).setCurrentIndex(1)
    type_text(year, "1740")
    assert asked.last == "2023-09-12"
    assert "September 2023" in asked.words
    alone = asked_for(qtbot, "ethiopian", "year")
    (year,) = alone.all(QLineEdit)
    assert alone.all(QComboBox) == []
    type_text(year, "2000")
    assert alone.last == "2007-09-12"


def test_a_moment_has_its_day_in_the_calendar_of_the_form(qtbot):
    asked = asked_for(qtbot, "persian", kind=Kind.DATE_TIME)
    day, year, time = asked.all(QLineEdit)
    type_text(day, "1")
    asked.one(QComboBox).setCurrentIndex(1)
    type_text(year, "1403")
    assert not any(value for _, value in asked.answers)
    type_text(time, "05:40")
    assert asked.last.startswith("2024-03-20T05:40:00.000")
    assert nameless(asked.field) == []


def test_what_may_not_be_changed_is_shown_only(qtbot):
    asked = asked_for(qtbot, "islamic", value="2023-07-19", readonly=True)
    assert all(one.isReadOnly() for one in asked.all(QLineEdit))
    assert not asked.one(QComboBox).isEnabled()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_month_has_a_name_of_its_own_in_both_languages(qtbot, language: str):
    Language(language)
    for calendar in Calendar:
        names = months_of(calendar)
        assert len(set(names)) == ARITHMETIC[calendar].months
        assert name_of(calendar)
        if language == "uk":
            assert not any(letter in "abcdefghijklmnopqrstuvwxyz" for name in names for letter in name.lower())


def test_the_months_follow_the_language_of_the_screen(qtbot):
    language = Language("en")
    asked = asked_for(qtbot, "coptic", value="2025-01-07")
    language.use("uk")
    qtbot.waitUntil(lambda: asked.one(QComboBox).currentText() == "Кіяк")
    assert asked.answers == []


def test_a_sign_is_no_day_and_no_failure(qtbot):
    asked = asked_for(qtbot, "ethiopian", value="1896-03-01")
    day, year = asked.all(QLineEdit)
    day.selectAll()
    type_text(day, "+")
    year.selectAll()
    type_text(year, "1,88")
    assert asked.last == ""
