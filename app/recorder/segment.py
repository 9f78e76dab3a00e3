"""One segment on its way to the disk: encoded, and sealed one record a second as its pages or frames appear."""

from enum import StrEnum
from pathlib import Path

import soundfile

from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE
from storage.container import AUDIO_RECORD, EACH_RECORD, LOSSLESS_RECORD, ContainerWriter, WrittenContainer

LEVEL = 0.9
"""About 32 kbit/s, so that a second fits one record of fixed size and the size says nothing about the speech."""


class Codec(StrEnum):
    """How sound is kept."""

    OPUS = "opus"
    FLAC = "flac"

    @property
    def record_size(self) -> int:
        """Bytes of a second."""
        return LOSSLESS_RECORD if self is Codec.FLAC else AUDIO_RECORD

    @property
    def bytes_an_hour(self) -> int:
        """Room that an hour takes on the disk: a record a second, with its length and tag."""
        return 3600 * (self.record_size + 20)


class _Pages:
    """The file libsndfile believes it writes to. It must never raise: an error in there would be swallowed."""

    def __init__(self) -> None:
        self._pending = bytearray()
        self._at = 0
        self._end = 0

    def write(self, data: bytes) -> int:
        # Only the head of a FLAC stream is ever gone back to, when it is closed: how much followed, and its digest.
        # It is sealed by then, and a head that leaves both open is a good one. An Ogg stream is only appended to.
        if self._at == self._end:
            self._pending += data
            self._end += len(data)
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = (0, self._at, self._end)[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        taken = bytes(self._pending)
        self._pending.clear()
        return taken


class Segment:
    """Encodes and seals. The disk's errors come out of `hear` and `finish` as OSError or ContainerError."""

    def __init__(self, path: Path, key: bytes, codec: Codec = Codec.OPUS) -> None:
        self._is_lossless = codec is Codec.FLAC
        self._container = ContainerWriter.create(path, key, record_size=codec.record_size, durable_every=EACH_RECORD)
        self._pages = _Pages()
        self._stream = _stream(self._pages, codec)
        self._ready = b""
        self._samples = 0
        self._sealed = 0

    @property
    def heard_ms(self) -> int:
        """Milliseconds of sound in this segment."""
        return self._samples * 1000 // SAMPLE_RATE

    @property
    def sealed_ms(self) -> int:
        """Milliseconds that survive the sudden end of this process: one record a second."""
        return self._sealed * 1000

    def hear(self, block: bytes) -> None:
        """Encode a block; seal the second that became complete, if one did."""
        first = self._samples == 0
        before = self._samples // SAMPLE_RATE
        self._stream.buffer_write(block, dtype="int16")
        self._samples += len(block) // SAMPLE_BYTES
        page = self._pages.take()
        self._ready += page
        # Opus: the encoder closes a page each second; the stream's head goes into the first second's record.
        # FLAC: frames come twelve times a second, so the encoder still holds less than a tenth of one.
        is_second_over = self._samples // SAMPLE_RATE > before
        if is_second_over if self._is_lossless else page and not first:
            ready, self._ready = self._ready, b""
            self._seal(ready)
            self._sealed += 1

    def finish(self) -> WrittenContainer:
        """Seal what is left, mark the end, close."""
        self._stream.close()
        rest = self._ready + self._pages.take()
        room = self._container.room
        while len(rest) > room:
            self._container.append(rest[:room])
            rest = rest[room:]
        return self._container.finish(rest)

    def abandon(self) -> None:
        """Close without an end: what was sealed so far stays readable through recovery."""
        self._stream.close()
        self._container.abandon()

    def _seal(self, data: bytes) -> None:
        for start in range(0, len(data), self._container.room):
            self._container.append(data[start : start + self._container.room])


def _stream(pages: _Pages, codec: Codec) -> soundfile.SoundFile:
    if codec is Codec.FLAC:
        return soundfile.SoundFile(pages, "w", SAMPLE_RATE, 1, format="FLAC", subtype="PCM_16")
    return soundfile.SoundFile(pages, "w", SAMPLE_RATE, 1, format="OGG", subtype="OPUS", compression_level=LEVEL)
