"""Takes in a courier's pack through the same checks as the line, and writes the answer for the laptop."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from storage.platform import files
from storage.platform.clock import Clock
from sync.central import blob_calls, ingest, log_answers, tables
from sync.central.database import reading
from sync.central.desk import Caller, Desk, find
from sync.central.errors import CentralProblem, Refused
from sync.central.opened import Central
from sync.courier import packfile
from sync.courier.answerfile import encode_answer
from sync.courier.errors import PackProblem
from sync.courier.statement import check_statement, claimed
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.messages import LogProof, Status, encode

_BATCH_FRAMES = 500
_MOST_ANSWER = 2_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a pack brought, and where the answer for the laptop was written."""

    device: str
    stored: int
    duplicates: int
    refused: tuple[str, ...]
    answer: Path


@dataclass(slots=True)
class _Count:
    stored: int = 0
    duplicates: int = 0
    refused: dict[str, None] = field(default_factory=dict)

    def add(self, status: Status, code: str | None = None) -> None:
        if status is Status.STORED:
            self.stored += 1
        elif status is Status.DUPLICATE:
            self.duplicates += 1
        else:
            self.refused[code or status.value] = None


def import_pack(central: Central, pack: Path, *, answers: Path, clock: Clock) -> ImportReport:
    """Take in a courier pack exactly as if it came over the line; safe to repeat.

    Raises:
        CentralProblem: codes pack-*, device-unknown, device-revoked, certificate-expired, practice-mismatch,
            answer-unwritable.
    """
    desk = desk_of(central, clock)
    incoming = central.folder / "incoming"
    files.private_directory(incoming)
    container = incoming / os.urandom(8).hex()
    try:
        key = _unwrap(central, pack, container)
        frames = packfile.read_frames(container, key)
        caller, log_size = _sender(desk, frames)
        count = _take_in(desk, caller, frames)
    except PackProblem as error:
        raise CentralProblem(error.code) from error
    finally:
        container.unlink(missing_ok=True)
    answer = write_answer(central, caller.key_id, answers, log_size=log_size)
    return ImportReport(caller.key_id, count.stored, count.duplicates, tuple(count.refused), answer)


def write_answer(central: Central, device: str, answers: Path, *, log_size: int = 0) -> Path:
    """Write what waits for a device into a file for the stick: its unacknowledged receipts and review notes.

    With the receipts go their proofs, and how the log goes on from the `log_size` leaves that the device knows.

    Raises:
        CentralProblem: code answer-unwritable.
    """
    r, f, o = tables.receipts, tables.feed, tables.objects
    waiting = select(r.c.content, r.c.log_first, r.c.log_count).where(r.c.device == device, r.c.acknowledged.is_(False))
    notes = (
        select(o.c.content)
        .join(f, f.c.digest == o.c.digest)
        .where(f.c.device == device, f.c.kind == "review", f.c.acknowledged_at.is_(None))
    )
    with reading(central.engine) as tx:
        receipts = tx.execute(waiting.order_by(r.c.number).limit(_MOST_ANSWER)).all()
        head, leaves = log_answers.newest(tx, central.keys.receipt, log_size)
        proofs = log_answers.Proofs(tx, leaves)
        paths = tuple(proofs.path(row.log_first, row.log_count) for row in receipts)
        reviews = tx.execute(notes.order_by(f.c.number).limit(_MOST_ANSWER)).scalars().all()
    # Before the receipts that it proves.
    frames = [Frame(FrameKind.LOG_PROOF, encode(LogProof(log=head, hashes=proofs.hashes(), paths=paths)))]
    frames += [Frame(FrameKind.RECEIPT, bytes(row.content)) for row in receipts]
    frames += [Frame(FrameKind.REVIEW, bytes(content)) for content in reviews]
    target = answers / packfile.random_name()
    try:
        files.write_durably(target, encode_answer(device, frames))
    except OSError as error:
        raise CentralProblem("answer-unwritable") from error
    return target


def desk_of(central: Central, clock: Clock) -> Desk:
    """The parts of an opened central, as calls take them."""
    return Desk(central.engine, central.keys, central.blobs, clock, central.practice, central.settings.allowance)


def _unwrap(central: Central, pack: Path, container: Path) -> bytes:
    try:
        with pack.open("rb") as file, os.fdopen(files.open_new(container), "wb") as out:
            key = packfile.open_key(file, central.keys.courier)
            packfile.copy_rest(file, out)
            return key
    except OSError as error:
        raise CentralProblem("pack-unreadable") from error


def _sender(desk: Desk, frames: Iterator[Frame]) -> tuple[Caller, int]:
    """Who packed it, and how much of the log that device knows."""
    first = next(frames, None)
    if first is None or first.kind is not FrameKind.PACK:
        raise PackProblem("pack-damaged")
    statement = claimed(first.content)
    try:
        with reading(desk.engine) as tx:
            caller = find(tx, statement.device)
        if caller is None:
            raise CentralProblem("device-unknown")
        check_statement(first.content, caller.public)
        desk.check_certificate(caller)
    except Refused as error:
        raise CentralProblem(error.code) from error
    if statement.practice != desk.practice:
        raise CentralProblem("practice-mismatch")
    return caller, statement.log_size


def _take_in(desk: Desk, caller: Caller, frames: Iterator[Frame]) -> _Count:
    count = _Count()
    some: list[Frame] = []
    blobs: dict[str, bool] = {}
    size = 0
    try:
        for frame in frames:
            if frame.kind is not FrameKind.BLOB_RUN:
                some.append(frame)
                size += len(frame.content)
            if some and (frame.kind is FrameKind.BLOB_RUN or len(some) == _BATCH_FRAMES or size > limits.BATCH_BYTES):
                _take_objects(desk, caller, some, count)
                some, size = [], 0
            if frame.kind is FrameKind.BLOB_RUN:
                _take_run(desk, caller, frame, blobs, count)
        if some:
            _take_objects(desk, caller, some, count)
        for sha256, is_wanted in blobs.items():
            if is_wanted:
                _seal_blob(desk, caller, sha256, count)
    except Refused as error:
        raise CentralProblem(error.code) from error
    return count


def _take_objects(desk: Desk, caller: Caller, some: list[Frame], count: _Count) -> None:
    for result in ingest.take_in(desk, caller, some):
        count.add(result.status, result.code)


def _seal_blob(desk: Desk, caller: Caller, sha256: str, count: _Count) -> None:
    """One file that is not whole must not keep the answer about all others from the laptop."""
    try:
        count.add(blob_calls.seal_blob(desk, caller, sha256))
    except Refused as error:
        if error.code == "device-revoked":
            raise
        count.add(Status.REFUSED, error.code)


def _take_run(desk: Desk, caller: Caller, frame: Frame, blobs: dict[str, bool], count: _Count) -> None:
    sha256, run = packfile.decode_blob_run(frame.content)
    if not blobs.setdefault(sha256, True):
        return
    try:
        blob_calls.store_run(desk, caller, sha256, run)
    except (Refused, MalformedMessage) as error:
        if error.code == "device-revoked":
            raise
        blobs[sha256] = False
        count.add(Status.REFUSED, error.code)
