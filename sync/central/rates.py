"""What a device asks for and sends is counted in the database, so that all workers and machines count together."""

from sqlalchemy import BigInteger, Connection, bindparam, case, update

from sync.central import tables
from sync.central.database import add
from sync.central.errors import Refused
from sync.central.settings import Allowance

_MINUTE = 60
_DAY = 86_400
_T = tables.allowances
_SIZE = bindparam("size", type_=BigInteger)
# Put together once: this is done for every request.
_COUNTED = (
    update(_T)
    .where(_T.c.device == bindparam("of"))
    .values(
        minute=bindparam("this_minute"),
        requests=case((_T.c.minute == bindparam("this_minute"), _T.c.requests + 1), else_=1),
        day=bindparam("this_day"),
        bytes=case((_T.c.day == bindparam("this_day"), _T.c.bytes + _SIZE), else_=_SIZE),
    )
    .returning(_T.c.requests, _T.c.bytes)
)


def charge(tx: Connection, device: str, size: int, *, now: int, allowance: Allowance) -> None:
    """Count one request with a body of so many bytes.

    Raises:
        Refused: codes too-many-requests, too-many-bytes; the body is not read.
    """
    minute, day = now // _MINUTE, now // _DAY
    given = {"of": device, "this_minute": minute, "this_day": day, "size": size}
    row = tx.execute(_COUNTED, given).first()
    if row is None:
        add(tx, tables.allowances, {"device": device, "minute": minute, "requests": 0, "day": day, "bytes": 0})
        row = tx.execute(_COUNTED, given).one()
    if row.requests > allowance.requests_a_minute:
        raise Refused("too-many-requests", 429)
    if row.bytes > allowance.bytes_a_day:
        raise Refused("too-many-bytes", 429)
