"""The pad one signs on: with the mouse, a pen or a finger."""

from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from app.screens.signing.strokes import MOST_POINTS, Point, Strokes
from app.theme.tokens import LIGHT

#: Ink on paper: the same in the dark theme, because the paper that comes of it is white.
INK, PAPER = "#16336B", "#FFFFFF"


class SignaturePad(QWidget):
    """Keeps strokes with the milliseconds since the first touch."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(320, 150))
        self._done: list[tuple[Point, ...]] = []
        self._now: list[Point] = []
        self._clock = QElapsedTimer()
        self._points = 0
        self._retranslate()

    @property
    def strokes(self) -> Strokes:
        """What was written."""
        return Strokes(tuple(self._done), self.width(), self.height())

    def clear(self) -> None:
        """Begin again on clean paper."""
        self._done, self._now, self._points = [], [], 0
        self._clock.invalidate()
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        return QSize(560, 220)

    # Ways to write

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._down(event.position(), 0.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), 0.5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Write with a pen that knows how hard it presses."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._down(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and self._now:
            self._move(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._up()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Write with a finger."""
        if isinstance(event, QTouchEvent):
            points = event.points()
            if event.type() == QEvent.Type.TouchBegin and points:
                self._down(points[0].position(), points[0].pressure() or 0.5)
            elif event.type() == QEvent.Type.TouchUpdate and points and self._now:
                self._move(points[0].position(), points[0].pressure() or 0.5)
            elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._up()
            event.accept()
            return True
        return super().event(event)

    def _down(self, where: QPointF, pressure: float) -> None:
        if not self._clock.isValid():
            self._clock.start()
        self._now = []
        self._move(where, pressure)

    def _move(self, where: QPointF, pressure: float) -> None:
        if self._points >= MOST_POINTS:
            return
        x = min(max(where.x(), 0.0), float(self.width()))
        y = min(max(where.y(), 0.0), float(self.height()))
        self._now.append(Point(x, y, pressure, int(self._clock.elapsed())))
        self._points += 1
        self.update()

    def _up(self) -> None:
        if self._now:
            self._done.append(tuple(self._now))
            self._now = []
            self.changed.emit()
            self.update()

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, the line to sign on, and the ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(QPen(QColor(LIGHT.border_strong), 1))
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        line = self.height() - 40
        painter.setPen(QPen(QColor(LIGHT.border_strong), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, line, self.width() - 24, line)
        painter.setPen(QColor(LIGHT.faint))
        painter.drawText(24, line + 20, self.tr("Sign here with the mouse, a pen or a finger"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in (*self._done, tuple(self._now)):
            _draw(painter, stroke)
        if self.hasFocus():
            painter.setPen(QPen(QColor(LIGHT.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Place to sign"))
        self.setAccessibleDescription(
            self.tr("Needs a mouse, a pen or a finger. Without them, sign on paper and attach the scan.")
        )
        self.update()


def _draw(painter: QPainter, stroke: tuple[Point, ...]) -> None:
    if not stroke:
        return
    painter.setPen(QPen(QColor(INK), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if len(stroke) == 1:
        painter.drawPoint(QPointF(stroke[0].x, stroke[0].y))
        return
    path = QPainterPath(QPointF(stroke[0].x, stroke[0].y))
    for before, after in pairwise(stroke[1:]):
        # Through the middles: round where the hand was quick.
        path.quadTo(QPointF(before.x, before.y), QPointF((before.x + after.x) / 2, (before.y + after.y) / 2))
    path.lineTo(QPointF(stroke[-1].x, stroke[-1].y))
    painter.drawPath(path)
