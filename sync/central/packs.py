"""Takes in a courier's pack through the same checks as the line, and writes the answer for the laptop."""

import hashlib
import os
import shutil
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
from sync.protocol.messages import FeedKind, LogProof, Status, encode

_BATCH_FRAMES = 500
_MOST_ANSWER = 2_000
_PIECE = 1 << 20
_ASIDE = "quarantine"
_KEPT_ASIDE = ("device-revoked", "device-unknown", "certificate-expired")
# What central cannot open goes back by the stick as it came; of an answer file a laptop reads only so much.
_CARRIED = {FeedKind.REVIEW.value: FrameKind.REVIEW, FeedKind.ADDRESSED.value: FrameKind.ADDRESSED}
_MOST_CARRIED = 40 * limits.MIB


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a pack brought, and where the answer for the laptop was written."""

    device: str
    stored: int
    duplicates: int
    refused: tuple[str, ...]
    answer: Path


@dataclass(slots=True)
class Count:
    """What became of the objects and files of a pack."""

    stored: int = 0
    duplicates: int = 0
    refused: dict[str, None] = field(default_factory=dict)

    def add(self, status: Status, code: str | None = None) -> None:
        """Count one."""
        if status is Status.STORED:
            self.stored += 1
        elif status is Status.DUPLICATE:
            self.duplicates += 1
        else:
            self.refused[code or status.value] = None


def import_pack(central: Central, pack: Path, *, answers: Path, clock: Clock) -> ImportReport:
    """Take in a courier pack exactly as if it came over the line; safe to repeat.

    One of a device that is shut out is kept aside as it came, sealed: what is refused may be somebody's testimony.

    Raises:
        CentralProblem: codes pack-*, device-unknown, device-revoked, certificate-expired, practice-mismatch,
            answer-unwritable, pack-not-kept.
    """
    desk = desk_of(central, clock)
    incoming = central.folder / "incoming"
    files.private_directory(incoming)
    container = incoming / os.urandom(8).hex()
    try:
        key = unwrap(central, pack, container)
        frames = packfile.read_frames(container, key)
        try:
            caller, log_size = _sender(desk, frames)
        except CentralProblem as problem:
            if problem.code in _KEPT_ASIDE:
                _keep_aside(central, pack)
            raise
        count = take_in(desk, caller, frames)
    except PackProblem as error:
        raise CentralProblem(error.code) from error
    finally:
        container.unlink(missing_ok=True)
    answer = write_answer(central, caller.key_id, answers, log_size=log_size)
    return ImportReport(caller.key_id, count.stored, count.duplicates, tuple(count.refused), answer)


def write_answer(central: Central, device: str, answers: Path, *, log_size: int = 0) -> Path:
    """Write what waits for a device into a file for the stick: its unacknowledged receipts and what is sealed to it.

    With the receipts go their proofs, and how the log goes on from the `log_size` leaves that the device knows. That it
    has kept any of this central hears over the line only: where not all has room the newest goes, as it came.

    Raises:
        CentralProblem: code answer-unwritable.
    """
    r, f, o = tables.receipts, tables.feed, tables.objects
    waiting = select(r.c.content, r.c.log_first, r.c.log_count).where(r.c.device == device, r.c.acknowledged.is_(False))
    notes = (
        select(f.c.kind, o.c.content)
        .join(f, f.c.digest == o.c.digest)
        .where(f.c.device == device, f.c.kind.in_(_CARRIED), f.c.acknowledged_at.is_(None))
    )
    with reading(central.engine) as tx:
        receipts = tx.execute(waiting.order_by(r.c.number.desc()).limit(_MOST_ANSWER)).all()[::-1]
        head, leaves = log_answers.newest(tx, central.keys.receipt, log_size)
        proofs = log_answers.Proofs(tx, leaves)
        paths = tuple(proofs.path(row.log_first, row.log_count) for row in receipts)
        addressed = tx.execute(notes.order_by(f.c.number.desc()).limit(_MOST_ANSWER)).all()
    # Before the receipts that it proves.
    frames = [Frame(FrameKind.LOG_PROOF, encode(LogProof(log=head, hashes=proofs.hashes(), paths=paths)))]
    frames += [Frame(FrameKind.RECEIPT, bytes(row.content)) for row in receipts]
    frames += _fitting([Frame(_CARRIED[row.kind], bytes(row.content)) for row in addressed])
    target = answers / packfile.random_name()
    try:
        files.write_durably(target, encode_answer(device, frames))
    except OSError as error:
        raise CentralProblem("answer-unwritable") from error
    return target


def _fitting(frames: list[Frame]) -> list[Frame]:
    """Of these, the newest first, as many as the file has room for; the oldest first."""
    size, some = 0, list[Frame]()
    for frame in frames:
        size += len(frame.content)
        if size > _MOST_CARRIED:
            break
        some.append(frame)
    return some[::-1]


def desk_of(central: Central, clock: Clock) -> Desk:
    """The parts of an opened central, as calls take them."""
    return Desk(central.engine, central.keys, central.blobs, clock, central.practice, central.settings.allowance)


def unwrap(central: Central, pack: Path, container: Path) -> bytes:
    """Write the container of a pack, still sealed, and give its key.

    Raises:
        CentralProblem: code pack-unreadable.
        PackProblem: codes pack-unreadable, pack-for-another.
    """
    try:
        with pack.open("rb") as file, os.fdopen(files.open_new(container), "wb") as out:
            key = packfile.open_key(file, central.keys.courier)
            packfile.copy_rest(file, out)
            return key
    except OSError as error:
        raise CentralProblem("pack-unreadable") from error


def quarantined(central: Central) -> tuple[Path, ...]:
    """The packs that were kept aside; nothing of them is in the database, and no call gives them out."""
    folder = central.folder / _ASIDE
    # One that begins with a point was cut off before it was whole.
    return tuple(sorted(folder.glob("[!.]*")))


def _keep_aside(central: Central, pack: Path) -> None:
    """Keep a pack under the digest of its bytes: bringing it again keeps it once."""
    folder = central.folder / _ASIDE
    partly = folder / f".{os.urandom(8).hex()}"
    try:
        files.private_directory(folder)
        with pack.open("rb") as file, os.fdopen(files.open_new(partly), "wb") as out:
            name = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            shutil.copyfileobj(file, out, _PIECE)
            out.flush()
            files.sync_file(out.fileno())
        files.replace_durably(partly, folder / name)
    except OSError as error:
        partly.unlink(missing_ok=True)
        raise CentralProblem("pack-not-kept") from error


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


def take_in(desk: Desk, caller: Caller, frames: Iterator[Frame]) -> Count:
    """Take in what follows the first frame of a pack, through the checks of the line.

    Raises:
        CentralProblem: code device-revoked.
    """
    count = Count()
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


def _take_objects(desk: Desk, caller: Caller, some: list[Frame], count: Count) -> None:
    for result in ingest.take_in(desk, caller, some):
        count.add(result.status, result.code)


def _seal_blob(desk: Desk, caller: Caller, sha256: str, count: Count) -> None:
    """One file that is not whole must not keep the answer about all others from the laptop."""
    try:
        count.add(blob_calls.seal_blob(desk, caller, sha256))
    except Refused as error:
        if error.code == "device-revoked":
            raise
        count.add(Status.REFUSED, error.code)


def _take_run(desk: Desk, caller: Caller, frame: Frame, blobs: dict[str, bool], count: Count) -> None:
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
