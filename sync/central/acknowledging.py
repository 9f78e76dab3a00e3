"""What a device keeps of what waited for it; what a device that was put back keeps no more waits for it again."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from sync.central import tables, withdrawing
from sync.central.blob_calls import number_in
from sync.central.database import reading, writing
from sync.central.desk import Caller, Desk, hold
from sync.protocol.limits import MOST_ACKNOWLEDGEMENTS
from sync.protocol.messages import FeedAck, FeedKept, FeedKind, decode, encode

_F = tables.feed


def acknowledge(desk: Desk, caller: Caller, body: bytes, _parameters: Mapping[str, str]) -> bytes:
    """The device keeps these items for good; it is told which of its acknowledgements that is."""
    kept = decode(FeedAck, body).kept
    with writing(desk.engine) as tx:
        hold(tx, caller)
        last = tx.execute(select(func.max(_F.c.acknowledgement)).where(_F.c.device == caller.key_id)).scalar() or 0
        waiting = update(_F).where(_F.c.device == caller.key_id, _F.c.number.in_(kept), _F.c.acknowledged_at.is_(None))
        if tx.execute(waiting.values(acknowledged_at=desk.time(), acknowledgement=last + 1)).rowcount:
            last += 1
    return encode(FeedKept(n=last))


def waits(tx: Connection, caller: Caller, kept: int) -> bool:
    """Whether `feed` would offer something to a device that knows of so many of its acknowledgements."""
    mine = select(_F.c.number).where(_F.c.device == caller.key_id)
    forgotten = mine.where(_F.c.acknowledgement > kept).limit(1)
    return any(tx.execute(one).first() for one in (mine.where(_F.c.acknowledged_at.is_(None)).limit(1), forgotten))


def offer_again(desk: Desk, caller: Caller, parameters: Mapping[str, str]) -> None:
    """A device that knows of fewer acknowledgements than it sent is older than these: what they named waits again.

    Numbers go on from the highest, so two copies of a disk each get what the other one acknowledged.
    """
    if "kept" not in parameters:
        return
    kept = number_in(parameters, "kept", MOST_ACKNOWLEDGEMENTS)
    forgotten = (_F.c.device == caller.key_id, _F.c.acknowledgement > kept, _F.c.acknowledged_at.is_not(None))
    with reading(desk.engine) as tx:
        if tx.execute(select(_F.c.number).where(*forgotten).limit(1)).first() is None:
            return
    with writing(desk.engine) as tx:
        hold(tx, caller)
        _drop_withdrawn(tx, forgotten)
        tx.execute(update(_F).where(*forgotten).values(acknowledged_at=None))


def _drop_withdrawn(tx: Connection, forgotten: Sequence[ColumnElement[bool]]) -> None:
    """What was withdrawn since is no more offered than to a reader who never had it."""
    delivered = select(_F.c.number, _F.c.digest).where(*forgotten, _F.c.kind == FeedKind.DELIVERED.value)
    gone = [row.number for row in tx.execute(delivered).all() if withdrawing.covers(tx, row.digest)]
    for start in range(0, len(gone), 500):
        tx.execute(delete(_F).where(_F.c.number.in_(gone[start : start + 500])))
