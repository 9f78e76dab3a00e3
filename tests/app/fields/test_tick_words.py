"""Words that a form has for some numbers of a range."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.fields.question import Choice, Kind, Question
from app.fields.ranges import RangeSlider, scale_of
from app.fields.tick_words import TickWords
from tests.pages.field_page import Asked

PAIN = Question(
    "/f/pain",
    Kind.RANGE,
    "Біль",
    parameters={"start": "0", "end": "10", "step": "1"},
    ticks=(Choice("0", "Немає"), Choice("5", "Терпимий"), Choice("10", "Нестерпний")),
)


def standing(asked: Asked) -> list[tuple[int, str]]:
    """The words with their middles, as painted."""
    words = asked.one(TickWords)
    scale = next(child for child in words.children() if hasattr(child, "boxes"))
    middle = (lambda box: box.center().y()) if words.height() > words.width() else (lambda box: box.center().x())
    return [(middle(box), word) for box, word in scale.boxes()]


def test_each_word_stands_at_its_mark_from_the_start_to_the_end(qtbot):
    asked = Asked(qtbot, PAIN)
    found = standing(asked)
    assert [word for _, word in found] == ["Немає", "Терпимий", "Нестерпний"]
    assert found[0][0] < found[1][0] < found[2][0]
    slider = asked.one(RangeSlider)
    assert abs(found[1][0] - slider.width() // 2) < 12


def test_a_slider_that_stands_has_its_words_beside_it_the_end_at_the_top(qtbot):
    asked = Asked(qtbot, replace(PAIN, appearance=frozenset({"vertical"})))
    assert [word for _, word in standing(asked)] == ["Нестерпний", "Терпимий", "Немає"]


def test_the_word_of_the_answer_is_seen_and_spoken_and_the_answer_stays_a_number(qtbot):
    asked = Asked(qtbot, PAIN)
    slider = asked.one(RangeSlider)
    for _ in range(5):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert asked.last == "5"
    assert "5 · Терпимий" in asked.words
    assert slider.accessibleDescription() == "5 · Терпимий"
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert asked.last == "6"
    assert "Терпимий" not in asked.words


def test_a_list_of_the_numbers_says_the_words_too(qtbot):
    asked = Asked(qtbot, replace(PAIN, appearance=frozenset({"picker"})))
    box = asked.one(QComboBox)
    assert [box.itemText(row) for row in (1, 2, 11)] == ["0 · Немає", "1", "10 · Нестерпний"]
    box.setCurrentIndex(11)
    assert asked.last == "10"


@pytest.mark.parametrize("rubbish", ["", "word", "11", "-1", "NaN", "1e999"])
def test_words_for_no_number_or_one_outside_are_left_out(qtbot, rubbish):
    asked = Asked(qtbot, replace(PAIN, ticks=(Choice(rubbish, "Ніде"), Choice("10", "Край"))))
    assert [word for _, word in standing(asked)] == ["Край"]


def test_words_that_would_stand_over_each_other_are_left_out(qtbot):
    many = tuple(Choice(str(number), f"Слово номер {number}") for number in range(11))
    asked = Asked(qtbot, replace(PAIN, ticks=many))
    shown = standing(asked)
    assert shown[0][1] == "Слово номер 0" and 2 <= len(shown) < 11


def test_the_handle_waits_where_the_form_wants_it_and_nothing_is_answered(qtbot):
    asked = Asked(qtbot, replace(PAIN, parameters={**PAIN.parameters, "placeholder": "7"}))
    assert asked.one(RangeSlider).value() == 7
    assert asked.answers == []
    qtbot.keyClick(asked.one(RangeSlider), Qt.Key.Key_Space)
    assert asked.last == "7"


def test_marks_stand_at_the_interval_as_the_converter_writes_it(qtbot):
    asked = Asked(qtbot, replace(PAIN, parameters={**PAIN.parameters, "tick-interval": "5"}))
    assert asked.one(RangeSlider).tickInterval() == 5


@pytest.mark.parametrize("step", ["1e-999990", "1e-999999", "0." + "0" * 60 + "1", "1e999990"])
def test_a_step_that_nobody_could_write_down_is_one(step: str):
    scale = scale_of(Question("/f/q", Kind.RANGE, "Скільки", parameters={"start": "0", "end": "10", "step": step}))
    assert (scale.steps, scale.at(3)) == (10, "3")
