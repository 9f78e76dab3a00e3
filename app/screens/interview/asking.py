"""What everything on a page that holds questions can say, whoever built it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.fields.question import Block, NoteLine


class Asking(QWidget):
    """Something with questions in it."""

    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    note_added = Signal(str, str, int)
    note_changed = Signal(str, str)


class Blocks(Asking):
    """Blocks in order; a card of a repeat holds such blocks and a page does."""

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks."""
        raise NotImplementedError

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question."""
        raise NotImplementedError

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes to the field that shows them."""
        raise NotImplementedError
