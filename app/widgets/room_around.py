"""What lets a screen scroll as a whole when it needs more room than the window has: large words, a small window."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.theme.sizes import ORDINARY, sized


@runtime_checkable
class Folding(Protocol):
    """A screen that can be arranged for a narrow window."""

    def fold_into(self, width: int) -> None:
        """Arrange everything for so many points of width."""


class RoomAround(QScrollArea):
    """Gives the screen in front all there is, and never less than the least it can be shown in."""

    def __init__(self, stack: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = stack
        # Held: whoever asks the stack for its parent is given this, and what Python lets go of takes the stack with it.
        self._inside = self.viewport()
        self.setWidget(stack)
        stack.installEventFilter(self)
        stack.currentChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screen the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something on the screen needs more room or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """The window may be as small as it likes."""
        return QSize(0, 0)

    def _fit(self) -> None:
        screen, room = self._stack.currentWidget(), self.maximumViewportSize()
        if screen is None:
            self._stack.resize(room)
            return
        if isinstance(screen, Folding):
            screen.fold_into(room.width())
        least = screen.minimumSizeHint().expandedTo(screen.minimumSize())
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(least.width(), room.width())
        height = _least_height(screen, width, least.height())
        if height > room.height() and width > room.width() - bar:
            width = max(least.width(), room.width() - bar)
            height = _least_height(screen, width, least.height())
        if width > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        self._stack.resize(width, max(height, room.height()))


def _least_height(screen: QWidget, width: int, otherwise: int) -> int:
    layout = screen.layout()
    # Of words that wrap Qt tells no least height, only the one they would like with all that stands beside them: too
    # much to scroll for while words are of their ordinary size, for which every screen is made.
    if layout is None or not layout.hasHeightForWidth() or sized(ORDINARY) == ORDINARY:
        return otherwise
    return max(layout.minimumHeightForWidth(width), screen.minimumHeight())
