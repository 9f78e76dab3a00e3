"""Another container in the middle of a sentence, lossless sound, and a time line with a hole in it."""

from array import array
from pathlib import Path

import numpy
import pytest
import soundfile

from app.recorder.errors import RecorderCode
from app.recorder.protocol import SPLIT, Pause, Resume, Split, Stop, Stopped, Unsplit
from app.recorder.segment import Codec, Segment
from app.recorder.source import End, Heard
from app.screens.playback.sealed_file import SealedFile
from app.screens.playback.timeline import timeline_of
from storage.container import LOSSLESS_RECORD, recover
from storage.interviews.playback import ReadableAttachment, SegmentSource
from tests.app.recorder import speaking
from tests.app.recorder.work import KEY, SECOND, Work

OTHER = bytes(range(32, 64))


def samples(path: Path, key: bytes, records: int | None = None) -> numpy.ndarray:
    """What the player hears of it."""
    with ReadableAttachment([SegmentSource(path, key, records)], "audio/flac") as sound:
        heard = soundfile.SoundFile(SealedFile(sound, 0)).read(dtype="int16")
        assert timeline_of(sound).length == len(heard) * 1000 // 48_000
    return heard


def stops(work: Work) -> list[Stopped]:
    return [one for one in work.said if isinstance(one, Stopped)]


def test_a_split_loses_no_sample(tmp_path: Path) -> None:
    work, whole = Work(tmp_path), speaking.tone(4)
    work.begin(Codec.FLAC)
    for start in range(0, len(whole), 1_920):
        if start == 1_920 * 73:
            work.events.put(Split(str(tmp_path / "b"), OTHER.hex(), "flac"))
        work.events.put(Heard(whole[start : start + 1_920]))
    work.events.put(Stop())
    work.events.put(End())
    assert work.is_over()
    first, second = stops(work)
    assert (first.reason, second.reason) == (SPLIT, "")
    assert first.heard_ms == 73 * 20
    heard = [samples(tmp_path / name, key) for name, key in zip("ab", (KEY, OTHER), strict=True)]
    assert [len(one) // 48 for one in heard] == [first.heard_ms, second.heard_ms]
    assert array("h", numpy.concatenate(heard).tobytes()) == array("h", whole)


def test_a_split_while_paused_goes_on_in_the_new_one(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(2)
    for each in (Pause(), Split(str(tmp_path / "b"), OTHER.hex(), "opus"), Resume()):
        work.events.put(each)
    work.hear(3)
    work.events.put(End())
    assert work.is_over()
    assert [one.heard_ms for one in stops(work)] == [2_000, 3_000]
    assert recover(tmp_path / "b", OTHER).complete


def test_where_no_other_container_can_be_made_the_sound_goes_on_in_the_first(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(1)
    work.events.put(Split(str(tmp_path / "nowhere" / "b"), OTHER.hex(), "opus"))
    work.hear(2)
    work.events.put(End())
    assert work.is_over()
    assert Unsplit(RecorderCode.DISK_FAILED) in work.said
    assert [one.heard_ms for one in stops(work)] == [3_000]


def test_a_split_after_the_end_makes_no_file(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.hear(1)
    work.events.put(Stop())
    work.events.put(Split(str(tmp_path / "b"), OTHER.hex(), "opus"))
    work.events.put(End())
    assert work.is_over()
    assert any(isinstance(one, Unsplit) for one in work.said)
    assert not (tmp_path / "b").exists()


def test_a_hole_in_the_time_ends_the_recording_with_all_that_came_before(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    for at in (10_000, 11_000, 12_000):
        work.events.put(Heard(SECOND, at))
    # The lid was closed for a minute.
    work.events.put(Heard(SECOND, 72_000))
    work.events.put(End())
    assert work.is_over()
    assert [(one.reason, one.heard_ms) for one in stops(work)] == [(RecorderCode.INTERRUPTED.value, 3_000)]
    assert work.seconds == pytest.approx(3.0, abs=0.02)


def test_a_pause_is_no_hole(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.begin()
    work.events.put(Heard(SECOND, 10_000))
    work.events.put(Pause())
    work.events.put(Resume())
    work.events.put(Heard(SECOND, 500_000))
    work.events.put(End())
    assert work.is_over()
    assert [(one.reason, one.heard_ms) for one in stops(work)] == [("", 2_000)]


def test_lossless_sound_is_one_record_a_second_of_one_size_and_comes_back_bit_for_bit(tmp_path: Path) -> None:
    noise = numpy.random.default_rng(7).integers(-32_768, 32_767, 4 * 48_000, dtype="int16").tobytes()
    for name, whole in (("tone", speaking.tone(4)), ("noise", noise), ("silence", bytes(len(noise)))):
        segment = Segment(tmp_path / name, KEY, Codec.FLAC)
        for start in range(0, len(whole), 1_920):
            segment.hear(whole[start : start + 1_920])
        written = segment.finish()
        assert written.records == 5
        assert (tmp_path / name).stat().st_size == 94 + 5 * (4 + LOSSLESS_RECORD + 16)
        assert samples(tmp_path / name, KEY).tobytes() == whole


def test_of_lossless_sound_less_than_two_seconds_are_lost_to_a_sudden_end(tmp_path: Path) -> None:
    whole = speaking.tone(4)
    segment = Segment(tmp_path / "a", KEY, Codec.FLAC)
    for start in range(0, len(whole) - 9_600, 1_920):
        segment.hear(whole[start : start + 1_920])
    segment.abandon()
    prefix = recover(tmp_path / "a", KEY)
    assert prefix.records == 3
    kept = samples(tmp_path / "a", KEY, prefix.records)
    assert kept.tobytes() == whole[: len(kept) * 2]
    assert segment.heard_ms / 1000 - len(kept) / 48_000 < 2.0
