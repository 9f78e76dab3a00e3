"""Sealed sound in blocks of a second as engines for speech want it: one channel, 16 kHz, 16 bits. Knows no Qt.

It is decoded in memory and goes into a pipe: nothing of it is ever written.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy
import soundfile

from app.screens.playback.sealed_file import SealedFile, SealedSound

RATE_IN: Final = 48_000
DOWN: Final = 3
_Floats: TypeAlias = "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]"


def _low_pass() -> _Floats:
    """Keeps what lies under 7.2 kHz: what is higher would come back as a whistle when two samples of three go."""
    taps = 63
    at = numpy.arange(taps) - (taps - 1) / 2
    cut = 7_200 / RATE_IN
    made = 2 * cut * numpy.sinc(2 * cut * at) * numpy.hamming(taps)
    whole: _Floats = (made / made.sum()).astype("float32")
    return whole


_FILTER: Final = _low_pass()


def blocks_of(sound: SealedSound) -> Iterator[bytes]:
    """Give all segments one after the other; a damaged place ends its segment."""
    before: _Floats = numpy.zeros(len(_FILTER) - 1, dtype="float32")
    for number, size in enumerate(sound.segment_sizes):
        if not size:
            continue
        try:
            with soundfile.SoundFile(SealedFile(sound, number)) as decoder:
                while True:
                    heard = decoder.read(RATE_IN, dtype="float32")
                    if not len(heard):
                        break
                    # Every third sample of the filtered sound; a second holds a whole number of them.
                    line = numpy.concatenate((before, heard))
                    before = line[len(line) - len(before) :]
                    low = numpy.convolve(line, _FILTER, "valid")[::DOWN]
                    yield (numpy.clip(low, -1.0, 1.0) * 32_767).astype("<i2").tobytes()
        except soundfile.LibsndfileError:
            continue
