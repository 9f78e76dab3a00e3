"""The rows of recordings, photos and documents: a row before each file, a fresh key for each segment."""

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from storage.container import AUDIO_RECORD, LOSSLESS_RECORD, PHOTO_RECORD, WrittenContainer
from storage.interviews import custody, interviews, journal
from storage.interviews.errors import NoSuchInterview
from storage.interviews.playback import key_context
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.objects.payload import MIME_PATTERN
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import attachments, segments
from storage.vault.transaction import Transaction

OPUS: Final = "audio/ogg; codecs=opus"
FLAC: Final = "audio/flac"
"""What our own recorder makes, and by which the player knows it."""


class AttachmentKind(StrEnum):
    """What an attachment is to the interview."""

    AUDIO = "audio"
    PHOTO = "photo"
    DOCUMENT = "document"
    STATEMENT = "statement"
    SIGNATURE = "signature"
    DRAWING = "drawing"
    """Drawn on the screen as the answer to a question."""
    PAPER = "paper"
    """The scan of a form that was filled in by hand and keyed in later: the original of these answers."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment; `sha256` is that of the original bytes, empty for a recording of several segments."""

    id: str
    interview_id: str
    part: PartKind
    kind: AttachmentKind
    mime: str
    title: str
    size: int
    sha256: str
    captured: str
    duration_ms: int
    segments: int
    truncated: bool
    is_open: bool
    details: str


@dataclass(frozen=True, slots=True)
class AttachmentHandle:
    """Where a new segment is to be written, and with which key; its row is committed before the file exists."""

    attachment_id: str
    segment_id: int
    path: Path
    key: bytes = field(repr=False)
    record_size: int
    mime: str


def begin(
    tx: Transaction,
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    mime: str,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
) -> AttachmentHandle:
    """Make the row of an attachment and its first segment; write the file only after the commit.

    Raises:
        AlreadySealed: The interview takes no more attachments.
    """
    if part is PartKind.FACTS:
        raise ValueError("a voice or a face is never a fact")
    if not re.fullmatch(MIME_PATTERN, mime):
        # Found now and not when the interview is to be sealed.
        raise ValueError("not a media type of the manifest")
    interviews.require_draft(tx, interview_id)
    attachment_id = secrets.token_hex(8)
    tx.execute(
        insert(attachments).values(
            id=attachment_id,
            interview_id=interview_id,
            part=part.value,
            kind=kind.value,
            mime=mime,
            title=title,
            details=details,
            captured=moment.wall,
        )
    )
    interviews.touched(tx, interview_id, moment)
    _mark_clock(tx, interview_id, moment)
    return _segment(tx, vault, attachment_id, kind, mime, 1)


def next_segment(tx: Transaction, vault: Vault, attachment_id: str, moment: Moment) -> AttachmentHandle:
    """Go on in a new file with a new key: after a crash, or after a change of microphone.

    Raises:
        AlreadySealed: The interview takes no more attachments.
        NoSuchInterview: There is no such attachment.
    """
    attachment = get(tx, attachment_id)
    interviews.require_draft(tx, attachment.interview_id)
    last = tx.execute(select(func.max(segments.c.n)).where(segments.c.attachment_id == attachment_id)).scalar_one()
    interviews.touched(tx, attachment.interview_id, moment)
    _mark_clock(tx, attachment.interview_id, moment)
    return _segment(tx, vault, attachment_id, attachment.kind, attachment.mime, last + 1)


def _mark_clock(tx: Transaction, interview_id: str, moment: Moment) -> None:
    """What is recorded under a doubtful clock says so in the custody; it is recorded all the same."""
    if journal.signed_time(tx, moment).suspect:
        custody.record_once(tx, interview_id, CustodyAction.NOTICE, moment, detail="clock")


def _segment(
    tx: Transaction, vault: Vault, attachment_id: str, kind: AttachmentKind, mime: str, n: int
) -> AttachmentHandle:
    key = os.urandom(32)
    file = secrets.token_hex(8)
    record_size = PHOTO_RECORD
    if kind is AttachmentKind.AUDIO:
        record_size = LOSSLESS_RECORD if mime == FLAC else AUDIO_RECORD
    segment_id = tx.execute(
        insert(segments)
        .values(
            attachment_id=attachment_id,
            n=n,
            file=file,
            wrapped_key=vault.wrap(key, key_context(file)),
            record_size=record_size,
            state="open",
        )
        .returning(segments.c.id)
    ).scalar_one()
    return AttachmentHandle(attachment_id, int(segment_id), vault.attachments / file, key, record_size, mime)


