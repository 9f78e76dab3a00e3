"""What is read and decided about a sealed interview of one's own. Knows no Qt."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.container import ContainerError
from storage.interviews import (
    amending,
    assignments,
    attachments,
    closing,
    custody,
    interviews,
    leaving,
    playback,
    receipts,
    reviews,
    sitting,
    statements,
    stopping,
)
from storage.interviews.assignments import Given
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.closing import Outlook
from storage.interviews.custody import CustodyEntry
from storage.interviews.errors import InterviewError
from storage.interviews.interviews import InterviewSummary
from storage.interviews.playback import ReadableAttachment
from storage.interviews.reviews import ReviewNote
from storage.objects.custody import CustodyAction
from storage.objects.envelope import from_frame
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.platform.clock import Clock
from storage.vault import Vault, VaultFull, VaultReadOnly


@dataclass(frozen=True, slots=True)
class SealedInterview:
    """All that is shown; without `statement` its pages may no longer be read here."""

    summary: InterviewSummary
    statement: bytes | None
    statement_sha256: str
    custody: tuple[CustodyEntry, ...]
    receipts: tuple[str, ...]
    reviews: tuple[ReviewNote, ...]
    recordings: tuple[Attachment, ...]
    outlook: Outlook
    #: Whether the organisation has a rule by which interviews with this form may go to others.
    may_leave: bool = False
    #: The person took back or narrowed consent, and the correction with that is not sealed yet.
    is_held: bool = False
    #: What coordinators ask to be made clear.
    asked: tuple[Given, ...] = ()


class View(Protocol):
    """The sealed interview's screen as its presenter sees it."""

    def show_interview(self, interview: SealedInterview) -> None:
        """Show everything."""

    def show_sound(self, attachment_id: str, sound: ReadableAttachment) -> None:
        """Show the player of a recording."""

    def show_revision(self, interview_id: str) -> None:
        """Go to the draft of the correction."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class SealedPresenter:
    """Reads; the one thing it may begin is a new revision."""

    def __init__(self, view: View, vault: Vault, interview_id: str, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._id, self._jobs, self._clock = view, vault, interview_id, jobs, clock
        self._is_gone = False

    def started(self) -> None:
        """Read the interview."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more."""
        self._is_gone = True

    def sound_asked(self, attachment_id: str) -> None:
        """Open a recording to be played."""
        self._jobs.run(
            Lane.VAULT,
            lambda: self._sound(attachment_id),
            done=self._opener(attachment_id),
            failed=self._failed,
        )

    def correction_asked(self) -> None:
        """Start a new revision; the sealed one is untouched."""
        self._jobs.run(
            Lane.VAULT,
            lambda: amending.amend(self._vault, self._id, self._clock.now()),
            done=self._amended,
            failed=self._failed,
        )

    def _sound(self, attachment_id: str) -> ReadableAttachment:
        sound = playback.open_attachment(self._vault, attachment_id)
        sitting.noted(self._vault, self._id, CustodyAction.PLAY, self._clock.now(), detail=attachment_id)
        return sound

    def _read(self) -> SealedInterview:
        # First, so that the list of what was done shows it too.
        sitting.noted(self._vault, self._id, CustodyAction.VIEW, self._clock.now())
        with self._vault.read() as tx:
            summary = interviews.get(tx, self._id)
            notes = reviews.of_interview(tx, self._id)
            entries = custody.of_interview(tx, self._id)
            frames = receipts.of_interview(tx, self._id)
            kept = attachments.of_interview(tx, self._id)
            statement = statements.current(tx, self._id)
            outlook = closing.outlook(tx, self._vault, self._id)
            may_leave = bool(leaving.rules_of(tx, self._id))
            asked = assignments.asked_of(tx, summary.interview)
            is_held = stopping.why(tx, self._id) is not None
        # A disk that takes nothing more must not keep anybody from reading.
        with contextlib.suppress(VaultFull, VaultReadOnly), self._vault.transaction() as tx:
            for note in notes:
                if not note.is_read:
                    reviews.mark_read(tx, note.digest)
        pages = None
        if statement is not None:
            try:
                pages = statements.pdf(self._vault, statement)
            except (InterviewError, ContainerError):
                # Policy may close a sealed interview to its author; the rest of the screen stays.
                pages = None
        return SealedInterview(
            summary=summary,
            statement=pages,
            statement_sha256=statement.sha256 if statement is not None else "",
            custody=entries,
            receipts=tuple(_time_of(frame) for frame in frames),
            reviews=notes,
            recordings=() if summary.is_closed else tuple(one for one in kept if one.kind is AttachmentKind.AUDIO),
            outlook=outlook,
            may_leave=may_leave,
            is_held=is_held,
            asked=asked,
        )

    def _shown(self, interview: SealedInterview) -> None:
        if not self._is_gone:
            self._view.show_interview(interview)

    def _opener(self, attachment_id: str) -> Callable[[ReadableAttachment], None]:
        def opened(sound: ReadableAttachment) -> None:
            if self._is_gone:
                sound.close()
            else:
                self._view.show_sound(attachment_id, sound)

        return opened

    def _amended(self, interview_id: str) -> None:
        if not self._is_gone:
            self._view.show_revision(interview_id)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def _time_of(frame: bytes) -> str:
    return Receipt.from_bytes(from_frame(ObjectKind.RECEIPT, frame).payload).at
