"""How loud it is: dBFS ten times a second, and the two states a person must hear of (no signal at all, too loud)."""

from array import array
from dataclasses import dataclass
from math import log10
from operator import mul

from app.recorder.source import SAMPLE_RATE

WINDOW = SAMPLE_RATE // 10
FLOOR = -96.0
LOUDEST = 32_767
SILENT_AFTER = 2 * SAMPLE_RATE
"""Only a muted or forbidden microphone gives nothing but zeros for two seconds; a quiet room never does."""
CLIPPED = 32_700
CLIPPED_WINDOWS = 3
CALM_WINDOWS = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """One tenth of a second."""

    rms: float
    is_silent: bool
    is_too_loud: bool


class Meter:
    """Measures blocks of any length."""

    def __init__(self) -> None:
        self._window = array("h")
        self._zeros = 0
        self._clipped = 0
        self._calm = 0

    def hear(self, block: bytes) -> tuple[Reading, ...]:
        """Give a reading for each tenth of a second that is now complete."""
        self._window.frombytes(block)
        readings = []
        while len(self._window) >= WINDOW:
            readings.append(self._measure(self._window[:WINDOW]))
            self._window = self._window[WINDOW:]
        return tuple(readings)

    def _measure(self, window: "array[int]") -> Reading:
        peak = max(max(window), -min(window))
        self._zeros = self._zeros + WINDOW if peak == 0 else 0
        if peak >= CLIPPED:
            self._clipped, self._calm = self._clipped + 1, 0
        else:
            self._calm += 1
            if self._calm >= CALM_WINDOWS:
                self._clipped = 0
        square = sum(map(mul, window, window)) / WINDOW
        rms = 10 * log10(square / LOUDEST**2) if square else FLOOR
        return Reading(max(rms, FLOOR), self._zeros >= SILENT_AFTER, self._clipped >= CLIPPED_WINDOWS)
