"""Parts of a recording: a new one without a gap, one that goes on after trouble, and a second microphone beside it."""

import json
import os
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.recorder.source import Microphone
from app.screens.recording.markers import MarkerKind
from storage.interviews import attachments, organisation, stretches
from storage.interviews.attachments import FLAC, OPUS
from storage.objects.kinds import PartKind
from storage.objects.organisation import CAUTIOUS
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.app.screens.recording.scene import Gate, opened, recordings, seconds_of
from tests.storage.organisations import OrganisationKeys


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    made = Desk(tmp_path, second=speaking.command())
    yield made
    made.close()


def wait_for_end(qtbot: QtBot, desk: Desk, count: int) -> None:
    """Until so many recordings are finished in the vault."""

    def are_there() -> bool:
        found = recordings(desk)
        return len(found) == count and not any(one.is_open for one in found)

    qtbot.waitUntil(are_there, timeout=20_000)


def test_a_new_part_is_a_recording_of_its_own_without_a_gap(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(2)
    before = panel.position()
    with qtbot.waitSignal(desk.link.split_done, timeout=20_000) as split:
        page.split()
    after = panel.position()
    page.wait_for_seconds(1)
    with qtbot.waitSignal(desk.link.stopped, timeout=20_000) as stopped:
        page.stop()
    first, second = recordings(desk)
    assert before is not None
    assert after is not None
    assert (before.attachment_id, after.attachment_id) == (first.id, second.id)
    assert not first.truncated
    assert not first.is_open
    lengths = [one.args[0].heard_ms for one in (split, stopped)]
    assert [first.duration_ms, second.duration_ms] == lengths
    assert seconds_of(desk, first.id) == pytest.approx(lengths[0] / 1000, abs=0.02)


def test_what_is_told_of_sexual_violence_is_a_recording_of_its_own_part(qtbot: QtBot, desk: Desk):
    _panel, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(1)
    with qtbot.waitSignal(desk.link.split_done, timeout=20_000):
        page.split(1)
    page.wait_for_seconds(1)
    page.stop()
    assert [one.part for one in recordings(desk)] == [PartKind.BODY, PartKind.CRSV]


def test_a_microphone_that_was_lost_goes_on_with_one_press_in_the_same_recording(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, speaking.command(trouble="unplugged"))
    panel, page = opened(qtbot, desk)
    with qtbot.waitSignal(panel.trouble_told, timeout=30_000):
        page.press_record()
    page.wait_for_trouble("Everything up to that moment is kept")
    page.wait_until_idle()
    assert page.record_word == "Continue"
    desk.link.microphones_known.emit((Microphone("5a", "Bundled sound", True),))
    assert "there again" in page.trouble
    page.press_record()
    page.wait_for_trouble("Everything up to that moment is kept")
    page.wait_until_idle()
    (recording,) = recordings(desk)
    assert recording.segments == 2
    assert not recording.truncated
    assert seconds_of(desk, recording.id) == pytest.approx(recording.duration_ms / 1000, abs=0.05)
    assert page.seconds >= 3
    desk.close()


def test_after_stop_the_next_press_begins_a_new_recording(qtbot: QtBot, desk: Desk):
    _panel, page = opened(qtbot, desk)
    for _ in range(2):
        page.record()
        page.wait_for_seconds(1)
        page.stop()
        assert page.record_word == "Record"
    assert len(recordings(desk)) == 2


def test_the_second_microphone_records_beside_the_first_in_a_file_of_its_own(qtbot: QtBot, desk: Desk):
    _panel, page = opened(qtbot, desk)
    page.choose_second(2)
    assert recordings(desk) == ()
    page.record()
    assert desk.second is not None
    with qtbot.waitSignal(desk.second.progress, timeout=20_000, check_params_cb=lambda ms: ms > 1_000):
        pass
    page.pause()
    qtbot.waitUntil(lambda: desk.second is not None and desk.second.state == "paused", timeout=10_000)
    page.pause()
    page.stop()
    wait_for_end(qtbot, desk, 2)
    first, second = recordings(desk)
    told = json.loads(second.details)
    assert told["beside"] == first.id
    assert 0 <= told["beside_ms"] < 5_000
    assert min(seconds_of(desk, one.id) for one in (first, second)) >= 1.0


def test_a_second_microphone_that_dies_costs_the_first_nothing(qtbot: QtBot, desk: Desk):
    assert desk.second is not None
    _panel, page = opened(qtbot, desk)
    page.choose_second(1)
    page.record()
    with qtbot.waitSignal(desk.second.progress, timeout=20_000, check_params_cb=lambda ms: ms > 2_500):
        pass
    with qtbot.waitSignal(desk.second.started, timeout=20_000):
        os.kill(desk.second.process_id, signal.SIGKILL)
    assert page.state == "RECORDING"
    assert page.trouble == ""
    page.stop()
    wait_for_end(qtbot, desk, 2)
    first, second = recordings(desk)
    assert (first.segments, first.truncated) == (1, False)
    assert (second.segments, second.truncated) == (2, True)


def test_a_first_microphone_that_dies_costs_the_second_nothing(qtbot: QtBot, desk: Desk):
    assert desk.second is not None
    _panel, page = opened(qtbot, desk)
    page.choose_second(1)
    page.record()
    with qtbot.waitSignal(desk.second.progress, timeout=20_000, check_params_cb=lambda ms: ms > 2_500):
        pass
    with qtbot.waitSignal(desk.link.started, timeout=20_000):
        os.kill(desk.link.process_id, signal.SIGKILL)
    page.wait_for_seconds(4)
    page.stop()
    wait_for_end(qtbot, desk, 2)
    first, second = recordings(desk)
    assert (first.segments, first.truncated) == (2, True)
    assert (second.segments, second.truncated) == (1, False)
    assert seconds_of(desk, second.id) == pytest.approx(second.duration_ms / 1000, abs=0.02)


def test_a_second_microphone_that_is_unplugged_is_told_at_once_and_can_be_chosen_again(qtbot: QtBot, tmp_path: Path):
    desk = Desk(tmp_path, second=speaking.command(trouble="unplugged"))
    assert desk.second is not None
    _panel, page = opened(qtbot, desk)
    page.choose_second(1)
    page.record()
    qtbot.waitUntil(lambda: "second microphone stopped" in page.second_trouble, timeout=30_000)
    assert page.state == "RECORDING"
    qtbot.waitUntil(lambda: desk.second is not None and desk.second.state == "idle", timeout=10_000)
    qtbot.waitUntil(lambda: len(recordings(desk)) == 2 and not recordings(desk)[1].is_open, timeout=10_000)
    with qtbot.waitSignal(desk.second.started, timeout=20_000):
        page.choose_second(1)
    page.stop()
    wait_for_end(qtbot, desk, 2)
    assert recordings(desk)[1].segments == 2
    desk.close()


def test_withdrawn_consent_closes_both_microphones(qtbot: QtBot, desk: Desk):
    assert desk.second is not None
    gate = Gate()
    panel, page = opened(qtbot, desk, gate)
    page.choose_second(1)
    page.record()
    with qtbot.waitSignal(desk.second.progress, timeout=20_000):
        pass
    gate.missing = ("no-audio-consent",)
    panel.consent_changed()
    page.wait_until_idle()
    wait_for_end(qtbot, desk, 2)
    assert desk.second.state == "idle"


def test_where_the_policy_asks_for_it_sound_is_kept_without_loss(qtbot: QtBot, desk: Desk):
    package = OrganisationKeys().package(policy=CAUTIOUS.model_copy(update={"lossless": True}))
    with desk.vault.transaction() as tx:
        organisation.import_package(tx, package, desk.clock.now(), practice=False)
    _panel, page = opened(qtbot, desk)
    page.record()
    page.wait_for_seconds(2)
    page.stop()
    (recording,) = recordings(desk)
    assert recording.mime == FLAC != OPUS
    with attachments.open_attachment(desk.vault, recording.id) as sealed:
        assert sealed.read(0, 4) == b"fLaC"
    assert seconds_of(desk, recording.id) == pytest.approx(recording.duration_ms / 1000, abs=0.02)


def test_two_sensitive_markers_mark_the_stretch_between_them(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    page.record()
    for second in (1, 3):
        page.wait_for_seconds(second)
        with qtbot.waitSignal(panel.marker_kept, timeout=10_000):
            panel.mark_pressed.emit(MarkerKind.SENSITIVE.value)
    page.stop()
    (recording,) = recordings(desk)
    with desk.vault.read() as tx:
        (stretch,) = stretches.of_recording(tx, recording.id)
    assert 900 <= stretch.from_ms < stretch.to_ms <= recording.duration_ms
    assert stretch.to_ms - stretch.from_ms >= 1_000


def test_what_was_recorded_is_offered_for_a_transcript(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    assert page.kept == []
    page.record()
    page.wait_for_seconds(1)
    page.stop()
    qtbot.waitUntil(lambda: len(page.kept) == 1, timeout=10_000)
    with qtbot.waitSignal(panel.transcript_asked, timeout=1_000) as asked:
        page.choose_kept(0)
    assert asked.args == [recordings(desk)[0].id]
