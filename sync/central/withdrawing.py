"""Consent withdrawn, or given again: kept as evidence, listed, told to coordinators; what they lack stays or goes."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, delete, func, insert, select

from storage.objects.certificate import Role
from storage.objects.custody import CustodyEvent
from sync.central import tables, turns
from sync.central.database import add, reading
from sync.central.desk import Caller, Desk
from sync.central.errors import Refused
from sync.central.opened import Central
from sync.protocol.messages import FeedKind


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An interview whose consent was withdrawn up to a revision, or given again to one; by whose laptop, and when."""

    interview: str
    rev: int
    device_code: str
    at: str


def take(tx: Connection, desk: Desk, caller: Caller, event: CustodyEvent, digest: str) -> None:
    """Enter a withdrawal; only the device that took an interview may.

    Raises:
        Refused: code interview-of-another.
    """
    _enter(tx, desk, caller, tables.withdrawals, event, digest)
    r, f = tables.revisions, tables.feed
    covered = select(r.c.manifest).where(
        r.c.interview == event.interview, r.c.device == caller.key_id, r.c.rev <= event.rev
    )
    tx.execute(
        delete(f).where(f.c.kind == FeedKind.DELIVERED.value, f.c.digest.in_(covered), f.c.acknowledged_at.is_(None))
    )
    _tell(tx, desk, FeedKind.WITHDRAWN, digest)


def take_back(tx: Connection, desk: Desk, caller: Caller, event: CustodyEvent, digest: str) -> str | None:
    """Enter that consent to one revision was given again; gives its manifest where that may be announced.

    Raises:
        Refused: code interview-of-another.
    """
    _enter(tx, desk, caller, tables.renewals, event, digest)
    _tell(tx, desk, FeedKind.RENEWED, digest)
    r = tables.revisions
    whole = select(r.c.manifest).where(
        r.c.interview == event.interview,
        r.c.device == caller.key_id,
        r.c.rev == event.rev,
        r.c.complete_at.is_not(None),
    )
    manifest: str | None = tx.execute(whole).scalar()
    return manifest if manifest is not None and not covers(tx, manifest) else None


def covers(tx: Connection, manifest: str) -> bool:
    """Whether the consent to this revision is withdrawn; what the device signed later counts, whatever came first."""
    r, w, n = tables.revisions, tables.withdrawals, tables.renewals
    given_later = select(n.c.event).where(
        n.c.interview == w.c.interview,
        n.c.device == w.c.device,
        n.c.rev == r.c.rev,
        _number(n.c.event, n.c.device) > _number(w.c.event, w.c.device),
    )
    found = (
        select(w.c.event)
        .join(r, (r.c.interview == w.c.interview) & (r.c.device == w.c.device))
        .where(r.c.manifest == manifest, r.c.rev <= w.c.rev, ~given_later.correlate(r, w).exists())
    )
    return tx.execute(found.limit(1)).first() is not None


def _enter(tx: Connection, desk: Desk, caller: Caller, table: Table, event: CustodyEvent, digest: str) -> None:
    turns.of_interview(tx, event.interview)
    r = tables.revisions
    foreign = select(r.c.manifest).where(r.c.interview == event.interview, r.c.device != caller.key_id).limit(1)
    if tx.execute(foreign).first() is not None:
        raise Refused("interview-of-another")
    tx.execute(
        insert(table).values(
            event=digest,
            interview=event.interview,
            rev=event.rev,
            device=caller.key_id,
            at=event.time.wall,
            received_at=desk.time(),
        )
    )


def _tell(tx: Connection, desk: Desk, kind: FeedKind, digest: str) -> None:
    turns.to_announce(tx)
    d = tables.devices
    coordinators = select(d.c.key_id).where(d.c.role == Role.COORDINATOR.value, d.c.revocation.is_(None))
    for device in tx.execute(coordinators).scalars().all():
        add(tx, tables.feed, {"device": device, "kind": kind.value, "digest": digest, "made_at": desk.time()})


def _number(event: ColumnElement[str], device: ColumnElement[str]) -> ScalarSelect[int]:
    """The number under which a device signed an event."""
    j = tables.journal
    return select(func.max(j.c.seq)).where(j.c.digest == event, j.c.device == device).scalar_subquery()


def listed(central: Central) -> tuple[Withdrawal, ...]:
    """Every withdrawal, the newest first."""
    return _listed(central, tables.withdrawals)


def given_again(central: Central) -> tuple[Withdrawal, ...]:
    """Every revision to which consent was given again, the newest first."""
    return _listed(central, tables.renewals)


def _listed(central: Central, table: Table) -> tuple[Withdrawal, ...]:
    t, d = table, tables.devices
    columns = select(t.c.interview, t.c.rev, d.c.code, t.c.at).join(d, d.c.key_id == t.c.device)
    with reading(central.engine) as tx:
        rows = tx.execute(columns.order_by(t.c.received_at.desc(), t.c.event)).all()
    return tuple(Withdrawal(row.interview, row.rev, row.code, row.at) for row in rows)
