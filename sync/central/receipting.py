"""Receipts: made in the transaction that stores what they name, so that none is ever for nothing."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from storage.objects.envelope import sign
from storage.objects.receipt import LETTERS, MOST_OBJECTS, LogPlace, Receipt
from sync.central import log, tables
from sync.central.desk import Caller, Desk


def give(tx: Connection, desk: Desk, caller: Caller, digests: Sequence[str]) -> None:
    """Log what this transaction stored, and keep a signed receipt for it."""
    give_for(tx, desk, caller, log.entries_of(tx, caller.key_id, digests))


def give_for(tx: Connection, desk: Desk, caller: Caller, entries: Sequence[log.Entry]) -> None:
    """The same where it is known what each is; the caller can read the receipt only after the commit.

    The last thing of a transaction: until it commits nobody else can log anything.
    """
    if not entries:
        return
    epoch = tx.execute(select(func.count()).where(tables.devices.c.revocation.is_not(None))).scalar_one()
    first = log.append(tx, entries)
    for start in range(0, len(entries), MOST_OBJECTS):
        some = entries[start : start + MOST_OBJECTS]
        place = LogPlace(
            first=first + start,
            kinds="".join(LETTERS[one.kind] for one in some),
            seqs=tuple(one.seq for one in some if one.seq),
        )
        receipt = Receipt(
            practice=desk.practice,
            device=caller.public.hex(),
            objects=tuple(one.digest for one in some),
            at=desk.time(),
            epoch=epoch,
            log=place,
        )
        row = {
            "device": caller.key_id,
            "content": sign(receipt, desk.keys.receipt).to_frame(),
            "made_at": receipt.at,
            "acknowledged": False,
            "log_first": place.first,
            "log_count": len(some),
        }
        tx.execute(insert(tables.receipts).values(**row))
