"""Packs of devices that are shut out: kept aside sealed, until two people decide. Neither way deletes anything.

What is accepted goes through the ordinary intake as if its device had pushed it, and nothing else: no answer is
written, nothing goes out to that device. A decision is a row that stays, and a line in the log of the service.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import insert, select

from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.revocation import Revocation
from storage.platform import files
from storage.platform.clock import Clock
from sync.central import logs, packs, tables
from sync.central.database import reading, writing
from sync.central.desk import Caller
from sync.central.errors import CentralProblem
from sync.central.opened import Central
from sync.central.packs import Count
from sync.courier import packfile
from sync.courier.errors import PackProblem
from sync.courier.statement import PackStatement, check_statement, claimed
from sync.protocol.frames import Frame, FrameKind

_log = logging.getLogger(logs.OURS)
_FEWEST_PEOPLE = 2
_LONGEST_NAME = 100
_LONGEST_ALL = 400
_LEAST_OF_NAME = 6


class Decision(StrEnum):
    """What people decided about a pack."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, by whom and when; of several about one pack the last counts."""

    decision: Decision
    people: str
    at: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who packed it, as far as central knows that device; `last_trusted` is the number that its revocation names."""

    key_id: str
    public: bytes
    role: Role
    code: str
    revoked_at: str
    last_trusted: int | None


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that was kept aside, by the digest of its bytes. None of what is counted was looked into."""

    name: str
    size: int
    device: str
    packed_at: str
    sender: Sender | None
    decided: Decided | None
    interviews: int = 0
    objects: int = 0
    #: Numbers of its interviews in the device's journal, those after the last trusted one apart.
    trusted: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


def listed(central: Central) -> tuple[KeptPack, ...]:
    """Every pack that was kept aside; of what cannot be opened here only that it is there."""
    found = []
    for path in packs.quarantined(central):
        try:
            with _opened(central, path) as (statement, _, _frames):
                found.append(_kept(central, path, statement))
        except PackProblem:
            found.append(KeptPack(path.name, path.stat().st_size, "", "", None, _decided(central, path.name)))
    return tuple(found)


def show(central: Central, name: str) -> KeptPack:
    """One of them, with what is counted in it.

    Raises:
        CentralProblem: codes quarantine-unknown, pack-*.
    """
    path = _path(central, name)
    try:
        with _opened(central, path) as (statement, _, frames):
            kept = _kept(central, path, statement)
            return _counted(kept, frames)
    except PackProblem as error:
        raise CentralProblem(error.code) from error


def decide(central: Central, name: str, decision: Decision, people: Sequence[str], clock: Clock) -> Count:
    """Enter what at least two people decided; what is accepted is taken in. Safe to repeat, also the other way.

    Raises:
        CentralProblem: codes quarantine-unknown, quarantine-people, device-unknown, practice-mismatch, pack-*.
    """
    path = _path(central, name)
    who = _people(people)
    try:
        with _opened(central, path) as (statement, first, frames):
            sender = _sender(central, statement.device)
            if decision is Decision.ACCEPTED:
                _check(central, statement, first, sender)
            at = clock.now().wall
            # Before anything is taken in: no object without the people who answer for it.
            with writing(central.engine) as tx:
                values = {"pack": path.name, "device": statement.device, "decision": decision.value}
                tx.execute(insert(tables.decisions).values(**values, people=", ".join(who), at=at))
            fields = {"pack": path.name, "device": statement.device, "people": len(who)}
            _log.info(f"quarantine-{decision.value}", extra={"fields": fields})
            if decision is Decision.REJECTED or sender is None:
                return Count()
            caller = Caller(sender.key_id, sender.public, sender.role, "", is_answered_for=True)
            return packs.take_in(packs.desk_of(central, clock), caller, frames)
    except PackProblem as error:
        raise CentralProblem(error.code) from error


def _check(central: Central, statement: PackStatement, first: bytes, sender: Sender | None) -> None:
    if sender is None:
        # Nothing says who that is; once it is enrolled its packs are taken in as any.
        raise CentralProblem("device-unknown")
    check_statement(first, sender.public)
    if statement.practice != central.practice:
        raise CentralProblem("practice-mismatch")


def _people(people: Sequence[str]) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(one.strip() for one in people))
    is_said = all(one and len(one) <= _LONGEST_NAME and one.isprintable() and "," not in one for one in named)
    is_enough = len({one.casefold() for one in named}) >= _FEWEST_PEOPLE
    if not is_said or not is_enough or len(", ".join(named)) > _LONGEST_ALL:
        raise CentralProblem("quarantine-people")
    return named


def _path(central: Central, name: str) -> Path:
    """By its name or the beginning of one."""
    found = [path for path in packs.quarantined(central) if path.name.startswith(name)]
    if len(name) < _LEAST_OF_NAME or len(found) != 1:
        raise CentralProblem("quarantine-unknown")
    return found[0]


@contextmanager
def _opened(central: Central, path: Path) -> Iterator[tuple[PackStatement, bytes, Iterator[Frame]]]:
    """Who packed it, the frame that says so, and the frames after it."""
    incoming = central.folder / "incoming"
    files.private_directory(incoming)
    container = incoming / os.urandom(8).hex()
    try:
        frames = packfile.read_frames(container, packs.unwrap(central, path, container))
        first = next(frames, None)
        if first is None or first.kind is not FrameKind.PACK:
            raise PackProblem("pack-damaged")
        yield claimed(first.content), first.content, frames
    finally:
        container.unlink(missing_ok=True)


def _kept(central: Central, path: Path, statement: PackStatement) -> KeptPack:
    sender, decided = _sender(central, statement.device), _decided(central, path.name)
    return KeptPack(path.name, path.stat().st_size, statement.device, statement.at, sender, decided)


def _counted(kept: KeptPack, frames: Iterator[Frame]) -> KeptPack:
    objects, numbers = 0, list[int]()
    for frame in frames:
        if frame.kind is FrameKind.BLOB_RUN:
            continue
        objects += 1
        if frame.kind is FrameKind.REVISION:
            try:
                signed = envelope.from_frame(ObjectKind.REVISION, frame.content)
                numbers.append(Manifest.from_bytes(signed.payload).device.seq)
            except ObjectRefused:
                continue
    last = kept.sender.last_trusted if kept.sender is not None else None
    trusted = tuple(sorted(one for one in numbers if last is not None and one <= last))
    after = tuple(sorted(one for one in numbers if last is None or one > last))
    told = (kept.name, kept.size, kept.device, kept.packed_at, kept.sender, kept.decided)
    return KeptPack(*told, interviews=len(numbers), objects=objects, trusted=trusted, after=after)


def _sender(central: Central, device: str) -> Sender | None:
    t = tables.devices
    with reading(central.engine) as tx:
        row = tx.execute(select(t).where(t.c.key_id == device)).first()
    if row is None:
        return None
    last = None
    if row.revocation is not None:
        signed = envelope.from_frame(ObjectKind.REVOCATION, bytes(row.revocation))
        last = Revocation.from_bytes(signed.payload).last_seq
    return Sender(device, bytes(row.public), Role(row.role), row.code, row.revoked_at or "", last)


def _decided(central: Central, name: str) -> Decided | None:
    t = tables.decisions
    with reading(central.engine) as tx:
        row = tx.execute(select(t).where(t.c.pack == name).order_by(t.c.number.desc()).limit(1)).first()
    return None if row is None else Decided(Decision(row.decision), row.people, row.at)
