"""Receipts: believed only if signed by the pinned key and about what we asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select, update

from storage.interviews import custody, device, organisation, trusted
from storage.interviews.errors import PracticeMismatch, ReceiptRefused
from storage.interviews.outbox import ALWAYS, Sending
from storage.interviews.withdrawn import is_withdrawn
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.platform.clock import Moment
from storage.vault.tables import interviews, outbox, receipts
from storage.vault.transaction import Transaction

#: The word in the custody list, and of the alarm, for a central whose clock is ahead.
CLOCK_AHEAD: Final = "central-clock-ahead"


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
    at = tx.execute(select(receipts.c.at).where(receipts.c.digest == signed.digest)).scalar()
    if at is None:
        at = trusted.heard(tx, stated.at, moment)
        tx.execute(insert(receipts).values(digest=signed.digest, content=signed.to_frame(), at=at))
    is_ahead = at != stated.at
    if is_ahead:
        custody.record_once(tx, "", CustodyAction.NOTICE, moment, detail=CLOCK_AHEAD)
    items = 0
    for some in _in_pieces(set(ours)):
        items += tx.execute(
            update(outbox)
            .where(outbox.c.digest.in_(some), outbox.c.state != Sending.RECEIPTED.value)
            .values(state=Sending.RECEIPTED.value, code="", receipt=signed.digest)
        ).rowcount
    delivered = [interview_id for interview_id in sorted(set(ours.values())) if _delivered(tx, interview_id, at)]
    for interview_id in delivered:
        custody.record(tx, interview_id, CustodyAction.ACKNOWLEDGE, stated.at, signed.digest)
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
    found: dict[str, str] = {}
    for some in _in_pieces(digests):
        rows = tx.execute(select(outbox.c.digest, outbox.c.interview_id).where(outbox.c.digest.in_(some)))
        found.update({row.digest: row.interview_id for row in rows})
    return found


def _in_pieces(digests: set[str]) -> Iterator[list[str]]:
    """A statement takes only so many parameters."""
    ordered = sorted(digests)
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]


def _delivered(tx: Transaction, interview_id: str, at: str) -> bool:
    """Mark an interview delivered when manifest, parts, wrapsets and files are all receipted; True the first time."""
    missing = tx.execute(
        select(outbox.c.number)
        .where(
            outbox.c.interview_id == interview_id,
            outbox.c.kind.not_in(ALWAYS),
            outbox.c.state != Sending.RECEIPTED.value,
        )
        .limit(1)
    ).first()
    if missing is not None or is_withdrawn(tx, interview_id):
        return False
    marked = tx.execute(
        update(interviews)
        .where(interviews.c.id == interview_id, interviews.c.delivered_at.is_(None), interviews.c.leaves == 1)
        .values(delivered_at=at)
    )
    return bool(marked.rowcount)
