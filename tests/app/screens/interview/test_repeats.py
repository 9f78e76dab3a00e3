"""Instances of a repeat as cards and as a table; a thousand of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox

from app.fields.question import Choice, GroupBlock, Kind, Question, RepeatBlock, RepeatItem
from app.fields.text import LINE_LIMIT
from app.screens.interview.repeat_rows import RepeatRows
from tests.pages.page import nameless, type_text
from tests.pages.repeats_page import People

YES_NO = (Choice("yes", "Так"), Choice("no", "Ні"))


def item(number: int, *, hurt: str = "no", name: str = "", problem: str = "") -> RepeatItem:
    ref = f"/f/person[{number}]"
    blocks = [
        Question(f"{ref}/name", Kind.TEXT, "Ім’я", value=name),
        Question(f"{ref}/age", Kind.INTEGER, "Вік", problem=problem),
        Question(f"{ref}/hurt", Kind.SELECT_ONE, "Поранено?", value=hurt, choices=YES_NO),
    ]
    group = [Question(f"{ref}/g/what", Kind.LINES, "Що сталося")] if hurt == "yes" else []
    if group:
        blocks.append(GroupBlock(f"{ref}/g", "Рана", "", tuple(group)))
    return RepeatItem(ref, name, tuple(blocks))


def repeat(*items: RepeatItem, fixed: bool = False, as_table: bool = True) -> RepeatBlock:
    return RepeatBlock("/f/person", "Особа", items, fixed=fixed, as_table=as_table)


def test_each_instance_is_a_line_and_what_is_not_asked_is_a_dash(qtbot):
    page = People(qtbot, repeat(item(1, name="Олена"), item(2, hurt="yes", name="Іван")))
    assert page.heads == ["Ім’я", "Вік", "Поранено?", "Що сталося"]
    assert page.words(0) == ["Олена", "", "Ні", "—"]
    assert page.words(1) == ["Іван", "", "Так", ""]
    assert page.cards == []
    assert nameless(page.view) == []
    assert page.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ім’я: Іван"


def test_typing_in_a_cell_writes_and_every_letter_is_an_answer(qtbot):
    page = People(qtbot, repeat(item(1), item(2)))
    page.stand(1, 1)
    page.key(Qt.Key.Key_Return)
    type_text(page.editor(), "4x2")
    assert page.said == [("/f/person[2]/age", "4"), ("/f/person[2]/age", "42")]
    qtbot.keyClick(page.editor(), Qt.Key.Key_Return)
    assert page.said[-1] == ("/f/person[2]/age", "42")


def test_a_cell_stays_open_while_an_answer_brings_another_question(qtbot):
    page = People(qtbot, repeat(item(1), item(2)))
    page.stand(0, 0)
    page.key(Qt.Key.Key_Return)
    line = page.editor()
    type_text(line, "О")
    page.show(repeat(item(1, name="О", hurt="yes"), item(2)))
    assert page.editor() is line and line.text() == "О"
    assert "Що сталося" in page.heads
    type_text(line, "л")
    assert page.said[-1] == ("/f/person[1]/name", "Ол")


def test_a_list_is_chosen_from_by_keyboard(qtbot):
    page = People(qtbot, repeat(item(1)))
    page.stand(0, 2)
    page.key(Qt.Key.Key_Return)
    box = page.editor(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["", "Так", "Ні"]
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert page.said == [("/f/person[1]/hurt", "yes")]


def test_a_list_that_does_not_offer_the_answer_any_more_leaves_it_when_the_cell_is_opened_and_left(qtbot):
    page = People(qtbot, repeat(item(1, hurt="perhaps"), item(2)))
    page.stand(0, 2)
    page.key(Qt.Key.Key_Return)
    page.editor(QComboBox)
    page.stand(1, 0)
    page.settle()
    assert page.said == []


def test_a_cell_takes_no_more_letters_than_the_line_on_the_card(qtbot):
    page = People(qtbot, repeat(item(1)))
    page.stand(0, 0)
    page.key(Qt.Key.Key_Return)
    page.editor().insert("ю" * (LINE_LIMIT + 1))
    type_text(page.editor(), "ї")
    page.stand(0, 1)
    page.settle()
    assert len(page.said[-1][1]) == LINE_LIMIT


def test_a_note_in_a_card_is_handed_on(qtbot):
    ref = "/f/person[1]"
    block = RepeatItem(ref, "", (Question(f"{ref}/n", Kind.NOTES, "Розповідь"),))
    page = People(qtbot, repeat(block, as_table=False))
    said: list[str] = []
    page.view.note_added.connect(lambda text, _recording, _offset: said.append(text))
    field = page.view.field(f"{ref}/n")
    field.give_back("Плаче", None)
    field.hand_in()
    assert said == ["Плаче"]


def test_an_answer_that_the_form_hides_is_not_seen_in_the_table(qtbot):
    ref = "/f/person[1]"
    hidden = Question(f"{ref}/phone", Kind.TEXT, "Телефон", value="0501234567", appearance=frozenset({"masked"}))
    plain = Question(f"{ref}/name", Kind.TEXT, "Ім’я", value="Олена")
    page = People(qtbot, repeat(RepeatItem(ref, "", (plain, hidden))))
    cell = page.table.model().index(0, 1)
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    assert [one for one in map(cell.data, roles) if "050" in str(one)] == []
    assert cell.data() and cell.data() != "—"
    # On its card it has the button that shows it.
    assert not cell.flags() & Qt.ItemFlag.ItemIsEditable


def test_what_does_not_fit_into_a_cell_opens_on_its_card_with_the_keyboard_in_it(qtbot):
    page = People(qtbot, repeat(item(1), item(2, hurt="yes"), item(3)))
    page.stand(1, 3)
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.focused() == "what"
    assert [card.ref for card in page.cards if card.blocks is not None and card.blocks.isVisible()] == [
        "/f/person[2]",
        "/f/person[3]",
    ]


def test_lines_come_and_go_and_the_keyboard_stays_in_the_table(qtbot):
    page = People(qtbot, repeat(item(1), item(2), item(3)))
    page.stand(1, 0)
    page.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.said == [("remove", "/f/person[2]")]
    page.show(repeat(item(1), item(3)))
    assert page.table.model().rowCount() == 2
    page.press("Add: ")
    assert page.said[-1] == ("add", "/f/person")
    page.show(repeat(item(1), item(3), item(4)))
    assert page.table.currentIndex().row() == 2
    page.show(repeat(item(1), item(2), item(3), item(4)))
    assert [page.table.model().rows[row].item.ref for row in range(4)] == [f"/f/person[{n}]" for n in (1, 2, 3, 4)]


def test_tab_leaves_the_table(qtbot):
    page = People(qtbot, repeat(item(1), item(2)))
    page.stand(0, 0)
    page.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table


def test_a_problem_is_said_in_its_cell(qtbot):
    page = People(qtbot, repeat(item(1, problem="!constraint")))
    cell = page.table.model().index(0, 1)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Does not fit the rule of the form."
    assert cell.data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_person_changes_between_table_and_cards_and_it_is_remembered(qtbot):
    page = People(qtbot, repeat(item(1), item(2), as_table=False))
    assert len(page.cards) == 2
    page.press("Show as a table: Особа")
    assert page.table.model().rowCount() == 2 and page.cards == []
    page.show(repeat(item(1), item(2), item(3), as_table=False))
    assert page.table.model().rowCount() == 3
    page.press("Show as cards: Особа")
    assert len(page.cards) == 3


def test_a_repeat_whose_questions_fit_no_cell_offers_no_table(qtbot):
    ref = "/f/person[1]"
    lines = RepeatItem(ref, "", (Question(f"{ref}/x", Kind.LINES, "Що"),))
    page = People(qtbot, repeat(lines))
    assert page.tables == []
    assert len(page.cards) == 1


def test_the_table_model_keeps_the_rules_of_qt(qtmodeltester):
    model = RepeatRows()
    qtmodeltester.check(model)
    model.show_block(repeat(item(1), item(2, hurt="yes")))
    model.show_block(repeat(item(2, hurt="yes"), item(3)))
    assert model.columnCount(QModelIndex()) == 4
    qtmodeltester.check(model)


def test_of_a_thousand_cards_only_those_are_made_that_somebody_sees(qtbot):
    many = repeat(*(item(number) for number in range(1_000)), as_table=False)
    page = People(qtbot, many)
    assert 0 < page.made < 60
    page.scroll_to_the_end()
    assert page.made < 200
    assert page.cards[-1].ref == "/f/person[999]"
    # The last one is open, as it is among few.
    assert page.fields()["name"].ref == "/f/person[999]/name"


def test_somebody_who_goes_to_a_card_far_down_finds_it_open(qtbot):
    page = People(qtbot, repeat(*(item(number) for number in range(1_000)), as_table=False))
    field = page.view.field("/f/person[500]/age")
    assert field is not None and field.ref == "/f/person[500]/age"


@pytest.mark.parametrize("number", [0, 7])
def test_a_card_that_is_folded_and_unfolded_keeps_what_is_in_it(qtbot, number):
    page = People(qtbot, repeat(*(item(n) for n in range(8)), as_table=False))
    card = page.cards[number]
    page.qtbot.keyClick(card.focusProxy(), Qt.Key.Key_Space)
    page.qtbot.keyClick(card.focusProxy(), Qt.Key.Key_Space)
    was_open = number == 7
    assert (card.blocks is not None and card.blocks.isVisible()) is was_open
    changed = [item(n) if n != number else replace(item(n), title="Марія") for n in range(8)]
    page.show(repeat(*changed, as_table=False))
    assert card.focusProxy().text() == f"Особа {number + 1} · Марія"
