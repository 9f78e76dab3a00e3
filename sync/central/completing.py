"""What becomes possible once an object is here: facts are opened, a whole revision is announced to readers."""

from collections.abc import Collection, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, select, update

from storage.objects.certificate import Role
from sync.central import facts, tables, turns, withdrawing
from sync.central.database import Row, add, add_all, in_pieces
from sync.central.desk import Desk
from sync.central.facts import Arrived
from sync.protocol.messages import FeedKind

_FOLLOWING = (FeedKind.ADDENDUM.value, FeedKind.CONSENT_NOTICE.value)
# Put together once: they are asked about every revision that becomes whole.
_R, _N, _O, _D = tables.revisions, tables.named, tables.objects, tables.devices
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_STATE = select(_R.c.manifest, _R.c.rev, _R.c.complete_at, _R.c.facts_at).where(_R.c.manifest.in_(_NAMES))
_STORED = select(_O.c.digest).where(_O.c.digest == _N.c.digest).exists()
_MISSING = select(_N.c.manifest).where(_N.c.manifest.in_(_NAMES), _N.c.kind != "blob", ~_STORED).distinct()
_READERS = select(_D.c.key_id).where(_D.c.role.in_(withdrawing.READERS), _D.c.revocation.is_(None))


def check(tx: Connection, desk: Desk, arrived: Arrived, naming: Collection[str]) -> None:
    """Look at every revision that arrived, or of which something did."""
    for some in in_pieces(dict.fromkeys((*arrived.manifests, *naming))):
        rows = tx.execute(_STATE, {"names": some}).all()
        facts.open_those_here(tx, desk, [row.manifest for row in rows if row.facts_at is None], arrived)
        lacking = set(tx.execute(_MISSING, {"names": some}).scalars())
        whole = {row.manifest: row.rev for row in rows if row.complete_at is None and row.manifest not in lacking}
        if whole:
            tx.execute(update(_R).where(_R.c.manifest.in_(whole)).values(complete_at=desk.time()))
            covered = withdrawing.covered(tx, whole)
            announce(tx, desk.time(), [one for one in whole if one not in covered])


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
            add(tx, tables.feed, _told(at, device, manifest))


def announce(tx: Connection, at: str, manifests: Sequence[str]) -> None:
    """Tell every coordinator and custodian of whole revisions; who was told before is not told again."""
    if not manifests:
        return
    turns.to_announce(tx)
    readers = tx.execute(_READERS).scalars().all()
    add_all(tx, tables.feed, [_told(at, device, manifest) for manifest in manifests for device in readers])


def _told(at: str, device: str, manifest: str) -> Row:
    return {"device": device, "kind": FeedKind.DELIVERED.value, "digest": manifest, "made_at": at}
