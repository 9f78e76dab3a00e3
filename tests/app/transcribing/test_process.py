"""The process that listens, with an engine that needs no library: bounds, lies, deaths, ways out."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.processes import Role, command
from app.transcribing import RATE, Progress, Scribe, State
from app.transcribing.pieces import Cutter
from tests.app.transcribing.tones import blocks, model_in, tone

SPEECH = tone(300, 4)
PAUSE = tone(300, 1, 0)


def line(wrong: str = "") -> list[str]:
    return [sys.executable, "-m", "tests.app.transcribing.stand_in", wrong]


def listened(folder: Path, sound: list[bytes], wrong: str = "", patience: float = 30.0) -> Progress:
    closed: list[bool] = []
    length = sum(map(len, sound)) * 1000 // 2 // RATE
    scribe = Scribe(
        folder, lambda: iter(sound), length, line=line(wrong), patience=patience, close=lambda: closed.append(True)
    )
    scribe._thread.join(60)
    assert closed == [True]
    return scribe.progress


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return model_in(tmp_path / "model")


def test_each_piece_of_speech_is_a_line_at_its_second(model: Path):
    sound = blocks(PAUSE, PAUSE, SPEECH, PAUSE, PAUSE, PAUSE, SPEECH, PAUSE)
    found = listened(model, sound)
    assert (found.state, found.at, found.problem) == (State.DONE, found.length, "")
    assert [text for _, text in found.lines] == ["5 с мови", "5 с мови"]
    starts = [at for at, _ in found.lines]
    assert abs(starts[0] - 2_000) <= 600
    assert abs(starts[1] - 9_000) <= 600


def test_pieces_lose_no_sample_and_are_never_long():
    cutter, heard = Cutter(), 0
    sounds = [tone(300, 40), tone(300, 0.3, 0), tone(300, 3.333)]
    for sound in sounds:
        for at in range(0, len(sound), 5_001):
            for _, piece in cutter.feed(sound[at : at + 5_001]):
                assert len(piece) <= 24 * RATE
                heard += len(piece)
    heard += sum(len(piece) for _, piece in cutter.end())
    assert heard == sum(map(len, sounds))


@pytest.mark.parametrize(("wrong", "problem"), [("dies", "model-not-one"), ("chatters", "model-not-one")])
def test_a_process_that_dies_or_speaks_otherwise_is_a_result(model: Path, wrong: str, problem: str):
    found = listened(model, blocks(SPEECH), wrong)
    assert (found.state, found.problem, found.lines) == (State.FAILED, problem, ())


def test_a_process_that_is_stuck_is_ended(model: Path):
    found = listened(model, blocks(SPEECH), "stuck", patience=0.5)
    assert (found.state, found.problem) == (State.FAILED, "too-slow")


def test_what_was_understood_before_a_death_stays(model: Path):
    found = listened(model, blocks(SPEECH), "dies-late")
    assert (found.state, found.problem, found.lines) == (State.FAILED, "process-died", ((0, "перше"),))


def test_lies_of_the_process_are_not_believed(model: Path):
    found = listened(model, blocks(tone(300, 2)), "lies")
    assert {at for at, _ in found.lines} == {0}
    assert {len(text) for _, text in found.lines} == {3_999}


def test_a_folder_that_is_no_model_is_told_by_its_reason(tmp_path: Path):
    found = listened(tmp_path, blocks(SPEECH))
    assert (found.state, found.problem) == (State.FAILED, "model-incomplete")


def test_it_can_be_stopped_at_once_and_what_it_understood_stays(model: Path):
    def endless() -> Iterator[bytes]:
        while True:
            yield from blocks(SPEECH, PAUSE)

    scribe = Scribe(model, endless, 3_600_000, line=line())
    while not scribe.progress.lines:
        assert not scribe.progress.is_over
    scribe.stop()
    assert scribe.progress.state is State.STOPPED
    assert scribe.progress.lines[0][1].endswith("мови")
    assert scribe.progress.at < scribe.progress.length


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of memory are set by Linux alone")
def test_memory_is_bounded(model: Path):
    found = listened(model, blocks(SPEECH), "hungry")
    assert found.state is State.FAILED


@pytest.mark.skipif(sys.platform != "linux", reason="a network with nobody in it is made by Linux alone")
def test_nothing_leaves_the_process_but_through_its_pipes(model: Path):
    found = listened(model, blocks(SPEECH), "leaks")
    assert found.state is State.DONE
    words = {word for _, text in found.lines for word in text.split()}
    # Where the system keeps its programs from making networks of their own, only what Python sees is refused.
    assert words <= {"native"}
    leaked = model / "leak.txt"
    assert not leaked.exists() or leaked.stat().st_size == 0


def test_the_real_process_refuses_a_folder_without_a_model_and_loads_no_library_before():
    told = subprocess.run(
        [*command(Role.TRANSCRIBER, "--", "30")], input=b"", capture_output=True, timeout=60, check=False
    )
    assert (told.returncode, told.stdout) == (0, b"")
    code = "import sys, app.screens.transcript; sys.exit('sherpa_onnx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
