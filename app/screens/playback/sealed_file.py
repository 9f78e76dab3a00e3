"""A sealed segment as a file that libsndfile can read and seek in; nothing is ever written."""

from typing import Protocol

from app.screens.playback import lossless
from storage.container import ContainerError


class SealedSound(Protocol):
    """Opened sealed bytes in segments, each a sound file of its own (a storage ReadableAttachment fits)."""

    @property
    def segment_sizes(self) -> tuple[int, ...]:
        """How many bytes each segment has in clear."""

    def read_segment(self, number: int, offset: int, length: int) -> bytes:
        """Give bytes from any place of a segment."""

    def close(self) -> None:
        """Let go of the files and forget the keys."""


class SealedFile:
    """One segment. It must never raise: an error in here would be swallowed; `is_damaged` says it instead."""

    def __init__(self, sound: SealedSound, segment: int) -> None:
        self._sound = sound
        self._segment = segment
        self._size = sound.segment_sizes[segment]
        self._at = 0
        self.is_damaged = False
        self._head = self._finished_head()

    def _finished_head(self) -> bytes:
        """The head of a FLAC stream with what its recorder could not know yet; nothing for any other sound."""
        head = self._bytes(0, lossless.HEAD)
        if not head.startswith(lossless.MAGIC):
            # A damaged place is told of when the decoder comes to it.
            self.is_damaged = False
            return b""
        tail = self._bytes(max(0, self._size - lossless.TAIL), lossless.TAIL)
        return lossless.with_total(head, lossless.samples_in(head, tail))

    def read(self, length: int = -1) -> bytes:
        """Give the next bytes; none at a place that is not authentic."""
        if length < 0:
            length = self._size - self._at
        data = self._bytes(self._at, length)
        if data and self._at < len(self._head):
            data = self._head[self._at : self._at + len(data)] + data[len(self._head) - self._at :]
        self._at += len(data)
        return data

    def _bytes(self, at: int, length: int) -> bytes:
        try:
            return self._sound.read_segment(self._segment, at, length)
        except (ContainerError, OSError, ValueError):
            self.is_damaged = True
            return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte, counted from the beginning, from here or from the end."""
        start = (0, self._at, self._size)[whence]
        self._at = max(0, min(start + offset, self._size))
        return self._at

    def tell(self) -> int:
        """Say where we are."""
        return self._at
