"""Stretches of a recording that are marked: what derived copies leave out. The sound itself stays whole."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, delete, insert, select

from forms.interview.record import Json
from storage.interviews import attachment_rows, interviews
from storage.interviews.errors import NoSuchInterview
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault.sound_tables import stretches
from storage.vault.tables import attachments
from storage.vault.transaction import Transaction


class StretchKind(StrEnum):
    """Why a stretch was marked."""

    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one millisecond of a recording to another."""

    id: str
    attachment_id: str
    kind: StretchKind
    from_ms: int
    to_ms: int


def add(tx: Transaction, attachment_id: str, kind: StretchKind, from_ms: int, to_ms: int, moment: Moment) -> Stretch:
    """Mark a stretch of a draft's recording, whichever end was named first.

    Raises:
        AlreadySealed: The interview takes no more marks.
        NoSuchInterview: There is no such recording.
    """
    interview_id = attachment_rows.get(tx, attachment_id).interview_id
    interviews.require_draft(tx, interview_id)
    made = Stretch(secrets.token_hex(8), attachment_id, kind, max(0, min(from_ms, to_ms)), max(0, from_ms, to_ms))
    tx.execute(
        insert(stretches).values(
            id=made.id,
            interview_id=interview_id,
            attachment_id=attachment_id,
            kind=kind.value,
            from_ms=made.from_ms,
            to_ms=made.to_ms,
            at=moment.wall,
        )
    )
    return made


def pair(tx: Transaction, attachment_id: str, marks: Sequence[int], moment: Moment) -> Stretch | None:
    """Of sensitive marks at these places every second one ends a stretch: mark that stretch, if the last one does.

    Raises:
        AlreadySealed: The interview takes no more marks.
        NoSuchInterview: There is no such recording.
    """
    ordered = sorted(marks)
    if not ordered or len(ordered) % 2:
        return None
    return add(tx, attachment_id, StretchKind.SENSITIVE, ordered[-2], ordered[-1], moment)


def remove(tx: Transaction, stretch_id: str) -> None:
    """Take a mark away.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such mark.
    """
    owner = tx.execute(select(stretches.c.interview_id).where(stretches.c.id == stretch_id)).scalar()
    if owner is None:
        raise NoSuchInterview("no-such-note")
    interviews.require_draft(tx, owner)
    tx.execute(delete(stretches).where(stretches.c.id == stretch_id))


def of_recording(tx: Transaction, attachment_id: str) -> tuple[Stretch, ...]:
    """The marked stretches of a recording in the order of the sound."""
    rows = tx.execute(
        select(stretches)
        .where(stretches.c.attachment_id == attachment_id)
        .order_by(stretches.c.from_ms, stretches.c.to_ms, stretches.c.id)
    )
    return tuple(_stretch(row) for row in rows)


def for_record(tx: Transaction, interview_id: str, part: PartKind) -> list[Json]:
    """What is sealed of the marks in one part: those of its own recordings."""
    rows = tx.execute(
        select(stretches)
        .join(attachments, attachments.c.id == stretches.c.attachment_id)
        .where(stretches.c.interview_id == interview_id, attachments.c.part == part.value, attachments.c.removed == 0)
        .order_by(stretches.c.attachment_id, stretches.c.from_ms, stretches.c.id)
    )
    return [
        {"recording": row.attachment_id, "kind": row.kind, "from_ms": row.from_ms, "to_ms": row.to_ms} for row in rows
    ]


def forget(tx: Transaction, attachment_id: str) -> None:
    """The recording is taken out."""
    tx.execute(delete(stretches).where(stretches.c.attachment_id == attachment_id))


def close(tx: Transaction, interview_id: str) -> None:
    """The interview is closed to its author."""
    tx.execute(delete(stretches).where(stretches.c.interview_id == interview_id))


def _stretch(row: Row[tuple[object, ...]]) -> Stretch:
    return Stretch(row.id, row.attachment_id, StretchKind(row.kind), row.from_ms, row.to_ms)
