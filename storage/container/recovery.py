"""What a crash left of a container: the longest authentic prefix."""

import os
from dataclasses import dataclass
from pathlib import Path

from storage.container.errors import ContainerDamaged
from storage.container.layout import HEADER, read_layout
from storage.container.writer import Tally
from storage.platform.files import sync_file


@dataclass(frozen=True, slots=True)
class RecoveredPrefix:
    """The authentic beginning of a file; `complete` if it ends with a last record, so nothing was lost."""

    records: int
    size: int
    plain_sha256: str
    cipher_sha256: str
    block_root: str
    file_id: str
    file_bytes: int
    complete: bool


def recover(path: Path, key: bytes) -> RecoveredPrefix:
    """Return the longest authentic prefix; the file is not changed.

    Raises:
        ContainerDamaged: not even the header is authentic.
    """
    with path.open("rb") as file:
        header = file.read(HEADER)
        layout = read_layout(header, key)
        tally = Tally(header)
        complete = False
        while not complete:
            record = file.read(layout.stride)
            try:
                data, complete = layout.opened_record(tally.records, record)
            except ContainerDamaged:
                break
            tally.add(data, record)
    return RecoveredPrefix(
        tally.records,
        tally.size,
        tally.plain_sha256,
        tally.cipher_sha256,
        tally.block_root,
        layout.file_id.hex(),
        tally.file_bytes,
        complete,
    )


def drop_torn_tail(path: Path, prefix: RecoveredPrefix) -> None:
    """Cut the file to its authentic prefix, so that its bytes are the ones whose digest is recorded."""
    with path.open("r+b") as file:
        os.ftruncate(file.fileno(), prefix.file_bytes)
        sync_file(file.fileno())
