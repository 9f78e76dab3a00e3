"""The account as a text in which words are selected; linked words are underlined."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.fields.base import TESTIMONY
from app.fields.text import LIMIT, GuardedEdit
from app.theme.tokens import tokens_of
from forms.interview.anchoring import Span

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class NarrativeEdit(GuardedEdit):
    """Says what was edited; places are counted in characters, Qt counts in units of UTF-16."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhMultiLine)
        # Steps are those of the interview: the text has none of its own.
        self.setUndoRedoEnabled(False)
        self._marked: tuple[tuple[int, int], ...] = ()
        self._pointed: tuple[int, int] | None = None
        self.textChanged.connect(self._changed)

    @property
    def selected(self) -> Span:
        """The selected characters."""
        cursor, text = self.textCursor(), self.toPlainText()
        return Span(_characters(text, cursor.selectionStart()), _characters(text, cursor.selectionEnd()))

    def unit_of(self, character: int) -> int:
        """Where Qt counts a character of the account."""
        return _units(self.toPlainText(), character)

    def show_text(self, text: str, *, can_edit: bool) -> None:
        """Show the account; what is being written is left alone while it is the same."""
        self.setReadOnly(not can_edit)
        # Also with the keyboard, where nothing can be written.
        flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text.encode("utf-16-le")) // 2))
        self.setTextCursor(cursor)
        self.blockSignals(False)

    def show_marked(self, marked: tuple[tuple[int, int], ...]) -> None:
        """Underline the linked words."""
        self._marked = marked
        self._draw()

    def point_at(self, starts: int, ends: int) -> None:
        """Show where words stand: selected, in sight, with the keyboard."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_units(text, starts))
        cursor.setPosition(_units(text, ends), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the interview."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and any(event.matches(step) for step in _STEPS):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _changed(self) -> None:
        text = self.toPlainText()
        if len(text) > LIMIT:
            # What is not kept is not shown either.
            text = text[:LIMIT]
            self.show_text(text, can_edit=not self.isReadOnly())
        self.edited.emit(text)

    def _draw(self) -> None:
        text, colours = self.toPlainText(), tokens_of(self.palette())
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(colours.accent))
        look.setBackground(QColor(colours.accent_soft))
        found = []
        for starts, ends in self._marked:
            one = QTextEdit.ExtraSelection()
            one.cursor = self.textCursor()
            one.cursor.setPosition(_units(text, starts))
            one.cursor.setPosition(_units(text, ends), QTextCursor.MoveMode.KeepAnchor)
            one.format = look
            found.append(one)
        self.setExtraSelections(found)


def _characters(text: str, units: int) -> int:
    """How many characters stand before a place that Qt counts."""
    if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str, characters: int) -> int:
    """Where Qt counts a character."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2
