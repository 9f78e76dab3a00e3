"""Which widget shows which question."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.fields.amounts import AmountField
from app.fields.approximate_date import ApproximateDateField
from app.fields.approximate_time import ApproximateTimeField
from app.fields.base import Field
from app.fields.chips import Pictures, no_picture
from app.fields.date_parts import new_date
from app.fields.dates import DateTimeField, TimeField
from app.fields.files import Files
from app.fields.geo import PointField, TraceField
from app.fields.image_map import Drawings, ImageMapField, no_drawing, on_drawing
from app.fields.looks import Arrangement, look_of
from app.fields.note import AcknowledgeField, NoteField
from app.fields.notes import NotesField, SoundNow
from app.fields.number import DecimalField, NumberField
from app.fields.place import PlaceField, PlaceSearch
from app.fields.player_place import Sounds, no_sound
from app.fields.question import Kind, Question
from app.fields.ranges import new_range
from app.fields.rank import RankField
from app.fields.select_map import SelectMapField, on_map
from app.fields.select_multiple import SelectMultipleField
from app.fields.select_one import SelectBoxField, SelectOneField
from app.fields.table_row import in_table, new_row
from app.fields.text import LinesField, TextField
from app.fields.upload import UploadField

_PLAIN: dict[Kind, Callable[[Question, QWidget | None], Field]] = {
    Kind.TEXT: TextField,
    Kind.LINES: LinesField,
    Kind.INTEGER: NumberField,
    Kind.DECIMAL: DecimalField,
    Kind.DATE: new_date,
    Kind.TIME: TimeField,
    Kind.DATE_TIME: DateTimeField,
    Kind.NOTE: NoteField,
    Kind.ACKNOWLEDGE: AcknowledgeField,
    Kind.RANGE: new_range,
    Kind.RANK: RankField,
    Kind.GEOPOINT: PointField,
    Kind.GEOTRACE: TraceField,
    Kind.GEOSHAPE: TraceField,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What some fields need beyond their question."""

    search: PlaceSearch
    sound_now: SoundNow
    #: The form's own pictures by file name.
    pictures: Pictures = no_picture
    #: The form's own sounds by file name.
    sounds: Sounds = no_sound
    #: The form's own films by file name.
    films: Sounds = no_sound
    #: The form's own drawings whose parts are answers, by file name.
    drawings: Drawings = no_drawing
    #: Where answers that are files are kept; None while a form is only tried.
    files: Files | None = None


def field_for(question: Question, around: Surroundings, parent: QWidget | None = None) -> Field:
    """Make the field of a question, with the pictures and sounds that the form brings for it."""
    field = _made(question, around, parent)
    field.use_media(around.pictures, around.sounds, around.films)
    return field


def _made(question: Question, around: Surroundings, parent: QWidget | None) -> Field:
    """The field itself; what we do not know is a line of text."""
    if in_table(question):
        return new_row(question, parent)
    if on_map(question):
        return SelectMapField(question, parent)
    if on_drawing(question):
        return ImageMapField(question, around.drawings, parent)
    if question.kind is Kind.SELECT_ONE:
        if look_of(question.choices, question.appearance).arrangement is Arrangement.BOX:
            return SelectBoxField(question, parent)
        return SelectOneField(question, parent, around.pictures)
    if question.kind is Kind.SELECT_MULTIPLE:
        return SelectMultipleField(question, parent, around.pictures)
    if question.kind is Kind.APPROXIMATE_DATE and {"kind", "from", "to"} <= set(question.parts):
        return ApproximateDateField(question, parent)
    if question.kind is Kind.APPROXIMATE_TIME and {"kind", "from"} <= set(question.parts):
        return ApproximateTimeField(question, parent)
    if question.kind is Kind.AMOUNT and not {"min", "max", "amount"}.isdisjoint(question.parts):
        return AmountField(question, parent)
    if question.kind is Kind.PLACE and "name" in question.parts:
        return PlaceField(question, around.search, parent)
    if question.kind is Kind.UPLOAD:
        return UploadField(question, parent, around.files)
    if question.kind is Kind.NOTES:
        return NotesField(question, around.sound_now, parent)
    return _PLAIN.get(question.kind, TextField)(question, parent)
