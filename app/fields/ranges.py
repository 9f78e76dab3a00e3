"""A number between two ends: a slider that lies or stands, a list to pick from, stars."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from app.fields.base import Field, styled
from app.fields.markdown import to_plain
from app.fields.question import Choice, Question
from app.fields.select_one import SearchBox
from app.fields.tick_words import TickWords
from app.theme import sized

MOST_STEPS = 10_000
MOST_PICKED = 1_000
MOST_STARS = 20
#: Of the text of a number; and how far before and after the point its first digit may stand.
MOST_DIGITS, FINEST = 40, 15
#: Words along one slider; more do not stand side by side.
MOST_WORDS = 40
STAR = 30


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers of a range, by their place from its start."""

    start: Decimal
    end: Decimal
    step: Decimal

    @property
    def steps(self) -> int:
        """How many steps lead from the start to the end."""
        return max(1, min(MOST_STEPS, int(abs(self.end - self.start) / self.step)))

    def at(self, place: int) -> str:
        """The number at a place, as it is stored."""
        number = self.start + (self.step if self.end >= self.start else -self.step) * place
        return f"{number.normalize():f}"

    def place_of(self, value: str) -> int:
        """The place of a stored number; the start's where it is none."""
        return max(0, min(self.steps, int((abs(_number(value, self.start) - self.start) / self.step).to_integral())))

    def every(self, interval: str) -> int:
        """How many steps lie between two marks."""
        between = abs(_number(interval, self.step))
        return max(1, int(between / self.step))

    def words(self, ticks: tuple[Choice, ...]) -> dict[int, str]:
        """The form's words by their place; what is no number, or outside, is left out."""
        low, high = min(self.start, self.end), max(self.start, self.end)
        found: dict[int, str] = {}
        for tick in ticks[:MOST_WORDS]:
            number = _number(tick.value, low - 1)
            if low <= number <= high:
                found[self.place_of(tick.value)] = to_plain(tick.label)
        return found


def scale_of(question: Question) -> Scale:
    """Read the ends and the step that the form gives."""
    given = question.parameters
    step = abs(_number(given.get("step", ""), Decimal(1))) or Decimal(1)
    start, end = _number(given.get("start", ""), Decimal(0)), _number(given.get("end", ""), Decimal(10))
    return Scale(start, end, step)


def new_range(question: Question, parent: QWidget | None = None) -> Field:
    """Make the field that the appearance of a range asks for."""
    if "picker" in question.appearance:
        return PickerField(question, parent)
    if "rating" in question.appearance and scale_of(question).steps < MOST_STARS:
        return RangeField(question, parent, stars=True)
    return RangeField(question, parent)


class RangeSlider(QSlider):
    """A slider whose present place can be taken as it is; the wheel belongs to the page."""

    taken = Signal(int)
    cleared = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the place with Space or Home, take the answer back with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.taken.emit(self.value())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the place where the handle was let go, also when it did not move."""
        super().mouseReleaseEvent(event)
        self.taken.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an answer never changes because somebody scrolled over it."""
        event.ignore()


