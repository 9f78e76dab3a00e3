"""What was noted while a recording ran is sealed beside that recording: words told apart stay apart."""

from forms.interview.record import Json, SealedRecord
from storage.interviews import attachment_rows
from storage.objects.kinds import PartKind
from storage.vault.transaction import Transaction

_BODY = PartKind.BODY.value


def notes_for(tx: Transaction, interview_id: str, record: SealedRecord, part: PartKind) -> list[Json] | None:
    """The notes of this part: what was noted while a recording of the crsv part ran is in that part alone."""
    body = next((values for name, values in record.parts.items() if name.value == _BODY), {})
    notes = body.get("notes")
    if not isinstance(notes, list) or part not in (PartKind.BODY, PartKind.CRSV):
        return None
    kept_apart = {one.id for one in attachment_rows.of_interview(tx, interview_id) if one.part is PartKind.CRSV}
    wants_apart = part is PartKind.CRSV
    found = [note for note in notes if _is_apart(note, kept_apart) is wants_apart]
    # A part that holds nothing of the kind does not say so.
    return found if found or not wants_apart else None


def _is_apart(note: Json, kept_apart: set[str]) -> bool:
    return isinstance(note, dict) and note.get("recording") in kept_apart
