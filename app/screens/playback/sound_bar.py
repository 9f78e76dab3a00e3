"""A recording from left to right: how loud it is, where nobody speaks, marks, sensitive and chosen stretches."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.screens.playback.marks import Mark, Marked
from app.screens.playback.overview import WINDOW_MS, Overview
from app.theme import sized
from app.theme.tokens import tokens_of

HEIGHT = 44
_LOUD = 8_000.0


class SoundBar(QWidget):
    """Drawn; a press goes there. For the keyboard there is the slider below it."""

    pressed_at = Signal(int)

    def __init__(self, length: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(sized(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._length = max(1, length)
        self._at = 0
        self._overview = Overview()
        self._marks: tuple[Mark, ...] = ()
        self._marked: tuple[Marked, ...] = ()
        self._chosen: tuple[int | None, int | None] = (None, None)

    def show_overview(self, overview: Overview) -> None:
        """Show how loud it is, as far as that is known."""
        self._overview = overview
        self.update()

    def show_marks(self, marks: tuple[Mark, ...], marked: tuple[Marked, ...]) -> None:
        """Show marks and sensitive stretches."""
        self._marks, self._marked = marks, marked
        self.update()

    def show_chosen(self, start: int | None, end: int | None) -> None:
        """Show the chosen stretch."""
        self._chosen = (start, end)
        self.update()

    def show_place(self, at: int) -> None:
        """Show where we are."""
        if self._x(at) != self._x(self._at):
            self.update()
        self._at = at

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was pressed."""
        self.pressed_at.emit(round(event.position().x() / max(1, self.width()) * self._length))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything; the levels in as many bars as there are points."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        self._shade(painter, [(one.from_ms, one.to_ms) for one in self._overview.silences], tokens.border, 0.8)
        start, end = self._chosen
        if start is not None:
            self._shade(painter, [(start, self._at if end is None else end)], tokens.accent, 0.25)
        middle, levels = HEIGHT / 2, self._overview.levels
        painter.setBrush(QColor(tokens.muted))
        for x in range(0, self.width(), 2):
            first = int(x / self.width() * self._length / WINDOW_MS)
            last = int((x + 2) / self.width() * self._length / WINDOW_MS)
            loudest = max(levels[first : max(first + 1, last)], default=0.0)
            half = max(0.5, min(1.0, (loudest / _LOUD) ** 0.5) * (middle - 6))
            painter.drawRect(QRectF(x, middle - half, 1, 2 * half))
        self._shade(painter, [(one.from_ms, one.to_ms) for one in self._marked], tokens.rec, 0.35)
        painter.setBrush(QColor(tokens.accent))
        for mark in self._marks:
            x = self._x(mark.at)
            painter.drawPolygon(QPolygonF([QPointF(x - 4, 0), QPointF(x + 4, 0), QPointF(x, 7)]))
        painter.fillRect(QRectF(self._x(self._at), 0, 2, HEIGHT), QColor(tokens.text))
        painter.end()

    def _x(self, at: int) -> int:
        return round(at / self._length * (self.width() - 2))

    def _shade(self, painter: QPainter, stretches: list[tuple[int, int]], colour: str, share: float) -> None:
        ground = QColor(colour)
        ground.setAlphaF(share)
        for start, end in stretches:
            left = self._x(min(start, end))
            painter.fillRect(QRectF(left, 0, max(2, self._x(max(start, end)) - left), HEIGHT), ground)
