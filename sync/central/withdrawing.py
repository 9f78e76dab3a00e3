"""Consent withdrawn: kept as evidence, shown in lists, told to coordinators; what they have not fetched stays here."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from storage.objects.certificate import Role
from storage.objects.custody import CustodyEvent
from sync.central import tables
from sync.central.database import add, reading
from sync.central.desk import Caller, Desk
from sync.central.errors import Refused
from sync.central.opened import Central
from sync.protocol.messages import FeedKind


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An interview whose consent was withdrawn, up to which revision, by whose laptop, and when by its clock."""

    interview: str
    rev: int
    device_code: str
    at: str


def take(tx: Connection, desk: Desk, caller: Caller, event: CustodyEvent, digest: str) -> None:
    """Enter a withdrawal; only the device that took an interview may.

    Raises:
        Refused: code interview-of-another.
    """
    r, f, d = tables.revisions, tables.feed, tables.devices
    foreign = select(r.c.manifest).where(r.c.interview == event.interview, r.c.device != caller.key_id).limit(1)
    if tx.execute(foreign).first() is not None:
        raise Refused("interview-of-another")
    tx.execute(
        insert(tables.withdrawals).values(
            event=digest,
            interview=event.interview,
            rev=event.rev,
            device=caller.key_id,
            at=event.time.wall,
            received_at=desk.time(),
        )
    )
    covered = select(r.c.manifest).where(
        r.c.interview == event.interview, r.c.device == caller.key_id, r.c.rev <= event.rev
    )
    tx.execute(
        delete(f).where(f.c.kind == FeedKind.DELIVERED.value, f.c.digest.in_(covered), f.c.acknowledged_at.is_(None))
    )
    coordinators = select(d.c.key_id).where(d.c.role == Role.COORDINATOR.value, d.c.revocation.is_(None))
    for device in tx.execute(coordinators).scalars().all():
        row = {"device": device, "kind": FeedKind.WITHDRAWN.value, "digest": digest, "made_at": desk.time()}
        add(tx, f, row)


def covers(tx: Connection, manifest: str) -> bool:
    """Whether the consent to this revision was withdrawn."""
    r, w = tables.revisions, tables.withdrawals
    found = (
        select(w.c.event)
        .join(r, (r.c.interview == w.c.interview) & (r.c.device == w.c.device))
        .where(r.c.manifest == manifest, r.c.rev <= w.c.rev)
    )
    return tx.execute(found.limit(1)).first() is not None


def listed(central: Central) -> tuple[Withdrawal, ...]:
    """Every withdrawal, the newest first."""
    w, d = tables.withdrawals, tables.devices
    columns = select(w.c.interview, w.c.rev, d.c.code, w.c.at).join(d, d.c.key_id == w.c.device)
    with reading(central.engine) as tx:
        rows = tx.execute(columns.order_by(w.c.received_at.desc(), w.c.event)).all()
    return tuple(Withdrawal(row.interview, row.rev, row.code, row.at) for row in rows)
