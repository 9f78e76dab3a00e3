"""Reading a container: strict as a whole when it is opened, then at any place."""

import contextlib
import os
from array import array
from bisect import bisect_right
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.container.errors import ContainerDamaged
from storage.container.layout import HEADER, Layout, read_layout


class ContainerReader:
    """An opened container; every record has been authenticated before the constructor returns.

    Args:
        path: the file.
        key: its 32 bytes.
        truncated_records: for a segment that a crash cut off, the number of records the database knows;
            what follows them in the file is ignored.

    Raises:
        ContainerDamaged: anything but exactly what a writer writes.
        ContainerTooNew: a later format.
    """

    def __init__(self, path: Path, key: bytes, *, truncated_records: int | None = None) -> None:
        self._file = path.open("rb", buffering=0)
        with contextlib.ExitStack() as if_refused:
            if_refused.callback(self._file.close)
            self._layout = read_layout(self._file.read(HEADER), key)
            self.records = self._count(truncated_records)
            self._starts = self._index(whole=truncated_records is None)
            if_refused.pop_all()
        self.size: int = self._starts[-1]
        self._kept: tuple[int, bytes] = (-1, b"")

    @property
    def layout(self) -> Layout:
        """Return the header."""
        return self._layout

    def _count(self, truncated_records: int | None) -> int:
        body = os.fstat(self._file.fileno()).st_size - HEADER
        if truncated_records is not None:
            if not 0 <= truncated_records <= body // self._layout.stride:
                raise ContainerDamaged
            return truncated_records
        if body <= 0 or body % self._layout.stride:
            raise ContainerDamaged
        return body // self._layout.stride

    def _index(self, *, whole: bool) -> "array[int]":
        """Return at which byte of the data each record begins, and the size of all."""
        starts = array("Q", [0])
        for number in range(self.records):
            data, last = self._record(number)
            if last != (whole and number == self.records - 1):
                raise ContainerDamaged
            starts.append(starts[-1] + len(data))
        return starts

    def _record(self, number: int) -> tuple[bytes, bool]:
        self._file.seek(HEADER + number * self._layout.stride)
        return self._layout.opened_record(number, self._file.read(self._layout.stride))

    def read(self, offset: int, length: int) -> bytes:
        """Return at most `length` bytes of the data from `offset`; less only at the end."""
        if offset < 0 or length < 0:
            raise ValueError("offset and length cannot be negative")
        end = min(offset + length, self.size)
        pieces = bytearray()
        number = bisect_right(self._starts, offset) - 1
        while offset < end:
            data = self._data(number)
            begin = offset - self._starts[number]
            piece = data[begin : begin + end - offset]
            pieces += piece
            offset += len(piece)
            number += 1
        return bytes(pieces)

    def record(self, number: int) -> bytes:
        """Return the data of one record; for sound that is one second."""
        if not 0 <= number < self.records:
            raise ValueError("no such record")
        return self._data(number)

    def _data(self, number: int) -> bytes:
        # Players read in small steps: keep the record they are in.
        if self._kept[0] != number:
            self._kept = (number, self._record(number)[0])
        return self._kept[1]

    def close(self) -> None:
        """Close the file and forget the data."""
        self._kept = (-1, b"")
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
