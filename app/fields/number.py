"""Whole numbers and decimals, grouped by thousands or counted with buttons where the form asks for it."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.grouped import grouped, plain_number
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.theme import sized


class NumberField(Field):
    """A number as digits; a decimal comma is written down as a point."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, decimal: bool = False) -> None:
        super().__init__(question, parent)
        self._is_grouped = "thousands-sep" in question.appearance
        row = QWidget(self)
        self._line = QLineEdit(row)
        digits = r"[\d\x{00a0}\x{202f} ]{0,22}" if self._is_grouped else r"\d{0,15}"
        pattern = f"-?{digits}([.,]\\d{{0,9}})?" if decimal else f"-?{digits}"
        self._line.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self._line))
        self._line.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._line.setMaximumWidth(sized(180))
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self._left)
        self._less, self._more = QPushButton("−", row), QPushButton("+", row)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._line, 1)
        is_counter = "counter" in question.appearance
        for button, step in ((self._less, self._count_down), (self._more, self._count_up)):
            button.setFixedWidth(sized(44))
            button.setVisible(is_counter)
            button.clicked.connect(step)
            line.addWidget(button)
        line.addStretch(0)
        if is_counter:
            self._line.installEventFilter(self)
        self.setFocusProxy(self._line)
        self._finish(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count with the arrows, too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._count(step)
                return True
        return super().eventFilter(watched, event)

    def _show(self, question: Question) -> None:
        if plain_number(self._line.text()) != question.value:
            self._line.setText(self._written(question.value))
        self._line.setReadOnly(question.readonly)
        name = to_plain(question.label)
        for button, words in (
            (self._less, self.tr("One less: {question}")),
            (self._more, self.tr("One more: {question}")),
        ):
            button.setAccessibleName(words.format(question=name))
            button.setEnabled(not question.readonly)

    def _written(self, value: str) -> str:
        return grouped(value) if self._is_grouped else value

    def _edited(self, text: str) -> None:
        self._emit(plain_number(text))

    def _left(self) -> None:
        # Only now: blanks that come while somebody writes would move the cursor.
        shown = self._written(plain_number(self._line.text()))
        if self._is_grouped and shown != self._line.text():
            self._line.setText(shown)

    def _count_up(self) -> None:
        self._count(1)

    def _count_down(self) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        if self.question.readonly:
            return
        try:
            number = Decimal(plain_number(self._line.text()) or "0") + step
        except InvalidOperation:
            return
        self._line.setText(self._written(f"{number:f}"))
        self._emit(f"{number:f}")


class DecimalField(NumberField):
    """A number that may have a fraction."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent, decimal=True)
