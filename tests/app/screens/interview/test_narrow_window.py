"""Large words or a small window: nothing of the interview has to be looked for beyond the edge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.screens.recording.roles import PanelState
from app.theme import TEXT_SIZES, Theme
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage

LAPTOP, SMALL = (1366, 690), (1024, 640)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, language="en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    yield made
    made.close()
    # Words of their ordinary size for whoever comes after.
    Theme(application)


@pytest.mark.parametrize(("window", "text"), [(LAPTOP, TEXT_SIZES[-1]), (SMALL, TEXT_SIZES[0])])
def test_sections_and_recording_share_a_column_that_fits(house: House, window: tuple[int, int], text: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    enlarged = Theme(application, "light", text)
    house.window.resize(*window)
    screen = house.open_interview()
    page = InterviewPage(house.qtbot, screen)
    assert enlarged.name == "light"
    house.qtbot.waitUntil(lambda: screen.width() <= house.window.width(), timeout=5_000)
    assert screen.outline.isVisible()
    assert not screen.side.isVisible()
    assert page.press_tab("right_side") == "Sound, files, reminders"
    assert screen.side.isVisible()
    assert not screen.outline.isVisible()


def test_what_is_wrong_with_the_recording_comes_to_the_front_of_the_shared_column(house: House) -> None:
    house.window.resize(*SMALL)
    screen = house.open_interview()
    house.qtbot.waitUntil(lambda: not screen.side.isVisible(), timeout=5_000)
    screen.show_start_closed()
    assert screen.side.isVisible()
    assert screen.side.reminders.isVisible()


def test_the_keys_of_the_recording_are_heard_while_sections_lie_over_it(house: House) -> None:
    house.window.resize(*SMALL)
    screen = house.open_interview()
    house.qtbot.waitUntil(lambda: not screen.side.isVisible(), timeout=5_000)
    screen._recording.show_state(PanelState.RECORDING)
    with house.qtbot.waitSignal(screen._recording.pause_pressed, timeout=2_000):
        house.qtbot.keyClick(house.window, Qt.Key.Key_F8)
    with house.qtbot.waitSignal(screen._recording.mark_pressed, timeout=2_000):
        house.qtbot.keyClick(house.window, Qt.Key.Key_F9)
    screen._recording.show_state(PanelState.CLOSED)


def test_a_window_that_is_made_wide_again_has_three_columns(house: House) -> None:
    screen = house.open_interview()
    assert screen.outline.isVisible()
    assert screen.side.isVisible()
    house.window.resize(*SMALL)
    house.qtbot.waitUntil(lambda: not screen.side.isVisible(), timeout=5_000)
    house.window.resize(*LAPTOP)
    house.qtbot.waitUntil(lambda: screen.outline.isVisible() and screen.side.isVisible(), timeout=5_000)
    left, right = screen.outline, screen.side
    assert left.mapTo(screen, left.rect().topLeft()).x() == 0
    assert right.mapTo(screen, right.rect().topRight()).x() == screen.width() - 1
