"""What everything on a page that holds questions can say, whoever built it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.fields.question import Block, NoteLine, RepeatItem


@dataclass(frozen=True, slots=True)
class CardBlock:
    """One instance of a repeat, to be shown as a card."""

    ref: str
    item: RepeatItem
    number: int
    what: str
    can_remove: bool
    is_open: bool


#: What stands on a page, or among the cards of a repeat.
Shown = Block | CardBlock


class Asking(QWidget):
    """Something with questions in it."""

    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    note_added = Signal(str, str, int)
    note_changed = Signal(str, str)


class Blocks(Asking):
    """Blocks in order; a card of a repeat holds such blocks and a page does."""

    #: Somebody unfolded or folded the card of an instance.
    card_folded = Signal(str, bool)

    def show_blocks(self, blocks: tuple[Shown, ...]) -> None:
        """Show these blocks."""
        raise NotImplementedError

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question."""
        raise NotImplementedError

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes to the field that shows them."""
        raise NotImplementedError
