"""What a field is told about its question: plain values, no Qt, no session."""

from dataclasses import dataclass, field
from enum import StrEnum

from forms.engine import NO_MEDIA, Media

#: The appearance of a text that is hidden from who looks on.
MASKED = "masked"


class Kind(StrEnum):
    """Which widget a question needs; an unknown kind of a foreign form is TEXT."""

    TEXT = "text"
    LINES = "lines"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    RANGE = "range"
    RANK = "rank"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    UPLOAD = "upload"
    APPROXIMATE_DATE = "approximate_date"
    APPROXIMATE_TIME = "approximate_time"
    AMOUNT = "amount"
    PLACE = "place"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list."""

    value: str
    label: str
    #: The form's files that show or say the answer.
    media: Media = NO_MEDIA
    #: Where it is on the map, as points are stored.
    geometry: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is shown now, in the language of the screen."""

    ref: str
    kind: Kind
    label: str
    hint: str = ""
    #: More for the documenter, shown when asked for.
    guidance: str = ""
    value: str = ""
    required: bool = False
    readonly: bool = False
    problem: str = ""
    choices: tuple[Choice, ...] = ()
    appearance: frozenset[str] = frozenset()
    parameters: dict[str, str] = field(default_factory=dict)
    #: Of a question for a file: image, audio, video; empty for any.
    file_family: str = ""
    #: The plain questions a compound widget stands for, by their role ("kind", "from", ...).
    parts: dict[str, "Question"] = field(default_factory=dict)
    #: The question that says why there is no answer, where the form has one.
    missing: "Question | None" = None
    #: Lower-case language of the texts above.
    language: str = "uk"
    #: The form's files that belong to the label and to the hint.
    label_media: Media = NO_MEDIA
    hint_media: Media = NO_MEDIA
    #: Words that a range has for some of its numbers.
    ticks: tuple[Choice, ...] = ()
    #: Its number in the form, the same as on paper; empty for what has none.
    number: str = ""

    @property
    def has_media(self) -> bool:
        """Whether the form brings files for its words or for those of its answers."""
        if self.label_media is not NO_MEDIA or self.hint_media is not NO_MEDIA:
            return bool(self.label_media or self.hint_media) or any(choice.media for choice in self.choices)
        return any(choice.media is not NO_MEDIA and bool(choice.media) for choice in self.choices)

    def label_of(self, value: str) -> str:
        """Give what a person reads for one value of the list; the value itself where the list lacks it."""
        return next((choice.label for choice in self.choices if choice.value == value), value)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One time-stamped note: when it was written and where it points in the recording."""

    note_id: str
    clock: str
    text: str
    offset_ms: int | None = None
    recording: str | None = None


@dataclass(frozen=True, slots=True)
class GroupBlock:
    """Questions under a heading of their own."""

    ref: str
    title: str
    hint: str
    blocks: tuple["Block", ...]
    #: Many questions with the same short list, shown as the rows of a table.
    as_matrix: bool = False
    #: Stands on one page also where questions come page by page.
    together: bool = False


@dataclass(frozen=True, slots=True)
class RepeatItem:
    """One instance of a repeat; its ref carries the stable id, never the position."""

    ref: str
    title: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class RepeatBlock:
    """A repeat: its instances as cards, and whether people may add and remove them."""

    ref: str
    title: str
    items: tuple[RepeatItem, ...]
    fixed: bool = False
    #: Shown as a table at first; a person may choose cards.
    as_table: bool = False


Block = Question | GroupBlock | RepeatBlock


@dataclass(frozen=True, slots=True)
class Page:
    """One section as it is shown now."""

    ref: str
    overline: str
    title: str
    hint: str
    blocks: tuple[Block, ...]
    #: Where a section comes page by page: which page this is, counted from 1, and of how many.
    place: int = 0
    places: int = 0


def questions_of(blocks: tuple[Block, ...]) -> tuple[Question, ...]:
    """Give every question below the blocks, in document order."""
    found: list[Question] = []
    for block in blocks:
        if isinstance(block, Question):
            found.append(block)
        elif isinstance(block, GroupBlock):
            found.extend(questions_of(block.blocks))
        else:
            for item in block.items:
                found.extend(questions_of(item.blocks))
    return tuple(found)
