"""The log of deliveries: when, by which road, what came of it. The newest are kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, func, insert, select, update

from storage.vault.delivery_tables import deliveries
from storage.vault.transaction import Transaction

DONE: Final = "done"
STOPPED: Final = "stopped"
_KEPT: Final = 500


class Road(StrEnum):
    """How it left, or came back."""

    LINE = "line"
    PACK = "pack"
    ANSWER = "answer"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery; `outcome` is `done`, `stopped`, or the code of what went wrong.

    `delivered`, `waiting` and `refused` count interviews, `came` what came back: review notes, or receipts of a stick.
    """

    began: str
    ended: str
    road: Road
    outcome: str
    delivered: int = 0
    waiting: int = 0
    refused: int = 0
    came: int = 0
    sent_bytes: int = 0


def record(tx: Transaction, one: Delivery) -> None:
    """Write it down, and let go of what is older than the last 500.

    The same failure again makes the line before it longer: a night without a network is one line.
    """
    if one.outcome not in (DONE, STOPPED) and _goes_on(tx, one):
        return
    tx.execute(
        insert(deliveries).values(
            began=one.began,
            ended=one.ended,
            road=one.road.value,
            outcome=one.outcome,
            delivered=one.delivered,
            waiting=one.waiting,
            refused=one.refused,
            came=one.came,
            sent_bytes=one.sent_bytes,
        )
    )
    newest = select(func.max(deliveries.c.number)).scalar_subquery()
    tx.execute(delete(deliveries).where(deliveries.c.number <= newest - _KEPT))


def _goes_on(tx: Transaction, one: Delivery) -> bool:
    newest = select(func.max(deliveries.c.number)).scalar_subquery()
    same = (
        (deliveries.c.number == newest) & (deliveries.c.road == one.road.value) & (deliveries.c.outcome == one.outcome)
    )
    longer = update(deliveries).where(same).values(ended=one.ended, sent_bytes=deliveries.c.sent_bytes + one.sent_bytes)
    return bool(tx.execute(longer).rowcount)


def listed(tx: Transaction, *, limit: int = _KEPT) -> tuple[Delivery, ...]:
    """The newest first."""
    rows = tx.execute(select(deliveries).order_by(deliveries.c.number.desc()).limit(limit))
    return tuple(
        Delivery(
            began=row.began,
            ended=row.ended,
            road=Road(row.road),
            outcome=row.outcome,
            delivered=row.delivered,
            waiting=row.waiting,
            refused=row.refused,
            came=row.came,
            sent_bytes=row.sent_bytes,
        )
        for row in rows
    )
