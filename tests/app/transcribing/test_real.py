"""The real library with a real model of our making, in the real process; skipped where the extra is not installed."""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from app.transcribing import RATE, Progress, Scribe, State, is_installed
from app.transcribing.models import LIBRARY
from tests.app.transcribing.tones import blocks, hum, model_in, tone, transducer_in

pytestmark = pytest.mark.skipif(
    not is_installed(), reason="the optional library for speech is not installed: make speech"
)


def listened(folder: Path, sound: list[bytes]) -> Progress:
    scribe = Scribe(folder, lambda: iter(sound), sum(map(len, sound)) * 1000 // 2 // RATE)
    scribe._thread.join(90)
    return scribe.progress


@pytest.mark.parametrize("laid", [model_in, transducer_in])
def test_what_is_heard_becomes_words_at_their_seconds(tmp_path: Path, laid: Callable[[Path], Path]):
    low, pause = hum(150, 800, 3), tone(300, 1, 0)
    sound = blocks(low, pause, hum(2_000, 4_000, 3), pause, low, pause)
    found = listened(laid(tmp_path / "тони"), sound)
    assert (found.state, found.problem) == (State.DONE, "")
    assert [text.split()[0] for _, text in found.lines] == ["низько", "високо", "низько"]
    assert all(abs(at - due) < 700 for (at, _), due in zip(found.lines, (0, 4_000, 8_000), strict=True))


@pytest.mark.parametrize("size", [1, 50, 600])
def test_a_broken_model_ends_the_process_and_not_the_program(tmp_path: Path, size: int):
    folder = model_in(tmp_path / "model")
    network = folder / "model.onnx"
    network.write_bytes(network.read_bytes()[:size])
    found = listened(folder, blocks(tone(300, 3)))
    assert (found.state, found.problem) == (State.FAILED, "model-not-one")


def test_words_that_miss_end_the_process_and_not_the_program(tmp_path: Path):
    folder = model_in(tmp_path / "model")
    (folder / "tokens.txt").write_bytes(b"\xff\xfe" * 400)
    found = listened(folder, blocks(tone(300, 3)))
    assert found.state is State.FAILED


def test_the_library_knows_all_that_whisper_is_asked_with():
    known = inspect.signature(importlib.import_module(LIBRARY).OfflineRecognizer.from_whisper).parameters
    assert {"encoder", "decoder", "tokens", "language", "num_threads"} <= set(known)
