"""Days of other calendars: a wrong one would falsify testimony, so each is held to what is known."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCalendar, QDate

from app.fields.calendars import ARITHMETIC, Calendar, Day, calendar_of, gregorian, in_calendar, length_of

#: What history and almanacs say.
KNOWN = [
    # Ethiopian: the battle of Adwa, the new millennium, Christmas, the day before a new year in a leap year.
    (Calendar.ETHIOPIAN, Day(1888, 6, 23), date(1896, 3, 1)),
    (Calendar.ETHIOPIAN, Day(2000, 1, 1), date(2007, 9, 12)),
    (Calendar.ETHIOPIAN, Day(2017, 4, 29), date(2025, 1, 7)),
    (Calendar.ETHIOPIAN, Day(2015, 13, 6), date(2023, 9, 11)),
    # Coptic: new years, Christmas.
    (Calendar.COPTIC, Day(1740, 1, 1), date(2023, 9, 12)),
    (Calendar.COPTIC, Day(1741, 1, 1), date(2024, 9, 11)),
    (Calendar.COPTIC, Day(1741, 4, 29), date(2025, 1, 7)),
    # Islamic, as tables count: the first day of all (Gregorian), a new year.
    (Calendar.ISLAMIC, Day(1, 1, 1), date(622, 7, 19)),
    (Calendar.ISLAMIC, Day(1445, 1, 1), date(2023, 7, 19)),
    # Persian: the revolution, new years around leap years.
    (Calendar.PERSIAN, Day(1357, 11, 22), date(1979, 2, 11)),
    (Calendar.PERSIAN, Day(1399, 1, 1), date(2020, 3, 20)),
    (Calendar.PERSIAN, Day(1399, 12, 30), date(2021, 3, 20)),
    (Calendar.PERSIAN, Day(1403, 1, 1), date(2024, 3, 20)),
    (Calendar.PERSIAN, Day(1404, 1, 1), date(2025, 3, 21)),
    # Thai.
    (Calendar.BUDDHIST, Day(2567, 2, 29), date(2024, 2, 29)),
    # Nepali: new years, the constitution.
    (Calendar.BIKRAM_SAMBAT, Day(1970, 1, 1), date(1913, 4, 13)),
    (Calendar.BIKRAM_SAMBAT, Day(2081, 1, 1), date(2024, 4, 13)),
    (Calendar.BIKRAM_SAMBAT, Day(2072, 6, 3), date(2015, 9, 20)),
    # Burmese: independence, the first national day, full moons that are holidays, new years.
    (Calendar.MYANMAR, Day(1309, 11, 24), date(1948, 1, 4)),
    (Calendar.MYANMAR, Day(1282, 9, 25), date(1920, 12, 5)),
    (Calendar.MYANMAR, Day(1377, 5, 15), date(2015, 7, 31)),
    (Calendar.MYANMAR, Day(1380, 5, 15), date(2018, 7, 27)),
    (Calendar.MYANMAR, Day(1381, 8, 15), date(2019, 10, 13)),
    (Calendar.MYANMAR, Day(1381, 13, 15), date(2020, 3, 8)),
    (Calendar.MYANMAR, Day(1383, 2, 15), date(2021, 5, 25)),
    (Calendar.MYANMAR, Day(1385, 8, 15), date(2023, 10, 29)),
    (Calendar.MYANMAR, Day(1386, 9, 15), date(2024, 11, 15)),
    (Calendar.MYANMAR, Day(1385, 14, 8), date(2024, 4, 16)),
    (Calendar.MYANMAR, Day(1386, 1, 9), date(2024, 4, 17)),
]


@pytest.mark.parametrize(("calendar", "day", "kept"), KNOWN)
def test_a_day_that_is_known_is_that_day(calendar: Calendar, day: Day, kept: date):
    assert gregorian(calendar, day) == kept
    assert in_calendar(calendar, kept) == day


@pytest.mark.parametrize("calendar", Calendar)
def test_every_day_of_forty_years_goes_there_and_back_and_follows_the_one_before(calendar: Calendar):
    before = None
    day = date(1994, 4, 13)
    while day < date(2034, 4, 1):
        found = in_calendar(calendar, day)
        assert found is not None and gregorian(calendar, found) == day
        if before is not None and calendar is Calendar.MYANMAR:
            # A new year does not begin a month; a month of the moon has 29 or 30 days, and none is left out.
            assert found.day == before.day + 1 or (found.day == 1 and before.day in (29, 30))
            assert (found.year, found.month) >= (before.year, before.month)
        elif before is not None:
            follows = Day(before.year, before.month, before.day + 1)
            if before.day == length_of(calendar, before.year, before.month):
                last = before.month == ARITHMETIC[calendar].months
                follows = Day(before.year + last, 1 if last else before.month + 1, 1)
            assert found == follows
        before, day = found, day + timedelta(days=1)


@pytest.mark.parametrize(
    ("calendar", "system"),
    [(Calendar.ISLAMIC, QCalendar.System.IslamicCivil), (Calendar.PERSIAN, QCalendar.System.Jalali)],
)
def test_qt_counts_the_same_where_it_has_the_calendar(calendar: Calendar, system: QCalendar.System):
    theirs = QCalendar(system)
    day = date(1995, 1, 1)
    while day < date(2030, 1, 1):
        parts = theirs.partsFromDate(QDate(day.year, day.month, day.day))
        assert in_calendar(calendar, day) == Day(parts.year, parts.month, parts.day)
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        (Calendar.ETHIOPIAN, Day(2016, 13, 6)),
        (Calendar.ETHIOPIAN, Day(2015, 14, 1)),
        (Calendar.COPTIC, Day(1740, 0, 1)),
        (Calendar.COPTIC, Day(1740, 1, 31)),
        (Calendar.ISLAMIC, Day(1445, 2, 30)),
        (Calendar.PERSIAN, Day(1402, 12, 30)),
        (Calendar.PERSIAN, Day(1634, 1, 1)),
        (Calendar.BUDDHIST, Day(2566, 2, 29)),
        (Calendar.BIKRAM_SAMBAT, Day(1969, 1, 1)),
        # The day before its new year, a thirteenth month in a year without one, a month that is not late.
        (Calendar.MYANMAR, Day(1386, 1, 8)),
        (Calendar.MYANMAR, Day(1381, 4, 1)),
        (Calendar.MYANMAR, Day(1381, 15, 1)),
        (Calendar.MYANMAR, Day(1216, 2, 1)),
        (Calendar.BIKRAM_SAMBAT, Day(2091, 1, 1)),
        (Calendar.BIKRAM_SAMBAT, Day(2081, 1, 32)),
    ],
)
def test_a_day_that_does_not_exist_is_none(calendar: Calendar, day: Day):
    assert gregorian(calendar, day) is None


def test_a_day_out_of_a_calendars_reach_is_not_told():
    assert in_calendar(Calendar.BIKRAM_SAMBAT, date(1913, 4, 12)) is None
    assert in_calendar(Calendar.PERSIAN, date(2300, 1, 1)) is None
    assert in_calendar(Calendar.COPTIC, date(200, 1, 1)) is None
    assert in_calendar(Calendar.MYANMAR, date(1850, 1, 1)) is None


def test_the_word_of_an_appearance_names_the_calendar():
    assert calendar_of(frozenset({"bikram-sambat", "month-year"})) is Calendar.BIKRAM_SAMBAT
    assert calendar_of(frozenset({"no-calendar", "hebrew"})) is None
