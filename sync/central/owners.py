"""Whose an interview is: who took it corrects it; a coordinator may decide between two corrections that stand here."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, select

from storage.objects import owning
from storage.objects.envelope import from_frame
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from sync.central import tables
from sync.central.desk import Caller
from sync.central.errors import Refused

_SOME = 500
_R = tables.revisions
_FIRST = select(_R.c.device).where(_R.c.interview == bindparam("name")).order_by(_R.c.rev).limit(1)


def require(tx: Connection, caller: Caller, interview: str) -> None:
    """Return if this device took the interview, or nobody did so far.

    Raises:
        Refused: code interview-of-another.
    """
    owner = _owner(tx, interview)
    if owner not in (None, caller.key_id):
        raise Refused("interview-of-another")


def require_revision(tx: Connection, caller: Caller, manifest: Manifest) -> None:
    """Return if this device may add this revision: one rule with all who read it.

    Raises:
        Refused: code interview-of-another.
    """
    r = tables.revisions
    held: dict[str, int] = {}
    if owning.is_decision(manifest):
        named = select(r.c.manifest, r.c.rev).where(r.c.interview == manifest.interview)
        held = {row.manifest: row.rev for row in tx.execute(named.where(r.c.manifest.in_(manifest.prev)))}
    is_own = _owner(tx, manifest.interview) in (None, caller.key_id)
    if not owning.may_stand(manifest, role=caller.role, is_own=is_own, held=held):
        raise Refused("interview-of-another")


def brought_by_others(tx: Connection, caller: Caller, known: Sequence[str]) -> tuple[str, ...]:
    """Of these parts and wrapsets those that this device names and another one brought first: no receipt is out yet."""
    o, n, r, t = tables.objects, tables.named, tables.revisions, tables.log_leaves
    names_it = select(n.c.digest).join(r, r.c.manifest == n.c.manifest).where(n.c.digest == o.c.digest)
    logged = select(t.c.digest).where(t.c.digest == o.c.digest, t.c.device == caller.key_id)
    wanted = select(o.c.digest).where(
        o.c.device != caller.key_id, names_it.where(r.c.device == caller.key_id).exists(), ~logged.exists()
    )
    found: dict[str, None] = {}
    for start in range(0, len(known), _SOME):
        some = known[start : start + _SOME]
        found |= dict.fromkeys(tx.execute(wanted.where(o.c.digest.in_(some)).order_by(o.c.number)).scalars())
    return tuple(found)


def decided_between(tx: Connection, manifest_digest: str) -> tuple[str, ...]:
    """All revisions that it was made of, decision by decision; none where it is a correction like others."""
    found: dict[str, None] = {}
    waiting = list(_parents(tx, manifest_digest))
    while waiting:
        digest = waiting.pop()
        # Each once: decisions upon decisions name the same ones again.
        if digest not in found:
            found[digest] = None
            waiting += _parents(tx, digest)
    return tuple(found)


def _parents(tx: Connection, manifest_digest: str) -> tuple[str, ...]:
    o, r = tables.objects, tables.revisions
    # A first revision names none: most are not looked at.
    wanted = select(o.c.content).join(r, r.c.manifest == o.c.digest)
    frame = tx.execute(wanted.where(o.c.digest == manifest_digest, r.c.rev > 1)).scalar()
    if frame is None:
        return ()
    manifest = Manifest.from_bytes(from_frame(ObjectKind.REVISION, bytes(frame)).payload)
    return manifest.prev if owning.is_decision(manifest) else ()


def decisions(tx: Connection, interview: str) -> tuple[str, ...]:
    """Revisions of an interview by others than who took it."""
    r = tables.revisions
    owner = _owner(tx, interview)
    is_other: ColumnElement[bool] = r.c.device != owner
    return tuple(tx.execute(select(r.c.manifest).where(r.c.interview == interview, is_other)).scalars())


def _owner(tx: Connection, interview: str) -> str | None:
    """The device that took it has the first revision: a decision is only taken in after what it names."""
    found: str | None = tx.execute(_FIRST, {"name": interview}).scalar()
    return found
