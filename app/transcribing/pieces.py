"""Cuts sound into pieces that end where nobody speaks, for engines that understand half a minute at a time."""

from typing import TypeAlias

import numpy

RATE = 16_000
FRAME = RATE // 50
QUIET = 120.0
"""Below this (of 32,768) nobody speaks, or nobody who could be understood."""
OF_LOUDEST = 0.08
SHORTEST = 3 * RATE // FRAME
PAUSE = RATE // 2 // FRAME
LONGEST = 24 * RATE // FRAME
LAST = 6 * RATE // FRAME

Samples: TypeAlias = "numpy.ndarray[tuple[int], numpy.dtype[numpy.int16]]"
Piece: TypeAlias = "tuple[int, Samples]"


class Cutter:
    """Takes sound block by block; gives pieces with the millisecond at which each begins."""

    def __init__(self) -> None:
        self._rest: Samples = numpy.zeros(0, dtype="int16")
        self._frames: list[Samples] = []
        self._levels: list[float] = []
        self._before = 0

    def feed(self, block: Samples) -> list[Piece]:
        """Give the pieces that are whole now."""
        sound = numpy.concatenate((self._rest, block))
        whole = len(sound) - len(sound) % FRAME
        self._rest = sound[whole:]
        made: list[Piece] = []
        for at in range(0, whole, FRAME):
            frame = sound[at : at + FRAME]
            self._frames.append(frame)
            self._levels.append(float(numpy.sqrt(numpy.mean(frame.astype("float64") ** 2))))
            made += self._cut()
        return made

    def end(self) -> list[Piece]:
        """Give what is left."""
        if len(self._rest):
            self._frames.append(self._rest)
            self._levels.append(QUIET)
            self._rest = self._rest[:0]
        return self._taken(len(self._frames))

    def _cut(self) -> list[Piece]:
        quiet = max(QUIET, OF_LOUDEST * max(self._levels))
        count = len(self._levels)
        if max(self._levels) <= QUIET and count > PAUSE:
            # Nobody has spoken yet.
            return self._taken(count - PAUSE)
        if count >= SHORTEST + PAUSE and max(self._levels[-PAUSE:]) <= quiet:
            return self._taken(count)
        if count >= LONGEST:
            lowest = min(range(count - LAST, count), key=self._levels.__getitem__)
            return self._taken(lowest)
        return []

    def _taken(self, count: int) -> list[Piece]:
        frames, levels = self._frames[:count], self._levels[:count]
        start = self._before
        self._frames, self._levels = self._frames[count:], self._levels[count:]
        self._before += sum(len(frame) for frame in frames)
        if not frames or max(levels) <= QUIET:
            return []
        return [(start * 1000 // RATE, numpy.concatenate(frames))]
