"""Icons that follow the theme by themselves: drawn from vector files in the colour of the moment."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.theme.tokens import tokens_of

ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"


class Tone(StrEnum):
    """The meaning of an icon's colour: the name of a token."""

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    OK = "ok"
    WARN = "warn"
    REC = "rec"


def icon(name: str, tone: Tone = Tone.TEXT) -> QIcon:
    """Give an icon of `resources/icons`; it changes its colour with the theme."""
    return QIcon(_Engine(name, tone))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


class _Engine(QIconEngine):
    """Draws one vector file in the colour that its tone has at this moment."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        _drawing(name)  # a missing file is found where the icon is asked for, not while painting

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        colour = tokens.faint if mode == QIcon.Mode.Disabled else str(getattr(tokens, self._tone))
        drawing = _drawing(self._name).replace("currentColor", colour)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def key(self) -> str:
        return "svidok"
