"""A sealed segment as something Qt's player can read and seek in; nothing is ever written."""

from typing import Protocol


class Sound(Protocol):
    """Opened sealed bytes (a storage ReadableAttachment fits)."""

    @property
    def size(self) -> int:
        """How many bytes there are in clear."""

    def read(self, offset: int, length: int) -> bytes:
        """Give bytes from any place; safe from another thread."""
