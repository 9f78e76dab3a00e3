"""Text in one line or in many."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.question import Question

#: No answer is longer; a pasted book is cut here instead of filling the disk.
LIMIT = 200_000
LINE_LIMIT = 2_000


class TextField(Field):
    """One line."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._line = QLineEdit(self)
        self._line.setMaxLength(LINE_LIMIT)
        self._line.setInputMethodHints(TESTIMONY)
        self._line.textEdited.connect(self._edited)
        self._finish(self._line)

    def _show(self, question: Question) -> None:
        if self._line.text() != question.value:
            self._line.setText(question.value)
        self._line.setReadOnly(question.readonly)

    def _edited(self, text: str) -> None:
        self._emit(text)


class LinesEdit(QPlainTextEdit):
    """A text box as tall as its text, within bounds; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4, most: int = 14) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhMultiLine)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fit()

    def sizeHint(self) -> QSize:
        """Give the height of the present text."""
        return QSize(320, self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        used = int(self.document().size().height())  # in lines: a plain text document counts them
        return line * max(self._lines, min(self._most, used)) + 22

    def _fit(self) -> None:
        self.setFixedHeight(self._height())


class LinesField(Field):
    """Many lines: testimony in the person's own words."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        rows = question.parameters.get("rows", "")
        lines = min(max(int(rows), 2), 24) if rows.isdigit() else 4
        self._box = LinesEdit(self, lines=lines, most=max(16, lines))
        self._box.textChanged.connect(self._edited)
        self._finish(self._box)

    def _show(self, question: Question) -> None:
        if self._box.toPlainText() != question.value:
            self._box.blockSignals(True)
            self._box.setPlainText(question.value)
            self._box.blockSignals(False)
        self._box.setReadOnly(question.readonly)

    def _edited(self) -> None:
        text = self._box.toPlainText()
        if len(text) > LIMIT:
            text = text[:LIMIT]
            self._box.blockSignals(True)
            self._box.setPlainText(text)
            self._box.blockSignals(False)
        self._emit(text)
