"""Text in one line or in many."""

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRegularExpression, QSize, Qt
from PySide6.QtGui import QAction, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QToolTip, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.grouped import grouped, plain_number
from app.fields.question import MASKED, Question
from app.theme import Tone, icon
from app.widgets.pasting import Paste, guard_of

#: No answer is longer; a pasted book is cut here instead of filling the disk.
LIMIT = 200_000
LINE_LIMIT = 2_000
#: What a number on a card or a telephone is written with.
NUMBERS = r"[-+0-9.,()/#*\s]*"


class TextField(Field):
    """One line; digits only, set apart by thousands, or hidden from who looks on, as the form asks."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._line = QLineEdit(self)
        self._line.setMaxLength(LINE_LIMIT)
        hints = TESTIMONY
        words = question.appearance
        self._is_grouped = "thousands-sep" in words
        if words & {"numbers", "thousands-sep"}:
            hints |= Qt.InputMethodHint.ImhPreferNumbers
            self._line.setValidator(QRegularExpressionValidator(QRegularExpression(NUMBERS), self._line))
        if "url" in words:
            hints |= Qt.InputMethodHint.ImhUrlCharactersOnly
        self._line.setInputMethodHints(hints)
        self._reveal = QAction(icon("eye", Tone.MUTED), "", self)
        self._reveal.setCheckable(True)
        self._reveal.toggled.connect(self._revealed)
        if MASKED in words:
            self._line.addAction(self._reveal, QLineEdit.ActionPosition.TrailingPosition)
            self._revealed(False)
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self._left)
        self._finish(self._line)

    def _show(self, question: Question) -> None:
        if self._stored(self._line.text()) != question.value:
            self._line.setText(self._written(question.value))
        self._line.setReadOnly(question.readonly)
        words = self.tr("Hide the answer") if self._reveal.isChecked() else self.tr("Show the answer")
        self._reveal.setText(words)
        self._reveal.setToolTip(words)
        for button in self._line.findChildren(QToolButton):
            button.setAccessibleName(words)

    def _revealed(self, is_shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._show(self.question)

    def _written(self, value: str) -> str:
        return grouped(value) if self._is_grouped else value

    def _stored(self, text: str) -> str:
        return plain_number(text) if self._is_grouped else text

    def _edited(self, text: str) -> None:
        self._emit(self._stored(text))

    def _left(self) -> None:
        shown = self._written(self._stored(self._line.text()))
        if self._is_grouped and shown != self._line.text():
            self._line.setText(shown)


class GuardedEdit(QPlainTextEdit):
    """A text box into which another interview's words are not pasted."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, but never another interview's words; something long is asked about at the side."""
        guard = guard_of(self)
        verdict = Paste.HARMLESS if guard is None else guard.judge(source)
        if verdict is Paste.OTHER:
            place = self.mapToGlobal(self.cursorRect().bottomRight())
            words = QCoreApplication.translate("LinesEdit", "This text comes from another interview: it is not put in.")
            QToolTip.showText(place, words, self)
            return
        super().insertFromMimeData(source)
        if guard is not None and verdict is Paste.LONG:
            guard.long_pasted.emit()


class LinesEdit(GuardedEdit):
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
