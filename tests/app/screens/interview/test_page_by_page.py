"""A form that is asked page by page, another language in the middle, and the way to the first problem."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from app.screens.library.importing import Chosen, take
from storage.interviews import drafts, form_library, interviews, missions
from storage.platform.clock import SystemClock
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless, type_text

FORM = """| survey |
| | type | name | label::Українська (uk) | label::English (en) | label::Polski (pl) | appearance | required | constraint | calculation |
| | text | first | Перше | First | Pierwsze | | | | |
| | begin_group | people | Люди | People | Ludzie | | | | |
| | text | who | Хто | Who | Kto | | yes | | |
| | integer | age | Вік | Age | Wiek | | | . < 130 | |
| | end_group | | | | | | | | |
| | begin_group | together | Разом | Together | Razem | field-list | | | |
| | text | one | Одне | One | Jedno | | | | |
| | select_one yn | two | Друге | Two | Drugie | | | | |
| | end_group | | | | | | | | |
| | calculate | said | | | | | | | jr:choice-name(${two}, '${two}') |
| | text | last | Останнє | Last | Ostatnie | | | | |
| | end | ended | | | | | | | |
| choices |
| | list_name | name | label::Українська (uk) | label::English (en) | label::Polski (pl) |
| | yn | yes | Так | Yes | Tak |
| | yn | no | Ні | No | Nie |
| settings |
| | form_title | form_id | version | style |
| | Сторінки | paged | 1 | pages |
"""  # noqa: E501


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def opened(house: House) -> InterviewPage:
    with house.vault.transaction() as tx:
        (mission,) = missions.all_missions(tx)
    digest = take(house.vault, SystemClock(), Chosen("paged.md", FORM.encode(), {})).digest
    with house.vault.transaction() as tx:
        house.interview_id = interviews.start(tx, mission.id, form_library.key_of(tx, digest), SystemClock().now()).id
    page = InterviewPage(house.qtbot, house.open_interview())
    page.agree()
    page.go("Сторінки")
    return page


def shown(page: InterviewPage) -> list[str]:
    return [name for name in ("first", "who", "age", "one", "two", "last") if page.is_asked(name)]


def stored(house: House) -> dict[str, str]:
    with house.vault.read() as tx:
        saved = drafts.answers(tx, house.interview_id)
    return {value.ref.rpartition("/")[2]: value.value for value in saved.values}


def on(page: InterviewPage) -> None:
    page.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def back(page: InterviewPage) -> None:
    page.keys(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_each_question_has_its_page_and_a_field_list_stands_together(house: House):
    page = opened(house)
    walked = [shown(page)]
    for _ in range(4):
        on(page)
        walked.append(shown(page))
    assert walked == [["first"], ["who"], ["age"], ["one", "two"], ["last"]]
    assert "СТОРІНКА 5 З 5" in page.words()
    back(page)
    assert shown(page) == ["one", "two"]
    # The keyboard is in the first question of the page, so that nobody needs the mouse.
    assert page.screen.focusWidget().accessibleName() == "Одне"


def test_the_heading_of_a_group_stands_above_each_of_its_questions(house: House):
    page = opened(house)
    on(page)
    assert "Люди" in page.words()
    on(page)
    assert "Люди" in page.words()


def test_the_last_page_leads_on_to_the_next_section_and_back_again_to_the_last_page(house: House):
    page = opened(house)
    for _ in range(5):
        on(page)
    assert shown(page) == []
    back(page)
    assert shown(page) == ["last"]


def test_a_person_may_see_the_whole_section_and_go_back_to_pages(house: House):
    page = opened(house)
    page.press("paging")
    assert shown(page) == ["first", "who", "age", "one", "two", "last"]
    page.press("paging")
    assert shown(page) == ["first"]


def test_a_key_leads_to_the_first_problem_then_to_the_next_one_on_whatever_page(house: House):
    page = opened(house)
    on(page)
    on(page)
    page.type_answer("age", "300")
    back(page)
    back(page)
    met = []
    for _ in range(3):
        page.keys(Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
        met.append(shown(page))
        if shown(page) == ["age"]:
            assert "Ця відповідь не відповідає правилу форми." in page.words()
    # After the last problem of the section come those of the next one.
    assert met == [["who"], ["age"], []]
    assert "Ще відповісти або виправити: " in page.words()


def test_another_language_in_the_middle_loses_nothing(house: House):
    page = opened(house)
    page.press("paging")
    page.press_chip("two", "yes")
    page.type_answer("who", "Олена")
    page.type_answer("age", "4")
    page.wait_until_saved()
    assert stored(house)["said"] == "Так"
    box = page.child(QComboBox, "form_language")
    assert [box.itemText(row) for row in range(box.count())] == [
        "Як у програмі",
        "Українська (uk)",
        "English (en)",
        "Polski (pl)",
    ]
    type_text(page.field("last").focusProxy(), "недописане")
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert "Wiek" in page.words()
    page.wait_until_saved()
    kept = stored(house)
    assert (kept["who"], kept["age"], kept["two"], kept["last"]) == ("Олена", "4", "yes", "недописане")
    # What the form computes from its texts speaks the same language.
    assert kept["said"] == "Tak"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert "Вік" in page.words()


def test_the_end_of_the_interview_is_noted_before_it_is_read_through(house: House):
    page = opened(house)
    page.wait_until_saved()
    assert "ended" not in stored(house)
    page.press("finish")
    house.qtbot.waitUntil(lambda: "ended" in stored(house), timeout=10_000)


def test_every_control_has_a_name_in_both_languages(house: House):
    page = opened(house)
    assert nameless(page.screen) == []
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: page.child(QAbstractButton, "next").text().startswith("Next: page 2"), timeout=15_000)
    assert nameless(page.screen) == []
    house.workspace.language.use("uk")


def test_to_ask_for_what_is_on_no_page_turns_no_page(house: House):
    page = opened(house)
    on(page)
    page.screen.presenter.place_chosen("/first_account/paged/ended")
    assert shown(page) == ["who"]
