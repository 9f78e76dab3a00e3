"""Time-stamped notes and markers of an interview."""

from dataclasses import dataclass
from enum import StrEnum

from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


class NoteKind(StrEnum):
    """Why a note was made."""

    NOTE = "note"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `attachment_id` and `offset_ms` tie it to a moment of a recording, where there is one."""

    id: str
    kind: NoteKind
    text: str
    at: str
    attachment_id: str
    offset_ms: int


def add(
    tx: Transaction,
    interview_id: str,
    kind: NoteKind,
    text: str,
    moment: Moment,
    *,
    attachment_id: str = "",
    offset_ms: int = 0,
) -> Note:
    """Keep a note or marker.

    Raises:
        AlreadySealed: The interview takes no more notes.
    """
    raise NotImplementedError


def change(tx: Transaction, note_id: str, text: str) -> None:
    """Give a note another text; its time stays."""
    raise NotImplementedError


def remove(tx: Transaction, note_id: str) -> None:
    """Take a note away."""
    raise NotImplementedError


def of_interview(tx: Transaction, interview_id: str) -> tuple[Note, ...]:
    """All notes in the order they were made."""
    raise NotImplementedError
