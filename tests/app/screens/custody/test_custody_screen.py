"""What was done with an interview or the vault, to be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.language import Language
from app.screens.custody import open_custody
from app.screens.custody.presenter import ACTIONS, PAGE, CustodyPresenter, Kind
from app.screens.custody.table import CustodyTable
from app.screens.custody.words import done, remark
from storage.interviews import custody, interviews
from storage.interviews.custody import CustodyEntry
from storage.objects.custody import CustodyAction
from storage.platform.clock import SystemClock
from tests.doubles.jobs import ImmediateJobs
from tests.pages.custody_page import CustodyPage
from tests.pages.house import House
from tests.pages.page import nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def enter(house: House, action: CustodyAction, interview_id: str = "", detail: str = "", times: int = 1) -> None:
    for _ in range(times):
        with house.vault.transaction() as tx:
            custody.record(tx, interview_id, action, SystemClock().now(), detail=detail)


def opened(house: House, interview_id: str = "", number: str = "") -> CustodyPage:
    house.window.open(open_custody(house.workspace, interview_id, number))
    return CustodyPage(house.qtbot, house.front)


def test_the_whole_vault_is_read_line_by_line(house: House) -> None:
    enter(house, CustodyAction.UNLOCK, detail="0123456789abcdef")
    enter(house, CustodyAction.VIEW, house.interview_id)
    enter(house, CustodyAction.NOTICE, detail="older-state")
    page = opened(house)
    page.wait_for_rows(4)
    with house.vault.read() as tx:
        number = interviews.get(tx, house.interview_id).number
    rows = [row[1:] for row in page.rows()]
    assert rows == [
        ("the program noticed something unusual", "", "an older state of the vault had been put back"),
        ("opened for reading", number, ""),
        ("the vault was opened", "", ""),
        ("begun", number, ""),
    ]
    assert "opened for reading" in page.spoken(1)
    assert number in page.spoken(1)
    assert nameless(page.screen) == []


def test_the_cards_that_opened_the_vault_are_named(house: House) -> None:
    enter(house, CustodyAction.RECOVER, detail="1,3")
    enter(house, CustodyAction.RECOVER)
    page = opened(house)
    page.wait_for_rows(3)
    assert [row[3] for row in page.rows()] == ["", "cards used: 1, 3", ""]


def test_only_what_is_asked_for_is_shown(house: House) -> None:
    enter(house, CustodyAction.UNLOCK)
    enter(house, CustodyAction.VIEW, house.interview_id)
    page = opened(house)
    page.wait_for_rows(3)
    page.choose("custody_kind", Kind.VAULT.value)
    page.wait_for_rows(1)
    page.choose("custody_kind", Kind.LOOKED_AT.value)
    house.qtbot.waitUntil(lambda: [row[1] for row in page.rows()] == ["opened for reading"])
    page.choose("custody_kind", Kind.ALL.value)
    page.wait_for_rows(3)


def test_one_interview_shows_its_own_lines_only(house: House) -> None:
    enter(house, CustodyAction.UNLOCK)
    enter(house, CustodyAction.OPEN, house.interview_id)
    page = opened(house, house.interview_id, "7")
    page.wait_for_rows(2)
    assert [row[1] for row in page.rows()] == ["the draft was opened", "begun"]
    assert any("Custody of interview 7" in text for text in page.texts())
    assert not page.is_visible("more_entries")


def test_older_lines_come_when_asked_for(house: House) -> None:
    with house.vault.transaction() as tx:
        for _ in range(PAGE + 10):
            custody.record(tx, "", CustodyAction.BACKUP, SystemClock().now())
    page = opened(house)
    page.wait_for_rows(PAGE)
    page.press("more_entries")
    page.wait_for_rows(PAGE + 11)
    assert not page.is_visible("more_entries")


def test_the_keyboard_alone_goes_along_the_lines_and_back(house: House) -> None:
    enter(house, CustodyAction.UNLOCK, times=3)
    page = opened(house)
    page.wait_for_rows(4)
    page.hit("custody_entries", Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    before = house.front
    page.hit("back", Qt.Key.Key_Space)
    house.qtbot.waitUntil(lambda: house.front is not before)


def test_in_ukrainian_every_line_has_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    house = House(qtbot, tmp_path, "uk")
    try:
        enter(house, CustodyAction.UNLOCK)
        page = opened(house)
        page.wait_for_rows(2)
        assert [row[1] for row in page.rows()] == ["сховище відкрито", "розпочато"]
        assert page.button_text("back") == "&Назад"
    finally:
        house.close()


def test_every_action_has_words_and_stands_in_one_kind() -> None:
    assert all(done(action) for action in CustodyAction)
    kinds = [action for kind, actions in ACTIONS.items() if kind is not Kind.ALL for action in actions]
    assert sorted(kinds) == sorted(CustodyAction)


@pytest.mark.parametrize("detail", ["clock", "older-state", "two-lives", "repaired", "custody-changed", "unheard-of"])
def test_what_was_noticed_is_said(detail: str) -> None:
    entry = CustodyEntry(1, "", CustodyAction.NOTICE, "2026-11-22T08:30:00.123Z", "", detail, suspect=True, number="")
    assert remark(entry)


def test_the_table_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = CustodyTable(Language("en"))
    model.show_rows(
        (
            CustodyEntry(2, "", CustodyAction.UNLOCK, "2026-11-22T08:30:00.123Z", "", "", suspect=True, number=""),
            CustodyEntry(1, "a" * 32, CustodyAction.CREATE, "no time", "", "signed-later", suspect=False, number="1"),
        )
    )
    qtmodeltester.check(model)


class _View:
    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.shown: list[int] = []

    def show_entries(self, entries: tuple[CustodyEntry, ...], *, is_more: bool) -> None:
        self.shown.append(len(entries))

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)


def test_a_failing_disk_is_said(house: House) -> None:
    view = _View()
    presenter = CustodyPresenter(view, house.vault, ImmediateJobs("x", OSError(5, "input/output error")), "")
    presenter.started()
    assert len(view.failures) == 1
    assert view.shown == []
