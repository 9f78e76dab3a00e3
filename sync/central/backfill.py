"""What was stored before there was a log gets its leaves, and the devices that brought it receipts that say where."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from storage.objects import envelope
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.platform.clock import Clock
from sync.central import packs, receipting, tables, turns
from sync.central.database import reading, writing
from sync.central.desk import Caller, Desk
from sync.central.opened import Central

_SOME = 500
_AT_ONCE = 5_000
# Of a revoked device too: its objects are kept, and the log is of everything that is kept.
_NEVER = "9999"


def log_earlier(central: Central, clock: Clock) -> int:
    """Log what the first receipts, which knew of no log, were given for; how many objects. Safe to repeat.

    A device finds its new receipts among those it has not acknowledged, and keeps them in place of the old ones.
    """
    desk = packs.desk_of(central, clock)
    r = tables.receipts
    with reading(central.engine) as tx:
        devices = tx.execute(select(r.c.device).where(r.c.log_first.is_(None)).distinct()).scalars().all()
    return sum(_of_device(central, desk, device) for device in devices)


def _of_device(central: Central, desk: Desk, device: str) -> int:
    """Piece by piece: who delivers meanwhile waits for one piece, not for all."""
    d = tables.devices
    count = 0
    while True:
        with writing(central.engine) as tx:
            # Whoever else begins with the same device waits here, and then finds nothing left.
            turns.of_device(tx, device)
            row = tx.execute(select(d.c.public, d.c.role).where(d.c.key_id == device)).first()
            left = [] if row is None else _unlogged(tx, device)[:_AT_ONCE]
            if row is None or not left:
                return count
            receipting.give(tx, desk, Caller(device, bytes(row.public), row.role, _NEVER), left)
        count += len(left)


def _unlogged(tx: Connection, device: str) -> list[str]:
    """What a device's first receipts name and the log does not, in the order in which it came."""
    r, t = tables.receipts, tables.log_leaves
    old = select(r.c.content).where(r.c.device == device, r.c.log_first.is_(None)).order_by(r.c.number)
    named: dict[str, None] = {}
    for frame in tx.execute(old).scalars():
        named |= dict.fromkeys(Receipt.from_bytes(envelope.from_file(ObjectKind.RECEIPT, bytes(frame)).payload).objects)
    logged: set[str] = set()
    for some in _in_pieces(list(named)):
        logged.update(tx.execute(select(t.c.digest).where(t.c.digest.in_(some))).scalars())
    return [digest for digest in named if digest not in logged]


def _in_pieces(digests: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(digests), _SOME):
        yield digests[start : start + _SOME]
