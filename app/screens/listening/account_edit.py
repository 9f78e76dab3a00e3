"""The account in large letters, with the time of each beginning at its margin."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from app.screens.listening.roles import PinLine
from app.screens.structuring.narrative import NarrativeEdit
from app.theme import sized
from app.theme.tokens import tokens_of

_WIDTH = 92
_LARGER = 1.3


class AccountEdit(NarrativeEdit):
    """A text box whose margin tells when each part was begun; the place of a pin moves with the words."""

    pin_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pins: list[tuple[PinLine, QTextCursor]] = []
        self._margin = Margin(self)
        self.setViewportMargins(sized(_WIDTH), 0, 0, 0)
        self.updateRequest.connect(self._scrolled)

    def showEvent(self, event: QShowEvent) -> None:
        """Letters larger than elsewhere, whatever size the program has them in."""
        super().showEvent(event)
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(self.font()).pixelSize() * _LARGER))
        self.document().setDefaultFont(font)

    def show_pins(self, pins: tuple[PinLine, ...]) -> None:
        """Show the times; those whose words are gone are not shown."""
        self._pins = []
        units = len(self.toPlainText().encode("utf-16-le")) // 2
        for pin in pins:
            if pin.starts >= 0:
                cursor = QTextCursor(self.document())
                cursor.setPosition(min(units, self.unit_of(pin.starts)))
                # What is written at the very place pushes the words on, and the pin with them.
                self._pins.append((pin, cursor))
        self._margin.update()

    def pin_here(self) -> PinLine | None:
        """The pin that the cursor stands behind: the last one before it."""
        at = self.textCursor().position()
        before = [(cursor.position(), pin) for pin, cursor in self._pins if cursor.position() <= at]
        return max(before, key=lambda one: one[0])[1] if before else None

    def times(self) -> list[tuple[QRect, PinLine]]:
        """Where in the margin each time stands; of several in one line the first."""
        found: dict[int, tuple[QRect, PinLine]] = {}
        height = self.fontMetrics().lineSpacing() * 2
        for pin, cursor in self._pins:
            top = self.cursorRect(cursor).top()
            if -height <= top <= self.viewport().height():
                found.setdefault(top, (QRect(0, top, sized(_WIDTH - 14), self.cursorRect(cursor).height()), pin))
        return list(found.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), sized(_WIDTH), inside.height()))

    def _scrolled(self, rectangle: QRect, by: int) -> None:
        self._margin.update()


class Margin(QWidget):
    """The times beside the account; a press on one lets it be heard."""

    def __init__(self, edit: AccountEdit) -> None:
        super().__init__(edit)
        self.setObjectName("margin")
        self._edit = edit
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as a time."""
        return QSize(sized(_WIDTH), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the times quietly."""
        painter = QPainter(self)
        colours = tokens_of(self._edit.palette())
        painter.setPen(QColor(colours.muted))
        for place, pin in self._edit.times():
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, pin.time)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hear what was said then."""
        at: QPoint = event.position().toPoint()
        for place, pin in self._edit.times():
            if place.contains(at):
                self._edit.pin_pressed.emit(pin.id)
                return
