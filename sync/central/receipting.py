"""Receipts: made in the transaction that stores what they name, so that none is ever for nothing."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from storage.objects.envelope import sign
from storage.objects.receipt import MOST_OBJECTS, Receipt
from sync.central import tables
from sync.central.desk import Caller, Desk


def give(tx: Connection, desk: Desk, caller: Caller, digests: Sequence[str]) -> None:
    """Keep a signed receipt for what this transaction stored; the caller can read it only after the commit."""
    epoch = tx.execute(select(func.count()).where(tables.devices.c.revocation.is_not(None))).scalar_one()
    for start in range(0, len(digests), MOST_OBJECTS):
        receipt = Receipt(
            practice=desk.practice,
            device=caller.public.hex(),
            objects=tuple(digests[start : start + MOST_OBJECTS]),
            at=desk.time(),
            epoch=epoch,
        )
        frame = sign(receipt, desk.keys.receipt).to_frame()
        row = {"device": caller.key_id, "content": frame, "made_at": receipt.at, "acknowledged": False}
        tx.execute(insert(tables.receipts).values(**row))
