"""Custody of an interview on this device: what was done and when, each entry chained to the one before."""

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select

from storage.objects import canonical
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault.tables import custody
from storage.vault.transaction import Transaction

_START: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One entry; `object` is the digest of the signed object it is about, where there is one."""

    id: int
    interview_id: str
    action: CustodyAction
    at: str
    object: str


def record(
    tx: Transaction,
    interview_id: str,
    action: CustodyAction,
    at: Moment | str,
    object_digest: str = "",
    detail: str = "",
) -> None:
    """Enter what was done with an interview, or with the whole vault where `interview_id` is empty.

    `at` is a moment of this machine, or the time that somebody else signed; `detail` a word of a small vocabulary or
    numbers of cards, never a text of a person.
    """
    at = at if isinstance(at, str) else at.wall
    last = tx.execute(select(custody.c.hash).order_by(custody.c.id.desc()).limit(1)).scalar()
    prev = str(last) if last else _START
    tx.execute(
        insert(custody).values(
            interview_id=interview_id,
            action=action.value,
            at=at,
            object=object_digest,
            prev=prev,
            hash=_hash(prev, interview_id, action.value, at, object_digest),
        )
    )


def of_interview(tx: Transaction, interview_id: str) -> tuple[CustodyEntry, ...]:
    """Everything done with one interview, in order."""
    rows = tx.execute(select(custody).where(custody.c.interview_id == interview_id).order_by(custody.c.id))
    return tuple(CustodyEntry(row.id, row.interview_id, CustodyAction(row.action), row.at, row.object) for row in rows)


def is_unbroken(tx: Transaction) -> bool:
    """Whether every entry of this device fits to the one before it."""
    prev = _START
    for row in tx.execute(select(custody).order_by(custody.c.id)):
        if row.prev != prev or row.hash != _hash(prev, row.interview_id, row.action, row.at, row.object):
            return False
        prev = row.hash
    return True


def _hash(prev: str, interview_id: str, action: str, at: str, object_digest: str) -> str:
    entry = {"prev": prev, "interview": interview_id, "action": action, "at": at, "object": object_digest}
    return hashlib.sha256(canonical.encode(entry)).hexdigest()
