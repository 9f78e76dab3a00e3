"""A machine writes a draft: the real window, a real sound, a process that stands in for the optional library."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.screens.transcript import TranscriptScreen, open_transcript
from app.screens.transcript.blocks import blocks_of
from app.transcribing import Scribe
from storage.interviews import attachments, transcripts
from storage.interviews.transcripts import Line, Origin
from storage.objects.kinds import PartKind
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.app.transcribing.tones import model_in
from tests.pages.transcript_page import TranscriptPage

pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def stand_in(model: Path, blocks: Callable[[], Iterator[bytes]], length: int, close: Callable[[], None]) -> Scribe:
    return Scribe(model, blocks, length, line=[sys.executable, "-m", "tests.app.transcribing.stand_in"], close=close)


def opened(qtbot: QtBot, desk: Desk, recording: str, installed: bool = True) -> tuple[TranscriptScreen, TranscriptPage]:
    screen = open_transcript(desk.workspace, recording, installed=lambda: installed, begin=stand_in)
    assert isinstance(screen, TranscriptScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 690)
    screen.show()
    qtbot.waitUntil(lambda: screen.player is not None, timeout=10_000)
    return screen, TranscriptPage(qtbot, screen)


def kept(desk: Desk, recording: str) -> tuple[Line, ...]:
    with desk.vault.read() as tx:
        found = transcripts.of_recording(tx, recording)
        return () if found is None else transcripts.lines_of(tx, found.id)


def test_a_draft_comes_line_by_line_and_nothing_of_it_counts_before_a_person_confirms_it(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    recording = recorded(desk, 30)
    screen, page = opened(qtbot, desk, recording)
    screen.machine.folder_chosen.emit(model_in(tmp_path / "мова-uk"))
    qtbot.waitUntil(lambda: screen.machine._model == "мова-uk", timeout=10_000)
    page.press("machineBegin")
    qtbot.waitUntil(lambda: len(page.lines) == 2, timeout=30_000)
    assert all("not confirmed" in line for line in page.lines)
    assert "wait" in screen.machine.said
    assert not screen.machine.draft.is_running
    with desk.vault.transaction() as tx:
        sealed = transcripts.for_record(tx, desk.interview_id, PartKind.BODY)
    assert sealed == [] or sealed[0]["lines"] == []  # type: ignore[call-overload,index]
    page.key(Qt.Key.Key_F9)
    screen.leave()
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 2, timeout=10_000)
    assert {line.origin for line in kept(desk, recording)} == {Origin.MACHINE}
    assert [line.is_confirmed for line in kept(desk, recording)] == [True, False]
    with desk.vault.transaction() as tx:
        found = transcripts.of_recording(tx, recording)
        record = transcripts.for_record(tx, desk.interview_id, PartKind.BODY)
    assert found is not None and found.method == "speech-to-text: мова-uk"
    lines = record[0]["lines"]  # type: ignore[call-overload,index]
    assert [line["machine_made"] for line in lines] == [True]  # type: ignore[union-attr,index,call-overload]


def test_without_library_or_model_a_sentence_says_what_to_add(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    recording = recorded(desk, 1)
    screen, page = opened(qtbot, desk, recording, installed=False)
    page.press("machineBegin")
    assert "not installed" in screen.machine.said
    assert "guide" in screen.machine.said
    screen.leave()
    screen, page = opened(qtbot, desk, recording)
    page.press("machineBegin")
    qtbot.waitUntil(lambda: "no speech model yet" in screen.machine.said, timeout=10_000)
    screen.machine.folder_chosen.emit(tmp_path)
    qtbot.waitUntil(lambda: "no whole speech model" in screen.machine.said, timeout=10_000)
    assert not screen.machine.draft.is_running
    screen.leave()


def test_leaving_ends_the_process_and_keeps_what_it_understood(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    recording = recorded(desk, 45)
    screen, page = opened(qtbot, desk, recording)
    screen.machine.folder_chosen.emit(model_in(tmp_path / "model"))
    qtbot.waitUntil(lambda: screen.machine._model == "model", timeout=10_000)
    page.press("machineBegin")
    draft = screen.machine.draft
    qtbot.waitUntil(lambda: draft._scribe is not None and bool(draft._scribe.progress.lines), timeout=30_000)
    screen.leave()
    assert not draft.is_running
    qtbot.waitUntil(lambda: len(kept(desk, recording)) >= 1, timeout=10_000)


def test_the_sound_goes_out_at_its_length_and_height(desk: Desk) -> None:
    numpy = pytest.importorskip("numpy")
    sound = attachments.open_attachment(desk.vault, recorded(desk, 3))
    heard = numpy.frombuffer(b"".join(blocks_of(sound)), dtype="<i2").astype("float64")
    sound.close()
    assert abs(len(heard) - 3 * 16_000) < 1_600
    loudest = numpy.argmax(numpy.abs(numpy.fft.rfft(heard[16_000:32_000])))
    assert 100 < loudest < 2_000
