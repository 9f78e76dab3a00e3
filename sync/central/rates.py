"""What a device asks for and sends is counted in the database, so that all workers and machines count together."""

from sqlalchemy import BigInteger, Connection, bindparam, case, exists, func, select, update

from sync.central import sessions, tables
from sync.central.database import add
from sync.central.errors import Refused
from sync.central.settings import Allowance

_MINUTE = 60
_DAY = 86_400
_T = tables.allowances
_SIZE = bindparam("size", type_=BigInteger)
# Put together once: this is done for every request.
_COUNTING = (
    update(_T)
    .where(_T.c.device == bindparam("of"))
    .values(
        minute=bindparam("this_minute"),
        requests=case((_T.c.minute == bindparam("this_minute"), _T.c.requests + 1), else_=1),
        day=bindparam("this_day"),
        bytes=case((_T.c.day == bindparam("this_day"), _T.c.bytes + _SIZE), else_=_SIZE),
    )
)
_COUNTED = _COUNTING.returning(_T.c.requests, _T.c.bytes)
# The same together with the nonce, where nothing is in the way. A power cut may undo it, as in `database.passing`.
_SPACE = exists().where(
    _T.c.device == bindparam("of"),
    (_T.c.minute != bindparam("this_minute")) | (_T.c.requests < bindparam("most_requests", type_=BigInteger)),
    case((_T.c.day == bindparam("this_day"), _T.c.bytes), else_=0) + _SIZE <= bindparam("most_bytes", type_=BigInteger),
)
_SPENT = sessions.ADVANCED.where(_SPACE).returning(tables.sessions.c.id).cte("spent")
_SPENT_AND_COUNTED = _COUNTING.where(exists(select(_SPENT.c.id))).returning(
    func.set_config("synchronous_commit", "off", True)
)


def spend_and_charge(
    tx: Connection, device: str, session: str, number: int, size: int, *, now: int, allowance: Allowance
) -> bool:
    """Use a nonce up and count the request in one statement; False, and nothing done, where that needs a closer look.

    It does so for the first request of a session or a device, for what is refused, and always in SQLite.
    """
    if tx.dialect.name != "postgresql":
        return False
    given = {"of": device, "session": session, "number": number, "size": size}
    given |= {"this_minute": now // _MINUTE, "this_day": now // _DAY}
    given |= {"most_requests": allowance.requests_a_minute, "most_bytes": allowance.bytes_a_day}
    return tx.execute(_SPENT_AND_COUNTED, given).first() is not None


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
