"""Answers of drafts: append-only revisions by ref, so that every save can be repeated and undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.engine.changes import RepeatWrite, Write
from forms.engine.saved import SavedInstance
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AnswerRevision:
    """One value an answer once had; None means it was taken away."""

    id: int
    ref: str
    value: str | None
    at: str


def save_answers(
    tx: Transaction,
    interview_id: str,
    writes: Sequence[Write],
    moment: Moment,
    repeats: Sequence[RepeatWrite] = (),
) -> None:
    """Add a revision for each answer that differs from the newest one; safe to repeat.

    Raises:
        AlreadySealed: The interview takes no more answers.
        NoSuchInterview: There is none with this id.
    """
    raise NotImplementedError


def answers(tx: Transaction, interview_id: str) -> SavedInstance:
    """All that the form's session needs to go on where it stopped."""
    raise NotImplementedError


def history(tx: Transaction, interview_id: str, ref: str) -> tuple[AnswerRevision, ...]:
    """Every value this answer had, the newest first."""
    raise NotImplementedError
