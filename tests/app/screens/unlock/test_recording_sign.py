"""While a recording goes on behind the lock the window says so, and anybody can end it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.recorder import alone
from app.screens.home import HomeScreen
from storage.platform.session import SessionEvent
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.shell import UnlockPage


def test_the_locked_window_shows_the_recording_and_ends_it_without_a_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    recorder = alone.Sign(str(alone.sign_of(directory)))
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        page.wait_until_visible("recordingSign")
        assert "goes on" in page.text("recordingSignText")
        page.press("stopRecordingAlone")
        qtbot.waitUntil(lambda: recorder.is_stop_wished, timeout=5_000)
        recorder.take_down()
        qtbot.waitUntil(lambda: not page.is_visible("recordingSign"), timeout=5_000)
        page.unlock(PASSPHRASE)
        program.wait_for(HomeScreen)


@pytest.mark.parametrize(
    ("event", "ends"), [(SessionEvent.LID, True), (SessionEvent.SLEEP, True), (SessionEvent.LOCKED, False)]
)
def test_sleep_and_a_closed_lid_end_it_also_behind_the_lock(
    qtbot: QtBot, tmp_path: Path, event: SessionEvent, ends: bool
) -> None:
    make_vault(tmp_path)
    recorder = alone.Sign(str(alone.sign_of(tmp_path / "vaults" / "1")))
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        page.wait_until_visible("recordingSign")
        watching = program.composition.guard.watching
        assert watching is not None
        watching.happened.emit(event.value)
        assert recorder.is_stop_wished is ends
        recorder.take_down()
        # A lock watches over the open vault instead.
        page.unlock(PASSPHRASE)
        program.wait_for(HomeScreen)
        assert program.composition.guard.watching is not watching


def test_a_window_without_a_recording_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        qtbot.waitUntil(lambda: page.is_enabled("unlock"), timeout=10_000)
        assert not page.is_visible("recordingSign")
    assert not (tmp_path / "vaults" / "1" / "rec.stop").exists()
