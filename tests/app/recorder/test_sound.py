"""Level, conversion and sealing, sample by sample."""

import io
import subprocess
import sys
from array import array
from math import pi, sin
from pathlib import Path

import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from app.recorder.conversion import Converter, SampleKind
from app.recorder.level import FLOOR, SILENT_AFTER, WINDOW, Meter
from app.recorder.segment import Segment
from storage.container import AUDIO_RECORD, ContainerReader, recover
from tests.app.recorder import speaking

KEY = bytes(range(32))


def test_a_full_tone_is_three_decibels_below_the_loudest():
    tone = array("h", [round(32_000 * sin(2 * pi * at / 48)) for at in range(WINDOW)])
    (reading,) = Meter().hear(tone.tobytes())
    assert reading.rms == pytest.approx(-3.2, abs=0.1)


def test_only_zeros_for_two_seconds_are_silence_and_one_sample_ends_it():
    meter = Meter()
    readings = meter.hear(bytes(2 * SILENT_AFTER))
    assert [reading.is_silent for reading in readings[-2:]] == [False, True]
    assert readings[0].rms == FLOOR
    (after,) = meter.hear(bytes(2 * WINDOW - 2) + b"\x01\x00")
    assert not after.is_silent


def test_distortion_is_told_and_forgotten_when_it_is_calm():
    meter = Meter()
    loud = array("h", [32_767] * WINDOW).tobytes()
    assert [reading.is_too_loud for reading in meter.hear(loud * 3)] == [False, False, True]
    calm = meter.hear(array("h", [900] * WINDOW).tobytes() * 30)
    assert calm[0].is_too_loud
    assert not calm[-1].is_too_loud


@given(st.binary(min_size=1, max_size=4_000), st.lists(st.integers(1, 900), min_size=1, max_size=8))
def test_blocks_may_be_cut_anywhere(sound: bytes, cuts: list[int]):
    whole = Converter(SampleKind.INT16, 2, 44_100).convert(sound)
    converter, at, pieces = Converter(SampleKind.INT16, 2, 44_100), 0, b""
    for cut in [*cuts, len(sound)]:
        pieces += converter.convert(sound[at : at + cut])
        at += cut
    assert abs(len(pieces) - len(whole)) <= 4
    difference = [abs(a - b) for a, b in zip(array("h", pieces), array("h", whole), strict=False)]
    assert max(difference, default=0) <= 1


def test_stereo_floats_become_our_samples():
    stereo = array("f", [0.5, 0.0] * 480).tobytes()
    converter = Converter(SampleKind.FLOAT, 2, 48_000)
    assert converter.is_needed
    assert array("h", converter.convert(stereo)).tolist() == [round(0.25 * 32_767)] * 480
    assert not Converter(SampleKind.INT16, 1, 48_000).is_needed


def test_each_second_is_one_record_of_one_size_whatever_was_said(tmp_path: Path):
    for name, sound in (("silence", bytes(96_000)), ("tone", speaking.tone(1))):
        segment = Segment(tmp_path / name, KEY)
        for _ in range(5):
            for start in range(0, 96_000, 1_920):
                segment.hear(sound[start : start + 1_920])
        written = segment.finish()
        assert written.records == 5
        assert (tmp_path / name).stat().st_size == 94 + 5 * (4 + AUDIO_RECORD + 16)


def test_a_segment_without_a_sample_is_still_a_container(tmp_path: Path):
    assert Segment(tmp_path / "a", KEY).finish().records == 1
    with ContainerReader(tmp_path / "a", KEY) as reader:
        assert reader.records == 1


def test_what_was_sealed_before_a_sudden_end_can_be_decoded(tmp_path: Path):
    segment = Segment(tmp_path / "a", KEY)
    tone = speaking.tone(4)
    for start in range(0, len(tone), 1_920):
        segment.hear(tone[start : start + 1_920])
        sealed, heard = segment.sealed_ms, segment.heard_ms
        assert heard - sealed < 1_100
    segment.abandon()
    prefix = recover(tmp_path / "a", KEY)
    assert prefix.records == segment.sealed_ms // 1000
    with ContainerReader(tmp_path / "a", KEY, truncated_records=prefix.records) as reader:
        duration = soundfile.info(io.BytesIO(reader.read(0, reader.size))).duration
    assert duration == pytest.approx(prefix.records, abs=0.05)


def test_the_recorder_process_loads_no_database_and_no_windows():
    code = "import sys, app.recorder.entrance; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "sqlcipher3", "PySide6.QtWidgets", "storage.vault", "storage.interviews"} & set(loaded)
