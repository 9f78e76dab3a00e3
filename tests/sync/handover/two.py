"""Two laptops on one machine: a door, somebody who comes, and people who press."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sync.courier import packfile
from sync.handover.line import Patience
from sync.handover.receiving import Door
from sync.handover.sending import Address, connect
from sync.handover.session import Session

HERE = "127.0.0.1"
SHORT = Patience(door=20.0, greeting=2.0, words=20.0, reading=20.0, piece=5.0)


def never() -> bool:
    return False


def quiet(done: int, total: int) -> None:
    assert done <= total


def pack_file(folder: Path, size: int = 300_000) -> Path:
    path = folder / "pack.bin"
    path.write_bytes(packfile.MAGIC + os.urandom(size - 8))
    return path


@contextmanager
def hands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def met(pool: ThreadPoolExecutor, patience: Patience = SHORT) -> tuple[Session, Session]:
    """Who gives and who takes, before anybody pressed anything."""
    door = Door(HERE, patience)
    taking: Future[Session] = pool.submit(door.wait, never)
    giving = connect(Address(HERE, door.address.port), never, patience)
    return giving, taking.result(20)
