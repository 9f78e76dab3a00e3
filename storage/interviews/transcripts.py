"""Transcripts of recordings: lines with speaker and time code. A transcript is never part of the statement.

Begun in a draft it is sealed with the record, in the part of its recording; begun later it is derived from the sealed
interview, names it, and leaves beside it as an addendum to those who may hear the recording.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from forms.interview.record import Json
from storage.interviews import attachment_rows, custody, interviews
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.errors import NoSuchInterview
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault.sound_tables import transcript_lines, transcripts
from storage.vault.tables import attachments
from storage.vault.transaction import Transaction

LONGEST_LINE = 4_000
LONGEST_HEAD = 500
MOST_LINES = 20_000


class Fidelity(StrEnum):
    """How close a transcript keeps to the words; codes of the form's list fa_style."""

    VERBATIM = "verbatim"
    NEAR = "near"
    SUMMARY = "summary"


class Speaker(StrEnum):
    """Who speaks; names stay out of it, so that a transcript can be given without the identity."""

    PERSON = "person"
    DOCUMENTER = "documenter"
    INTERPRETER = "interpreter"
    OTHER = "other"


class Origin(StrEnum):
    """Who wrote a line first."""

    TYPED = "typed"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a machine's counts only once a person has confirmed it."""

    id: str
    at_ms: int
    speaker: Speaker
    text: str
    origin: Origin = Origin.TYPED
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Transcript:
    """Who transcribed a recording, why and how; `original` names the sealed interview where it was made later."""

    id: str
    interview_id: str
    attachment_id: str
    fidelity: Fidelity
    author: str
    reason: str
    method: str
    made: str
    original: str


def new_line(at_ms: int, speaker: Speaker, text: str = "") -> Line:
    """A line that a person is about to write."""
    return Line(secrets.token_hex(8), max(0, at_ms), speaker, text)


def of_recording(tx: Transaction, attachment_id: str) -> Transcript | None:
    """The transcript of a recording, if one was begun; the newest where there are several."""
    rows = tx.execute(
        select(transcripts)
        .where(transcripts.c.attachment_id == attachment_id)
        .order_by(transcripts.c.made.desc(), transcripts.c.id)
    ).all()
    return _transcript(rows[0]) if rows else None


def start(
    tx: Transaction, attachment_id: str, moment: Moment, *, author: str = "", reason: str = "", method: str = ""
) -> Transcript:
    """Begin the transcript of a recording.

    Raises:
        NoSuchInterview: There is no such recording, or its interview is closed to its author.
    """
    recording = attachment_rows.get(tx, attachment_id)
    summary = interviews.get(tx, recording.interview_id)
    if recording.kind is not AttachmentKind.AUDIO or summary.is_closed:
        raise NoSuchInterview("no-such-attachment")
    made = Transcript(
        id=secrets.token_hex(8),
        interview_id=recording.interview_id,
        attachment_id=attachment_id,
        fidelity=Fidelity.VERBATIM,
        author=author[:LONGEST_HEAD],
        reason=reason[:LONGEST_HEAD],
        method=method[:LONGEST_HEAD],
        made=moment.wall,
        original=summary.manifest_digest or "",
    )
    tx.execute(
        insert(transcripts).values(
            id=made.id,
            interview_id=made.interview_id,
            attachment_id=made.attachment_id,
            fidelity=made.fidelity.value,
            author=made.author,
            reason=made.reason,
            method=made.method,
            made=made.made,
            original=made.original,
        )
    )
    if made.original:
        custody.record_once(tx, made.interview_id, CustodyAction.TRANSCRIBE, moment, made.original, attachment_id)
    return made


def change(tx: Transaction, transcript_id: str, *, fidelity: Fidelity, author: str, reason: str, method: str) -> None:
    """Say anew how close it keeps to the words, who wrote it, why and how."""
    tx.execute(
        update(transcripts)
        .where(transcripts.c.id == transcript_id)
        .values(
            fidelity=fidelity.value,
            author=author[:LONGEST_HEAD],
            reason=reason[:LONGEST_HEAD],
            method=method[:LONGEST_HEAD],
        )
    )


