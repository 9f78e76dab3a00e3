"""The laptop that takes: it listens on one address while somebody waits there, to one other laptop."""

import hashlib
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.platform import files
from sync.courier.answerfile import MAGIC as ANSWER
from sync.handover.errors import HandoverProblem, Stopped
from sync.handover.line import STEP_S, Line, Patience
from sync.handover.sending import Address, is_local
from sync.handover.session import Session, answer
from sync.handover.wire import CARRIED, HAVE, LARGEST_BODY, OFFER, START, Say, Why

_COPY: Final = 1 << 20
_MARGIN: Final = 4 << 20
_FLUSH_EVERY: Final = 4 << 20
_MOST_STRANGERS: Final = 50
_SLOWEST_BYTES_A_SECOND: Final = 65_536
_GRACE_S: Final = 120.0
_USUAL: Final = Patience()


@dataclass(frozen=True, slots=True)
class Received:
    """A file that arrived whole and was read back; only central, or the laptop it is for, makes anything of it."""

    path: Path
    size: int
    is_answer: bool


class Door:
    """An open port on one address. Nothing is announced: who comes was told the address by a person."""

    def __init__(self, host: str, patience: Patience = _USUAL) -> None:
        if not is_local(host):
            raise HandoverProblem("handover-no-address")
        self._patience = patience
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self._socket.bind((host, 0))
            self._socket.listen(1)
        except OSError as error:
            self._socket.close()
            raise HandoverProblem("handover-no-address") from error
        self._socket.settimeout(STEP_S)
        self.address = Address(host, int(self._socket.getsockname()[1]))

    def wait(self, cancelled: Callable[[], bool]) -> Session:
        """Wait for the first that speaks as this program does, and close the door behind it.

        Raises:
            HandoverProblem: code handover-nobody.
            Stopped: the person changed their mind.
        """
        until = time.monotonic() + self._patience.door
        strangers = 0
        try:
            while time.monotonic() < until and strangers < _MOST_STRANGERS:
                if cancelled():
                    raise Stopped
                try:
                    connection, _ = self._socket.accept()
                except TimeoutError:
                    continue
                line = Line(connection, cancelled)
                try:
                    return answer(line, self._patience)
                except HandoverProblem:
                    # Something else on this network knocked: the laptop that is meant may still come.
                    line.close()
                    strangers += 1
                except Stopped:
                    line.close()
                    raise
        except OSError as error:
            raise HandoverProblem("handover-nobody") from error
        finally:
            self.close()
        raise HandoverProblem("handover-nobody")

    def close(self) -> None:
        """Listen no more."""
        self._socket.close()


def receive_file(session: Session, folder: Path, progress: Callable[[int, int], None]) -> Received:
    """Say that the words are the same, and when the other person says so too, take the file into the folder.

    What arrives before a cut stays there and is gone on from. When this returns, the file was read back whole.

    Raises:
        HandoverProblem: it did not arrive, or could not be kept.
        Stopped: the person changed their mind.
    """
    try:
        session.agree()
        magic, digest, size = OFFER.unpack(session.receive(Say.OFFER, OFFER.size, seconds=session.patience.reading))
        if not 0 < size <= CARRIED.get(magic, 0):
            session.stop(Why.REFUSED)
            raise HandoverProblem("handover-refused")
        return _take(session, folder, magic, digest, size, progress)
    except OSError as error:
        session.stop(Why.NO_ROOM)
        raise HandoverProblem("stick-unwritable") from error
    finally:
        session.close()


def _take(
    session: Session, folder: Path, magic: bytes, digest: bytes, size: int, progress: Callable[[int, int], None]
) -> Received:
    target = folder / f"{digest.hex()[:16]}.bin"
    part = target.with_suffix(".part")
    # The whole file may be here already, if the line was cut before the other side heard so.
    is_here = _is_own(target, size) and _hashed(target) == (size, digest)
    found = target if is_here else part
    there, begins = _hashed(found) if _is_own(found, size) else (0, hashlib.sha256().digest())
    if files.free_bytes(folder) < size - there + _MARGIN:
        session.stop(Why.NO_ROOM)
        raise HandoverProblem("stick-full")
    session.send(Say.HAVE, HAVE.pack(there, begins))
    (at,) = START.unpack(session.receive(Say.START, START.size, seconds=session.patience.reading))
    if at != there and (at or is_here):
        raise HandoverProblem("handover-not-theirs")
    if not is_here:
        _write(session, part, at, size, progress)
        if _hashed(part)[1] != digest or not _begins_with(part, magic):
            # Nothing of it can be trusted, so the next hand-over begins anew.
            part.unlink()
            session.stop(Why.DAMAGED)
            raise HandoverProblem("handover-damaged")
        files.replace_durably(part, target)
    session.send(Say.KEPT, b"")
    return Received(target, size, is_answer=magic == ANSWER)


def _write(session: Session, part: Path, at: int, size: int, progress: Callable[[int, int], None]) -> None:
    """What comes, from there to the end; flushed now and then, and on the medium when this returns."""
    if at == 0:
        part.unlink(missing_ok=True)
    until = time.monotonic() + _GRACE_S + size / _SLOWEST_BYTES_A_SECOND
    with part.open("r+b") if at else os.fdopen(files.open_new(part), "w+b") as out:
        out.seek(at)
        flushed = at
        try:
            while at < size:
                if time.monotonic() > until:
                    raise HandoverProblem("handover-cut")
                piece = session.receive(Say.DATA, min(LARGEST_BODY, size - at))
                out.write(piece)
                at += len(piece)
                if at - flushed >= _FLUSH_EVERY:
                    out.flush()
                    files.sync_data(out.fileno())
                    flushed = at
                progress(at, size)
        finally:
            out.flush()
            files.sync_file(out.fileno())
        files.forget_cached(out.fileno())


def _is_own(path: Path, most: int) -> bool:
    """Whether a file that an earlier hand-over left lies there; a link that somebody laid is none."""
    return not path.is_symlink() and path.is_file() and path.stat().st_size <= most


def _begins_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _hashed(path: Path) -> tuple[int, bytes]:
    hashes, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_COPY):
            hashes.update(piece)
            size += len(piece)
    return size, hashes.digest()
