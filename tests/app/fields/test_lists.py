"""Lists of answers in every look that a form may ask for."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.fields.looks import Arrangement, Look, look_of
from app.fields.marks import CheckMark, RadioMark
from app.fields.question import Choice, Kind, Question
from forms.engine import Media
from tests.pages.field_page import Asked
from tests.pages.page import nameless

SCALE = tuple(Choice(f"s{number}", f"Оцінка {number}") for number in range(1, 6))
LONG = tuple(
    Choice(name, f"{name}: дуже довга відповідь, яка не вміщується в один рядок вузького стовпця") for name in "abcd"
)


def asked_list(qtbot, *words: str, kind: Kind = Kind.SELECT_ONE, choices=SCALE, **other) -> Asked:
    return Asked(qtbot, Question("/f/q", kind, "Питання", choices=choices, appearance=frozenset(words), **other))


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ({"minimal"}, Look(Arrangement.BOX)),
        ({"autocomplete", "quick"}, Look(Arrangement.BOX, is_quick=True)),
        ({"likert"}, Look(Arrangement.LIKERT)),
        ({"columns"}, Look(Arrangement.COLUMNS)),
        ({"columns-3"}, Look(Arrangement.COLUMNS, 3)),
        ({"columns-99"}, Look(Arrangement.COLUMNS, 12)),
        ({"columns-0"}, Look(Arrangement.COLUMNS, 1)),
        ({"columns-x"}, Look(Arrangement.CHIPS)),
        ({"columns-pack"}, Look(Arrangement.PACK)),
        ({"horizontal"}, Look(Arrangement.COLUMNS)),
        ({"horizontal-compact"}, Look(Arrangement.PACK)),
        ({"compact"}, Look(Arrangement.CHIPS)),
        ({"compact-2"}, Look(Arrangement.COLUMNS, 2)),
        ({"quickcompact"}, Look(Arrangement.CHIPS, is_quick=True)),
        ({"no-buttons"}, Look(Arrangement.CHIPS)),
        ({"something-else"}, Look(Arrangement.CHIPS)),
    ],
)
def test_an_appearance_decides_the_look_and_an_unknown_one_is_ignored(words: set[str], look: Look):
    assert look_of(SCALE, frozenset(words)) == look


def test_several_answers_know_neither_a_scale_nor_quick():
    assert look_of(SCALE, frozenset({"likert", "quick"}), several=True) == Look(Arrangement.CHIPS)
    assert look_of(SCALE, frozenset({"minimal"}), several=True) == Look(Arrangement.MARKS, is_folded=True)


def test_columns_stand_side_by_side_and_keep_the_order_of_the_list(qtbot):
    asked = asked_list(qtbot, "columns-2")
    places = [(mark.y(), mark.x()) for mark in asked.choices()]
    assert places == sorted(places)
    assert len({x for _y, x in places}) == 2


def test_a_scale_is_one_line_walked_with_arrows(qtbot):
    asked = asked_list(qtbot, "likert")
    marks = asked.choices()
    assert len({mark.y() for mark in marks}) == 1
    marks[0].setFocus()
    qtbot.keyClick(marks[0], Qt.Key.Key_Right)
    qtbot.keyClick(marks[1], Qt.Key.Key_Space)
    assert asked.last == "s2"


@pytest.mark.parametrize("word", ["columns-3", "likert", "columns-pack", "columns", "marks"])
@pytest.mark.parametrize("kind", [Kind.SELECT_ONE, Kind.SELECT_MULTIPLE])
def test_long_words_wrap_and_nothing_is_cut(qtbot, word: str, kind: Kind):
    asked = asked_list(qtbot, word, kind=kind, choices=LONG)
    asked.field.resize(560, asked.field.heightForWidth(560))
    asked.field.layout().activate()
    for mark in asked.choices():
        words = mark.fontMetrics().boundingRect(
            QRect(0, 0, mark.width() - 36, 9999), int(Qt.TextFlag.TextWordWrap), mark.text()
        )
        assert isinstance(mark, RadioMark | CheckMark)
        assert mark.height() >= words.height(), (mark.width(), mark.height(), words)
        assert asked.field.rect().contains(QRect(mark.mapTo(asked.field, mark.rect().topLeft()), mark.size()))


def test_a_press_on_the_words_chooses(qtbot):
    asked = asked_list(qtbot, "columns-2", choices=LONG)
    mark = asked.choice("b")
    asked.press(mark, mark.rect().bottomRight() - mark.rect().center() / 8)
    assert asked.last == "b"


def test_a_quick_answer_asks_to_go_on_and_taking_it_back_does_not(qtbot):
    asked = asked_list(qtbot, "quick")
    steps = []
    asked.field.go_on_asked.connect(lambda: steps.append(asked.last))
    asked.press(asked.choice("s3"))
    asked.press(asked.choice("s3"))
    assert steps == ["s3"] and asked.last == ""


def test_a_folded_list_says_what_is_chosen_and_opens_with_the_keyboard(qtbot):
    asked = asked_list(qtbot, "minimal", kind=Kind.SELECT_MULTIPLE, value="s1 s4")
    fold = asked.one(QToolButton)
    assert "Оцінка 1, Оцінка 4" in fold.text() and asked.choices() == []
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    asked.press(asked.choice("s2"))
    assert asked.last == "s1 s2 s4"
    assert nameless(asked.field) == []


def test_a_list_to_search_in_has_a_line_however_short_it_is(qtbot):
    asked = asked_list(qtbot, "autocomplete", kind=Kind.SELECT_MULTIPLE)
    asked.one(QLineEdit).setText("5")
    assert [one.property("answer") for one in asked.choices()] == ["s5"]


def test_pictures_of_answers_are_shown_with_their_words(qtbot):
    wanted = []

    def pictures(name: str, most: QSize) -> QPixmap:
        wanted.append(name)
        picture = QPixmap(40, 30)
        picture.fill(Qt.GlobalColor.red)
        return picture

    choices = (Choice("a", "Так", Media("a.png")), Choice("b", "Ні", Media("b.png")), Choice("c", "Інше"))
    plain = asked_list(qtbot, "columns-3", choices=choices)
    asked = Asked(
        qtbot,
        Question("/f/q", Kind.SELECT_ONE, "Питання", choices=choices, appearance=frozenset({"columns-3"})),
        pictures=pictures,
    )
    assert wanted == ["a.png", "b.png"]
    assert asked.choice("a").height() >= plain.choice("a").height() + 30
    shown = asked.choice("a").grab().toImage()
    reds = [
        shown.pixelColor(x, y)
        for x in range(shown.width())
        for y in range(shown.height())
        if shown.pixelColor(x, y) == Qt.GlobalColor.red
    ]
    assert reds
