"""What a device asks for and sends is counted in the database, so that all workers and machines count together."""

from sqlalchemy import Connection, case, update

from sync.central import tables
from sync.central.database import add
from sync.central.errors import Refused
from sync.central.settings import Allowance

_MINUTE = 60
_DAY = 86_400


def charge(tx: Connection, device: str, size: int, *, now: int, allowance: Allowance) -> None:
    """Count one request with a body of so many bytes.

    Raises:
        Refused: codes too-many-requests, too-many-bytes; the body is not read.
    """
    minute, day = now // _MINUTE, now // _DAY
    t = tables.allowances
    counted = (
        update(t)
        .where(t.c.device == device)
        .values(
            minute=minute,
            requests=case((t.c.minute == minute, t.c.requests + 1), else_=1),
            day=day,
            bytes=case((t.c.day == day, t.c.bytes + size), else_=size),
        )
        .returning(t.c.requests, t.c.bytes)
    )
    row = tx.execute(counted).first()
    if row is None:
        add(tx, t, {"device": device, "minute": minute, "requests": 0, "day": day, "bytes": 0})
        row = tx.execute(counted).one()
    if row.requests > allowance.requests_a_minute:
        raise Refused("too-many-requests", 429)
    if row.bytes > allowance.bytes_a_day:
        raise Refused("too-many-bytes", 429)
