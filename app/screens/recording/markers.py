"""Markers: places in the account to come back to. In the vault a marker is a note; its first line is its kind."""

from dataclasses import dataclass
from enum import StrEnum

from storage.interviews.notes import Note, NoteKind

LONGEST_NOTE = 500


class MarkerKind(StrEnum):
    """Why a place was marked: the codes of the form's list fa_mark."""

    INCIDENT = "incident"
    PERSON = "person"
    SUSPECT = "suspect"
    PLACE = "place"
    TIME = "time"
    EXHIBIT = "exhibit"
    QUOTE = "quote"
    UNCLEAR = "unclear"
    CONTRADICTION = "contradiction"
    EMOTION = "emotion"
    BREAK = "break"
    HEARSAY = "hearsay"
    SENSITIVE = "sensitive"


ICONS = {
    MarkerKind.INCIDENT: "bookmark",
    MarkerKind.PERSON: "user",
    MarkerKind.SUSPECT: "flag",
    MarkerKind.PLACE: "map-pin",
    MarkerKind.TIME: "clock",
    MarkerKind.EXHIBIT: "camera",
    MarkerKind.QUOTE: "message-square-text",
    MarkerKind.UNCLEAR: "circle-help",
    MarkerKind.CONTRADICTION: "triangle-alert",
    MarkerKind.EMOTION: "heart-pulse",
    MarkerKind.BREAK: "pause",
    MarkerKind.HEARSAY: "users",
    MarkerKind.SENSITIVE: "eye-off",
}


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker; without a recording it has only the time of day."""

    id: str
    kind: MarkerKind
    note: str
    at: str
    attachment_id: str
    offset_ms: int


def text_of(kind: MarkerKind, words: str = "") -> str:
    """Give a marker as the text of a note."""
    return f"{kind.value}\n{words[:LONGEST_NOTE]}" if words else kind.value


def marker_of(note: Note) -> Marker | None:
    """Read a note; None if it is not a marker."""
    kind, _, words = note.text.partition("\n")
    if note.kind is not NoteKind.MARKER or kind not in {known.value for known in MarkerKind}:
        return None
    return Marker(note.id, MarkerKind(kind), words, note.at, note.attachment_id, note.offset_ms)
