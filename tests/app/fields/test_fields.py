"""Each kind of field with real widgets: it shows, it reports, it never judges."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSlider
from shiboken6 import delete

from app.fields.base import ReasonButton
from app.fields.number import DecimalField
from app.fields.place import FoundPlace, PlaceField
from app.fields.question import Choice, Kind, Question
from app.fields.select_one import SelectBoxField, SelectOneField
from app.fields.text import TextField
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text

YES_NO = (Choice("yes", "Так"), Choice("no", "Ні"), Choice("unknown", "Не знає"))
MANY = tuple(Choice(f"c{number}", f"Відповідь {number}") for number in range(30))


def question(kind: Kind, **other) -> Question:
    return Question("/f/q", kind, "Питання", **other)


def test_a_line_reports_every_letter_and_is_private_to_input_methods(qtbot):
    asked = Asked(qtbot, question(Kind.TEXT))
    type_text(asked.one(QLineEdit), "Їжак")
    assert [value for _ref, value in asked.answers] == ["Ї", "Їж", "Їжа", "Їжак"]
    hints = asked.one(QLineEdit).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData and hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_showing_the_same_words_again_does_not_move_the_cursor(qtbot):
    asked = Asked(qtbot, question(Kind.LINES))
    box = asked.one(QPlainTextEdit)
    type_text(box, "один два")
    cursor = box.textCursor()
    cursor.setPosition(5)
    box.setTextCursor(cursor)
    type_text(box, "і ")
    assert box.toPlainText() == "один і два" and box.textCursor().position() == 7


def test_a_decimal_comma_is_written_down_as_a_point(qtbot):
    asked = Asked(qtbot, question(Kind.DECIMAL))
    assert isinstance(asked.field, DecimalField)
    type_text(asked.one(QLineEdit), "4,5")
    assert asked.last == "4.5"


def test_letters_do_not_get_into_a_number(qtbot):
    asked = Asked(qtbot, question(Kind.INTEGER))
    type_text(asked.one(QLineEdit), "1о2")
    assert asked.last == "12"


def test_chips_are_one_stop_walked_with_arrows_and_chosen_with_space(qtbot):
    asked = Asked(qtbot, question(Kind.SELECT_ONE, choices=YES_NO))
    assert isinstance(asked.field, SelectOneField)
    chips = asked.choices()
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Qt.Key.Key_Right)
    qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    assert asked.last == "no"
    assert [chip.isChecked() for chip in chips] == [False, True, False]
    stops = [chip for chip in chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chips[1]]


def test_a_second_press_takes_an_answer_back(qtbot):
    asked = Asked(qtbot, question(Kind.SELECT_ONE, choices=YES_NO, value="yes"))
    asked.press(asked.choice("yes"))
    assert asked.last == ""


def test_a_long_list_becomes_a_box_to_search_in(qtbot):
    asked = Asked(qtbot, question(Kind.SELECT_ONE, choices=MANY))
    assert isinstance(asked.field, SelectBoxField)
    line = asked.one(QLineEdit)
    line.setText("Відповідь 17")
    line.editingFinished.emit()
    assert asked.last == "c17"
    line.setText("такого немає")
    line.editingFinished.emit()
    assert line.text() == "Відповідь 17"


def test_several_answers_keep_the_order_of_the_list(qtbot):
    asked = Asked(qtbot, question(Kind.SELECT_MULTIPLE, choices=YES_NO))
    for value in ("unknown", "yes"):
        asked.press(asked.choice(value))
    assert asked.last == "yes unknown"


def test_a_long_list_of_marks_can_be_searched_and_never_hides_what_is_chosen(qtbot):
    asked = Asked(qtbot, question(Kind.SELECT_MULTIPLE, choices=MANY, value="c3"))
    asked.one(QLineEdit).setText("Відповідь 12")
    assert [one.property("answer") for one in asked.choices()] == ["c3", "c12"]


def test_a_day_is_reported_when_it_is_whole_and_nonsense_is_explained(qtbot):
    asked = Asked(qtbot, question(Kind.DATE))
    line = asked.one(QLineEdit)
    type_text(line, "17.03.2022")
    assert asked.last == "2022-03-17"
    line.clear()
    type_text(line, "31.02.2022")
    line.editingFinished.emit()
    assert "17.03.2022" in asked.words


def test_a_tick_is_ok_and_its_words_tick_it_too(qtbot):
    asked = Asked(qtbot, question(Kind.ACKNOWLEDGE))
    qtbot.keyClick(asked.one(QCheckBox), Qt.Key.Key_Space)
    assert asked.last == "OK"
    asked.press(asked.spoken)
    assert asked.last == ""


def test_a_range_has_no_answer_until_it_is_moved(qtbot):
    asked = Asked(qtbot, question(Kind.RANGE, parameters={"start": "0", "end": "10", "step": "2"}))
    assert asked.answers == []
    qtbot.keyClick(asked.one(QSlider), Qt.Key.Key_Right)
    assert asked.last == "2"


def test_a_reason_is_offered_and_reported_for_its_own_question(qtbot):
    reason = Question(
        "/f/q_na", Kind.SELECT_ONE, "Чому немає", choices=(Choice("declined", "Не бажає"),), required=True
    )
    asked = Asked(qtbot, question(Kind.TEXT, missing=reason))
    asked.one(ReasonButton).menu().actions()[0].trigger()
    assert asked.answers == [("/f/q_na", "declined")]


def test_problem_hint_and_mark_are_shown(qtbot):
    asked = Asked(qtbot, question(Kind.TEXT, hint="Без імен", required=True, problem="Не так"))
    words = asked.words
    assert "*" in words and "Без імен" in words and "Не так" in words


def test_an_unknown_compound_falls_back_to_a_line(qtbot):
    assert isinstance(Asked(qtbot, question(Kind.PLACE)).field, TextField)


def test_places_that_are_found_for_a_question_that_is_gone_are_forgotten(qtbot):
    waiting = []
    parts = {role: Question(f"/f/q_{role}", Kind.TEXT, role) for role in ("katottg", "name")}
    field = PlaceField(question(Kind.PLACE, parts=parts), lambda text, found: waiting.append((text, found)))
    type_text(field.focusProxy(), "Ізюм")
    qtbot.waitUntil(lambda: len(waiting) == 1)
    (text, found), *_ = waiting
    # Another answer took the question away while it was looked up.
    delete(field)
    found(text, (FoundPlace("UA63040090010062533", "Ізюм", ""),))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.NOTE])
def test_every_kind_has_names_for_all_its_controls(qtbot, kind: Kind):
    parts = {
        role: Question(f"/f/q_{role}", Kind.TEXT, role, choices=YES_NO)
        for role in ("kind", "from", "to", "said", "anchor", "certainty", "katottg", "name", "address", "type")
    }
    asked = Asked(qtbot, question(kind, choices=YES_NO, parts=parts))
    assert nameless(asked.field) == []