def finish_segment(tx: Transaction, segment_id: int, written: WrittenContainer, *, duration_ms: int = 0) -> None:
    """Record what a finished segment holds; safe to repeat."""
    tx.execute(
        update(segments)
        .where(segments.c.id == segment_id, segments.c.state == "open")
        .values(
            state="finished",
            records=written.records,
            size=written.size,
            file_bytes=written.file_bytes,
            plain_sha256=written.plain_sha256,
            cipher_sha256=written.cipher_sha256,
            block_root=written.block_root,
            duration_ms=duration_ms,
        )
    )


def set_thumbnail(tx: Transaction, attachment_id: str, thumbnail: bytes) -> None:
    """Keep a small picture, in the encrypted database only."""
    tx.execute(update(attachments).where(attachments.c.id == attachment_id).values(thumbnail=thumbnail))


def set_details(tx: Transaction, attachment_id: str, details: str, moment: Moment) -> None:
    """Keep anew what is known of a file of a draft; its bytes and its digest stay as they are.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such attachment.
    """
    interview_id = get(tx, attachment_id).interview_id
    interviews.require_draft(tx, interview_id)
    tx.execute(update(attachments).where(attachments.c.id == attachment_id).values(details=details))
    interviews.touched(tx, interview_id, moment)


def twins(tx: Transaction, sha256: str) -> tuple[str, ...]:
    """The interviews that hold a file of just these bytes."""
    found = select(attachments.c.interview_id).distinct()
    return tuple(
        str(one)
        for one in tx.execute(found.where(attachments.c.sha256 == sha256, attachments.c.removed == 0)).scalars()
    )


def thumbnail(tx: Transaction, attachment_id: str) -> bytes:
    """The small picture, empty where there is none."""
    return tx.execute(select(attachments.c.thumbnail).where(attachments.c.id == attachment_id)).scalar() or b""


def get(tx: Transaction, attachment_id: str) -> Attachment:
    """One attachment.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    for row in _found(tx, attachments.c.id == attachment_id):
        return _attachment(row)
    raise NoSuchInterview("no-such-attachment")


def of_interview(tx: Transaction, interview_id: str) -> tuple[Attachment, ...]:
    """What is attached to an interview, in order of capture."""
    return tuple(_attachment(row) for row in _found(tx, attachments.c.interview_id == interview_id))


def _found(tx: Transaction, condition: ColumnElement[bool]) -> Sequence[Row[tuple[object, ...]]]:
    return tx.execute(
        select(
            attachments,
            func.coalesce(func.sum(segments.c.size), 0).label("size"),
            func.coalesce(func.sum(segments.c.duration_ms), 0).label("duration_ms"),
            func.count(segments.c.id).label("segments"),
            func.max(segments.c.plain_sha256).label("plain_sha256"),
            func.coalesce(func.max(segments.c.state == "truncated"), 0).label("truncated"),
            func.coalesce(func.max(segments.c.state == "open"), 0).label("is_open"),
        )
        .outerjoin(segments, segments.c.attachment_id == attachments.c.id)
        .where(condition, attachments.c.removed == 0)
        .group_by(attachments.c.id)
        .order_by(attachments.c.captured, attachments.c.id)
    ).all()


def _attachment(row: Row[tuple[object, ...]]) -> Attachment:
    return Attachment(
        id=row.id,
        interview_id=row.interview_id,
        part=PartKind(row.part),
        kind=AttachmentKind(row.kind),
        mime=row.mime,
        title=row.title,
        size=row.size,
        sha256=row.sha256 or (row.plain_sha256 if row.segments == 1 else ""),
        captured=row.captured,
        duration_ms=row.duration_ms,
        segments=row.segments,
        truncated=bool(row.truncated),
        is_open=bool(row.is_open),
        details=row.details,
    )
