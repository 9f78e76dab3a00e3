"""Working with a recording: its own height at any speed, silence, marks, a stretch again and again."""

from pathlib import Path

import numpy
import pytest
from pytestqt.qtbot import QtBot

from app.recorder.segment import Codec, Segment
from app.screens.playback import Mark, open_player
from app.screens.playback.engine import Engine
from app.screens.playback.overview import Silence, Survey
from app.screens.playback.stretch import Stretcher
from app.screens.playback.timeline import timeline_of
from storage.interviews.playback import ReadableAttachment, SegmentSource
from tests.app.screens.playback.sealed import sealed_sound
from tests.pages.player_page import PlayerPage

RATE = 48_000
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


def tone(seconds: float, height: float = 440.0) -> numpy.ndarray:
    return (9_000 * numpy.sin(2 * numpy.pi * height * numpy.arange(round(seconds * RATE)) / RATE)).astype("int16")


def height_of(sound: numpy.ndarray) -> float:
    spectrum = numpy.abs(numpy.fft.rfft(sound * numpy.hanning(len(sound))))
    return float(numpy.argmax(spectrum) * RATE / len(sound))


def recorded(folder: Path, *parts: numpy.ndarray) -> ReadableAttachment:
    segment = Segment(folder / "a", bytes(32), Codec.FLAC)
    whole = numpy.concatenate(parts).tobytes()
    for start in range(0, len(whole), 1_920):
        segment.hear(whole[start : start + 1_920])
    segment.finish()
    return ReadableAttachment([SegmentSource(folder / "a", bytes(32))], "audio/flac")


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5, 2.0])
def test_faster_and_slower_speech_keeps_its_height_and_takes_its_time(speed: float) -> None:
    stretcher, sound = Stretcher(speed), tone(4)
    made = [stretcher.feed(sound[start : start + 2_400]) for start in range(0, len(sound), 2_400)]
    heard = numpy.concatenate([*made, stretcher.end()])
    assert len(heard) == pytest.approx(len(sound) / speed, rel=0.02)
    assert height_of(heard) == pytest.approx(440.0, abs=2.0)
    # No breaks where the pieces meet.
    assert int(numpy.abs(numpy.diff(heard[2_000:-2_000].astype("int32"))).max()) < 1_200


def test_blocks_of_any_size_give_the_same_speech() -> None:
    sound = tone(2, 300.0)

    def stretched(size: int) -> numpy.ndarray:
        stretcher = Stretcher(1.5)
        return numpy.concatenate([stretcher.feed(sound[at : at + size]) for at in range(0, len(sound), size)])

    one, other = stretched(480), stretched(9_600)
    shorter = min(len(one), len(other))
    assert shorter > RATE
    assert numpy.array_equal(one[:shorter], other[:shorter])


def survey(sound: ReadableAttachment) -> Survey:
    made = Survey(sound, timeline_of(sound))
    while not made.is_over:
        made.step()
    return made


def test_silence_is_found_wherever_it_is(tmp_path: Path) -> None:
    quiet = numpy.zeros(5 * RATE, dtype="int16")
    with recorded(tmp_path, tone(2), quiet, tone(3), quiet[: RATE * 2], tone(1), quiet) as sound:
        found = survey(sound).found
    # A breath of two seconds is speech; the last silence lasts to the end.
    assert found.silences == [Silence(2_000, 7_000), Silence(13_000, 18_000)]
    assert len(found.levels) == 180
    assert max(found.levels[25:65]) == 0.0


def test_silence_across_segments_is_one(tmp_path: Path) -> None:
    with sealed_sound(tmp_path, (2.0, 3.0)) as sound:
        found = survey(sound)
        assert found.found.silences == []
        assert len(found.found.levels) == pytest.approx(50, abs=2)


def test_a_damaged_segment_stops_no_survey(tmp_path: Path) -> None:
    with sealed_sound(tmp_path, (2.0, 2.0)) as sound:
        timeline = timeline_of(sound)
        path = tmp_path / "segment0"
        content = bytearray(path.read_bytes())
        content[94 + 100] ^= 1
        path.write_bytes(content)
        made = Survey(sound, timeline)
        while not made.is_over:
            made.step()
    assert len(made.found.levels) >= 20


def test_the_player_finds_silence_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    quiet = numpy.zeros(4 * RATE, dtype="int16")
    player = open_player(recorded(tmp_path, tone(1), quiet, tone(1)))
    qtbot.addWidget(player)
    qtbot.waitUntil(lambda: player.overview.silences == [Silence(1_000, 5_000)], timeout=20_000)
    player.resize(320, 240)
    assert not player.grab().isNull()
    player.close_sound()


def test_keys_go_from_mark_to_mark(qtbot: QtBot, tmp_path: Path) -> None:
    player = open_player(sealed_sound(tmp_path, (20.0,)))
    qtbot.addWidget(player)
    page = PlayerPage(qtbot, player)
    player.show_marks((Mark(12_000), Mark(3_000), Mark(7_000)))
    page.press("markNext")
    page.press("markNext")
    assert player.position == 7_000
    page.press("markBefore")
    assert player.position == 3_000
    page.press("markBefore")
    assert player.position == 3_000
    player.close_sound()


def test_a_stretch_is_chosen_and_marked_as_sensitive(qtbot: QtBot, tmp_path: Path) -> None:
    player = open_player(sealed_sound(tmp_path, (20.0,)))
    qtbot.addWidget(player)
    page = PlayerPage(qtbot, player)
    player.offer_sensitive()
    page.drag_to(4_000)
    page.press("stretchStart")
    page.drag_to(2_000)
    page.press("stretchEnd")
    assert player.chosen == (4_000, None)
    page.drag_to(9_000)
    page.press("stretchEnd")
    assert player.chosen == (4_000, 9_000)
    with qtbot.waitSignal(player.stretch_marked) as marked:
        page.press("stretchSensitive")
    assert marked.args == [4_000, 9_000]
    assert player.chosen == (None, None)
    player.close_sound()


@pytest.mark.parametrize(("skips", "seconds"), [(False, 12.0), (True, 2.7)])
def test_silence_is_left_out_but_for_a_breath(qtbot: QtBot, tmp_path: Path, skips: bool, seconds: float) -> None:
    sound = recorded(tmp_path, tone(1), numpy.zeros(10 * RATE, dtype="int16"), tone(1))
    engine = Engine(sound, timeline_of(sound))
    engine.skip_silence(skips)
    assert engine._find(0)
    heard = sum(len(block) for block in iter(engine._next_block, None)) / 2 / RATE
    assert heard == pytest.approx(seconds, abs=0.1)
    engine.close()
