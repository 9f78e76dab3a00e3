"""Another voice for a copy of a recording: pitch and timbre moved together, with a slow sway. Knows no Qt.

It hides a voice from a chance listener. Whoever compares voices for a living may still know it.
"""

import io
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy
import soundfile

from app.screens.playback.sealed_file import SealedFile, SealedSound
from app.screens.playback.stretch import Samples, Stretcher

RATE: Final = 48_000
LEVEL: Final = 0.9
"""About 32 kbit/s, as recordings are kept."""
SWAY: Final = 0.04
PERIODS: Final = (2.3, 3.1, 5.3)
"""Seconds; the sway moves no word by more than about a twentieth of a second."""
_Floats: TypeAlias = "numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]"


class Voice(StrEnum):
    """How the copy sounds."""

    DEEPER = "deeper"
    HIGHER = "higher"


FACTORS: Final = {Voice.DEEPER: 0.78, Voice.HIGHER: 1.28}


@dataclass(frozen=True, slots=True)
class VoiceChange:
    """What is done to the copy, by whom and why."""

    voice: Voice
    who: str
    why: str

    @property
    def how(self) -> str:
        """What was done, in closed words that are read again."""
        return f"voice:{self.voice.value}"


class Changer:
    """Takes sound block by block and gives it in the other voice, as long as before."""

    def __init__(self, voice: Voice, phases: tuple[float, ...] | None = None) -> None:
        factor = FACTORS[voice]
        # First longer or shorter at its height, then read faster or slower: the length comes back, the height does not.
        self._stretcher, self._factor = Stretcher(1 / factor), factor
        self._phases = phases or tuple(secrets.randbelow(10_000) / 10_000 for _ in PERIODS)
        self._waiting: _Floats = numpy.zeros(0)
        self._at, self._given = 0.0, 0

    def feed(self, block: Samples) -> Samples:
        """Give what is ready."""
        return self._read(self._stretcher.feed(block))

    def end(self) -> Samples:
        """Give what is left."""
        return self._read(self._stretcher.end())

    def _read(self, sound: Samples) -> Samples:
        self._waiting = numpy.concatenate((self._waiting, sound.astype("float64")))
        last = len(self._waiting) - 1
        count = max(0, int((last - self._at) / (self._factor * (1 + SWAY))))
        if not count:
            return numpy.zeros(0, dtype="int16")
        time = (self._given + numpy.arange(count + 1)) / RATE
        sway = sum(
            numpy.sin(2 * numpy.pi * (time / period + phase))
            for period, phase in zip(PERIODS, self._phases, strict=True)
        )
        places = self._at + numpy.concatenate(([0.0], numpy.cumsum(self._factor * (1 + SWAY / len(PERIODS) * sway))))
        made = numpy.interp(places[:count], numpy.arange(len(self._waiting)), self._waiting)
        self._given += count
        behind = int(places[count])
        self._waiting, self._at = self._waiting[behind:], places[count] - behind
        return numpy.clip(made, -32_768, 32_767).astype("int16")


def changed(sound: SealedSound, voice: Voice, told: Callable[[int], None], stopped: Callable[[], bool]) -> bytes:
    """Give the copy as Ogg Opus, made in memory; empty if it was stopped or nothing could be heard.

    Args:
        sound: The sealed recording.
        voice: How the copy sounds.
        told: Hears how many bytes of the recording are done.
        stopped: Whether nobody wants it any more.
    """
    made, changer, heard = io.BytesIO(), Changer(voice), 0
    with soundfile.SoundFile(made, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=LEVEL) as out:
        for done, block in _blocks(sound):
            if stopped():
                return b""
            heard += len(block)
            out.write(changer.feed(block))
            told(done)
        out.write(changer.end())
    return made.getvalue() if heard else b""


def _blocks(sound: SealedSound) -> Iterator[tuple[int, Samples]]:
    before = 0
    for number, size in enumerate(sound.segment_sizes):
        if size:
            file = SealedFile(sound, number)
            try:
                with soundfile.SoundFile(file) as decoder:
                    while len(block := decoder.read(RATE, dtype="int16")):
                        yield before + min(file.tell(), size), block
            except soundfile.LibsndfileError:
                # What comes before a damaged place is heard.
                pass
        before += size
