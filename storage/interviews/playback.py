"""Reading an attachment's plaintext from its sealed segments, anywhere, from any thread."""

import contextlib
import threading
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Self

from sqlalchemy import select

from storage.container import ContainerDamaged, ContainerReader
from storage.crypto.errors import NotAuthentic
from storage.interviews.errors import NoSuchInterview
from storage.vault import Vault
from storage.vault.tables import attachments, segments


@dataclass(frozen=True, slots=True)
class SegmentSource:
    """One sealed file; `truncated_records` when a crash cut it off."""

    path: Path
    key: bytes = field(repr=False)
    truncated_records: int | None = None


class ReadableAttachment:
    """The plaintext of all segments as one run of bytes; nothing of it is ever written.

    Attributes:
        mime: What it is.
        size: Bytes of all segments.
        segment_sizes: Bytes of each, for a player that opens each by itself.
    """

    def __init__(self, sources: Sequence[SegmentSource], mime: str) -> None:
        self.mime = mime
        self._lock = threading.Lock()
        self._readers: list[ContainerReader] = []
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            for source in sources:
                self._readers.append(_reader(source))
            undo.pop_all()
        self.segment_sizes = tuple(reader.size for reader in self._readers)
        self._starts = (0, *accumulate(self.segment_sizes))
        self.size = self._starts[-1]

    def read(self, offset: int, length: int) -> bytes:
        """Plaintext from `offset`, shorter only at the end; thread-safe.

        Raises:
            ContainerDamaged: A record is not authentic.
        """
        pieces = bytearray()
        end = min(offset + length, self.size)
        with self._lock:
            while offset < end:
                number = bisect_right(self._starts, offset) - 1
                begin = offset - self._starts[number]
                piece = self._readers[number].read(begin, end - offset)
                pieces += piece
                offset += len(piece)
        return bytes(pieces)

    def read_segment(self, number: int, offset: int, length: int) -> bytes:
        """The same within one segment."""
        with self._lock:
            return self._readers[number].read(offset, length)

    def close(self) -> None:
        """Close the files and forget the keys."""
        with self._lock:
            for reader in self._readers:
                reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _reader(source: SegmentSource) -> ContainerReader:
    try:
        return ContainerReader(source.path, source.key, truncated_records=source.truncated_records)
    except FileNotFoundError:
        raise ContainerDamaged from None


def open_attachment(vault: Vault, attachment_id: str) -> ReadableAttachment:
    """Open one of this vault's own attachments.

    Raises:
        NoSuchInterview: There is none with this id, or nothing of it can be read any more.
        ContainerDamaged: A file is gone, or not the one that was written.
    """
    with vault.read() as tx:
        mime = tx.execute(
            select(attachments.c.mime).where(attachments.c.id == attachment_id, attachments.c.removed == 0)
        ).scalar()
        rows = tx.execute(
            select(segments)
            .where(
                segments.c.attachment_id == attachment_id,
                segments.c.state.in_(("finished", "truncated")),
                segments.c.wrapped_key.is_not(None),
            )
            .order_by(segments.c.n)
        ).all()
        # Inside: new keys of the vault wait for whoever reads, and lock these anew.
        sources = [
            SegmentSource(
                vault.attachments / row.file,
                unwrapped(vault, row.wrapped_key, row.file),
                row.records if row.state == "truncated" else None,
            )
            for row in rows
        ]
    if mime is None:
        raise NoSuchInterview("no-such-attachment")
    if not rows:
        # Its keys are forgotten: the interview is closed to its author.
        raise NoSuchInterview("no-longer-readable")
    return ReadableAttachment(sources, mime)


def unwrapped(vault: Vault, wrapped: bytes, file: str) -> bytes:
    """The key of a segment; bound to its file, so that keys cannot change places.

    Raises:
        NoSuchInterview: The key is not this vault's.
    """
    try:
        return vault.unwrap(wrapped, key_context(file))
    except NotAuthentic:
        raise NoSuchInterview("no-such-attachment") from None


def key_context(file: str) -> bytes:
    """What a segment's key is bound to."""
    return b"segment/" + file.encode()
