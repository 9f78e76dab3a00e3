"""The second of the recording in which words were heard, from when they were first written down. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forms.interview.anchoring import found_again
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.drafts import AnswerRevision
from storage.interviews.notes import Note

#: Nobody writes down later than that what was just said; a note further away says nothing about the words.
FARTHEST = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Heard:
    """A place in a recording; no recording where the words cannot be found in one."""

    attachment_id: str = ""
    offset_ms: int = 0


def heard_at(
    quote: str,
    starts: int,
    history: Sequence[AnswerRevision],
    notes: Sequence[Note],
    recordings: Sequence[Attachment],
) -> Heard:
    """Where words were heard: the nearest note in time to when they first stood in the account, else the sound itself.

    `history` is every version of the account, the newest first. Notes are pinned to the sound when they are begun, so
    they are exact; between them the wall clock is followed, as long as the recording ran without a pause.
    """
    written = _first_written(quote, starts, history)
    if written is None:
        return Heard()
    pinned = [(abs(_moment(note.at) - written), note) for note in notes if note.attachment_id]
    near = min(pinned, key=lambda one: one[0], default=None)
    if near is not None and near[0] <= FARTHEST:
        note = near[1]
        shift = int((written - _moment(note.at)) / timedelta(milliseconds=1))
        return _within(note.attachment_id, note.offset_ms + shift, recordings)
    for sound in recordings:
        if sound.kind is not AttachmentKind.AUDIO or not sound.captured:
            continue
        since = int((written - _moment(sound.captured)) / timedelta(milliseconds=1))
        # One that is still made has no length yet.
        if since >= 0 and (sound.is_open or since <= sound.duration_ms):
            return Heard(sound.id, since)
    return Heard()


def _within(attachment_id: str, offset: int, recordings: Sequence[Attachment]) -> Heard:
    length = next((one.duration_ms for one in recordings if one.id == attachment_id), 0)
    # A recording that is still running has no length yet.
    return Heard(attachment_id, max(0, min(offset, length) if length else offset))


def _first_written(quote: str, starts: int, history: Sequence[AnswerRevision]) -> datetime | None:
    """When the words first stood in the account without a break until now."""
    found: datetime | None = None
    for revision in history:
        place = found_again(quote, starts, revision.value or "")
        if place is None:
            break
        found, starts = _moment(revision.at), place.starts
    return found


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
