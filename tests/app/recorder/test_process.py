"""The recorder process, driven through its link: real processes, real containers, a bundled sound."""

import io
import os
import secrets
import signal
from pathlib import Path

import pytest
import soundfile
from pytestqt.qtbot import QtBot

from app.recorder.errors import RecorderCode
from app.recorder.link import LinkState, RecorderLink, SegmentResult
from storage.container import ContainerReader, recover
from tests.app.recorder import speaking

KEY = bytes(range(32))


@pytest.fixture
def link(qtbot: QtBot):
    made = RecorderLink(speaking.command())
    yield made
    made.close()


def heard(path: Path, key: bytes = KEY, records: int | None = None) -> float:
    """Seconds of sound that libsndfile finds in the container."""
    with ContainerReader(path, key, truncated_records=records) as reader:
        data = reader.read(0, reader.size)
    return soundfile.info(io.BytesIO(data)).duration


def record_until(qtbot: QtBot, link: RecorderLink, path: Path, milliseconds: int) -> None:
    link.arm("")
    with qtbot.waitSignal(link.started, timeout=20_000):
        link.record(path, KEY, reserve_bytes=0)
    with qtbot.waitSignal(link.progress, timeout=20_000, check_params_cb=lambda heard_ms: heard_ms >= milliseconds):
        pass


def test_what_is_heard_is_in_the_container_when_recording_stops(qtbot: QtBot, link: RecorderLink, tmp_path: Path):
    record_until(qtbot, link, tmp_path / "a", 2_500)
    with qtbot.waitSignal(link.stopped, timeout=5_000) as stopped:
        link.stop()
    result = stopped.args[0]
    assert isinstance(result, SegmentResult)
    assert result.reason == ""
    assert heard(tmp_path / "a") == pytest.approx(result.heard_ms / 1000, abs=0.02)
    assert recover(tmp_path / "a", KEY).cipher_sha256 == result.written.cipher_sha256
    assert link.state is LinkState.ARMED


def test_a_pause_leaves_no_sound_and_the_recording_goes_on_after_it(qtbot: QtBot, link: RecorderLink, tmp_path: Path):
    record_until(qtbot, link, tmp_path / "a", 600)
    with qtbot.waitSignal(link.paused, timeout=5_000):
        link.pause()
    assert link.has_segment
    assert not link.is_hearing
    with qtbot.assertNotEmitted(link.level, wait=500):
        pass
    with qtbot.waitSignal(link.resumed, timeout=5_000):
        link.resume()
    assert link.is_hearing
    with qtbot.waitSignal(link.progress, timeout=5_000):
        pass
    with qtbot.waitSignal(link.stopped, timeout=5_000) as stopped:
        link.stop()
    assert 500 < stopped.args[0].heard_ms < 1_500


@pytest.mark.parametrize("milliseconds", [400, 1_300, 2_200, 3_900])
def test_a_killed_recorder_loses_at_most_two_seconds(
    qtbot: QtBot, link: RecorderLink, tmp_path: Path, milliseconds: int
):
    moment = milliseconds + secrets.randbelow(600)
    record_until(qtbot, link, tmp_path / "a", moment)
    with qtbot.waitSignal(link.failed, timeout=5_000) as failed:
        os.kill(link.process_id, signal.SIGKILL)
    assert failed.args == [RecorderCode.DIED.value]
    assert link.state is LinkState.IDLE
    prefix = recover(tmp_path / "a", KEY)
    assert not prefix.complete
    kept = heard(tmp_path / "a", records=prefix.records) if prefix.records else 0.0
    assert kept >= moment / 1000 - 2.0


def test_a_new_recorder_starts_after_one_has_died(qtbot: QtBot, link: RecorderLink, tmp_path: Path):
    record_until(qtbot, link, tmp_path / "a", 100)
    with qtbot.waitSignal(link.failed, timeout=5_000):
        os.kill(link.process_id, signal.SIGKILL)
    record_until(qtbot, link, tmp_path / "b", 100)
    with qtbot.waitSignal(link.stopped, timeout=5_000):
        link.stop()
    assert heard(tmp_path / "b") > 0


def test_the_end_of_the_line_finishes_the_last_record(qtbot: QtBot, link: RecorderLink, tmp_path: Path):
    record_until(qtbot, link, tmp_path / "a", 1_500)
    link.close()
    assert recover(tmp_path / "a", KEY).complete
    assert heard(tmp_path / "a") >= 1.5


def test_a_microphone_that_is_unplugged_ends_the_segment_and_says_so(qtbot: QtBot, tmp_path: Path):
    link = RecorderLink(speaking.command(trouble="unplugged"))
    link.arm("")
    with qtbot.waitSignal(link.stopped, timeout=20_000) as stopped:
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    assert stopped.args[0].reason == RecorderCode.MICROPHONE_LOST.value
    assert heard(tmp_path / "a") == pytest.approx(2.0, abs=0.1)
    assert link.state is LinkState.IDLE
    link.close()


def test_a_muted_microphone_is_told_from_a_quiet_room(qtbot: QtBot, tmp_path: Path):
    link = RecorderLink(speaking.command(trouble="muted"))
    with qtbot.waitSignal(link.warned, timeout=20_000) as warned:
        link.arm("")
    assert warned.args == [RecorderCode.MICROPHONE_SILENT.value]
    link.close()


def test_no_microphone_is_a_code_and_the_link_is_idle(qtbot: QtBot):
    link = RecorderLink(speaking.command(trouble="absent"))
    with qtbot.waitSignal(link.failed, timeout=20_000) as failed:
        link.arm("")
    assert failed.args == [RecorderCode.NO_MICROPHONE.value]
    assert link.state is LinkState.IDLE
    link.close()


def test_a_full_disk_is_refused_before_anything_is_recorded(qtbot: QtBot, link: RecorderLink, tmp_path: Path):
    link.arm("")
    with qtbot.waitSignal(link.failed, timeout=20_000) as failed:
        link.record(tmp_path / "a", KEY, reserve_bytes=2**52)
    assert failed.args == [RecorderCode.DISK_LOW.value]
    assert not (tmp_path / "a").exists()


def test_the_microphone_test_gives_the_sound_back_and_keeps_nothing(qtbot: QtBot, link: RecorderLink):
    with qtbot.waitSignal(link.tried, timeout=20_000) as tried:
        link.try_microphone("", seconds=1)
    assert len(tried.args[0]) == 96_000
    assert tried.args[0][:1000] == speaking.tone()[:1000]
    assert link.state is LinkState.IDLE


def test_a_recorder_that_cannot_be_started_is_a_code(qtbot: QtBot, tmp_path: Path):
    link = RecorderLink([str(tmp_path / "nowhere")])
    with qtbot.waitSignal(link.failed, timeout=5_000) as failed:
        link.arm("")
    assert failed.args == [RecorderCode.NOT_STARTED.value]


def test_a_recorder_that_talks_nonsense_is_ended(qtbot: QtBot):
    link = RecorderLink(["/bin/sh", "-c", "echo nonsense; cat"])
    with qtbot.waitSignal(link.failed, timeout=5_000) as failed:
        link.arm("")
    assert failed.args == [RecorderCode.BAD_MESSAGE.value]
