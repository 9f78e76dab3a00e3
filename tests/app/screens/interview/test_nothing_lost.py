"""What somebody is in the middle of writing is not lost, and nobody but the vault learns it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.screens.statement.read_view import ReadThroughScreen
from storage.interviews import drafts, notes
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def at_the_account(house: House) -> InterviewPage:
    page = InterviewPage(house.qtbot, house.open_interview())
    page.agree()
    page.screen.presenter.section_chosen("/first_account/account")
    return page


def kept(house: House) -> list[str]:
    with house.vault.read() as tx:
        return [note.text for note in notes.of_interview(tx, house.interview_id)]


def answers(house: House) -> dict[str, str]:
    with house.vault.read() as tx:
        saved = drafts.answers(tx, house.interview_id)
    return {value.ref.rpartition("/")[2]: value.value for value in saved.values}


def test_locking_keeps_a_note_that_is_being_written(house: House) -> None:
    page = at_the_account(house)
    page.begin_note("Плаче, просить перерви")
    house.workspace.flushes.flush()
    house.qtbot.waitUntil(lambda: kept(house) == ["Плаче, просить перерви"], timeout=10_000)
    page.change_note(" і води")
    house.workspace.flushes.flush()
    house.qtbot.waitUntil(lambda: kept(house) == ["Плаче, просить перерви і води"], timeout=10_000)
    assert page.begun_note() == ""


def test_leaving_and_the_read_through_keep_it_too(house: House) -> None:
    page = at_the_account(house)
    page.begin_note("перша")
    page.press("finish")
    house.qtbot.waitUntil(lambda: kept(house) == ["перша"], timeout=10_000)
    assert isinstance(house.front, ReadThroughScreen)
    house.window.back()
    page.begin_note("друга")
    house.window.back()
    house.qtbot.waitUntil(lambda: kept(house) == ["перша", "друга"], timeout=10_000)


def is_answered(house: House, page: InterviewPage, count: int) -> bool:
    return len(kept(house)) == count or page.begun_note() != ""


def test_a_note_that_the_disk_refuses_is_given_back(house: House) -> None:
    page = at_the_account(house)
    page.wait_until_saved()
    with house.vault.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}").fetchall()
    long = "слово " * 300
    for taken in range(1, 60):
        page.begin_note(long)
        page.keep_note()
        house.qtbot.waitUntil(partial(is_answered, house, page, taken), timeout=10_000)
        if page.begun_note():
            break
    assert page.begun_note() == long.strip()
    assert any("Диск заповнений" in text for text in page.texts())
    with house.vault.maintenance() as connection:
        connection.execute("PRAGMA max_page_count=1000000").fetchall()
    before = len(kept(house))
    page.keep_note()
    house.qtbot.waitUntil(lambda: len(kept(house)) == before + 1, timeout=10_000)


def test_a_note_refused_after_its_page_was_turned_is_there_when_one_comes_back(house: House) -> None:
    page = at_the_account(house)
    page.press("paging")
    page.press("next")
    page.wait_until_saved()
    with house.vault.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}").fetchall()
    long = "слово " * 300
    for taken in range(1, 60):
        page.begin_note(long)
        page.keep_note()
        house.qtbot.waitUntil(partial(is_answered, house, page, taken), timeout=10_000)
        if page.begun_note():
            break
    before = len(kept(house))
    page.press("next")
    refused: list[None] = []
    house.workspace.jobs.run(Lane.VAULT, lambda: None, done=refused.append, failed=house.bugs.append)
    house.qtbot.waitUntil(lambda: bool(refused), timeout=10_000)
    with house.vault.maintenance() as connection:
        connection.execute("PRAGMA max_page_count=1000000").fetchall()
    page.press("back")
    # Whatever else is written meanwhile may have made room: then it stands among the kept ones.
    house.qtbot.waitUntil(lambda: page.begun_note() == long.strip() or len(kept(house)) == before + 1, timeout=10_000)


def test_a_language_switched_in_the_middle_of_a_word_keeps_the_word(house: House) -> None:
    page = at_the_account(house)
    page.type_answer("fa_text", "Перша полов")
    house.workspace.language.use("en")
    page.type_answer("fa_text", "ина")
    house.workspace.language.use("uk")
    page.wait_until_saved()
    assert answers(house)["fa_text"] == "Перша половина"


def test_a_card_removed_just_before_locking_stays_removed(house: House) -> None:
    page = at_the_account(house)
    page.go("Події")
    page.type_answer("in_title", "Обстріл")
    page.press_text("Додати: ")
    page.type_answer("in_title", "Обшук")
    page.press_text("Вилучити: Подія 2")
    house.workspace.flushes.flush()
    page.wait_until_saved()
    house.window.back()
    again = InterviewPage(house.qtbot, house.open_interview())
    again.go("Події")
    assert len(again.cards()) == 1
    assert "Обшук" not in answers(house).values()


def test_no_input_method_learns_from_any_field(house: House) -> None:
    page = at_the_account(house)
    for row in list(page.sections):
        if row in page.sections:
            page.go(row)
            assert page.learning_editors() == [], row
