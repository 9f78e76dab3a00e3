"""What may happen in the middle of a sentence: at most two seconds are lost, and the person is told at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.recorder.errors import RecorderCode
from storage.container import recover
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.app.screens.recording.scene import opened, recordings, seconds_of

KEY = bytes(range(32))


def test_a_disk_that_is_full_keeps_what_it_has_and_it_is_said_at_once(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, speaking.command(trouble="full"))
    heard: list[int] = []
    desk.link.progress.connect(heard.append)
    panel, page = opened(qtbot, desk)
    with qtbot.waitSignal(panel.trouble_told, timeout=30_000) as told:
        page.press_record()
    assert told.args == [RecorderCode.DISK_LOW.value]
    page.wait_until_idle()
    qtbot.waitUntil(lambda: len(recordings(desk)) == 1 and not recordings(desk)[0].is_open, timeout=10_000)
    (recording,) = recordings(desk)
    assert recording.truncated
    assert heard[-1] / 1000 - seconds_of(desk, recording.id) <= 2.0
    assert "too little room" in page.trouble
    # With room again one press goes on in the same recording.
    assert page.record_word == "Continue"
    desk.close()


def test_an_unplugged_microphone_loses_nothing_that_was_heard(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, speaking.command(trouble="unplugged"))
    heard: list[int] = []
    desk.link.progress.connect(heard.append)
    panel, page = opened(qtbot, desk)
    with qtbot.waitSignal(panel.trouble_told, timeout=30_000) as told:
        page.press_record()
    assert told.args == [RecorderCode.MICROPHONE_LOST.value]
    page.wait_until_idle()
    (recording,) = recordings(desk)
    assert seconds_of(desk, recording.id) * 1000 >= heard[-1]
    desk.close()


def test_a_workspace_that_is_killed_leaves_a_recording_that_was_finished(qtbot: QtBot, tmp_path: Path):
    command = [sys.executable, "-m", "tests.app.recorder.killed_workspace", str(tmp_path / "a"), KEY.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as workspace:
        assert workspace.stdout is not None
        heard = next(int(line) for line in workspace.stdout if int(line) >= 2_500)
        workspace.kill()
    qtbot.waitUntil(lambda: recover(tmp_path / "a", KEY).complete, timeout=15_000)
    assert recover(tmp_path / "a", KEY).records >= heard // 1_000


def test_a_sleeping_computer_ends_the_recording_and_one_press_goes_on(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, speaking.command(trouble="sleeps"))
    panel, page = opened(qtbot, desk)
    with qtbot.waitSignal(panel.trouble_told, timeout=30_000) as told:
        page.press_record()
    assert told.args == [RecorderCode.INTERRUPTED.value]
    page.wait_until_idle()
    (recording,) = recordings(desk)
    assert not recording.truncated
    assert seconds_of(desk, recording.id) == pytest.approx(2.0, abs=0.1)
    assert page.record_word == "Continue"
    desk.close()
