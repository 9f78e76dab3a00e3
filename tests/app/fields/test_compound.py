"""Approximate times, ranges and sums: one widget for the plain questions of a group."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from app.fields.amounts import AmountField
from app.fields.approximate_time import ApproximateTimeField
from app.fields.base import ReasonButton
from app.fields.date_hint import DateHint
from app.fields.day_edit import TimeEdit
from app.fields.question import Choice, Kind, Question
from app.screens.statement.reading import in_words
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text

KINDS = tuple(
    Choice(code, words)
    for code, words in (
        ("exact", "точний час"),
        ("range", "у проміжку"),
        ("part_of_day", "частина доби"),
        ("relative", "відносно події"),
        ("unknown", "невідомо"),
    )
)
CLOCKS = (Choice("kyiv", "за київським часом"), Choice("moscow", "за московським часом"), Choice("unknown", "невідомо"))
PARTS = (Choice("dawn", "світанок"), Choice("curfew", "під час комендантської години"))


def time_question(**values: str) -> Question:
    def part(role: str, label: str, kind: Kind = Kind.TEXT, choices: tuple[Choice, ...] = ()) -> Question:
        return Question(f"/f/in_time_{role}", kind, label, value=values.get(role, ""), choices=choices)

    parts = (
        part("kind", "Як відомий час", Kind.SELECT_ONE, KINDS),
        part("from", "Не раніше ніж"),
        part("to", "Не пізніше ніж"),
        part("part", "Частина доби", Kind.SELECT_ONE, PARTS),
        part("clock", "За яким годинником", Kind.SELECT_ONE, CLOCKS),
        part("said", "Словами особи"),
        part("anchor", "Подія"),
    )
    named = {one.ref.rpartition("_")[2]: one for one in parts}
    return Question("/f/in_time", Kind.APPROXIMATE_TIME, "Час доби", parts=named)


def amount_question(kind: Kind = Kind.INTEGER, *, money: bool = False, **values: str) -> Question:
    roles = {"min": "Щонайменше", "max": "Щонайбільше", "basis": "Звідки відомо"}
    parts = {
        role: Question(f"/f/n_{role}", Kind.TEXT if role == "basis" else kind, label, value=values.get(role, ""))
        for role, label in roles.items()
    }
    if money:
        choices = (Choice("UAH", "гривня"), Choice("RUB", "рубль"))
        parts["currency"] = Question("/f/n_currency", Kind.SELECT_ONE, "Валюта", choices=choices)
    return Question("/f/n", Kind.AMOUNT, "Кількість", parts=parts)


def pick(qtbot, box: QComboBox, row: int) -> None:
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())


def test_an_exact_time_asks_by_which_clock(qtbot):
    asked = Asked(qtbot, time_question(kind="exact"))
    assert isinstance(asked.field, ApproximateTimeField)
    first = asked.one(TimeEdit)
    assert len(asked.all(TimeEdit)) == 1
    type_text(first, "5:40")
    first.editingFinished.emit()
    assert asked.last == "05:40"
    asked.field.show_question(time_question(kind="exact", **{"from": "05:40"}))
    assert "Moscow time was imposed" in asked.words
    boxes = asked.all(QComboBox)
    pick(qtbot, next(box for box in boxes if "годинник" in box.accessibleName()), 2)
    assert asked.answers[-1] == ("/f/in_time_clock", "moscow")
    asked.field.show_question(time_question(kind="exact", clock="moscow", **{"from": "05:40"}))
    assert "Moscow time was imposed" not in asked.words
    assert nameless(asked.field) == []


def test_a_range_of_hours_may_cross_midnight(qtbot):
    asked = Asked(qtbot, time_question(kind="range", clock="kyiv", **{"from": "23:00", "to": "02:00"}))
    assert "next day" in asked.words
    assert all(edit.isVisibleTo(asked.field) for edit in asked.all(TimeEdit))


def test_another_kind_takes_away_what_is_not_seen_any_more(qtbot):
    told = {"kind": "range", "clock": "kyiv", "from": "23:00", "to": "02:00"}
    asked = Asked(qtbot, time_question(**told))
    kind = next(box for box in asked.all(QComboBox) if "Як відомий" in box.accessibleName())
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert asked.answers == [("/f/in_time_kind", "part_of_day"), ("/f/in_time_to", ""), ("/f/in_time_from", "")]
    asked.field.show_question(time_question(kind="part_of_day"))
    part = next(box for box in asked.all(QComboBox) if "Частина" in box.accessibleName())
    assert part.isVisibleTo(asked.field)
    assert asked.all(TimeEdit) == []


def test_going_through_the_kinds_with_the_arrows_loses_no_minutes(qtbot):
    asked = Asked(qtbot, time_question(kind="range", clock="kyiv", **{"from": "23:00", "to": "02:00"}))
    kind = next(box for box in asked.all(QComboBox) if "Як відомий" in box.accessibleName())
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    asked.field.show_question(time_question(kind="part_of_day", clock="kyiv"))
    asked.answers.clear()
    qtbot.keyClick(kind, Qt.Key.Key_Up)
    assert sorted(asked.answers) == [
        ("/f/in_time_from", "23:00"),
        ("/f/in_time_kind", "range"),
        ("/f/in_time_to", "02:00"),
    ]


def test_the_words_as_said_are_kept_as_they_are_typed(qtbot):
    asked = Asked(qtbot, time_question(kind="unknown"))
    said = next(line for line in asked.all(QLineEdit) if "Словами" in line.accessibleName())
    type_text(said, "ще не розвиднілося")
    assert asked.answers[-1] == ("/f/in_time_said", "ще не розвиднілося")


@pytest.mark.parametrize(("typed", "kept"), [("12", "12"), ("1 200", "1200")])
def test_a_minimum_and_a_maximum_are_typed_side_by_side(qtbot, typed: str, kept: str):
    asked = Asked(qtbot, amount_question())
    assert isinstance(asked.field, AmountField)
    least = next(line for line in asked.all(QLineEdit) if "Щонайменше" in line.accessibleName())
    type_text(least, typed)
    assert asked.answers[-1] == ("/f/n_min", kept)
    assert nameless(asked.field) == []


def test_a_minimum_above_the_maximum_is_said_and_not_corrected(qtbot):
    asked = Asked(qtbot, amount_question(min="5", max="3"))
    assert "more than the most" in asked.words and asked.answers == []
    asked.field.show_question(amount_question(min="3", max="5"))
    assert "more than the most" not in asked.words


def test_a_sum_has_a_currency_and_decimals_with_a_comma(qtbot):
    asked = Asked(qtbot, amount_question(Kind.DECIMAL, money=True))
    most = next(line for line in asked.all(QLineEdit) if "Щонайбільше" in line.accessibleName())
    type_text(most, "1500,5")
    assert asked.answers[-1] == ("/f/n_max", "1500.5")
    pick(qtbot, asked.one(QComboBox), 1)
    assert asked.answers[-1] == ("/f/n_currency", "UAH")


def test_nothing_can_be_changed_in_a_closed_question(qtbot):
    question = time_question(kind="exact")
    asked = Asked(qtbot, replace(question, readonly=True))
    assert all(edit.isReadOnly() for edit in asked.all(TimeEdit))
    assert not any(box.isEnabled() for box in asked.all(QComboBox))


def date_question(**values: str) -> Question:
    kinds = (Choice("exact", "точна дата"), Choice("relative", "відносно події"), Choice("unknown", "невідомо"))
    parts = {
        role: Question(f"/f/d_{role}", kind, role, value=values.get(role, ""), choices=kinds if role == "kind" else ())
        for role, kind in (
            ("kind", Kind.SELECT_ONE),
            ("from", Kind.DATE),
            ("to", Kind.DATE),
            ("said", Kind.TEXT),
            ("anchor", Kind.TEXT),
        )
    }
    return Question("/f/d", Kind.APPROXIMATE_DATE, "Коли", parts=parts)


def test_words_that_name_a_feast_are_offered_as_a_date_and_taken_only_when_asked(qtbot):
    asked = Asked(qtbot, date_question(said="через два дні після Великодня 2022"))
    assert asked.answers == []
    button = asked.button("These words say")
    assert "26.04.2022" in button.text() and "великдень 2022" in button.text()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.answers == [
        ("/f/d_kind", "relative"),
        ("/f/d_to", "2022-04-26"),
        ("/f/d_from", "2022-04-26"),
        ("/f/d_anchor", "великдень 2022"),
    ]
    assert nameless(asked.field) == []


def test_words_that_say_no_date_are_left_as_words(qtbot):
    asked = Asked(qtbot, date_question(said="коли цвіли вишні"))
    assert not [one for one in asked.all(QAbstractButton) if one.text().startswith("These words")]


def test_a_well_known_day_is_picked_from_a_list(qtbot):
    asked = Asked(qtbot, date_question())
    menu = asked.inside(DateHint).menu
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if "24.04.2022" in one.text())
    action.trigger()
    assert ("/f/d_from", "2022-04-24") in asked.answers and ("/f/d_kind", "relative") in asked.answers


def test_the_reasons_why_there_is_no_answer_are_one_key_away(qtbot):
    reasons = (Choice("unknown", "не знає"), Choice("declined", "не бажає відповідати"))
    missing = Question("/f/q_na", Kind.SELECT_ONE, "Чому немає відповіді", choices=reasons, required=True)
    asked = Asked(qtbot, Question("/f/q", Kind.TEXT, "Прізвище", missing=missing))
    line = asked.one(QLineEdit)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F12)
    menu = asked.inside(ReasonButton).menu()
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked.answers == [("/f/q_na", "declined")]


def test_the_key_does_nothing_where_the_form_has_no_reasons(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.TEXT, "Прізвище"))
    qtbot.keyClick(asked.one(QLineEdit), Qt.Key.Key_F12)
    assert asked.answers == []


def test_what_is_read_back_has_times_and_amounts_in_words():
    told = time_question(kind="exact", clock="moscow", said="на світанку", **{"from": "05:40"})
    assert in_words(told) == "05:40 (за московським часом) («на світанку»)"
    assert in_words(time_question(kind="part_of_day", part="dawn")) == "світанок"
    assert in_words(time_question(said="затемна")) == "«затемна»"
    assert in_words(amount_question(min="3", max="5", basis="рахувала сама")) == "від 3 до 5 (рахувала сама)"
    assert in_words(amount_question(min="5", max="3")) == "5 – 3"
    assert in_words(amount_question()) == ""
