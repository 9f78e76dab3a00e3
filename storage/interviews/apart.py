"""What was noted while a recording ran is sealed beside that recording: words told apart stay apart."""

from collections.abc import Iterable

from sqlalchemy import select

from forms.interview.record import Json, SealedRecord
from storage.objects.kinds import PartKind
from storage.vault.tables import attachments, interviews
from storage.vault.transaction import Transaction

_BODY = PartKind.BODY.value


def notes_for(tx: Transaction, record: SealedRecord, part: PartKind) -> list[Json] | None:
    """The notes of this part: what was noted while a recording of the crsv part ran is in that part alone.

    A correction has the notes, and the recording stays with what it corrects.
    """
    body = next((values for name, values in record.parts.items() if name.value == _BODY), {})
    notes = body.get("notes")
    if not isinstance(notes, list) or part not in (PartKind.BODY, PartKind.CRSV):
        return None
    kept_apart = _kept_apart(tx, {_recording(note) for note in notes}, record)
    wants_apart = part is PartKind.CRSV
    found = [note for note in notes if (_recording(note) in kept_apart) is wants_apart]
    # A part that holds nothing of the kind does not say so.
    return found if found or not wants_apart else None


def links_for(tx: Transaction, record: SealedRecord, part: PartKind) -> list[Json] | None:
    """The links of the body without the second of such a recording: nobody else learns that there is one."""
    body = next((values for name, values in record.parts.items() if name.value == _BODY), {})
    links = body.get("links")
    if not isinstance(links, list) or part is not PartKind.BODY:
        return None
    kept_apart = _kept_apart(tx, {_recording(link) for link in links}, record)
    return [
        {**link, "recording": "", "offset_ms": 0} if isinstance(link, dict) and _recording(link) in kept_apart else link
        for link in links
    ]


def _kept_apart(tx: Transaction, recordings: Iterable[str], record: SealedRecord) -> set[str]:
    a, i = attachments, interviews
    rows = tx.execute(
        select(a.c.id, a.c.part, i.c.closed_at)
        .join(i, i.c.id == a.c.interview_id)
        .where(a.c.id.in_([one for one in recordings if one]))
    ).all()
    # Of what is closed nobody knows the part any more: apart, if anything of this interview is.
    is_any = any(name.value == PartKind.CRSV.value and values.get("answers") for name, values in record.parts.items())
    return {row.id for row in rows if row.part == PartKind.CRSV.value or (row.closed_at and is_any)}


def _recording(entry: Json) -> str:
    said = entry.get("recording") if isinstance(entry, dict) else ""
    return said if isinstance(said, str) else ""
