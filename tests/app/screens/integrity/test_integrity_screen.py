"""Checking everything from the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.keeping import Keeping
from app.screens.integrity import open_integrity, sentences
from app.screens.integrity.presenter import IntegrityPresenter
from storage.integrity import outcomes
from storage.integrity.findings import Area, Finding, FindingCode
from storage.integrity.outcomes import Outcome
from storage.interviews import attachments, custody
from storage.interviews.attachments import AttachmentKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from tests.doubles.jobs import ImmediateJobs
from tests.pages.house import House
from tests.pages.page import Page, nameless
from tests.storage.vaults import LOWEST_FOR_TESTS


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def opened(house: House) -> Page:
    keeping = Keeping(house.vault, house.jobs, SystemClock(), parent=house.window)
    house.window.open(open_integrity(house.workspace, keeping, lambda: LOWEST_FOR_TESTS))
    page = Page(house.qtbot, house.front)
    page.wait_until_visible("check_everything")
    return page


def with_a_photo(house: House) -> Path:
    with house.vault.read() as tx:
        before = {path.name for path in house.vault.attachments.iterdir()}
        assert attachments.of_interview(tx, house.interview_id) == ()
    attachments.import_bytes(
        house.vault,
        house.interview_id,
        PartKind.IDENTITY,
        AttachmentKind.PHOTO,
        b"\xff\xd8\xff\xe0" + b"picture" * 1_000,
        "image/jpeg",
        SystemClock().now(),
        title="Olena.jpg",
    )
    (path,) = [path for path in house.vault.attachments.iterdir() if path.name not in before]
    return path


def test_a_sound_vault_is_said_to_be_sound_and_the_result_is_kept(house: House) -> None:
    with_a_photo(house)
    page = opened(house)
    page.wait_for_notice("check_result", "Nothing was checked in this vault yet.")
    page.press("check_everything")
    page.wait_for_notice("check_result", "everything is as the program left it")
    assert page.text("check_do") == "There is nothing to do."
    assert not page.is_visible("check_details")
    with house.vault.read() as tx:
        kept = outcomes.last(tx)
    assert kept is not None
    assert (kept.findings.interviews, kept.findings.files) == (1, 1)
    house.window.back()
    again = opened(house)
    again.wait_for_notice("check_result", "everything is as the program left it")


def test_a_changed_file_is_found_said_and_written_into_a_report_without_content(house: House, tmp_path: Path) -> None:
    path = with_a_photo(house)
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(content)
    page = opened(house)
    page.press("check_everything")
    page.wait_for_notice("check_result", "something is not as the program left it")
    assert page.text("check_details") == "• Files of recordings, photos or documents were changed (1)."
    assert "Tell your coordinator today" in page.text("check_do")
    target = tmp_path / "report.txt"
    page.press("save_report")
    page.choose_in_dialog(str(target))
    page.wait_for_notice("problem", "The report was saved.")
    report = target.read_text("utf-8")
    assert f"file-changed attachments 1 {house.interview_id}" in report
    assert "Olena" not in report
    assert path.name not in report


def test_what_was_noticed_is_told_once_and_stays_in_the_custody_list(house: House) -> None:
    with house.vault.transaction() as tx:
        custody.record(tx, "", CustodyAction.NOTICE, SystemClock().now(), detail="two-lives")
    page = opened(house)
    page.press("check_everything")
    page.wait_for_notice("check_result", "something is not as the program left it")
    assert "Two copies of this vault were worked on separately" in page.text("check_details")
    page.press("check_everything")
    page.wait_for_notice("check_result", "everything is as the program left it")


def test_it_works_by_keyboard_and_every_control_has_a_name(house: House) -> None:
    page = opened(house)
    page.hit("check_everything", Qt.Key.Key_Space)
    page.wait_for_notice("check_result", "everything is as the program left it")
    assert nameless(page.screen) == []
    assert page.child(QPushButton, "check_everything").hasFocus()
    before = house.front
    page.hit("back", Qt.Key.Key_Space)
    house.qtbot.waitUntil(lambda: house.front is not before)


def test_in_ukrainian(qtbot: QtBot, tmp_path: Path) -> None:
    house = House(qtbot, tmp_path, "uk")
    try:
        page = opened(house)
        page.press("check_everything")
        page.wait_for_notice("check_result", "усе так, як залишила програма")
    finally:
        house.close()


class _View:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.presenter: IntegrityPresenter | None = None
        self.stop_at = -1

    def show_last(self, outcome: Outcome | None) -> None:
        self.said.append("last" if outcome else "none")

    def show_running(self, permille: int | None) -> None:
        if permille is None:
            self.said.append("ended")
        elif self.presenter is not None and permille >= self.stop_at >= 0:
            self.presenter.cancel_asked()

    def show_cancelled(self) -> None:
        self.said.append("cancelled")

    def show_saved(self) -> None:
        self.said.append("saved")

    def show_failure(self, error: Exception) -> None:
        self.said.append(type(error).__name__)


def test_a_check_that_is_stopped_says_so_and_keeps_nothing(house: House) -> None:
    view = _View()
    view.presenter = IntegrityPresenter(view, house.vault, ImmediateJobs(), SystemClock())
    view.stop_at = 1
    view.presenter.check_asked()
    assert view.said == ["ended", "cancelled"]
    with house.vault.read() as tx:
        assert outcomes.last(tx) is None


def test_a_disk_that_fails_in_between_is_said_and_the_next_check_can_begin(house: House) -> None:
    view = _View()
    presenter = IntegrityPresenter(view, house.vault, ImmediateJobs("..x", OSError(5, "i/o")), SystemClock())
    presenter.check_asked()
    assert view.said == ["ended", "OSError"]
    presenter.check_asked()
    assert view.said[2:] == ["ended", "last"]


def test_a_screen_that_is_gone_is_told_nothing_more(house: House) -> None:
    view = _View()
    presenter = IntegrityPresenter(view, house.vault, ImmediateJobs(), SystemClock())
    presenter.gone()
    presenter.started()
    presenter.check_asked()
    assert view.said == []


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_finding_has_a_sentence_and_something_to_do(code: FindingCode) -> None:
    text = sentences.found(Finding(code, Area.ANSWERS, 3, ("a" * 32,)))
    assert text.endswith(".")
    assert "{" not in text
    assert len(sentences.what_to_do(frozenset({code}))) > 60


def test_every_area_has_a_name() -> None:
    assert all(sentences.area(one) for one in Area)
    assert len({sentences.area(one) for one in Area}) == len(Area)
