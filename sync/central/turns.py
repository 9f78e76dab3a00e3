"""Turns between workers and machines: locks that PostgreSQL keeps until the transaction ends.

SQLite needs none: there only one writes. Taken always in this order, so that no two wait for each other: device,
interview, announcing, and last that of the log (log.py). A service without the right to update evidence cannot lock
its rows; this it can.
"""

from collections.abc import Collection

from sqlalchemy import Connection, text

_OURS = 0x5356
_ANNOUNCING = 1
_ENROLLING = 2


def of_device(tx: Connection, key_id: str) -> None:
    """One writer a device: its journal, receipts and revocation do not overtake each other."""
    _of_id(tx, key_id)


def of_interview(tx: Connection, interview: str) -> None:
    """One writer an interview: two devices cannot both be the first to bring it."""
    _of_id(tx, interview)


def of_interviews(tx: Connection, interviews: Collection[str]) -> None:
    """The same for several, always in one order: two who bring the same ones do not wait for each other."""
    if interviews and tx.dialect.name == "postgresql":
        numbers = sorted(_number(one) for one in interviews)
        # A list is gone through from its beginning.
        statement = text(
            "SELECT count(pg_advisory_xact_lock(number)) FROM unnest(CAST(:numbers AS bigint[])) AS number"
        )
        tx.execute(statement, {"numbers": numbers})


def to_announce(tx: Connection) -> None:
    """Many may announce at once, but not while somebody is enrolled who is to hear of it."""
    _named(tx, "pg_advisory_xact_lock_shared", _ANNOUNCING)


def to_enrol(tx: Connection) -> None:
    """One enrolment at a time, while nothing is announced: a new coordinator misses nothing."""
    _named(tx, "pg_advisory_xact_lock", _ENROLLING)
    _named(tx, "pg_advisory_xact_lock", _ANNOUNCING)


def _of_id(tx: Connection, name: str) -> None:
    if tx.dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _number(name)})


def _number(name: str) -> int:
    return int.from_bytes(bytes.fromhex(name)[:8], "big", signed=True)


def _named(tx: Connection, function: str, which: int) -> None:
    if tx.dialect.name == "postgresql":
        # The function is one of two names above; numbers of two halves never meet those of ids.
        tx.execute(text(f"SELECT {function}(:ours, :which)"), {"ours": _OURS, "which": which})
