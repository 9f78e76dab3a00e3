"""A note of the form: words to read, nothing to answer; and the tick under something that was explained."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QWidget

from app.fields.base import REQUIRED_MARK, Field
from app.fields.markdown import to_plain, to_rich_text
from app.fields.question import Question


class NoteField(Field):
    """Words on a quiet ground; appearance `svidok-care` makes them a reminder of care."""

    shows_label = False
    takes_answers = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._frame = QFrame(self)
        self._frame.setObjectName("care" if "svidok-care" in question.appearance else "formnote")
        self._words = QLabel(self._frame)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._finish(self._frame)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        self._words.setText(to_rich_text(question.label))
        self._words.setAccessibleName(to_plain(question.label))


class _TickWords(QLabel):
    """The words beside a tick; a press on them ticks."""

    def __init__(self, tick: QCheckBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._tick = tick
        self.setBuddy(tick)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, or take the tick away."""
        if event.button() is Qt.MouseButton.LeftButton and self._tick.isEnabled():
            self._tick.toggle()


class AcknowledgeField(Field):
    """One tick; ticked is OK, as XForms write it."""

    shows_label = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._tick = QCheckBox(self)
        self._words = _TickWords(self._tick, self)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._tick.toggled.connect(self._toggled)
        self.setFocusProxy(self._tick)
        self._finish(row)

    def _show(self, question: Question) -> None:
        self._words.setText(to_rich_text(question.label) + (REQUIRED_MARK if question.required else ""))
        self._tick.blockSignals(True)
        self._tick.setChecked(question.value == "OK")
        self._tick.blockSignals(False)
        self._tick.setEnabled(not question.readonly)

    def _toggled(self, checked: bool) -> None:
        self._emit("OK" if checked else "")
