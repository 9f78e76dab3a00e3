"""A map without tiles: the net of degrees, cities to find one's way by, and what a question has to show on it.

Nothing is fetched. The middle of the map is the hand of whoever has no mouse: arrows push the map under it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.fields.earth import Sheet, Spot, around, bar_of, digits_of, step_of
from app.fields.landmarks import landmarks
from app.theme.tokens import tokens_of

HEIGHT = 300
PUSH, FINE = 48.0, 6.0
NEAR, DRAG = 12.0, 5.0
#: So many names are read on one map, and no more.
MOST_NAMES = 120
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_SMALLER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})
_TAKE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the map: a point, or a line or shape through several."""

    name: str
    spots: tuple[Spot, ...]
    closed: bool = False
    is_chosen: bool = False
    #: Where the keyboard is in the list beside the map.
    is_current: bool = False


class MapView(QWidget):
    """Shows marks; says where somebody pressed."""

    #: Latitude and longitude that were chosen.
    picked = Signal(float, float)
    #: A mark that was pressed, by its place.
    mark_pressed = Signal(int)
    #: Another part of the earth is in the middle now.
    moved = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(260)
        self.setFixedHeight(HEIGHT)
        self.language = "uk"
        #: Whether places are chosen; else only marks are.
        self.is_picking = False
        self._marks: tuple[Mark, ...] = ()
        self._is_framed = False
        self._held: QPointF | None = None
        self._is_dragged = False
        self._sheet = self._whole()

    @property
    def sheet(self) -> Sheet:
        """What is seen now."""
        return self._sheet

    @property
    def middle(self) -> Spot:
        """The place in the middle, with as many digits as can be told on this map."""
        return self._rounded(self._sheet.centre)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these; the first time the map goes where they are."""
        self._marks = marks
        if not self._is_framed and marks:
            self.show_all()
        self.update()

    def show_all(self) -> None:
        """Go where everything is seen; to the whole country where there is nothing."""
        found = around([spot for mark in self._marks for spot in mark.spots], self.width(), self.height())
        self._is_framed = bool(self._marks)
        self._go(found or self._whole())

    def go_to(self, spot: Spot) -> None:
        """Bring a place into the middle."""
        sheet = self._sheet
        self._go(Sheet(spot, sheet.scale, sheet.width, sheet.height))

    def bring(self, spot: Spot) -> None:
        """Bring a place into the middle if it is not seen."""
        x, y = self._sheet.at(spot)
        if not (NEAR <= x <= self.width() - NEAR and NEAR <= y <= self.height() - NEAR):
            self.go_to(spot)

    def zoom(self, factor: float) -> None:
        """Draw the map larger or smaller around its middle."""
        self._go(self._sheet.zoomed(factor))

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        return QSize(520, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Push, zoom, choose what is in the middle."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            push = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else PUSH
            self._go(self._sheet.moved(right * push, down * push))
        elif key in _LARGER:
            self.zoom(2.0)
        elif key in _SMALLER:
            self.zoom(0.5)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        elif key in _TAKE:
            self._take(self.width() / 2, self.height() / 2)
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; a map that nobody has begun with leaves the wheel to the page."""
        if not self.hasFocus() or not event.angleDelta().y():
            event.ignore()
            return
        where = event.position()
        self._go(self._sheet.zoomed(1.25 if event.angleDelta().y() > 0 else 0.8, where.x(), where.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the map."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map along."""
        if self._held is None:
            return
        way = event.position() - self._held
        if self._is_dragged or abs(way.x()) + abs(way.y()) > DRAG:
            self._is_dragged = True
            self._held = event.position()
            self._go(self._sheet.moved(-way.x(), -way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was pressed and not dragged is chosen."""
        if self._held is not None and not self._is_dragged:
            self._take(event.position().x(), event.position().y())
        self._held = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in the middle there."""
        super().resizeEvent(event)
        self._sheet = Sheet(self._sheet.centre, self._sheet.scale, self.width(), self.height())
        if not self._is_framed or not event.oldSize().isValid():
            self.show_all()

    def _whole(self) -> Sheet:
        found = around([one.spot for one in landmarks()], max(self.width(), 1), max(self.height(), 1))
        assert found is not None
        return found

    def _go(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.update()
        self.moved.emit()

    def _take(self, x: float, y: float) -> None:
        near = self._mark_at(x, y)
        if self.is_picking:
            spot = self._rounded(self._sheet.spot(x, y))
            self.picked.emit(spot.latitude, spot.longitude)
        elif near >= 0:
            self.mark_pressed.emit(near)

    def _mark_at(self, x: float, y: float) -> int:
        found, least = -1, NEAR * NEAR
        for place, mark in enumerate(self._marks):
            for spot in mark.spots:
                at_x, at_y = self._sheet.at(spot)
                away = (at_x - x) ** 2 + (at_y - y) ** 2
                if away < least:
                    found, least = place, away
        return found

    def _rounded(self, spot: Spot) -> Spot:
        digits = digits_of(self._sheet)
        return Spot(round(spot.latitude, digits), round(spot.longitude, digits))

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        """The net, the cities, the marks, the scale, and the cross in the middle."""
        colours = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.sunken))
        self._paint_net(painter, QColor(colours.border), QColor(colours.faint))
        taken: list[QRectF] = []
        self._paint_marks(painter, QColor(colours.accent), QColor(colours.rec), QColor(colours.text), taken)
        self._paint_cities(painter, QColor(colours.muted), taken)
        self._paint_scale(painter, QColor(colours.text), QColor(colours.sunken))
        if self.is_picking or self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 1.5))
            middle = QPointF(self.width() / 2, self.height() / 2)
            for arm in (QPointF(10, 0), QPointF(0, 10)):
                painter.drawLine(middle - arm, middle + arm)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.border_strong), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_net(self, painter: QPainter, line: QColor, words: QColor) -> None:
        step = step_of(self._sheet)
        digits = max(0, len(f"{step:.3f}".rstrip("0").partition(".")[2]))
        first, last = self._sheet.spot(0, self.height()), self._sheet.spot(self.width(), 0)
        at = int(first.longitude / step) - 1
        while at * step <= last.longitude:
            x = self._sheet.at(Spot(0, at * step))[0]
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            painter.setPen(words)
            painter.drawText(QPointF(x + 4, self.height() - 6), f"{at * step:.{digits}f}°")
            at += 1
        at = int(first.latitude / step) - 1
        while at * step <= last.latitude:
            y = self._sheet.at(Spot(at * step, 0))[1]
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            painter.setPen(words)
            painter.drawText(QPointF(6, y - 4), f"{at * step:.{digits}f}°")
            at += 1

    def _paint_cities(self, painter: QPainter, colour: QColor, taken: list[QRectF]) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(colour)
        painter.setBrush(colour)
        for city in landmarks():
            x, y = self._sheet.at(city.spot)
            if not (0 <= x <= self.width() and 0 <= y <= self.height()):
                continue
            name = city.called(self.language)
            room = QRectF(x - 4, y - metrics.height(), metrics.horizontalAdvance(name) + 12, metrics.height() + 6)
            # What is named first keeps its room.
            if any(room.intersects(one) for one in taken):
                continue
            taken.append(room)
            painter.drawEllipse(QPointF(x, y), 2.2, 2.2)
            painter.drawText(QPointF(x + 5, y - 3), name)

    def _paint_marks(
        self, painter: QPainter, colour: QColor, chosen: QColor, words: QColor, taken: list[QRectF]
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        for mark in sorted(self._marks, key=lambda one: one.is_chosen):
            ink = chosen if mark.is_chosen else colour
            points = [QPointF(*self._sheet.at(spot)) for spot in mark.spots]
            if len(points) == 1 and not self.rect().contains(points[0].toPoint()):
                continue
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if mark.closed and len(points) > 2:
                painter.drawPolygon(QPolygonF(points))
            elif len(points) > 1:
                painter.drawPolyline(QPolygonF(points))
            painter.setBrush(ink)
            for point in points:
                radius = (7.0 if mark.is_chosen else 5.0) if len(points) == 1 else 3.0
                painter.drawEllipse(point, radius, radius)
            if mark.is_current and points:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(points[0], 11.0, 11.0)
            if points and mark.name and (mark.is_chosen or len(taken) < MOST_NAMES):
                room = QRectF(points[0] + QPointF(6, -6), QSize(0, 0)).adjusted(
                    0, -metrics.height(), metrics.horizontalAdvance(mark.name) + 4, 4
                )
                if mark.is_chosen or not any(room.intersects(one) for one in taken):
                    taken.append(room)
                    painter.setPen(words)
                    painter.drawText(room.bottomLeft() + QPointF(2, -4), mark.name)

    def _paint_scale(self, painter: QPainter, colour: QColor, ground: QColor) -> None:
        metres, length = bar_of(self._sheet)
        text = self.tr("{number} km").format(number=f"{metres / 1_000:g}") if metres >= 1_000 else ""
        text = text or self.tr("{number} m").format(number=f"{metres:g}")
        left, top = 12.0, 24.0
        painter.fillRect(QRectF(left - 6, 4, max(length, 60.0) + 14, 28), ground)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(left, top), QPointF(left + length, top))
        painter.drawLine(QPointF(left, top - 4), QPointF(left, top + 4))
        painter.drawLine(QPointF(left + length, top - 4), QPointF(left + length, top + 4))
        painter.drawText(QPointF(left + 4, top - 6), text)
