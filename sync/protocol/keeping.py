"""What both roads do with what comes back: verify it, then keep it."""

from dataclasses import dataclass, field

from storage.interviews import receipts as kept_receipts
from storage.interviews import reviews
from storage.interviews.errors import PracticeMismatch, ReceiptRefused, ReviewRefused
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted
from sync.protocol.reviews import split_review


@dataclass(slots=True)
class Kept:
    """What was kept so far in one delivery."""

    delivered: list[str] = field(default_factory=list)
    receipts: int = 0
    last_receipt: int = 0
    notes: int = 0
    alarms: list[str] = field(default_factory=list)


def keep_receipt(vault: Vault, frame: bytes, clock: Clock, kept: Kept) -> None:
    """Verify and keep one receipt, from the line or from a stick.

    Raises:
        ServerNotTrusted: code forged-receipt.
        DeliveryRefused: code practice-mismatch.
    """
    try:
        with vault.transaction() as tx:
            effect = kept_receipts.record(tx, frame, clock.now())
    except ReceiptRefused as error:
        if error.code == "receipt-unknown-object":
            # Signed by central, about what this disk never sent or no longer knows (a restored one): an alarm, no stop.
            kept.alarms.append(error.code)
            return
        raise ServerNotTrusted("forged-receipt") from error
    except PracticeMismatch as error:
        raise DeliveryRefused("practice-mismatch") from error
    if effect.is_ahead and kept_receipts.CLOCK_AHEAD not in kept.alarms:
        kept.alarms.append(kept_receipts.CLOCK_AHEAD)
    kept.receipts += 1
    kept.delivered.extend(effect.delivered)


def keep_note(vault: Vault, content: bytes, clock: Clock, kept: Kept) -> bool:
    """Verify and keep one review note, from the line or from a stick; False if it should be offered again."""
    try:
        _, sealed = split_review(content)
        with vault.transaction() as tx:
            reviews.record(tx, sealed, practice=vault.practice, moment=clock.now())
    except (ReviewRefused, PracticeMismatch, MalformedMessage) as error:
        kept.alarms.append(error.code)
        # Its author may be certified by an issuer that only a newer organisation package names.
        return error.code != "review-signature"
    kept.notes += 1
    return True
