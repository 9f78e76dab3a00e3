"""What was sealed to a custodian, as it is read. Knows no Qt."""

from app.screens.received.reading import OpenedRecord, answers_of, chosen_of, notes_of, spoken_in
from storage.objects.part import PartContent


def record_of(content: PartContent) -> OpenedRecord:
    """Answers, notes and recordings. Which form it was, the names of its questions say: its facts are not here."""
    answers = answers_of(content.record)
    form_id = next((ref.split("/")[1] for ref in answers if ref.startswith("/") and ref.count("/") > 1), "")
    return OpenedRecord(
        form_id,
        answers,
        notes_of(content.record),
        tuple((one.id, one.duration_ms) for one in content.attachments if one.kind == "audio"),
        chosen=chosen_of(content.record),
        spoken=spoken_in(content.record),
    )
