"""What both roads do with what comes back: verify it, then keep it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.interviews import central_log, reviews
from storage.interviews import receipts as kept_receipts
from storage.interviews.errors import PracticeMismatch, ReceiptRefused, ReviewRefused
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted
from sync.protocol.messages import LogHead, bytes_of
from sync.protocol.reviews import split_review


@dataclass(slots=True)
class Kept:
    """What was kept so far in one delivery."""

    delivered: list[str] = field(default_factory=list)
    receipts: int = 0
    last_receipt: int = 0
    notes: int = 0
    alarms: list[str] = field(default_factory=list)

    def alarm(self, code: str) -> None:
        """Raise an alarm, once."""
        if code not in self.alarms:
            self.alarms.append(code)


def keep_log(vault: Vault, head: LogHead, clock: Clock, kept: Kept) -> bool:
    """Hold central's log against what is known of it, and keep the checkpoint; False and an alarm if it does not agree.

    Raises:
        ServerNotTrusted: code forged-checkpoint.
    """
    try:
        with vault.transaction() as tx:
            found = central_log.hold(tx, head.checkpoint, head.since, hashes_of(head.consistency), clock.now())
    except ReceiptRefused as error:
        raise ServerNotTrusted("forged-checkpoint") from error
    if found is not None:
        # What was sealed goes on leaving: to keep it back would lose more than a central that lies can take.
        kept.alarm(found.value)
    return found is None


def hashes_of(texts: Sequence[str]) -> tuple[bytes, ...]:
    """The hashes of a proof.

    Raises:
        ServerNotTrusted: code wrong-answer.
    """
    try:
        return tuple(bytes_of(text) for text in texts)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error


def path_of(hashes: Sequence[bytes], path: Sequence[int]) -> tuple[bytes, ...]:
    """Those hashes that prove one receipt.

    Raises:
        ServerNotTrusted: code wrong-answer.
    """
    if any(step >= len(hashes) for step in path):
        raise ServerNotTrusted("wrong-answer")
    return tuple(hashes[step] for step in path)


def keep_receipt(vault: Vault, frame: bytes, clock: Clock, kept: Kept, proof: Sequence[bytes] | None = None) -> None:
    """Verify and keep one receipt, from the line or from a stick, with its proof if the log agrees.

    Raises:
        ServerNotTrusted: code forged-receipt.
        DeliveryRefused: code practice-mismatch.
    """
    try:
        with vault.transaction() as tx:
            moment = clock.now()
            effect = kept_receipts.record(tx, frame, moment)
            found = None if proof is None else central_log.prove(tx, frame, proof, moment)
    except ReceiptRefused as error:
        if error.code == "receipt-unknown-object":
            # Signed by central, about what this disk never sent or no longer knows (a restored one): an alarm, no stop.
            kept.alarms.append(error.code)
            return
        raise ServerNotTrusted("forged-receipt") from error
    except PracticeMismatch as error:
        raise DeliveryRefused("practice-mismatch") from error
    if effect.is_ahead:
        kept.alarm(kept_receipts.CLOCK_AHEAD)
    if found is not None:
        kept.alarm(found.value)
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
