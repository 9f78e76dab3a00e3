"""Whole numbers, decimals and a slider for ranges."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QWidget

from app.fields.base import TESTIMONY, Field, styled
from app.fields.question import Question


class NumberField(Field):
    """A number as digits; a decimal comma is written down as a point."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, decimal: bool = False) -> None:
        super().__init__(question, parent)
        self._line = QLineEdit(self)
        pattern = r"-?\d{0,15}([.,]\d{0,9})?" if decimal else r"-?\d{0,15}"
        self._line.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self._line))
        self._line.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._line.setMaximumWidth(180)
        self._line.textEdited.connect(self._edited)
        self._finish(self._line)

    def _show(self, question: Question) -> None:
        if _plain(self._line.text()) != question.value:
            self._line.setText(question.value)
        self._line.setReadOnly(question.readonly)

    def _edited(self, text: str) -> None:
        self._emit(_plain(text))


class DecimalField(NumberField):
    """A number that may have a fraction."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent, decimal=True)


class RangeField(Field):
    """A number between two ends, chosen with a slider; nothing is chosen until it is moved."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._start = _number(question.parameters.get("start", ""), 0.0)
        self._end = _number(question.parameters.get("end", ""), 10.0)
        self._step = abs(_number(question.parameters.get("step", ""), 1.0)) or 1.0
        row = QWidget(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, row)
        self._slider.setRange(0, max(1, min(10_000, round(abs(self._end - self._start) / self._step))))
        self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.setMaximumWidth(420)
        self._value = styled("h2", QLabel("–", row))
        self._value.setMinimumWidth(56)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(_written(self._start), row))
        line.addWidget(self._slider, 1)
        line.addWidget(QLabel(_written(self._end), row))
        line.addSpacing(12)
        line.addWidget(self._value)
        line.addStretch(1)
        self._slider.valueChanged.connect(self._moved)
        self.setFocusProxy(self._slider)
        self._finish(row)

    def _show(self, question: Question) -> None:
        self._slider.setEnabled(not question.readonly)
        self._value.setText(question.value or "–")
        if question.value:
            self._slider.blockSignals(True)
            self._slider.setValue(round(abs(_number(question.value, self._start) - self._start) / self._step))
            self._slider.blockSignals(False)

    def _moved(self, position: int) -> None:
        direction = 1 if self._end >= self._start else -1
        text = _written(self._start + direction * position * self._step)
        self._value.setText(text)
        self._emit(text)


def _plain(text: str) -> str:
    plain = text.replace(",", ".").rstrip(".")
    return "" if plain == "-" else plain


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


def _written(value: float) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".")
