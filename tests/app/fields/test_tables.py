"""Lists as the lines of a table, and guidance that waits to be asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton

from app.fields.question import Choice, Kind, Question
from tests.pages.field_page import Asked
from tests.pages.long_page import LongPage
from tests.pages.page import nameless

OFTEN = tuple(Choice(name, label) for name, label in (("n", "Ніколи"), ("s", "Інколи"), ("a", "Завжди")))


def line(name: str, word: str, kind: Kind = Kind.SELECT_ONE) -> Question:
    return Question(f"/f/{name}", kind, f"Питання {name}", choices=OFTEN, appearance=frozenset({word}))


def test_marks_of_all_lines_stand_below_the_words_of_the_head(qtbot):
    page = LongPage(qtbot, (line("head", "label"), line("one", "list-nolabel"), line("two", "list-nolabel")))
    page.settle()

    def middles(name: str, kind) -> list[int]:
        parts = page.parts(name, kind)
        parts = [one for one in parts if kind is QAbstractButton or one.text() in {choice.label for choice in OFTEN}]
        return [one.mapTo(page.view, one.rect().center()).x() for one in parts if one.width() > 30]

    assert len(middles("one", QAbstractButton)) == 3
    assert middles("one", QAbstractButton) == middles("two", QAbstractButton) == middles("head", QLabel)
    assert nameless(page.view) == []


def test_a_line_is_answered_with_the_keyboard_and_taken_back(qtbot):
    asked = Asked(qtbot, line("one", "list-nolabel"))
    marks = asked.choices()
    assert [mark.text() for mark in marks] == ["", "", ""] and marks[2].accessibleName() == "Завжди"
    marks[0].setFocus()
    qtbot.keyClick(marks[0], Qt.Key.Key_Right)
    qtbot.keyClick(marks[1], Qt.Key.Key_Space)
    assert asked.last == "s"
    qtbot.keyClick(marks[1], Qt.Key.Key_Space)
    assert asked.last == ""


def test_several_answers_of_a_line_keep_the_order_of_the_list(qtbot):
    asked = Asked(qtbot, line("one", "list", Kind.SELECT_MULTIPLE))
    for value in ("a", "n"):
        asked.press(asked.choice(value))
    assert asked.last == "n a"


def test_guidance_is_shown_when_asked_for(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.TEXT, "Питання", guidance="Не **підказуйте** відповіді."))
    assert "підказуйте" not in asked.words
    fold = asked.one(QToolButton)
    assert fold.accessibleName().endswith("Питання")
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert "<b>підказуйте</b>" in asked.words
