"""Writing a container: one sealed record with one system call, flushed as often as the content deserves."""

import errno
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self, TypeVar

from storage.container.errors import ContainerError, ContainerFull
from storage.container.layout import MOST_RECORDS, Layout, new_layout
from storage.crypto.tree import BlockTree
from storage.platform.files import open_new, sync_data, sync_directory, sync_file, write_all

EACH_RECORD: Final = 1
EACH_4_MIB: Final = 4 * 1024 * 1024
T = TypeVar("T")
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class WrittenContainer:
    """A finished container: records, bytes of data, digests (lower-case hex) and size of the file."""

    records: int
    size: int
    plain_sha256: str
    cipher_sha256: str
    block_root: str
    file_id: str
    file_bytes: int


def _begin(descriptor: int, header: bytes, folder: Path) -> None:
    write_all(descriptor, header)
    sync_file(descriptor)
    sync_directory(folder)


def _told(step: Callable[[], T]) -> T:
    """Return what the step returns; a full disk gets its own name."""
    try:
        return step()
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise ContainerFull from error
        raise


class Tally:
    """What is counted and digested while a container passes by; shared with recovery."""

    def __init__(self, header: bytes) -> None:
        self.records = 0
        self.size = 0
        self.file_bytes = 0
        self._plain = hashlib.sha256()
        self._cipher = hashlib.sha256()
        self._tree = BlockTree()
        self._passed(header)

    def _passed(self, sealed: bytes) -> None:
        self.file_bytes += len(sealed)
        self._cipher.update(sealed)
        self._tree.update(sealed)

    def add(self, data: bytes, record: bytes) -> None:
        """Count one record."""
        self.records += 1
        self.size += len(data)
        self._plain.update(data)
        self._passed(record)

    @property
    def plain_sha256(self) -> str:
        """Return the digest of the data."""
        return self._plain.hexdigest()

    @property
    def cipher_sha256(self) -> str:
        """Return the digest of the file."""
        return self._cipher.hexdigest()

    @property
    def block_root(self) -> str:
        """Return the tree root over 16 KiB leaves of the file."""
        return self._tree.root().hex()


class ContainerWriter:
    """One container being written; made by `create`, ended by `finish` or `abandon`.

    After a crash the file is never appended to (a counter used twice is a nonce used twice):
    `recover` its prefix and begin a new container with a new key.
    """

    def __init__(self, descriptor: int, layout: Layout, durable_every: int) -> None:
        self._descriptor = descriptor
        self._layout = layout
        self._durable_every = durable_every
        self._not_durable = 0
        self._tally = Tally(layout.header)

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        *,
        record_size: int,
        durable_every: int = EACH_RECORD,
        _fixed: tuple[bytes, bytes] | None = None,
    ) -> Self:
        """Make the file, with header and name on the medium.

        Args:
            path: must not exist; the row with the wrapped key must be committed before.
            key: 32 random bytes used for this file and no other.
            record_size: AUDIO_RECORD or PHOTO_RECORD.
            durable_every: bytes of file between flushes; EACH_RECORD flushes after each record.
            _fixed: file id and salt for published test vectors only.
        """
        file_id, salt = _fixed or (os.urandom(16), os.urandom(32))
        layout = new_layout(key, record_size, file_id=file_id, salt=salt)
        descriptor = _told(lambda: open_new(path))
        writer = cls(descriptor, layout, durable_every)
        try:
            _told(lambda: _begin(descriptor, layout.header, path.parent))
        except (OSError, ContainerError):
            writer.abandon()
            raise
        return writer

    @property
    def room(self) -> int:
        """Return how many bytes of data one record holds."""
        return self._layout.room

    @property
    def records(self) -> int:
        """Return how many records are written."""
        return self._tally.records

    def append(self, data: bytes) -> None:
        """Write one record, padded to the fixed size; ContainerFull if the disk is full."""
        self._write(data, last=False)

    def finish(self, last: bytes = b"") -> WrittenContainer:
        """Write the last record, flush, close, and return what was written."""
        self._write(last, last=True)
        descriptor, self._descriptor = self._descriptor, -1
        try:
            _told(lambda: sync_file(descriptor))
        finally:
            os.close(descriptor)
        tally = self._tally
        return WrittenContainer(
            tally.records,
            tally.size,
            tally.plain_sha256,
            tally.cipher_sha256,
            tally.block_root,
            self._layout.file_id.hex(),
            tally.file_bytes,
        )

    def abandon(self) -> None:
        """Close without a last record; the file stays and reads as cut off."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _write(self, data: bytes, *, last: bool) -> None:
        if len(data) > self.room:
            raise ValueError("more data than a record holds")
        if self._descriptor < 0 or self._tally.records >= MOST_RECORDS:
            raise ValueError("the container is closed")
        record = self._layout.sealed_record(self._tally.records, data, last=last)
        try:
            _told(lambda: write_all(self._descriptor, record))
            self._not_durable += len(record)
            if self._not_durable >= self._durable_every:
                _told(lambda: sync_data(self._descriptor))
                self._not_durable = 0
        except (OSError, ContainerError):
            # What part of the record reached the file is unknown: its counter must not be used again.
            self.abandon()
            raise
        self._tally.add(data, record)
