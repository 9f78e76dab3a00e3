"""A layout of one column in which nothing is ever stretched or squeezed: each widget is as high as it wants to be.

Qt's own column, when some of its widgets come or go, gives the others the room that is left until the page around it
has its new height: on a long page every widget would be laid out twice for each answer.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

NOWHERE = Qt.Orientation(0)


class Stacked(QWidget):
    """What can stand in a stack: it says its height itself, because to ask Qt for thousands of them takes too long."""

    def room(self, width: int) -> int:
        """The height for one width."""
        raise NotImplementedError

    def least(self) -> int:
        """The least width."""
        raise NotImplementedError


class StackLayout(QLayout):
    """Widgets below each other."""

    def __init__(self, parent: QWidget | None = None, gap: int = 16) -> None:
        self._items: list[QWidgetItem] = []
        self._stack: list[Stacked] = []
        self._placed: dict[Stacked, tuple[int, int, int, int]] = {}
        self._heights: dict[int, tuple[list[int], int]] = {}
        self._least: QSize | None = None
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def at(self, place: int) -> Stacked | None:
        """The widget at a place."""
        return self._stack[place] if place < len(self._stack) else None

    def insert(self, place: int, widget: Stacked) -> None:
        """Put a widget at a place; one that stands here already goes there."""
        self.leave_out(widget)
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self._stack.insert(place, widget)
        self.invalidate()

    def leave_out(self, widget: Stacked) -> None:
        """Let a widget go."""
        if widget in self._stack:
            at = self._stack.index(widget)
            del self._items[at], self._stack[at]
            self._placed.pop(widget, None)
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take nothing that does not say its height."""
        raise NotImplementedError

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one item, or None past the end as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away."""
        if not 0 <= index < len(self._items):
            return None
        self._placed.pop(self._stack.pop(index), None)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return NOWHERE

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for one width."""
        return self._measured(width)[1]

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget at its place, those that are there already excepted."""
        super().setGeometry(rect)
        x, y, width = rect.x(), rect.y(), rect.width()
        for widget, item, height in zip(self._stack, self._items, self._measured(width)[0], strict=True):
            place = (x, y, width, height)
            if self._placed.get(widget) != place:
                self._placed[widget] = place
                item.setGeometry(QRect(*place))
            y += height + self._gap

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        return QSize(640, self.heightForWidth(640))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Give the least width; the height is the width's matter."""
        if self._least is None:
            self._least = QSize(max((widget.least() for widget in self._stack), default=0), 0)
        return self._least

    def _measured(self, width: int) -> tuple[list[int], int]:
        """The height of each widget and that of all; measured once for a width."""
        known = self._heights.get(width)
        if known is None:
            heights = [widget.room(width) for widget in self._stack]
            known = self._heights[width] = (heights, max(0, sum(heights) + self._gap * (len(heights) - 1)))
        return known
