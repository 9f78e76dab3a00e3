"""A container as `zipfile` wants its file: a stream to write into, and a file to read in."""

import os
from dataclasses import dataclass, field

from storage.container import ContainerReader, ContainerWriter


@dataclass(slots=True)
class RecordStream:
    """What `zipfile` writes, in records of the container; nothing of it can be read back or moved."""

    writer: ContainerWriter
    at: int = 0
    _rest: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> int:
        """Take bytes; how many."""
        self._rest += data
        self.at += len(data)
        while len(self._rest) > self.writer.room:
            self.writer.append(bytes(self._rest[: self.writer.room]))
            del self._rest[: self.writer.room]
        return len(data)

    def flush(self) -> None:
        """Nothing: each record is flushed by its own rule."""
        return

    def finish(self) -> None:
        """Write the last record."""
        self.writer.finish(bytes(self._rest))


@dataclass(slots=True)
class RecordFile:
    """A container as a file that can be moved about in."""

    reader: ContainerReader
    at: int = 0

    def read(self, size: int = -1) -> bytes:
        """Bytes from where it stands."""
        length = self.reader.size - self.at if size < 0 else min(size, self.reader.size - self.at)
        data = self.reader.read(self.at, max(length, 0))
        self.at += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go somewhere else; where it stands then."""
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.reader.size}[whence]
        if begin + offset < 0:
            raise ValueError
        self.at = begin + offset
        return self.at

    def tell(self) -> int:
        """Where it stands."""
        return self.at

    def seekable(self) -> bool:
        """It can be moved about in."""
        return True
