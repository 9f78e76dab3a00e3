"""Faster and slower speech at its own height: pieces of it are laid over each other where they fit best (WSOLA).

Pieces of 40 ms, half over half, each taken from within 10 ms of where it is due. Enough for speech; music suffers.
"""

from typing import TypeAlias

import numpy

Samples: TypeAlias = "numpy.ndarray[tuple[int], numpy.dtype[numpy.int16]]"
_Floats: TypeAlias = "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]"

PIECE = 1_920
HALF = PIECE // 2
SEARCH = 480
# The search looks at every fourth sample: speech has little above 6 kHz that would tell the places apart.
_COARSE = 4
_RISE: _Floats = numpy.linspace(0.0, 1.0, HALF, dtype="float32")
_FALL: _Floats = 1.0 - _RISE


class Stretcher:
    """Takes sound block by block, gives it at another speed; what lies between two blocks it keeps."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._waiting: _Floats = numpy.zeros(0, dtype="float32")
        self._due = 0.0
        self._tail: _Floats = numpy.zeros(0, dtype="float32")

    def feed(self, block: Samples) -> Samples:
        """Give what can be heard now of this block and those before it."""
        self._waiting = numpy.concatenate((self._waiting, block.astype("float32")))
        made = []
        while round(self._due) + SEARCH + PIECE <= len(self._waiting):
            made.append(self._next())
        behind = max(0, round(self._due) - SEARCH)
        self._waiting, self._due = self._waiting[behind:], self._due - behind
        return _whole(made)

    def end(self) -> Samples:
        """Give what is left: no more blocks come."""
        rest = self._waiting[max(0, round(self._due)) :]
        tail, self._tail = self._tail, numpy.zeros(0, dtype="float32")
        self._waiting, self._due = numpy.zeros(0, dtype="float32"), 0.0
        return _whole([tail if len(tail) else rest])

    def _next(self) -> _Floats:
        due = round(self._due)
        self._due += HALF * self._speed
        at = due if not len(self._tail) else self._best(due)
        piece = self._waiting[at : at + PIECE]
        heard = piece[:HALF] if not len(self._tail) else self._tail * _FALL + piece[:HALF] * _RISE
        self._tail = piece[HALF:]
        return heard

    def _best(self, due: int) -> int:
        """Where the sound goes on most like the piece before would have."""
        low = max(0, due - SEARCH)
        around = self._waiting[low : due + SEARCH + HALF : _COARSE]
        wanted = self._tail[::_COARSE]
        alike = numpy.correlate(around, wanted, "valid")
        energy = numpy.cumsum(numpy.concatenate(([0.0], around.astype("float64") ** 2)))
        loud = numpy.sqrt(energy[len(wanted) :] - energy[: -len(wanted)]) + 1.0
        return low + int(numpy.argmax(alike / loud)) * _COARSE


def _whole(pieces: list[_Floats]) -> Samples:
    if not pieces:
        return numpy.zeros(0, dtype="int16")
    return numpy.clip(numpy.concatenate(pieces), -32_768, 32_767).astype("int16")
