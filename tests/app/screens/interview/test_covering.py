"""The privacy screen: one key covers the window at once and brings it back, whatever is on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.recorder.errors import RecorderCode
from app.screens.draft.saving import SaveState
from app.screens.interview.covering import Cover, Covering
from storage.vault.errors import VaultFull
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import words_on
from tests.pages.recording_page import recording_of


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def cover_of(house: House) -> Cover:
    (cover,) = [one for one in house.window.children() if isinstance(one, Cover)]
    return cover


def test_a_key_covers_the_window_and_the_same_key_gives_the_keyboard_back(house: House) -> None:
    screen = house.open_interview()
    (covering,) = [one for one in screen.children() if isinstance(one, Covering)]
    before = house.window.focusWidget()
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    cover = cover_of(house)
    assert covering.is_covered
    assert cover.geometry() == house.window.rect()
    house.qtbot.keyClick(cover, Qt.Key.Key_Tab)
    assert house.window.focusWidget() is cover
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    assert not covering.is_covered
    assert house.window.focusWidget() is before


def test_what_lies_over_the_questions_is_covered_as_well_and_as_large_as_the_window_becomes(house: House) -> None:
    screen = house.open_interview()
    house.ready_to_begin(screen)
    screen.doors.listen_asked()
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    house.window.resize(1200, 700)
    house.qtbot.waitUntil(lambda: cover_of(house).size() == house.window.size())
    with house.qtbot.waitSignal(house.window.lock_asked, timeout=5_000):
        house.qtbot.keyClick(house.window, Qt.Key.Key_F10)


def test_a_window_over_the_questions_is_covered_and_comes_back(house: House) -> None:
    screen = house.open_interview()
    (covering,) = [one for one in screen.children() if isinstance(one, Covering)]
    picture = QDialog(screen)
    line = QLineEdit(picture)
    picture.open()
    house.qtbot.waitUntil(lambda: QApplication.activeWindow() is picture)
    house.qtbot.keyClick(line, Qt.Key.Key_F11)
    assert covering.is_covered and not picture.isVisible()
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    assert not covering.is_covered and picture.isVisible() and picture.isModal()
    with house.qtbot.waitSignal(house.window.lock_asked, timeout=5_000):
        house.qtbot.keyClick(line, Qt.Key.Key_F10)


def test_the_key_goes_with_the_interview(house: House) -> None:
    house.open_interview()
    house.window.home()
    house.qtbot.waitUntil(lambda: not [one for one in house.window.children() if isinstance(one, Cover)])
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    assert not [one for one in house.window.children() if isinstance(one, Cover)]


def test_what_could_not_be_saved_is_told_over_every_screen_until_it_is_saved(house: House) -> None:
    screen = house.open_interview()
    screen.presenter.flush()
    house.qtbot.waitUntil(lambda: not screen.presenter.has_unsaved, timeout=15_000)
    screen.doors.listen_asked()
    page = InterviewPage(house.qtbot, screen)
    screen.show_saved(SaveState(False, error=VaultFull()))
    assert page.saved_text() == "Not saved"
    screen.show_saved(SaveState(True, "2026-11-22T08:30:00.123Z"))
    assert page.saved_text().startswith("Saved")


def test_a_recorder_that_died_is_told_on_the_cover_by_a_sign_and_no_word(house: House) -> None:
    screen = house.open_interview()
    recording = recording_of(screen)
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    assert words_on(cover_of(house)) == "F11"
    recording.show_trouble(RecorderCode.DIED)
    assert words_on(cover_of(house)) == "F11 ••"
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11)
    assert words_on(cover_of(house)) == "F11 ••"
    recording.show_trouble("")
    assert words_on(cover_of(house)) == "F11"
