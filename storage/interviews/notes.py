"""Time-stamped notes and markers of an interview."""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, insert, select, update

from storage.interviews import interviews, search
from storage.interviews.errors import NoSuchInterview
from storage.platform.clock import Moment
from storage.vault.tables import notes
from storage.vault.transaction import Transaction


class NoteKind(StrEnum):
    """Why a note was made; what a marker means is in its text."""

    NOTE = "note"
    MARKER = "marker"
    #: The first words of something written in the account, at the second in which it was begun.
    PIN = "pin"


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
    interviews.require_draft(tx, interview_id)
    note = Note(secrets.token_hex(8), kind, text, moment.wall, attachment_id, offset_ms)
    tx.execute(
        insert(notes).values(
            id=note.id,
            interview_id=interview_id,
            kind=kind.value,
            text=text,
            at=note.at,
            attachment_id=attachment_id,
            offset_ms=offset_ms,
        )
    )
    if kind is not NoteKind.PIN:  # whose words stand in the account and are found there
        search.put(tx, interview_id, f":note:{note.id}", text)
    interviews.touched(tx, interview_id, moment)
    return note


def change(tx: Transaction, note_id: str, text: str) -> None:
    """Give a note another text; its time stays.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such note.
    """
    interview_id = _draft_of(tx, note_id)
    tx.execute(update(notes).where(notes.c.id == note_id).values(text=text))
    search.put(tx, interview_id, f":note:{note_id}", text)


def remove(tx: Transaction, note_id: str) -> None:
    """Take a note away; the row stays, marked.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such note.
    """
    interview_id = _draft_of(tx, note_id)
    tx.execute(update(notes).where(notes.c.id == note_id).values(removed=1))
    search.put(tx, interview_id, f":note:{note_id}", "")


def of_interview(tx: Transaction, interview_id: str) -> tuple[Note, ...]:
    """All notes in the order they were made."""
    rows = tx.execute(
        select(notes).where(notes.c.interview_id == interview_id, notes.c.removed == 0).order_by(notes.c.at, notes.c.id)
    )
    return tuple(_note(row) for row in rows)


def _note(row: Row[tuple[object, ...]]) -> Note:
    return Note(row.id, NoteKind(row.kind), row.text, row.at, row.attachment_id, row.offset_ms)


def _draft_of(tx: Transaction, note_id: str) -> str:
    interview_id = tx.execute(select(notes.c.interview_id).where(notes.c.id == note_id, notes.c.removed == 0)).scalar()
    if interview_id is None:
        raise NoSuchInterview("no-such-note")
    interviews.require_draft(tx, interview_id)
    return str(interview_id)
