"""The recorder after its workspace: it finishes and leaves, or goes on alone until somebody or time ends it."""

import os
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.recorder import alone
from app.recorder.errors import RecorderCode
from app.recorder.link import LinkState, RecorderLink
from app.recorder.protocol import Arm, Failed, Pause, Record, Started, Stay, line_of
from app.recorder.source import End
from app.recorder.studio import LEAVES_WITHIN
from storage.container import recover
from tests.app.recorder import speaking
from tests.app.recorder.work import KEY, Work


def test_a_recorder_that_may_not_stay_finishes_at_the_end_of_the_line(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(2)
    work.events.put(End())
    assert work.is_over()
    assert recover(tmp_path / "a", KEY).complete
    assert work.seconds == pytest.approx(2.0, abs=0.02)
    assert not alone.is_going_on(tmp_path)
    # What hangs after that is ended by the system.
    assert work.alarms == [LEAVES_WITHIN]


def test_alone_it_goes_on_for_its_time_and_finishes_by_itself(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(2)
    work.events.put(Stay(3))
    work.events.put(End())
    work.hear(9)
    assert work.is_over()
    assert recover(tmp_path / "a", KEY).complete
    assert work.seconds == pytest.approx(5.0, abs=0.3)
    assert work.alarms == [LEAVES_WITHIN]


def test_somebody_at_the_locked_window_ends_it_without_a_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(1)
    work.events.put(Stay(3600))
    work.events.put(End())
    qtbot.waitUntil(lambda: alone.is_going_on(tmp_path), timeout=10_000)
    alone.ask_to_stop(tmp_path)
    work.hear(1)
    assert work.is_over()
    assert recover(tmp_path / "a", KEY).complete
    assert {path.name for path in tmp_path.iterdir()} == {"a", "rec"}


def test_a_paused_recording_does_not_go_on_behind_the_lock(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(1)
    work.events.put(Pause())
    work.events.put(Stay(3600))
    work.events.put(End())
    assert work.is_over()
    assert recover(tmp_path / "a", KEY).complete


def test_a_second_recorder_waits_for_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Work(tmp_path)
    first.begin()
    first.hear(1)
    qtbot.waitUntil(lambda: Started() in first.said, timeout=10_000)
    second = Work(tmp_path)
    second.begin()
    second.events.put(End())
    assert second.is_over()
    assert Failed(RecorderCode.STILL_ON) in second.said
    first.events.put(End())
    assert first.is_over()


def test_a_wish_of_yesterday_does_not_end_the_recording_of_today(tmp_path: Path) -> None:
    (tmp_path / "rec.stop").touch()
    work = Work(tmp_path)
    work.begin()
    work.events.put(Stay(2))
    work.events.put(End())
    work.hear(4)
    assert work.is_over()
    assert work.seconds == pytest.approx(2.0, abs=0.3)


def test_waiting_for_a_recorder_that_does_not_stop_is_given_up(tmp_path: Path) -> None:
    sign = alone.Sign(str(alone.sign_of(tmp_path)))
    paused: list[float] = []
    assert not alone.end(tmp_path, paused.append)
    assert sum(paused) == pytest.approx(alone.STOPS_WITHIN, abs=0.1)
    sign.take_down()
    assert alone.end(tmp_path)


def test_the_process_goes_on_when_its_workspace_has_gone(qtbot: QtBot, tmp_path: Path) -> None:
    child = subprocess.Popen(speaking.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    order = Record(str(tmp_path / "a"), KEY.hex(), 0, str(alone.sign_of(tmp_path)), "opus")
    child.stdin.write(line_of(Arm("")) + line_of(order))
    child.stdin.flush()
    while b'"started"' not in child.stdout.readline():
        pass
    child.stdin.write(line_of(Stay(3600)))
    # Both ends of the line go, as they do with a process.
    child.stdin.close()
    child.stdout.close()
    size = (tmp_path / "a").stat().st_size
    qtbot.waitUntil(lambda: (tmp_path / "a").stat().st_size > size + 12_000, timeout=20_000)
    assert alone.is_going_on(tmp_path)
    assert alone.end(tmp_path)
    assert child.wait(timeout=10) == 0
    assert recover(tmp_path / "a", KEY).complete


def test_after_parting_nobody_waits_and_the_recorder_is_gone_soon(qtbot: QtBot, tmp_path: Path) -> None:
    link = RecorderLink(speaking.command())
    failures: list[str] = []
    link.failed.connect(failures.append)
    link.arm("")
    with qtbot.waitSignal(link.progress, timeout=20_000):
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    pid = link.process_id
    link.part()
    assert link.state is LinkState.IDLE
    qtbot.waitUntil(lambda: _is_gone(pid), timeout=5_000)
    assert recover(tmp_path / "a", KEY).complete
    # Nobody is told to begin anew: there is nobody any more.
    assert failures == []
    link.close()


def _is_gone(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True
