"""How loud a recording is from beginning to end, and where nobody speaks. Knows no Qt.

Made in small steps while a player is open: decoding four hours takes a while, and nothing of it is kept.
"""

from dataclasses import dataclass, field

import numpy
import soundfile

from app.screens.playback.sealed_file import SealedFile, SealedSound
from app.screens.playback.timeline import Timeline

RATE = 48_000
WINDOW_MS = 100
_WINDOW = RATE * WINDOW_MS // 1000
STEP_WINDOWS = 40
QUIET = 10 ** (-50 / 20) * 32_768
"""Root mean square of a window in which nobody speaks: 50 dB below the loudest."""
SHORTEST_SILENCE_MS = 3_000


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch in which nobody speaks."""

    from_ms: int
    to_ms: int


@dataclass(slots=True)
class Overview:
    """What is known so far."""

    levels: list[float] = field(default_factory=list)
    """Root mean square of each tenth of a second."""
    silences: list[Silence] = field(default_factory=list)


class Survey:
    """Looks through a recording step by step."""

    def __init__(self, sound: SealedSound, timeline: Timeline) -> None:
        self.found = Overview()
        self._sound = sound
        self._timeline = timeline
        self._segment = -1
        self._decoder: soundfile.SoundFile | None = None
        self._quiet_from: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether all of it was looked at."""
        return self._decoder is None and self._segment + 1 >= self._timeline.segments

    def step(self) -> None:
        """Look at some seconds more; what cannot be decoded stays unknown."""
        if self._decoder is None and not self._open_next():
            return
        assert self._decoder is not None
        try:
            heard = self._decoder.read(_WINDOW * STEP_WINDOWS, dtype="int16")
        except soundfile.LibsndfileError:
            heard = numpy.zeros(0, dtype="int16")
        for start in range(0, len(heard), _WINDOW):
            self._measure(heard[start : start + _WINDOW])
        if len(heard) < _WINDOW * STEP_WINDOWS:
            self._decoder.close()
            self._decoder = None
            if self.is_over:
                self._speech_at(len(self.found.levels) * WINDOW_MS)

    def close(self) -> None:
        """Look no further."""
        if self._decoder is not None:
            self._decoder.close()
        self._decoder, self._segment = None, self._timeline.segments

    def _open_next(self) -> bool:
        while self._segment + 1 < self._timeline.segments:
            self._segment += 1
            # Tenths of a second begin anew with each segment, at its place on the line of time.
            at = self._timeline.start(self._segment) // WINDOW_MS
            self.found.levels[at:] = []
            self.found.levels += [0.0] * (at - len(self.found.levels))
            try:
                self._decoder = soundfile.SoundFile(SealedFile(self._sound, self._segment))
            except soundfile.LibsndfileError:
                continue
            return True
        return False

    def _measure(self, window: "numpy.ndarray[tuple[int], numpy.dtype[numpy.int16]]") -> None:
        at = len(self.found.levels) * WINDOW_MS
        level = float(numpy.sqrt(numpy.mean(window.astype("float64") ** 2)))
        self.found.levels.append(level)
        if level < QUIET:
            if self._quiet_from is None:
                self._quiet_from = at
        else:
            self._speech_at(at)

    def _speech_at(self, at: int) -> None:
        start, self._quiet_from = self._quiet_from, None
        if start is not None and at - start >= SHORTEST_SILENCE_MS:
            self.found.silences.append(Silence(start, at))
