"""A number told as at least and at most, or a sum of money: both bounds, the currency, how it is known."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, styled
from app.fields.compound import CompoundField
from app.fields.grouped import grouped, plain_number
from app.fields.question import Kind, Question
from app.theme import sized
from forms.values.amounts import number_of

_NUMBERS = ("amount", "min", "max")


class AmountField(CompoundField):
    """One widget for the plain questions min, max (or amount), currency and basis."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._begin()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._numbers: dict[str, QLineEdit] = {}
        for role in _NUMBERS:
            if role in question.parts:
                self._numbers[role] = self._number(role, question.parts[role], row, body)
        currency = question.parts.get("currency")
        if currency is not None and currency.choices:
            self._add_box("currency", row, body, 0)
        else:
            self._add_line("currency", row, body, 0)
        self._add_line("basis", row, body)
        row.addStretch(1)
        self._remark = styled("hint", QLabel(body))
        self._remark.setWordWrap(True)
        column.addLayout(row)
        column.addWidget(self._remark)
        self.setFocusProxy(next(iter(self._numbers.values())))
        self._finish(body)

    def _number(self, role: str, part: Question, row: QHBoxLayout, body: QWidget) -> QLineEdit:
        line = QLineEdit(body)
        digits = r"[\d\x{00a0}\x{202f} ]{0,18}"
        pattern = digits if part.kind is Kind.INTEGER else f"{digits}([.,]\\d{{0,4}})?"
        line.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), line))
        line.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhFormattedNumbersOnly)
        line.setFixedWidth(sized(132))
        line.setProperty("role", role)
        line.textEdited.connect(self._number_edited)
        line.editingFinished.connect(self._number_left)
        row.addWidget(self._cell(role, line, body))
        return line

    def _show(self, question: Question) -> None:
        self._show_parts()
        for role, line in self._numbers.items():
            value = question.parts[role].value
            if plain_number(line.text()) != value:
                line.setText(grouped(value))
            line.setAccessibleName(", ".join(filter(None, (self._label.text() and question.label, self._word(role)))))
            line.setReadOnly(question.readonly)
        self._show_remark()

    def _word(self, role: str) -> str:
        return self._labels[role].text()

    def _show_remark(self) -> None:
        least, most = number_of(self._value("min")), number_of(self._value("max"))
        text = ""
        if least is not None and most is not None and least > most:
            text = self.tr("The least is more than the most: change one of the two numbers.")
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _number_edited(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            self._answer(str(sender.property("role")), plain_number(text))

    def _number_left(self) -> None:
        # Only now: blanks that come while somebody writes would move the cursor.
        for line in self._numbers.values():
            shown = grouped(plain_number(line.text()))
            if shown != line.text():
                line.setText(shown)
        self._show_remark()
