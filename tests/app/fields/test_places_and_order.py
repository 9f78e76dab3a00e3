"""Points, lines and shapes that are typed, answers put in order, and questions for files."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from app.fields.points import Point, of_stored, read_point, read_points, stored_trace
from app.fields.question import Choice, Kind, Question
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text

ABC = (Choice("a", "Перше"), Choice("b", "Друге"), Choice("c", "Третє"))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("50.4501 30.5234", Point("50.4501", "30.5234")),
        ("50.4501, 30.5234", Point("50.4501", "30.5234")),
        ("50,4501; 30,5234", Point("50.4501", "30.5234")),
        ("50.4501,30.5234", Point("50.4501", "30.5234")),
        ("-12.5 +7 110 4.5", Point("-12.5", "7", "110", "4.5")),
        ("50°27'00\"N 30°31'24\"E", Point("50.45", "30.5233333")),
        ("50°27′ пн. ш. 30°31′30″ зх. д.", Point("50.45", "-30.525")),
        ("", None),
        ("50.4501", None),
        ("91 30", None),
        ("50 181", None),
        ("50 30 10 -1", None),
        ("поруч із крамницею", None),
    ],
)
def test_a_point_is_read_as_people_write_it(text: str, point: Point | None):
    assert read_point(text) == point


def test_a_shape_ends_where_it_began_and_a_line_does_not():
    points = read_points("50 30\n51 31\n50 32")
    assert points is not None
    assert stored_trace(points, closed=False) == "50 30 0 0;51 31 0 0;50 32 0 0"
    closed = stored_trace(points, closed=True)
    assert closed.endswith(";50 30 0 0") and read_points(closed) is not None
    assert read_points("50 30\nтам") is None
    assert read_points("50 30\n" * 5_001) is None
    assert of_stored("50 30 0 4") == Point("50", "30", "", "4")


def test_a_point_is_typed_into_its_lines(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де це було"))
    lines = asked.all(QLineEdit)
    type_text(lines[0], "50,45")
    assert asked.answers == []
    type_text(lines[1], "30.52")
    assert asked.last == "50.45 30.52 0 0"
    type_text(lines[3], "12")
    assert asked.last == "50.45 30.52 0 12"
    assert nameless(asked.field) == []


def test_a_whole_point_goes_into_the_first_line_and_nonsense_is_explained(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де це було"))
    lines = asked.all(QLineEdit)
    type_text(lines[0], "50.45 30.5")
    assert asked.last == "50.45 30.5 0 0"
    lines[0].editingFinished.emit()
    assert lines[1].text() == "30.5"
    lines[1].clear()
    type_text(lines[1], "там")
    lines[1].editingFinished.emit()
    assert asked.last == "" and "50.4501" in asked.words
    asked.field.show_question(replace(asked.field.question, value="48.5 35.0 0 5"))
    assert [line.text() for line in lines] == ["48.5", "35.0", "", "5"]


def test_a_shape_is_a_list_of_points_that_closes_itself(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOSHAPE, "Межі", value="50 30 0 0;51 31 0 0;50 32 0 0;50 30 0 0"))
    box = asked.one(QPlainTextEdit)
    assert box.toPlainText() == "50 30\n51 31\n50 32"
    box.setPlainText("50 30\n51 31")
    assert asked.answers == [] and "three" in asked.words and "stays" in asked.words
    box.setPlainText("50 30\n51 31\n50 33")
    assert asked.last == "50 30 0 0;51 31 0 0;50 33 0 0;50 30 0 0" and "three" not in asked.words
    assert box.toPlainText() == "50 30\n51 31\n50 33"
    assert nameless(asked.field) == []


def test_a_line_needs_two_points(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOTRACE, "Шлях"))
    box = asked.one(QPlainTextEdit)
    box.setPlainText("50 30")
    assert asked.answers == [] and "two" in asked.words
    box.setPlainText("50 30\n51 31 100 5")
    assert asked.last == "50 30 0 0;51 31 100 5"
    box.setPlainText("50 30\n51 31 100 5\n52 3")
    box.setPlainText("50 30\n51 31 100 5\n52 3..")
    assert asked.last.startswith("50 30 0 0;51 31 100 5") and "two" in asked.words
    box.setPlainText("")
    assert asked.last == "" and "two" not in asked.words


def test_answers_are_put_in_order_with_the_keyboard(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.RANK, "Що спершу", choices=ABC))
    rows = asked.one(QListWidget)
    assert asked.answers == [] and rows.item(0).text() == "Перше"
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert asked.last == "b a c"
    assert rows.item(0).text() == "1. Друге" and rows.currentRow() == 0
    asked.press(asked.button("Move down"))
    assert asked.last == "a b c"
    assert nameless(asked.field) == []


def test_the_order_as_it_stands_is_an_answer_only_when_somebody_says_so(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.RANK, "Що спершу", choices=ABC))
    asked.press(asked.button("This order is right"))
    assert asked.last == "a b c"
    asked.press(asked.button("Clear"))
    assert asked.last == "" and asked.one(QListWidget).item(0).text() == "Перше"


def test_dragging_a_row_reports_the_new_order(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.RANK, "Що спершу", choices=ABC))
    model = asked.one(QListWidget).model()
    assert model.moveRow(model.index(0, 0).parent(), 0, model.index(0, 0).parent(), 3)
    assert asked.last == "b c a"


def test_an_order_that_was_kept_is_shown_and_new_answers_come_last(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.RANK, "Що спершу", choices=ABC, value="c a"))
    rows = asked.one(QListWidget)
    assert [rows.item(row).text() for row in range(3)] == ["1. Третє", "2. Перше", "3. Друге"]


def test_a_question_for_a_file_that_is_only_tried_takes_none(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.UPLOAD, "Світлина"))
    assert "when an interview is taken" in asked.words
    assert asked.all(QLineEdit) == [] and asked.all(QPushButton) == []
