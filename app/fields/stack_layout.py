"""A layout of one column in which nothing is ever stretched or squeezed: each widget is as high as it wants to be.

Qt's own column, when some of its widgets come or go, gives the others the room that is left until the page around it
has its new height: on a long page every widget would be laid out twice for each answer.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

NOWHERE = Qt.Orientation(0)
HIDDEN = -1


class StackLayout(QLayout):
    """Widgets below each other, hidden ones left out."""

    def __init__(self, parent: QWidget | None = None, gap: int = 16) -> None:
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, list[int]] = {}
        self._least: QSize | None = None
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def insertWidget(self, place: int, widget: QWidget) -> None:  # noqa: N802
        """Put a widget at a place; one that stands here already goes there."""
        self.removeWidget(widget)
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def removeWidget(self, widget: QWidget) -> None:  # noqa: N802
        """Let a widget go; Qt's own way would ask for every item by its number."""
        at = next((at for at, item in enumerate(self._items) if item.widget() is widget), None)
        if at is not None:
            del self._items[at]
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one item, or None past the end as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return NOWHERE

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for one width."""
        tops = self._measured(width)
        return tops[-1] if tops else 0

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every item at its place."""
        super().setGeometry(rect)
        y, width = rect.y(), rect.width()
        for item, height in zip(self._items, self._measured(width), strict=False):
            if height != HIDDEN:
                item.setGeometry(QRect(rect.x(), y, width, height))
                y += height + self._gap

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        return QSize(640, self.heightForWidth(640))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Give the least width; the height is the width's matter."""
        if self._least is None:
            self._least = QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)
        return self._least

    def _measured(self, width: int) -> list[int]:
        """The height of each item, nothing for a hidden one, and at the end that of all; measured once for a width."""
        known = self._heights.get(width)
        if known is not None:
            return known
        found: list[int] = []
        total = -self._gap
        for item in self._items:
            height = HIDDEN
            if not item.isEmpty():
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                total += height + self._gap
            found.append(height)
        found.append(max(0, total))
        self._heights[width] = found
        return found
