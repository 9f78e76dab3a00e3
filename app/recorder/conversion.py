"""Any sound a microphone may deliver, made into what we record: one channel, 48 kHz, 16 bits."""

from array import array
from enum import StrEnum

from app.recorder.source import SAMPLE_RATE

LOUDEST = 32_767


class SampleKind(StrEnum):
    """How one sample is written; the value is its code in `array`."""

    UINT8 = "B"
    INT16 = "h"
    INT32 = "i"
    FLOAT = "f"


class Converter:
    """Converts a stream block by block; keeps what lies between two blocks.

    Only for microphones that do not offer our own format: straight lines between samples are good enough for speech.
    """

    def __init__(self, kind: SampleKind, channels: int, rate: int) -> None:
        self._kind = kind
        self._channels = channels
        self._step = rate / SAMPLE_RATE
        self._rest = b""
        self._last = 0.0
        self._at = 0.0
        self._frame_bytes = array(kind.value).itemsize * channels

    @property
    def is_needed(self) -> bool:
        """Whether the stream differs from what we record."""
        return self._kind is not SampleKind.INT16 or self._channels != 1 or self._step != 1.0

    def convert(self, block: bytes) -> bytes:
        """Give the block in our format; a torn frame waits for the next block."""
        block = self._rest + block
        whole = len(block) - len(block) % self._frame_bytes
        self._rest = block[whole:]
        samples = array(self._kind.value, block[:whole])
        mono = self._mono(samples)
        if self._step != 1.0:
            mono = self._at_our_rate(mono)
        return array("h", [max(-LOUDEST, min(LOUDEST, round(value))) for value in mono]).tobytes()

    def _mono(self, samples: "array[int] | array[float]") -> list[float]:
        scale, middle = {
            SampleKind.UINT8: (256.0, 128),
            SampleKind.INT16: (1.0, 0),
            SampleKind.INT32: (1 / 65536, 0),
            SampleKind.FLOAT: (float(LOUDEST), 0),
        }[self._kind]
        channels = [samples[number :: self._channels] for number in range(self._channels)]
        return [(sum(frame) / self._channels - middle) * scale for frame in zip(*channels, strict=True)]

    def _at_our_rate(self, mono: list[float]) -> list[float]:
        # Position -1 is the last sample of the block before, so that no step is heard between blocks.
        line = [self._last, *mono]
        made = []
        at = self._at
        while at < len(mono):
            left = int(at)
            made.append(line[left] + (line[left + 1] - line[left]) * (at - left))
            at += self._step
        self._at = at - len(mono)
        self._last = line[-1]
        return made
