"""A drawing whose parts can be pressed: a second picture that nobody sees tells which part lies under a point."""

import numpy
from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolTip, QWidget

from app.fields.map_view import HEIGHT
from app.fields.regions import Drawing
from app.theme import sized
from app.theme.tokens import tokens_of

#: Every part has a colour far from those of the others: what is smoothed between two parts is no third one.
_FAR_APART = 0x9E3779B1
_COLOURS = 1 << 24
_BACK = pow(_FAR_APART, -1, _COLOURS)
#: Points that a line around a part is wide.
CHOSEN_LINE, CURRENT_LINE = 3, 2
CHOSEN_FILL = 0.42

Places = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.int64]]
Mask = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.bool_]]


class RegionView(QWidget):
    """Chosen parts are tinted and lined; the one that has the keyboard has a line in another colour."""

    region_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regions")
        self.setFixedHeight(sized(HEIGHT))
        self.setMinimumWidth(sized(200))
        self._drawing: Drawing | None = None
        self._labels: dict[str, str] = {}
        self._names: tuple[str, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._current = ""
        self._picture = QImage()
        self._places: Places | None = None

    def show_drawing(self, drawing: Drawing, labels: dict[str, str]) -> None:
        """Show a drawing; `labels` say what is read for the names of its parts that are answers."""
        names = tuple(name for name in labels if name in drawing.names)
        if drawing is not self._drawing or names != self._names:
            self._drawing, self._names = drawing, names
            self._forget()
        self._labels = labels

    def show_chosen(self, chosen: frozenset[str], current: str) -> None:
        """Tint these parts; one of them, or another, has the keyboard."""
        if (chosen, current) != (self._chosen, self._current):
            self._chosen, self._current = chosen, current
            self.update()

    def region_at(self, at: QPointF) -> str:
        """The part under a point; empty where there is none."""
        self._draw()
        if self._places is None:
            return ""
        scale = self.devicePixelRatioF()
        corner = self._room().topLeft()
        column, row = int((at.x() - corner.x()) * scale), int((at.y() - corner.y()) * scale)
        height, width = self._places.shape
        if not (0 <= row < height and 0 <= column < width):
            return ""
        place = int(self._places[row, column])
        return self._names[place - 1] if place else ""

    def sizeHint(self) -> QSize:
        """Ask for the room of a map."""
        return QSize(420, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in another size."""
        super().resizeEvent(event)
        self._forget()

    def event(self, event: QEvent) -> bool:
        """Say the answer under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self.region_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._labels.get(name, ""), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press on a part."""
        name = self.region_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else ""
        if name:
            self.region_pressed.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and what is chosen in it."""
        self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Drawings are made for white paper, whatever the colours of the screen are.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self._room()).adjusted(-6, -6, 6, 6), 6, 6)
        painter.drawImage(self._room().topLeft(), self._picture)
        painter.drawImage(self._room().topLeft(), self._tinted())
        painter.end()

    def _room(self) -> QRect:
        """Where the drawing is, in its own proportions."""
        if self._drawing is None:
            return QRect()
        inner = self.rect().adjusted(6, 6, -6, -6)
        _left, _top, width, height = self._drawing.box
        size = QSize(round(width * 100), round(height * 100)).scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(inner.topLeft(), size)

    def _forget(self) -> None:
        self._picture, self._places = QImage(), None
        self.update()

    def _draw(self) -> None:
        room = self._room()
        if self._drawing is None or self._places is not None or room.isEmpty():
            return
        scale = self.devicePixelRatioF()
        size = room.size() * scale
        self._picture = drawn(self._drawing.picture(), size)
        self._places = _places(drawn(self._drawing.regions(self._names, _colour), size), len(self._names))
        self._picture.setDevicePixelRatio(scale)

    def _tinted(self) -> QImage:
        if self._places is None:
            return QImage()
        tokens = tokens_of(self.palette())
        accent, dark = QColor(tokens.accent), QColor("#1b1b1b")
        height, width = self._places.shape
        points = numpy.zeros((height, width), dtype=numpy.uint32)
        scale = max(1, round(self.devicePixelRatioF()))
        for place, name in enumerate(self._names, 1):
            if name in self._chosen:
                here = self._places == place
                points[here] = _point(accent, CHOSEN_FILL)
                points[_edge(here, CHOSEN_LINE * scale)] = _point(accent, 1.0)
            if name == self._current and self._current_is_seen():
                here = self._places == place
                points[_edge(here, CURRENT_LINE * scale)] = _point(dark, 1.0)
        shared = QImage(points.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        # The bytes belong to Python: the picture needs its own.
        image = shared.copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        return image

    def _current_is_seen(self) -> bool:
        beside = self.window().focusWidget()
        parent = self.parentWidget()
        return beside is not None and parent is not None and parent.isAncestorOf(beside)


def drawn(svg: bytes, size: QSize) -> QImage:
    """Paint a drawing that was written anew."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg))
    painter = QPainter(image)
    renderer.render(painter, QRectF(QPointF(), size.toSizeF()))
    painter.end()
    return image


def _colour(place: int) -> str:
    return f"#{(place + 1) * _FAR_APART % _COLOURS:06x}"


def _places(image: QImage, count: int) -> Places:
    """For every point the part that it belongs to, counted from one; nought for none."""
    width, height = image.width(), image.height()
    points = numpy.frombuffer(bytes(image.constBits()), dtype=numpy.uint32).reshape(height, image.bytesPerLine() // 4)
    wide = points[:, :width].astype(numpy.int64)
    places = (wide & 0xFFFFFF) * _BACK % _COLOURS
    places[(wide >> 24 != 255) | (places > count)] = 0
    return places


def _edge(here: Mask, points: int) -> Mask:
    """The outermost points of a part."""
    inner = numpy.pad(here, 1)
    for _ in range(points):
        core = inner.copy()
        core[1:, :] &= inner[:-1, :]
        core[:-1, :] &= inner[1:, :]
        core[:, 1:] &= inner[:, :-1]
        core[:, :-1] &= inner[:, 1:]
        inner = core
    return here & ~inner[1:-1, 1:-1]


def _point(colour: QColor, opacity: float) -> int:
    red, green, blue = (round(one * opacity) for one in (colour.red(), colour.green(), colour.blue()))
    return (round(255 * opacity) << 24) | (red << 16) | (green << 8) | blue
