"""Segments on one line of time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screens.playback import lossless
from app.screens.playback.timeline import Timeline, timeline_of
from tests.app.screens.playback.sealed import sealed_sound


def test_lengths_are_read_from_the_sealed_segments(tmp_path: Path):
    with sealed_sound(tmp_path, (2.5, 1.2, 3.0)) as sound:
        timeline = timeline_of(sound)
    assert timeline.segments == 3
    assert timeline.start(1) == pytest.approx(2_500, abs=20)
    assert timeline.length == pytest.approx(6_700, abs=60)


def test_a_segment_that_a_crash_cut_off_is_as_long_as_its_records(tmp_path: Path):
    with sealed_sound(tmp_path, (1.0, 3.4), cut_last=True) as sound:
        assert timeline_of(sound).length == pytest.approx(4_000, abs=40)


@given(st.lists(st.integers(0, 5_000), max_size=6), st.integers(-10, 40_000))
def test_a_moment_is_always_inside_the_segment_it_is_placed_in(lengths: list[int], at: int):
    timeline = Timeline(lengths)
    segment, offset = timeline.place(at)
    assert 0 <= segment < max(1, len(lengths))
    assert timeline.start(segment) + offset == max(0, min(at, timeline.length))


@given(st.binary(max_size=300))
def test_whatever_stands_at_the_end_of_a_lossless_sound_is_counted_or_not_but_never_breaks(tail: bytes):
    head = lossless.MAGIC + bytes(6) + (4_096).to_bytes(2, "big") + bytes(20)
    assert lossless.samples_in(head, b"\xff\xf8" + tail) >= 0
    assert lossless.samples_in(b"OggS" + tail, tail) == 0
