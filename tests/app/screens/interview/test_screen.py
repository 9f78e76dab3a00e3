"""The interview screen with real widgets, a real vault and the shipped form."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.screens.draft.shown import OutlineRow, SectionState
from app.screens.interview.outline_view import OutlineModel
from storage.interviews import drafts
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless, type_text


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def opened(house: House) -> InterviewPage:
    return InterviewPage(house.qtbot, house.open_interview())


SECTION = OutlineRow("/a", "/a", "Розділ", SectionState.EMPTY, 0, 3)
INSTANCE = OutlineRow("/a/b[1]", "/a", "1", SectionState.STARTED, level=1)


def stored(house: House) -> dict[str, str]:
    with house.vault.read() as tx:
        saved = drafts.answers(tx, house.interview_id)
    return {value.ref.rpartition("/")[2]: value.value for value in saved.values}


def test_typed_cyrillic_is_in_the_vault_and_the_screen_says_when(house: House):
    page = opened(house)
    page.wait_until_saved()
    page.type_answer("iv_added_value", "Ґанок, їжа і п’ять хвилин")
    assert page.saved_text() == "Зберігаємо…"
    page.wait_until_saved()
    assert stored(house)["iv_added_value"] == "Ґанок, їжа і п’ять хвилин"
    assert page.saved_text().startswith("Збережено ")


def test_words_from_an_input_method_are_taken_as_well(house: House):
    page = opened(house)
    page.compose_answer("iv_added_value", "Щось нове")
    page.wait_until_saved()
    assert stored(house)["iv_added_value"] == "Щось нове"


def test_a_sitting_goes_on_where_it_stopped_with_its_incidents(house: House):
    page = opened(house)
    page.agree()
    page.go("Події")
    page.type_answer("in_title", "Обстріл")
    page.press_text("Додати: ")
    page.type_answer("in_title", "Обшук")
    page.wait_until_saved()
    house.window.back()
    again = opened(house)
    again.go("Події")
    assert len(again.cards()) == 2
    assert [row for row in again.sections if "Обстріл" in row or "Обшук" in row] == ["1 · Обстріл", "2 · Обшук"]


def test_undo_outside_a_text_brings_a_removed_card_back(house: House):
    page = opened(house)
    page.agree()
    page.go("Події")
    page.type_answer("in_title", "Обстріл")
    page.press_text("Додати: ")
    page.press_text("Вилучити: Подія 1")
    assert len(page.cards()) == 1
    page.screen.setFocus()
    house.qtbot.keyClick(page.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.cards()) == 2


def test_the_keys_for_next_and_back_walk_through_the_sections(house: House):
    page = opened(house)
    page.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.is_asked("ex_lang_ok")
    page.keys(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.is_asked("iv_added_value")


def test_a_renamed_town_is_found_by_its_old_name_which_stays_as_said(house: House):
    page = opened(house)
    page.agree()
    page.go("Події")
    found = page.settlements("in_place", "Червоноград")
    assert any("Шептицький" in line and "Львівська" in line for line in found)
    assert page.take_settlement("in_place").startswith("Шептицький")
    page.wait_until_saved()
    kept = stored(house)
    assert kept["in_place_katottg"].startswith("UA46")
    assert kept["in_place_said"] == "Червоноград"


def test_an_approximate_date_shows_its_bounds_and_is_shown_again(house: House):
    page = opened(house)
    page.agree()
    page.go("Події")
    page.choose_kind("in_date", "season")
    year = page.part("in_date", ": рік")
    type_text(year, "2022")
    page.wait_until_saved()
    assert (stored(house)["in_date_from"], stored(house)["in_date_to"]) == ("2021-12-01", "2022-02-28")
    assert "Не раніше ніж 01.12.2021, не пізніше ніж 28.02.2022" in page.hint_texts("in_date")
    house.window.back()
    again = opened(house)
    again.go("Події")
    assert "не пізніше ніж 28.02.2022" in again.hint_texts("in_date")


def test_a_reason_stands_for_a_missing_answer(house: House):
    page = opened(house)
    page.agree()
    page.go("Особа")
    page.choose_reason("p_surname", "declined")
    page.wait_until_saved()
    assert stored(house)["p_surname_na"] == "declined"


def test_another_language_renames_everything_at_once(house: House):
    page = opened(house)
    assert "Обставини та команда" in page.sections
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: "Setting and team" in page.sections, timeout=15_000)
    house.qtbot.waitUntil(lambda: page.child(QWidget, "next").text().startswith("Next: "), timeout=15_000)
    assert "What this interview adds" in page.hint_texts("iv_added_value")
    house.workspace.language.use("uk")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_of_every_section_has_a_name(house: House, language: str):
    house.workspace.language.use(language)
    page = opened(house)
    answers = {"iv_added_value": "Ні.", "cn_teachback": "Так.", "cn_participate": "yes", "cn_notes": "yes"}
    for name, said in answers.items():
        page.screen.presenter.answered(
            next(
                element.path
                for element in page.screen.presenter.in_hand().session.definition.elements
                if element.name == name
            ),
            said,
        )
    for row in list(page.sections):
        if row in page.sections:
            page.go(row)
            assert nameless(page.screen) == [], row
    house.workspace.language.use("uk")


def test_nothing_is_wider_than_the_middle_in_any_section(house: House):
    page = opened(house)
    page.agree()
    house.workspace.language.use("en")
    scroll = page.child(QWidget, "questions")
    for row in list(page.sections):
        if row in page.sections:
            page.go(row)
            assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), row
    house.workspace.language.use("uk")


def test_the_outline_is_a_sound_model(qtmodeltester):
    model = OutlineModel()
    model.show((SECTION, INSTANCE))
    qtmodeltester.check(model)


def test_tab_meets_every_question_where_it_stands_also_those_that_appear_later(house: House):
    page = opened(house)
    page.agree()
    page.go("Події")
    page.type_answer("in_perps", "Невпізнаний військовий")
    page.choose_kind("in_date", "circa")
    page.wait_until_saved()
    met = page.walk_with_tab(200)
    assert met.index("in_perps") + 1 == met.index("in_perp_how") < met.index("in_certainty") < met.index("next")
    assert met.count("in_perp_how") == 1, "Tab goes round in a circle"
