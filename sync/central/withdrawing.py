"""Consent withdrawn, or given again: kept as evidence, listed, told to coordinators; what they lack stays or goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, Table, bindparam, delete, func, insert, select

from storage.objects.certificate import Role
from storage.objects.custody import CustodyEvent
from sync.central import owners, tables, turns
from sync.central.database import add, in_pieces, reading
from sync.central.desk import Caller, Desk
from sync.central.opened import Central
from sync.protocol.messages import FeedKind

# Who is told of whole revisions and of consent that ends; what each may fetch is decided where it is fetched.
READERS = (Role.COORDINATOR.value, Role.CUSTODIAN.value)


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
    # What was made of it by a coordinator is withdrawn with it; where consent was given again later, and that came
    # first, nothing is.
    named = (*tx.execute(covered).scalars(), *owners.decisions(tx, event.interview))
    no_more = [one for one in named if covers(tx, one)]
    tx.execute(
        delete(f).where(f.c.kind == FeedKind.DELIVERED.value, f.c.digest.in_(no_more), f.c.acknowledged_at.is_(None))
    )
    _tell(tx, desk, FeedKind.WITHDRAWN, digest)


def take_back(tx: Connection, desk: Desk, caller: Caller, event: CustodyEvent, digest: str) -> tuple[str, ...]:
    """Enter that consent to one revision was given again; gives the manifests that may be announced now.

    Raises:
        Refused: code interview-of-another.
    """
    _enter(tx, desk, caller, tables.renewals, event, digest)
    _tell(tx, desk, FeedKind.RENEWED, digest)
    r = tables.revisions
    is_it = (r.c.device == caller.key_id) & (r.c.rev == event.rev)
    # What a coordinator made of it comes back with it.
    is_made_of_it = r.c.manifest.in_(owners.decisions(tx, event.interview))
    whole = select(r.c.manifest).where(
        r.c.interview == event.interview, r.c.complete_at.is_not(None), is_it | is_made_of_it
    )
    again = tx.execute(whole.order_by(r.c.rev, r.c.manifest)).scalars().all()
    return tuple(manifest for manifest in again if not covers(tx, manifest))


def covers(tx: Connection, manifest: str) -> bool:
    """Whether the consent to this revision is withdrawn, or to one that it was made of by a coordinator."""
    return any(_is_covered(tx, one) for one in (manifest, *owners.decided_between(tx, manifest)))


def covered(tx: Connection, manifests: Mapping[str, int]) -> set[str]:
    """The same of several at once, by the numbers of their revisions."""
    found: set[str] = set()
    for some in in_pieces(manifests):
        found.update(row.manifest for row in tx.execute(_covering(), {"names": some}))
    # A first revision was made of no other.
    corrections = [one for one, rev in manifests.items() if rev > 1 and one not in found]
    return found | {one for one in corrections if covers(tx, one)}


def _is_covered(tx: Connection, manifest: str) -> bool:
    """What the device signed later counts, whatever came first."""
    return tx.execute(_covering(), {"names": [manifest]}).first() is not None


@cache
def _covering() -> Select[tuple[str]]:
    # Put together once: it is asked for every revision that becomes whole.
    r, w, n = tables.revisions, tables.withdrawals, tables.renewals
    given_later = select(n.c.event).where(
        n.c.interview == w.c.interview,
        n.c.device == w.c.device,
        n.c.rev == r.c.rev,
        _number(n.c.event, n.c.device) > _number(w.c.event, w.c.device),
    )
    return (
        select(r.c.manifest)
        .select_from(w)
        .join(r, (r.c.interview == w.c.interview) & (r.c.device == w.c.device))
        .where(
            r.c.manifest.in_(bindparam("names", expanding=True)),
            r.c.rev <= w.c.rev,
            ~given_later.correlate(r, w).exists(),
        )
    )


def _enter(tx: Connection, desk: Desk, caller: Caller, table: Table, event: CustodyEvent, digest: str) -> None:
    turns.of_interview(tx, event.interview)
    owners.require(tx, caller, event.interview)
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
    readers = select(d.c.key_id).where(d.c.role.in_(READERS), d.c.revocation.is_(None))
    for device in tx.execute(readers).scalars().all():
        add(tx, tables.feed, {"device": device, "kind": kind.value, "digest": digest, "made_at": desk.time()})


def _number(event: ColumnElement[str], device: ColumnElement[str]) -> ScalarSelect[int]:
    """The number under which a device signed an event."""
    j = tables.journal
    number = select(func.max(j.c.seq)).where(j.c.digest == event, j.c.device == device)
    # Of this event and of no other one: by itself only the statement right around it would be looked at.
    return number.correlate_except(j).scalar_subquery()


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
