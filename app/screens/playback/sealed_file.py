"""A sealed segment as a file that libsndfile can read and seek in; nothing is ever written."""

from typing import Protocol

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

    def read(self, length: int = -1) -> bytes:
        """Give the next bytes; none at a place that is not authentic."""
        if length < 0:
            length = self._size - self._at
        try:
            data = self._sound.read_segment(self._segment, self._at, length)
        except (ContainerError, OSError, ValueError):
            self.is_damaged = True
            return b""
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte, counted from the beginning, from here or from the end."""
        start = (0, self._at, self._size)[whence]
        self._at = max(0, min(start + offset, self._size))
        return self._at

    def tell(self) -> int:
        """Say where we are."""
        return self._at
