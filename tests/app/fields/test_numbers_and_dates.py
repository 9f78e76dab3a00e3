"""Numbers, ranges and parts of dates in every look that a form may ask for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSlider, QToolButton

from app.fields.grouped import grouped, plain_number
from app.fields.question import Kind, Question
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text

ONE_TO_FIVE = {"start": "1", "end": "5", "step": "1"}


def asked_for(qtbot, kind: Kind, *words: str, **other) -> Asked:
    return Asked(qtbot, Question("/f/q", kind, "Питання", appearance=frozenset(words), **other))


@pytest.mark.parametrize(
    ("stored", "shown"), [("1234567", "1 234 567"), ("-1000.5", "-1 000.5"), ("12", "12"), ("", ""), ("x", "x")]
)
def test_thousands_are_set_apart_and_read_back(stored: str, shown: str):
    assert grouped(stored).replace("\u00a0", " ") == shown
    assert plain_number(grouped(stored)) == stored


@pytest.mark.parametrize("kind", [Kind.INTEGER, Kind.TEXT, Kind.DECIMAL])
def test_a_grouped_number_is_stored_without_its_blanks(qtbot, kind: Kind):
    asked = asked_for(qtbot, kind, "thousands-sep")
    line = asked.one(QLineEdit)
    type_text(line, "1234567")
    line.editingFinished.emit()
    assert asked.last == "1234567" and line.text().replace("\u00a0", " ") == "1 234 567"
    type_text(line, "8")
    assert asked.last == "12345678"


def test_a_counter_counts_with_buttons_and_arrows(qtbot):
    asked = asked_for(qtbot, Kind.INTEGER, "counter")
    line = asked.one(QLineEdit)
    asked.press(asked.button("One more"))
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert asked.last == "2"
    qtbot.keyClick(line, Qt.Key.Key_Down)
    asked.press(asked.button("One less"))
    asked.press(asked.button("One less"))
    assert asked.last == "-1"
    assert nameless(asked.field) == []


def test_text_of_numbers_keeps_what_a_telephone_number_is_written_with(qtbot):
    asked = asked_for(qtbot, Kind.TEXT, "numbers")
    type_text(asked.one(QLineEdit), "+38 (050) абв 007")
    assert asked.last == "+38 (050)  007"


def test_a_masked_answer_is_hidden_until_somebody_asks(qtbot):
    asked = asked_for(qtbot, Kind.TEXT, "masked")
    line = asked.one(QLineEdit)
    type_text(line, "таємне слово")
    assert asked.last == "таємне слово" and "таємне" not in line.displayText()
    button = asked.one(QToolButton)
    assert button.accessibleName()
    asked.press(button)
    assert line.displayText() == "таємне слово"


def test_a_scale_that_is_to_lie_lies(qtbot):
    asked = asked_for(qtbot, Kind.RANGE, "analog-scale", "horizontal", parameters=ONE_TO_FIVE)
    assert asked.one(QSlider).orientation() is Qt.Orientation.Horizontal


@pytest.mark.parametrize("appearance", ["vertical", "distress", "analog-scale"])
def test_a_slider_stands_upright_and_its_present_place_can_be_taken(qtbot, appearance):
    asked = asked_for(qtbot, Kind.RANGE, appearance, parameters=ONE_TO_FIVE)
    slider = asked.one(QSlider)
    assert slider.orientation() is Qt.Orientation.Vertical and slider.height() > slider.width()
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    assert asked.last == "1"
    qtbot.keyClick(slider, Qt.Key.Key_Up)
    assert asked.last == "2"
    qtbot.keyClick(slider, Qt.Key.Key_Delete)
    assert asked.last == ""


def test_the_wheel_never_changes_an_answer(qtbot):
    asked = asked_for(qtbot, Kind.RANGE, parameters=ONE_TO_FIVE, value="3")
    slider = asked.one(QSlider)
    event = QWheelEvent(
        slider.rect().center().toPointF(),
        slider.mapToGlobal(slider.rect().center()).toPointF(),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert asked.answers == []


def test_ticks_are_there_unless_the_form_does_not_want_them(qtbot):
    with_ticks = asked_for(qtbot, Kind.RANGE, parameters={**ONE_TO_FIVE, "tick_interval": "2"})
    assert with_ticks.one(QSlider).tickInterval() == 2
    assert with_ticks.one(QSlider).tickPosition() is not QSlider.TickPosition.NoTicks
    without = asked_for(qtbot, Kind.RANGE, "no-ticks", parameters=ONE_TO_FIVE)
    assert without.one(QSlider).tickPosition() is QSlider.TickPosition.NoTicks


def test_stars_are_pressed_and_taken_back(qtbot):
    asked = asked_for(qtbot, Kind.RANGE, "rating", parameters=ONE_TO_FIVE)
    stars = asked.one(QSlider)
    asked.press(stars, QPoint(4 + 30 * 3 + 10, 15))
    assert asked.last == "4"
    asked.press(stars, QPoint(10, 15))
    assert asked.last == "1"
    asked.press(asked.button("Clear"))
    assert asked.last == ""
    assert nameless(asked.field) == []


def test_a_picker_offers_every_number_also_downwards_and_in_fractions(qtbot):
    asked = asked_for(qtbot, Kind.RANGE, "picker", parameters={"start": "1", "end": "0", "step": "0.25"})
    box = asked.one(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["", "1", "0.75", "0.5", "0.25", "0"]
    box.setCurrentIndex(2)
    assert asked.last == "0.75"


def test_a_range_of_rubbish_or_without_bounds_still_opens(qtbot):
    asked = asked_for(qtbot, Kind.RANGE, parameters={"start": "x", "end": "1e400", "step": "0"})
    qtbot.keyClick(asked.one(QSlider), Qt.Key.Key_End)
    assert asked.last == "10"


def test_a_month_needs_its_year_and_is_stored_as_its_first_day(qtbot):
    asked = asked_for(qtbot, Kind.DATE, "month-year")
    box, line = asked.one(QComboBox), asked.one(QLineEdit)
    type_text(line, "2022")
    line.editingFinished.emit()
    assert asked.answers == [] and "month" in asked.words
    box.setCurrentIndex(3)
    assert asked.last == "2022-03-01"
    asked.field.show_question(replace(asked.field.question, value="2014-04-01"))
    assert (box.currentIndex(), line.text()) == (4, "2014")
    assert nameless(asked.field) == []


def test_a_year_is_whole_with_four_digits(qtbot):
    asked = asked_for(qtbot, Kind.DATE, "year")
    line = asked.one(QLineEdit)
    type_text(line, "202")
    line.editingFinished.emit()
    assert asked.answers == [] and "2022" in asked.words
    type_text(line, "4")
    assert asked.last == "2024-01-01"


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.DATE_TIME])
def test_a_date_without_calendar_is_only_typed(qtbot, kind: Kind):
    plain, bare = asked_for(qtbot, kind), asked_for(qtbot, kind, "no-calendar")
    assert len(bare.one(QLineEdit).actions()) == len(plain.one(QLineEdit).actions()) - 1
