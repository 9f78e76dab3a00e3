"""Receipts: believed only if signed by the pinned key and about what we asked."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Select, bindparam, exists, insert, select, update

from storage.interviews import custody, device, organisation, trusted, withdrawn
from storage.interviews.errors import PracticeMismatch, ReceiptRefused
from storage.interviews.outbox import ALWAYS, Sending
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.platform.clock import Moment
from storage.vault.among import among, listed
from storage.vault.tables import interviews, outbox, receipts
from storage.vault.transaction import Transaction

#: The word in the custody list, and of the alarm, for a central whose clock is ahead.
CLOCK_AHEAD: Final = "central-clock-ahead"

# Put together once: they are asked of every receipt.
_AT: Final = select(receipts.c.at).where(receipts.c.digest == bindparam("by"))
_KEEP: Final = insert(receipts)
_OURS: Final = select(outbox.c.digest, outbox.c.interview_id).where(among(outbox.c.digest))
_RECEIPTED: Final = (
    update(outbox)
    .where(among(outbox.c.digest), outbox.c.state != Sending.RECEIPTED.value)
    .values(state=Sending.RECEIPTED.value, code="", receipt=bindparam("by"))
)
_OTHERS: Final = select(receipts.c.digest, receipts.c.content).where(
    receipts.c.digest.in_(select(outbox.c.receipt).where(among(outbox.c.digest), outbox.c.receipt != bindparam("by")))
)
_DELIVERED: Final = update(interviews).where(among(interviews.c.id)).values(delivered_at=bindparam("then"))


@dataclass(frozen=True, slots=True)
class ReceiptEffect:
    """What a receipt changed: how many items are receipted by it, which interviews are delivered now.

    `is_ahead` says that central's clock is, by more than two days.
    """

    items: int
    delivered: tuple[str, ...]
    is_ahead: bool = False


def record(tx: Transaction, receipt: bytes, moment: Moment, *, asked: Collection[str] = ()) -> ReceiptEffect:
    """Verify and keep a receipt (frame or envelope); safe to repeat.

    One from a central whose clock is ahead counts as any other, by our own clock.

    Raises:
        ReceiptRefused: Codes ``receipt-damaged``, ``receipt-signature``, ``receipt-other-device``,
            ``receipt-unknown-object`` (nothing in it is ours), ``receipt-incomplete`` (not all that was asked about).
        PracticeMismatch: A practice receipt for real work, or the reverse.
        NoOrganisation: There is no pinned key.
    """
    package = organisation.required(tx).package
    signed, stated = _verified(receipt, bytes.fromhex(package.central.receipt_key))
    if stated.practice != package.practice:
        raise PracticeMismatch
    if stated.device != device.signing(tx).public.hex():
        raise ReceiptRefused("receipt-other-device")
    named = set(stated.objects)
    if not named.issuperset(asked):
        raise ReceiptRefused("receipt-incomplete")
    ours = _ours(tx, named)
    if not ours:
        raise ReceiptRefused("receipt-unknown-object")
    # Others besides ours may be named: a vault restored from a backup has forgotten what it once sent.
    at = tx.execute(_AT, {"by": signed.digest}).scalar()
    if at is None:
        at = trusted.heard(tx, stated.at, moment)
        tx.execute(_KEEP, {"digest": signed.digest, "content": signed.to_frame(), "at": at})
    is_ahead = at != stated.at
    if is_ahead:
        custody.record_once(tx, "", CustodyAction.NOTICE, moment, detail=CLOCK_AHEAD)
    items = tx.execute(_RECEIPTED, listed(ours) | {"by": signed.digest}).rowcount
    if stated.log is not None:
        _take_place_of_unlogged(tx, ours, signed.digest)
    delivered = _delivered(tx, set(ours.values()), at)
    custody.record_all(tx, delivered, CustodyAction.ACKNOWLEDGE, stated.at, signed.digest)
    return ReceiptEffect(items, tuple(delivered), is_ahead)


def of_interview(tx: Transaction, interview_id: str) -> tuple[bytes, ...]:
    """The receipts (frames) that cover an interview, for showing and export."""
    used = select(outbox.c.receipt).where(outbox.c.interview_id == interview_id, outbox.c.receipt.is_not(None))
    rows = tx.execute(select(receipts.c.content).where(receipts.c.digest.in_(used)).order_by(receipts.c.at))
    return tuple(bytes(row.content) for row in rows)


def _verified(receipt: bytes, key: bytes) -> tuple[Signed, Receipt]:
    try:
        signed = envelope.from_file(ObjectKind.RECEIPT, receipt)
        signed.verify(key)
        return signed, Receipt.from_bytes(signed.payload)
    except Malformed:
        raise ReceiptRefused("receipt-damaged") from None
    except NotSigned:
        raise ReceiptRefused("receipt-signature") from None


def _ours(tx: Transaction, digests: set[str]) -> dict[str, str]:
    return {row.digest: row.interview_id for row in tx.execute(_OURS, listed(digests))}


def _take_place_of_unlogged(tx: Transaction, digests: Collection[str], receipt: str) -> None:
    """Where the receipt of an item is from before central's log, one that says a place in it counts from now on."""
    rows = tx.execute(_OTHERS, listed(digests) | {"by": receipt}).all()
    unlogged = [
        row.digest
        for row in rows
        if Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, bytes(row.content)).payload).log is None
    ]
    if unlogged:
        replaced = update(outbox).where(among(outbox.c.digest), outbox.c.receipt.in_(unlogged))
        tx.execute(replaced.values(receipt=receipt), listed(digests))


def _delivered(tx: Transaction, interview_ids: Collection[str], at: str) -> list[str]:
    """Mark those delivered of which every part and file is receipted; those of which it was not so before."""
    new = tx.execute(_whole(), listed(interview_ids)).scalars().all()
    if new:
        tx.execute(_DELIVERED, listed(new) | {"then": at})
    return list(new)


@cache
def _whole() -> Select[str]:
    i, o = interviews.c, outbox.c
    lacking = exists().where(o.interview_id == i.id, o.kind.not_in(ALWAYS), o.state != Sending.RECEIPTED.value)
    whole = among(i.id), i.delivered_at.is_(None), i.leaves == 1, ~lacking.correlate(interviews)
    return select(i.id).where(*whole, ~withdrawn.condition()).order_by(i.id)