def put(tx: Transaction, transcript: Transcript, lines: Sequence[Line]) -> None:
    """Keep lines as they are now; safe to repeat."""
    for line in lines:
        values = {
            "at_ms": max(0, line.at_ms),
            "speaker": line.speaker.value,
            "text": line.text[:LONGEST_LINE],
            "origin": line.origin.value,
            "is_confirmed": int(line.is_confirmed),
        }
        tx.execute(
            upsert(transcript_lines)
            .values(id=line.id, transcript_id=transcript.id, interview_id=transcript.interview_id, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )


def remove(tx: Transaction, line_ids: Sequence[str]) -> None:
    """Take lines away."""
    for line_id in line_ids:
        tx.execute(delete(transcript_lines).where(transcript_lines.c.id == line_id))


def lines_of(tx: Transaction, transcript_id: str) -> tuple[Line, ...]:
    """All lines in the order of the sound."""
    rows = tx.execute(
        select(transcript_lines)
        .where(transcript_lines.c.transcript_id == transcript_id)
        .order_by(transcript_lines.c.at_ms, transcript_lines.c.id)
        .limit(MOST_LINES)
    )
    return tuple(
        Line(row.id, row.at_ms, Speaker(row.speaker), row.text, Origin(row.origin), bool(row.is_confirmed))
        for row in rows
    )


def for_record(tx: Transaction, interview_id: str, part: PartKind) -> list[Json]:
    """What is sealed in one part: transcripts of its own recordings, and of a machine only what was confirmed."""
    rows = tx.execute(
        select(transcripts)
        .join(attachments, attachments.c.id == transcripts.c.attachment_id)
        .where(
            transcripts.c.interview_id == interview_id,
            transcripts.c.original == "",
            attachments.c.part == part.value,
            attachments.c.removed == 0,
        )
        .order_by(transcripts.c.made, transcripts.c.id)
    ).all()
    return [_plain(_transcript(row), lines_of(tx, row.id)) for row in rows]


def derived(tx: Transaction, interview_id: str) -> Iterator[tuple[str, PartKind, dict[str, Json]]]:
    """Those that were begun after the seal, with the part of their recording: they leave beside the sealed record."""
    rows = tx.execute(
        select(transcripts, attachments.c.part.label("part"))
        .join(attachments, attachments.c.id == transcripts.c.attachment_id)
        .where(
            transcripts.c.interview_id == interview_id,
            transcripts.c.original != "",
            attachments.c.removed == 0,
        )
        .order_by(transcripts.c.made, transcripts.c.id)
    ).all()
    for row in rows:
        yield row.id, PartKind(row.part), _plain(_transcript(row), lines_of(tx, row.id))


def forget(tx: Transaction, attachment_id: str) -> None:
    """The recording is taken out: what was written down of it goes with it."""
    own = select(transcripts.c.id).where(transcripts.c.attachment_id == attachment_id)
    tx.execute(delete(transcript_lines).where(transcript_lines.c.transcript_id.in_(own)))
    tx.execute(delete(transcripts).where(transcripts.c.attachment_id == attachment_id))


def close(tx: Transaction, interview_id: str) -> None:
    """The interview is closed to its author."""
    for table in (transcript_lines, transcripts):
        tx.execute(delete(table).where(table.c.interview_id == interview_id))


def _plain(transcript: Transcript, lines: Sequence[Line]) -> dict[str, Json]:
    said: list[Json] = [
        {
            "at_ms": line.at_ms,
            "speaker": line.speaker.value,
            "text": line.text,
            "machine_made": line.origin is Origin.MACHINE,
        }
        for line in lines
        if line.is_confirmed and line.text.strip()
    ]
    return {
        "recording": transcript.attachment_id,
        "fidelity": transcript.fidelity.value,
        "author": transcript.author,
        "reason": transcript.reason,
        "method": transcript.method,
        "made": transcript.made,
        "lines": said,
    }


def _transcript(row: Row[tuple[object, ...]]) -> Transcript:
    return Transcript(
        row.id,
        row.interview_id,
        row.attachment_id,
        Fidelity(row.fidelity),
        row.author,
        row.reason,
        row.method,
        row.made,
        row.original,
    )
