"""The segments of a recording on one line of time; their lengths are read off their last pages. Knows no Qt."""

from collections.abc import Sequence
from itertools import accumulate

from app.screens.playback import lossless
from app.screens.playback.sealed_file import SealedSound

RATE = 48
"""Opus counts 48 samples a millisecond, whatever was put in."""
TAIL = 66_000
"""An Ogg page is at most 65,307 bytes long."""
HEAD = 4_096


class Timeline:
    """Where each segment begins."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._starts = (0, *accumulate(lengths))

    @property
    def length(self) -> int:
        """Milliseconds of all segments."""
        return self._starts[-1]

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return len(self._starts) - 1

    def start(self, segment: int) -> int:
        """Milliseconds before this segment."""
        return self._starts[segment]

    def place(self, at: int) -> tuple[int, int]:
        """Give the segment of a moment, and the milliseconds into it."""
        at = max(0, min(at, self.length))
        segment = max(number for number in range(max(1, self.segments)) if self._starts[number] <= at)
        return segment, at - self._starts[segment]


def timeline_of(sound: SealedSound) -> Timeline:
    """Measure all segments; a segment without sound is 0 long."""
    return Timeline([_length(sound, number, size) for number, size in enumerate(sound.segment_sizes)])


def _length(sound: SealedSound, segment: int, size: int) -> int:
    tail = sound.read_segment(segment, max(0, size - TAIL), TAIL)
    start = sound.read_segment(segment, 0, lossless.HEAD)
    if start.startswith(lossless.MAGIC):
        return lossless.samples_in(start, tail) // RATE
    page = tail.rfind(b"OggS")
    if page < 0 or page + 14 > len(tail):
        return 0
    samples = int.from_bytes(tail[page + 6 : page + 14], "little", signed=True)
    head = sound.read_segment(segment, 0, HEAD)
    opus = head.find(b"OpusHead")
    skipped = int.from_bytes(head[opus + 10 : opus + 12], "little") if opus >= 0 else 0
    return max(0, samples - skipped) // RATE
