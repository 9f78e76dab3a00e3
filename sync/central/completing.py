"""What becomes possible once an object is here: facts are opened, a whole revision is announced to readers."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from storage.objects.certificate import Role
from sync.central import facts, tables, turns, withdrawing
from sync.central.database import add
from sync.central.desk import Desk
from sync.protocol.messages import FeedKind

_FOLLOWING = (FeedKind.ADDENDUM.value, FeedKind.CONSENT_NOTICE.value)
# Put together once: they are asked about every revision that becomes whole.
_R, _N, _O, _D = tables.revisions, tables.named, tables.objects, tables.devices
_STATE = select(_R.c.complete_at, _R.c.facts_at).where(_R.c.manifest == bindparam("name"))
_STORED = select(_O.c.digest).where(_O.c.digest == _N.c.digest).exists()
_MISSING = select(_N.c.digest).where(_N.c.manifest == bindparam("name"), _N.c.kind != "blob", ~_STORED).limit(1)
_READERS = select(_D.c.key_id).where(_D.c.role.in_(withdrawing.READERS), _D.c.revocation.is_(None))


def check(tx: Connection, desk: Desk, arrived: Sequence[str]) -> None:
    """Look at every revision that one of these digests belongs to."""
    t, r = tables.named, tables.revisions
    touched: dict[str, None] = {}
    for start in range(0, len(arrived), 500):
        some = arrived[start : start + 500]
        touched |= dict.fromkeys(tx.execute(select(t.c.manifest).where(t.c.digest.in_(some))).scalars())
        touched |= dict.fromkeys(tx.execute(select(r.c.manifest).where(r.c.manifest.in_(some))).scalars())
    for manifest in touched:
        row = tx.execute(_STATE, {"name": manifest}).one()
        if row.facts_at is None:
            facts.open_if_here(tx, desk, manifest)
        if row.complete_at is None and not _missing(tx, manifest):
            tx.execute(update(r).where(r.c.manifest == manifest).values(complete_at=desk.time()))
            if not withdrawing.covers(tx, manifest):
                announce(tx, desk.time(), manifest)


def tell_coordinators(tx: Connection, at: str, kind: FeedKind, digest: str) -> None:
    """Tell every coordinator of what followed an interview, or that one stays."""
    turns.to_announce(tx)
    d = tables.devices
    coordinators = select(d.c.key_id).where(d.c.role == Role.COORDINATOR.value, d.c.revocation.is_(None))
    for device in tx.execute(coordinators).scalars().all():
        add(tx, tables.feed, {"device": device, "kind": kind.value, "digest": digest, "made_at": at})


def announce_all(tx: Connection, at: str, device: str, role: Role) -> None:
    """Tell a new coordinator or custodian of everything that was delivered before."""
    o = tables.objects
    following = select(o.c.kind, o.c.digest).where(o.c.kind.in_(_FOLLOWING)).order_by(o.c.received_at)
    # What followed an interview is sealed to coordinators.
    for row in tx.execute(following).all() if role is Role.COORDINATOR else ():
        add(tx, tables.feed, {"device": device, "kind": row.kind, "digest": row.digest, "made_at": at})
    r = tables.revisions
    whole = select(r.c.manifest).where(r.c.complete_at.is_not(None)).order_by(r.c.complete_at)
    for manifest in tx.execute(whole).scalars().all():
        if not withdrawing.covers(tx, manifest):
            _tell(tx, at, device, manifest)


def _missing(tx: Connection, manifest: str) -> bool:
    return tx.execute(_MISSING, {"name": manifest}).first() is not None


def announce(tx: Connection, at: str, manifest: str) -> None:
    """Tell every coordinator and custodian of a whole revision; who was told before is not told again."""
    turns.to_announce(tx)
    for device in tx.execute(_READERS).scalars().all():
        _tell(tx, at, device, manifest)


def _tell(tx: Connection, at: str, device: str, manifest: str) -> None:
    add(tx, tables.feed, {"device": device, "kind": "delivered", "digest": manifest, "made_at": at})
