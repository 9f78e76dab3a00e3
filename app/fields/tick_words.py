"""The form's words along a slider, each at its mark."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

GAP = 4
#: A word asks for no more room than this; longer ones go on in the next line, up to three.
WIDEST = 120
LINES = 3


class TickWords(QWidget):
    """A slider with words below it, or beside one that stands."""

    def __init__(self, slider: QSlider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = slider
        self._is_upright = slider.orientation() is Qt.Orientation.Vertical
        self._scale = _Words(slider, self)
        self._scale.hide()
        direction = QBoxLayout.Direction.LeftToRight if self._is_upright else QBoxLayout.Direction.TopToBottom
        column = QBoxLayout(direction, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(slider)
        column.addWidget(self._scale)

    def show_words(self, words: dict[int, str]) -> None:
        """Show these, by their place on the slider."""
        self._scale.show_words(words)


class _Words(QWidget):
    """Painted, because each stands at its mark; the field says them to those who do not see them."""

    def __init__(self, slider: QSlider, parent: QWidget) -> None:
        super().__init__(parent)
        self._slider = slider
        self._is_upright = slider.orientation() is Qt.Orientation.Vertical
        self._words: dict[int, str] = {}
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if self._is_upright else free, free if self._is_upright else fixed)

    def show_words(self, words: dict[int, str]) -> None:
        """Show these."""
        if words == self._words:
            return
        self._words = words
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three lines below, or for the widest word beside."""
        metrics = self.fontMetrics()
        if self._is_upright:
            return QSize(min(WIDEST, max(map(metrics.horizontalAdvance, self._words.values()), default=0)) + GAP, 0)
        return QSize(0, max((self._height(metrics, word) for word in self._words.values()), default=0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each word at its mark; one that would stand over the one before it is left out."""
        painter = QPainter(self)
        palette = self.palette()
        painter.setPen(palette.windowText().color() if self.isEnabled() else palette.placeholderText().color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not self._is_upright:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for box, word in self.boxes():
            painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), word)
        painter.end()

    def boxes(self) -> list[tuple[QRect, str]]:
        """Where each word stands."""
        metrics = self.fontMetrics()
        found: list[tuple[QRect, str]] = []
        for place, word in sorted(self._words.items(), key=lambda each: self._at(each[0])):
            at = self._at(place)
            if self._is_upright:
                height = metrics.height()
                box = QRect(GAP, max(0, min(self.height() - height, at - height // 2)), self.width() - GAP, height)
                touches = bool(found) and box.top() < found[-1][0].bottom()
            else:
                width = min(WIDEST, metrics.horizontalAdvance(word) + 2)
                left = max(0, min(self.width() - width, at - width // 2))
                box = QRect(left, 0, width, self.height())
                touches = bool(found) and box.left() < found[-1][0].right() + GAP
            if not touches:
                found.append((box, word))
        return found

    def _height(self, metrics: QFontMetrics, word: str) -> int:
        room = QRect(0, 0, WIDEST, LINES * metrics.height())
        return min(room.height(), metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), word).height())

    def _at(self, place: int) -> int:
        """Where along the slider a place is."""
        slider, option = self._slider, QStyleOptionSlider()
        option.initFrom(slider)
        length = slider.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, slider)
        span = (self.height() if self._is_upright else self.width()) - length
        upside_down = self._is_upright is not slider.invertedAppearance()
        at = QStyle.sliderPositionFromValue(slider.minimum(), slider.maximum(), place, max(1, span), upside_down)
        return at + length // 2
