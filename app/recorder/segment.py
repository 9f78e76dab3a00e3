"""One segment on its way to the disk: Opus pages, sealed one record a second as they appear."""

from pathlib import Path

import soundfile

from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE
from storage.container import AUDIO_RECORD, EACH_RECORD, ContainerWriter, WrittenContainer

LEVEL = 0.9
"""About 32 kbit/s, so that a second fits one record of fixed size and the size says nothing about the speech."""


class _Pages:
    """The file libsndfile believes it writes to. It must never raise: an error in there would be swallowed."""

    def __init__(self) -> None:
        self._pending = bytearray()
        self._at = 0

    def write(self, data: bytes) -> int:
        self._pending += data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        # An Ogg stream is only ever appended to (measured: no backward writes); libsndfile asks where it is.
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

    def __init__(self, path: Path, key: bytes) -> None:
        self._container = ContainerWriter.create(path, key, record_size=AUDIO_RECORD, durable_every=EACH_RECORD)
        self._pages = _Pages()
        self._opus = soundfile.SoundFile(
            self._pages, "w", SAMPLE_RATE, 1, format="OGG", subtype="OPUS", compression_level=LEVEL
        )
        self._header = b""
        self._samples = 0
        self._sealed_pages = 0

    @property
    def heard_ms(self) -> int:
        """Milliseconds of sound in this segment."""
        return self._samples * 1000 // SAMPLE_RATE

    @property
    def sealed_ms(self) -> int:
        """Milliseconds that survive the sudden end of this process: the encoder closes a page each second."""
        return self._sealed_pages * 1000

    def hear(self, block: bytes) -> None:
        """Encode a block; seal the page that became complete, if one did."""
        first = self._samples == 0
        self._opus.buffer_write(block, dtype="int16")
        self._samples += len(block) // SAMPLE_BYTES
        page = self._pages.take()
        if first:
            # The stream's header goes into the first second's record.
            self._header = page
        elif page:
            self._seal(self._header + page)
            self._header = b""
            self._sealed_pages += 1

    def finish(self) -> WrittenContainer:
        """Seal what is left, mark the end, close."""
        self._opus.close()
        rest = self._header + self._pages.take()
        room = self._container.room
        while len(rest) > room:
            self._container.append(rest[:room])
            rest = rest[room:]
        return self._container.finish(rest)

    def abandon(self) -> None:
        """Close without an end: what was sealed so far stays readable through recovery."""
        self._opus.close()
        self._container.abandon()

    def _seal(self, data: bytes) -> None:
        for start in range(0, len(data), self._container.room):
            self._container.append(data[start : start + self._container.room])
