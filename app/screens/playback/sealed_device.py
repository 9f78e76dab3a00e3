"""A sealed segment as something Qt's player can read and seek in; nothing is ever written."""

from typing import Protocol

from PySide6.QtCore import QIODevice, QObject

from storage.container import ContainerError

MOST_AT_ONCE = 1024 * 1024


class SealedSound(Protocol):
    """Opened sealed bytes in segments, each a sound file of its own (a storage ReadableAttachment fits)."""

    @property
    def segment_sizes(self) -> tuple[int, ...]:
        """How many bytes each segment has in clear."""

    def read_segment(self, number: int, offset: int, length: int) -> bytes:
        """Give bytes from any place of a segment; safe from another thread."""

    def close(self) -> None:
        """Let go of the files and forget the keys."""


class SealedDevice(QIODevice):
    """One segment; Qt reads it from a thread of its own."""

    def __init__(self, sound: SealedSound, segment: int, parent: QObject) -> None:
        super().__init__(parent)
        self._sound = sound
        self._segment = segment
        self._at = 0
        self.is_damaged = False
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """Say that one can seek in it."""
        return False

    def size(self) -> int:
        """Give the length in bytes."""
        return self._sound.segment_sizes[self._segment]

    def seek(self, pos: int) -> bool:
        """Go to a byte."""
        if not 0 <= pos <= self.size():
            return False
        self._at = pos
        return super().seek(pos)

    def readData(self, maxlen: int) -> bytes:
        """Give the next bytes; none at a place that is not authentic, and `is_damaged` says so."""
        try:
            data = self._sound.read_segment(self._segment, self._at, min(maxlen, MOST_AT_ONCE))
        except (ContainerError, OSError, ValueError):
            self.is_damaged = True
            return b""
        self._at += len(data)
        return data

    def writeData(self, data: bytes | bytearray | memoryview, len: int) -> int:
        """Refuse: sealed sound is read only."""
        return -1
