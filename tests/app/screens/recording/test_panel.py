"""The recording panel with a real recorder process and a real vault."""

import io
import os
import secrets
import signal
from pathlib import Path

import pytest
import soundfile
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.screens.recording import open_recording_panel
from storage.interviews import attachments
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.app.screens.recording.scene import Gate, opened, recordings, seconds_of
from tests.pages.recording_page import RecordingPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


def test_a_recording_is_in_the_vault_when_the_panel_is_idle_again(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    with qtbot.waitSignals([panel.recording_changed, panel.recording_changed], timeout=30_000):
        page.record()
        page.wait_for_seconds(2)
        page.stop()
    (recording,) = recordings(desk)
    assert not recording.is_open
    assert not recording.truncated
    assert recording.duration_ms >= 2_000
    assert seconds_of(desk, recording.id) == pytest.approx(recording.duration_ms / 1000, abs=0.02)


def test_without_consent_no_recorder_is_asked_for_a_microphone(qtbot: QtBot, desk: Desk):
    gate = Gate("no-audio-consent")
    panel, page = opened(qtbot, desk, gate)
    assert not page.can_record
    with qtbot.assertNotEmitted(desk.link.level, wait=300):
        panel.record_pressed.emit("")
    assert recordings(desk) == ()
    gate.missing = ()
    panel.consent_changed()
    assert page.can_record


def test_consent_that_was_given_a_moment_ago_is_asked_again_at_the_press(qtbot: QtBot, desk: Desk):
    gate = Gate()
    _panel, page = opened(qtbot, desk, gate)
    gate.missing = ("no-audio-consent",)
    page.press_record()
    assert "no consent" in page.trouble
    assert recordings(desk) == ()


def test_withdrawn_consent_ends_the_recording(qtbot: QtBot, desk: Desk):
    gate = Gate()
    panel, page = opened(qtbot, desk, gate)
    page.record()
    gate.missing = ("no-audio-consent",)
    panel.consent_changed()
    page.wait_until_idle()
    assert not page.can_record
    assert not recordings(desk)[0].is_open


def test_a_pause_is_no_sound(qtbot: QtBot, desk: Desk):
    _, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(1)
    page.pause()
    assert page.state == "PAUSED"
    page.pause()
    page.stop()
    assert recordings(desk)[0].duration_ms < 4_000


def test_markers_name_the_recording_and_the_moment(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    page.mark()
    page.record()
    page.wait_for_seconds(1)
    with qtbot.waitSignal(panel.marker_kept, timeout=10_000):
        panel.mark()
    page.note("Подія 2 — початок")
    where = panel.position()
    page.stop()
    assert page.markers == ["00:00:01 Подія 2 — початок", "— Incident"]
    assert where is not None
    assert where.attachment_id == recordings(desk)[0].id
    assert panel.position() is None


def test_f9_keeps_a_marker(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow, timeout=5_000)
    with qtbot.waitSignal(panel.marker_kept, timeout=10_000):
        page.press_f9()


def test_after_a_crash_recording_goes_on_in_a_new_segment_and_little_is_lost(qtbot: QtBot, desk: Desk):
    _panel, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(3)
    with qtbot.waitSignal(desk.link.progress, timeout=5_000) as progress:
        pass
    before = progress.args[0]
    with qtbot.waitSignal(desk.link.started, timeout=20_000):
        os.kill(desk.link.process_id, signal.SIGKILL)
    assert "started again" in page.trouble
    page.wait_for_seconds(4)
    page.stop()
    (recording,) = recordings(desk)
    assert recording.segments == 2
    assert recording.truncated
    assert not recording.is_open
    with attachments.open_attachment(desk.vault, recording.id) as sealed:
        first = soundfile.info(io.BytesIO(sealed.read_segment(0, 0, sealed.segment_sizes[0]))).duration
    assert first >= before / 1000 - 2.0
    assert seconds_of(desk, recording.id) == pytest.approx(recording.duration_ms / 1000, abs=0.1)


def test_a_recorder_that_dies_at_once_begins_a_new_recording(qtbot: QtBot, desk: Desk):
    _, page = opened(qtbot, desk)
    page.record()
    with qtbot.waitSignal(desk.link.started, timeout=20_000):
        os.kill(desk.link.process_id, signal.SIGKILL)
    page.wait_for_seconds(1)
    page.stop()
    assert [recording.truncated for recording in recordings(desk)][-1:] == [False]
    assert all(not recording.is_open for recording in recordings(desk))


def test_a_recording_left_open_is_recovered_when_the_panel_opens(qtbot: QtBot, desk: Desk):
    _panel, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(2)
    # The window dies: the recorder sees the end of the line; nobody writes the digests down.
    desk.link.close()
    assert recordings(desk)[0].is_open
    _again, _ = opened(qtbot, desk)
    qtbot.waitUntil(lambda: not recordings(desk)[0].is_open, timeout=10_000)
    assert not recordings(desk)[0].truncated
    assert seconds_of(desk, recordings(desk)[0].id) >= 2.0


@pytest.mark.parametrize(
    ("trouble", "words"), [("unplugged", "stopped answering"), ("absent", "cannot be opened"), ("muted", "no signal")]
)
def test_trouble_with_the_microphone_is_a_sentence(qtbot: QtBot, tmp_path: Path, trouble: str, words: str):
    desk = Desk(tmp_path, speaking.command(trouble=trouble))
    _panel, page = opened(qtbot, desk)
    page.press_record()
    page.wait_for_trouble(words)
    if trouble == "muted":
        page.stop()
    page.wait_until_idle()
    assert all(not recording.is_open for recording in recordings(desk))
    assert page.can_record
    desk.close()


def test_the_microphones_are_listed_without_opening_one(qtbot: QtBot, desk: Desk):
    _, page = opened(qtbot, desk)
    qtbot.waitUntil(lambda: page.microphones == ["Bundled sound", "The same sound again"], timeout=20_000)


def test_the_keys_of_a_panel_work_while_a_closed_one_waits_for_its_end(qtbot: QtBot, desk: Desk):
    window = QWidget()
    qtbot.addWidget(window)
    tabs = [QStackedWidget(window), QStackedWidget(window)]
    panels = [open_recording_panel(desk.workspace, desk.interview_id, Gate()) for _ in tabs]
    for stack, panel in zip(tabs, panels, strict=True):
        stack.addWidget(panel)
        stack.addWidget(QWidget())
    with qtbot.waitActive(window):
        window.show()
    closed, present = tabs
    closed.hide()
    # Another tab lies over the panel.
    present.setCurrentIndex(1)
    with qtbot.waitSignal(panels[1].mark_pressed, timeout=2_000):
        RecordingPage(qtbot, panels[1]).press_f9()


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(20))
def test_killed_at_any_time_at_most_two_seconds_are_lost(qtbot: QtBot, desk: Desk, round_: int):
    _, page = opened(qtbot, desk)
    page.record()
    wanted = 500 + secrets.randbelow(6_000)
    with qtbot.waitSignal(
        desk.link.progress, timeout=20_000, check_params_cb=lambda heard: heard >= wanted
    ) as progress:
        pass
    with qtbot.waitSignal(desk.link.started, timeout=20_000):
        os.kill(desk.link.process_id, signal.SIGKILL)
    page.stop()
    kept = recordings(desk)
    heard = seconds_of(desk, kept[0].id) if kept[0].truncated else 0.0
    assert heard >= progress.args[0] / 1000 - 2.0
