"""What both roads do with what comes back: verify it, then keep it."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.interviews import addressed, assignments, central_log, mission_packages, organisation, reviews
from storage.interviews import receipts as kept_receipts
from storage.interviews.addressed import Opened
from storage.interviews.errors import AssignmentRefused, PracticeMismatch, ReceiptRefused, ReviewRefused
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Clock, Moment
from storage.vault import Transaction, Vault, VaultError
from sync.protocol.addressed import split_addressed
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
    #: Assignments, and what devices say of them.
    assignments: int = 0
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
            kept.alarm(error.code)
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
        kept.alarm(error.code)
        # Its author may be certified by an issuer that only a newer organisation package names.
        return error.code != "review-signature"
    kept.notes += 1
    return True


def keep_addressed(vault: Vault, content: bytes, clock: Clock, kept: Kept) -> bool:
    """Verify and keep what was sealed to this device, from the line or a stick; False if it should be offered again."""
    try:
        _, sealed = split_addressed(content)
        with vault.transaction() as tx:
            found = addressed.opened(tx, sealed, practice=vault.practice)
            kept.assignments += _taken(tx, found, clock.now(), practice=vault.practice)
        if found.signed.kind is ObjectKind.MISSION_PACKAGE:
            # It may have brought another recovery key; what fails now is made good at the next opening.
            with contextlib.suppress(VaultError):
                organisation.let_recover(vault)
    except (AssignmentRefused, PracticeMismatch, MalformedMessage) as error:
        kept.alarm(error.code)
        # Its author may be certified by an issuer that only a newer organisation package names; the sections around
        # a form come with the program, and not before its first interview.
        return error.code not in ("addressed-signature", "mission-package-other-program")
    return True


def _taken(tx: Transaction, found: Opened, moment: Moment, *, practice: bool) -> bool:
    match found.signed.kind:
        case ObjectKind.ASSIGNMENT:
            return assignments.take(tx, found, moment)
        case ObjectKind.ASSIGNMENT_ANSWER:
            return assignments.take_answer(tx, found, moment)
        case _:
            return mission_packages.take(tx, found, moment, practice=practice)
