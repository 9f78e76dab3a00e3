"""Sealed recordings made without a recorder process."""

from collections.abc import Sequence
from pathlib import Path

from app.recorder.segment import Segment
from storage.interviews.playback import ReadableAttachment, SegmentSource
from tests.app.recorder import speaking

BLOCK = 1_920


def sealed_sound(folder: Path, seconds: Sequence[float], *, cut_last: bool = False) -> ReadableAttachment:
    """A recording with a segment of each length; the last one may be cut off as by a crash."""
    tone = speaking.tone(4)
    sources = []
    for number, length in enumerate(seconds):
        key, path = bytes([number]) * 32, folder / f"segment{number}"
        segment = Segment(path, key)
        for start in range(0, round(length * 96_000), BLOCK):
            at = start % len(tone)
            segment.hear(tone[at : at + BLOCK])
        is_cut = cut_last and number == len(seconds) - 1
        records = None
        if is_cut:
            records = segment.sealed_ms // 1000
            segment.abandon()
        else:
            segment.finish()
        sources.append(SegmentSource(path, key, records))
    return ReadableAttachment(sources, "audio/ogg; codecs=opus")
