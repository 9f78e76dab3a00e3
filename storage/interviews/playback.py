"""Reading an attachment's plaintext from its sealed segments, anywhere, from any thread."""

from collections.abc import Sequence
from pathlib import Path

from storage.vault import Vault


class ReadableAttachment:
    """The plaintext of all segments as one run of bytes; nothing of it is ever written."""

    def __init__(self, segments: "Sequence[tuple[Path, bytes]]", mime: str) -> None:
        raise NotImplementedError

    mime: str
    size: int
    # Plaintext sizes of the single segments, for a player that opens each by itself.
    segment_sizes: tuple[int, ...]

    def read(self, offset: int, length: int) -> bytes:
        """Plaintext from `offset`, shorter only at the end; thread-safe.

        Raises:
            ContainerDamaged: A record is not authentic.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the files and forget the keys."""
        raise NotImplementedError

    def __enter__(self) -> "ReadableAttachment":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def open_attachment(vault: Vault, attachment_id: str) -> ReadableAttachment:
    """Open one of this vault's own attachments."""
    raise NotImplementedError
