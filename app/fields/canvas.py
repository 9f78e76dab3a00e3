"""The paper on which one signs, draws, or marks a picture: by mouse, pen, finger or keyboard."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.fields.drawing import INKS, MOST_POINTS, PAPER, Stroke, paint, picture_of
from app.theme.tokens import LIGHT

#: How far an arrow key moves the pen; with Shift, for what is fine.
STEP, FINE = 12.0, 2.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Canvas(QWidget):
    """Keeps strokes; Space puts the pen down and lifts it, the arrows move it."""

    changed = Signal()
    #: The keyboard put the pen down or lifted it.
    pen_moved = Signal(bool)

    def __init__(self, paper: QSize, under: QImage | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under = under
        self.setFixedSize(paper)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ink = INKS[0]
        self._done: list[Stroke] = []
        self._now: list[QPointF] = []
        self._points = 0
        self._hand = QPointF(paper.width() / 2, paper.height() / 2)
        self._by_keys = False
        self._retranslate()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn, with the stroke that the keyboard is drawing."""
        return (*self._done, *((Stroke(tuple(self._now), self.ink),) if self._now else ()))

    def begin(self, strokes: tuple[Stroke, ...], under: QImage | None) -> None:
        """Go on from what was drawn before, over another picture."""
        self._under = under
        self._done, self._now, self._by_keys = list(strokes), [], False
        self._points = sum(len(stroke.points) for stroke in strokes)
        self._redraw()

    def picture(self) -> bytes:
        """The drawing as PNG."""
        return picture_of(self.strokes, self.size(), self._under)

    def take_back(self) -> None:
        """Take the last stroke away."""
        if self._now:
            self._now = []
        elif self._done:
            self._done.pop()
        self._redraw()

    def clear(self) -> None:
        """Begin again."""
        self._done, self._now, self._points = [], [], 0
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._lift()
            self._move(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if not self._by_keys:
            self._lift()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw with the arrows."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hand = self._inside(self._hand + _ARROWS[key] * (FINE if fine else STEP))
            if self._by_keys:
                self._move(self._hand)
            self.update()
        elif key == Qt.Key.Key_Space:
            if self._by_keys:
                self._lift()
            else:
                self._lift()
                self._by_keys = True
                self._move(self._hand)
            self.pen_moved.emit(self._by_keys)
        elif key == Qt.Key.Key_Backspace:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper or picture, the ink, and where the keyboard holds the pen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PAPER))
        if self._under is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._under)
        paint(painter, self.strokes)
        painter.setPen(QPen(QColor(LIGHT.border_strong), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(LIGHT.focus), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            for arm in (QPointF(7, 0), QPointF(0, 7)):
                painter.drawLine(self._hand - arm, self._hand + arm)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _move(self, where: QPointF) -> None:
        if self._points >= MOST_POINTS:
            return
        self._now.append(self._inside(where))
        self._points += 1
        self._redraw()

    def _lift(self) -> None:
        self._by_keys = False
        if self._now:
            self._done.append(Stroke(tuple(self._now), self.ink))
            self._now = []
            self._redraw()

    def _inside(self, where: QPointF) -> QPointF:
        return QPointF(min(max(where.x(), 0.0), self.width()), min(max(where.y(), 0.0), self.height()))

    def _redraw(self) -> None:
        self.update()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Paper to draw on"))
        self.setAccessibleDescription(
            self.tr(
                "Draw with the mouse, a pen or a finger; or with the arrow keys: Space puts the pen down and lifts it, "
                "Shift makes small steps, Backspace takes the last line back."
            )
        )