class Stars(RangeSlider):
    """A slider drawn as stars; a press on a star takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_empty = True

    def set_empty(self, is_empty: bool) -> None:
        """Show no star as chosen."""
        self._is_empty = is_empty
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all stars."""
        return QSize(STAR * (self.maximum() + 1) + 8, STAR + 8)

    def minimumSizeHint(self) -> QSize:
        """Never cut a star."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the star under the pointer."""
        self.setValue(max(0, min(self.maximum(), int((event.position().x() - 4) // STAR))))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the pointer."""
        self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stars, those up to the answer filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(palette.highlight().color() if self.isEnabled() else palette.mid().color())
        for number in range(self.maximum() + 1):
            is_filled = not self._is_empty and number <= self.value()
            painter.setBrush(painter.pen().color() if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_star(QPointF(4 + STAR * (number + 0.5), 4 + STAR / 2), STAR * 0.42))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def _stands(appearance: frozenset[str]) -> bool:
    """Upright by name, or as a scale of pain or distress is drawn on paper (Enketo's names for it)."""
    is_scale = not appearance.isdisjoint({"distress", "analog-scale"}) and "horizontal" not in appearance
    return "vertical" in appearance or is_scale


class RangeField(Field):
    """A slider; nothing is chosen until it is moved or its place is taken."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, stars: bool = False) -> None:
        super().__init__(question, parent)
        self._scale = scale_of(question)
        is_upright = _stands(question.appearance) and not stars
        row = QWidget(self)
        self._slider: RangeSlider = Stars(row) if stars else RangeSlider(_direction(is_upright), row)
        self._slider.setRange(0, self._scale.steps)
        self._slider.setSingleStep(1)
        self._slider.setPageStep(max(1, self._scale.steps // 10))
        if not stars and "no-ticks" not in question.appearance:
            self._slider.setTickPosition(QSlider.TickPosition.TicksBothSides)
            given = question.parameters
            interval = given.get("tick-interval", given.get("tick_interval", ""))
            self._slider.setTickInterval(self._scale.every(interval))
        # Where the handle waits until somebody moves it.
        placeholder = question.parameters.get("placeholder", "")
        self._waiting = self._scale.place_of(placeholder) if placeholder and not stars else 0
        self._value = styled("h2", QLabel("–", row))
        self._value.setMinimumWidth(sized(64))
        self._clear = QPushButton(row)
        self._clear.setProperty("kind", "ghost")
        self._clear.clicked.connect(self._cleared)
        first, last = QLabel(self._scale.at(0), row), QLabel(self._scale.at(self._scale.steps), row)
        self._marked = TickWords(self._slider, row)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        ends = QBoxLayout(QBoxLayout.Direction.BottomToTop if is_upright else QBoxLayout.Direction.LeftToRight)
        if stars:
            first.hide()
            last.hide()
            ends.addWidget(self._slider)
        else:
            for widget in (first, self._marked, last):
                ends.addWidget(widget, int(widget is self._marked))
        if is_upright:
            self._slider.setFixedHeight(sized(200))
        elif not stars:
            self._marked.setMaximumWidth(sized(560 if question.ticks else 420))
        line.addLayout(ends, 0 if is_upright or stars else 1)
        line.addSpacing(12)
        line.addWidget(self._value)
        line.addWidget(self._clear)
        line.addStretch(1)
        self._slider.valueChanged.connect(self._moved)
        self._slider.taken.connect(self._moved)
        self._slider.cleared.connect(self._cleared)
        self.setFocusProxy(self._slider)
        self._finish(row)

    def _show(self, question: Question) -> None:
        self._slider.setEnabled(not question.readonly)
        self._words = self._scale.words(question.ticks)
        self._marked.show_words(self._words)
        self._say(question.value)
        self._slider.blockSignals(True)
        self._slider.setValue(self._scale.place_of(question.value) if question.value else self._waiting)
        self._slider.blockSignals(False)
        if isinstance(self._slider, Stars):
            self._slider.set_empty(not question.value)
        self._clear.setText(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear: {question}").format(question=to_plain(question.label)))
        self._clear.setVisible(bool(question.value) and not question.readonly)

    def _say(self, value: str) -> None:
        """The number, and the form's word for it, also for those who do not see it."""
        word = self._words.get(self._scale.place_of(value), "") if value else ""
        self._value.setText(f"{value} · {word}" if word else value or "–")
        if word:
            self._slider.setAccessibleDescription(self._value.text())

    def _moved(self, place: int) -> None:
        text = self._scale.at(place)
        self._say(text)
        self._emit(text)

    def _cleared(self) -> None:
        self._emit("")


class PickerField(Field):
    """A list of all the numbers."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        scale = scale_of(question)
        self._texts = [scale.at(place) for place in range(min(MOST_PICKED, scale.steps + 1))]
        self._scale = scale
        self._box = SearchBox(self)
        self._box.setMaximumWidth(sized(180))
        self._box.currentIndexChanged.connect(self._picked)
        self._finish(self._box)

    def _named(self) -> tuple[QWidget, ...]:
        line = self._box.lineEdit()
        return (self._box, line) if line is not None else (self._box,)

    def _show(self, question: Question) -> None:
        nothing = question.parameters.get("placeholder", "") or self.tr("Choose")
        words = self._scale.words(question.ticks)
        choices = tuple(
            Choice(text, f"{text} · {words[at]}" if at in words else text) for at, text in enumerate(self._texts)
        )
        self._box.show_choices(choices, question.value, nothing)
        self._box.setEnabled(not question.readonly)

    def _picked(self, row: int) -> None:
        self._emit(str(self._box.itemData(row) or ""))


def _direction(is_upright: bool) -> Qt.Orientation:
    return Qt.Orientation.Vertical if is_upright else Qt.Orientation.Horizontal


def _number(text: str, otherwise: Decimal) -> Decimal:
    text = text.strip()
    try:
        number = Decimal(text) if len(text) <= MOST_DIGITS else otherwise
    except InvalidOperation:
        return otherwise
    # Written out, a number with a million zeros would stop the program.
    is_written = number.is_finite() and -FINEST < number.adjusted() < FINEST
    return number if is_written else otherwise


def _star(middle: QPointF, radius: float) -> QPolygonF:
    corners = (
        (0.0, -1.0), (0.24, -0.32), (0.95, -0.31), (0.38, 0.12), (0.59, 0.81),
        (0.0, 0.4), (-0.59, 0.81), (-0.38, 0.12), (-0.95, -0.31), (-0.24, -0.32),
    )  # fmt: skip
    return QPolygonF([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in corners])
