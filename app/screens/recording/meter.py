"""What moves while sound is heard: the shape of the last seconds and the level meter."""

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import sized
from app.theme.tokens import Tokens, tokens_of

LOWEST = -48.0
HIGHEST = 0.0
MARKS = (-48, -36, -24, -12, -3)
TOO_LOUD = -3.0
BAR, GAP = 3, 2
HOLD_READINGS = 15


def _share(level: float) -> float:
    return max(0.0, min(1.0, (level - LOWEST) / (HIGHEST - LOWEST)))


class Waveform(QWidget):
    """The last seconds as bars; a calm drawing, not a measuring device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(sized(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._levels: deque[float] = deque(maxlen=400)

    def add(self, level: float) -> None:
        """Show one more tenth of a second."""
        self._levels.append(level)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._levels.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the newest bars at the right, older ones paler."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() // (BAR + GAP)
        shown = list(self._levels)[-room:]
        shown = [LOWEST] * (room - len(shown)) + shown
        colour = QColor(tokens_of(self.palette()).rec)
        middle = self.height() / 2
        for number, level in enumerate(shown):
            colour.setAlphaF(0.25 + 0.75 * number / max(1, room - 1))
            painter.setBrush(colour)
            half = max(1.5, _share(level) * (middle - 2))
            painter.drawRoundedRect(QRectF(number * (BAR + GAP), middle - half, BAR, 2 * half), 1.5, 1.5)
        painter.end()


class LevelMeter(QWidget):
    """How loud it is now, and how loud it was at most a moment ago."""

    def __init__(self, parent: QWidget | None = None, *, has_scale: bool = True) -> None:
        super().__init__(parent)
        self._has_scale = has_scale
        self._level = LOWEST
        self._recent: deque[float] = deque(maxlen=HOLD_READINGS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._height)

    @property
    def _height(self) -> int:
        return 26 if self._has_scale else 10

    @property
    def level(self) -> float:
        """What it shows, in dBFS."""
        return self._level

    def show_level(self, level: float) -> None:
        """Show one more tenth of a second."""
        self._level = level
        self._recent.append(level)
        self.setAccessibleDescription(f"{level:.0f} dB")
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._level = LOWEST
        self._recent.clear()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(200, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, the mark of the recent maximum and the scale."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = self.width(), 8
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(QRectF(0, 0, width, height), 3, 3)
        painter.setBrush(QColor(tokens.rec if self._level > TOO_LOUD else tokens.ok))
        painter.drawRoundedRect(QRectF(0, 0, width * _share(self._level), height), 3, 3)
        if self._recent:
            painter.setBrush(QColor(tokens.text))
            painter.drawRect(QRectF(min(width - 2, width * _share(max(self._recent))), 0, 2, height))
        if self._has_scale:
            self._draw_scale(painter, tokens)
        painter.end()

    def _draw_scale(self, painter: QPainter, tokens: Tokens) -> None:
        width, height = self.width(), 8
        font = painter.font()
        font.setPixelSize(sized(10))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        for mark in MARKS:
            text = f"−{-mark}"
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = min(width - wide, max(0.0, width * _share(mark) - wide / 2))
            painter.drawText(QRectF(left, height + 3, wide + 2, 14), Qt.AlignmentFlag.AlignLeft, text)
