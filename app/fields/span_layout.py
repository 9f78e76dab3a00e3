"""A layout in twelve columns: short fields share a line, long ones take it whole; its height follows its width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.theme import sized

COLUMNS = 12
#: Asked for thousands of times while a page is laid out.
NOWHERE = Qt.Orientation(0)
#: Below this width each field takes a whole line, in points of a screen with ordinary words.
NARROW = 480


class SpanLayout(QLayout):
    """Items carry their span as the widget's property `span`."""

    def __init__(self, parent: QWidget | None = None, gap: int = 14, line_gap: int = 16) -> None:
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        # Asked for thousands of times, and the words are as large as they are while the program runs.
        self._narrow = sized(NARROW)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item at the end."""
        self._items.append(item)
        self._heights.clear()
        self._least = None

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one item, or None past the end as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def sort(self, order: list[QWidget]) -> None:
        """Put the items into the order of these widgets."""
        place = {id(widget): index for index, widget in enumerate(order)}
        self._items.sort(key=lambda item: place.get(id(item.widget()), len(place)))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return NOWHERE

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for one width."""
        # Qt asks for the same width several times before it places anything.
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return height

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every item at its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        width = 640
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Give the least width; the height is the width's matter."""
        if self._least is None:
            self._least = QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)
        return self._least

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        one = (rect.width() - self._gap * (COLUMNS - 1)) / COLUMNS
        used, x, y, line = 0, float(rect.x()), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if item.isEmpty() or widget is None:
                continue
            span = (
                COLUMNS
                if rect.width() < self._narrow
                else max(1, min(COLUMNS, int(widget.property("span") or COLUMNS)))
            )
            if used + span > COLUMNS:
                y, line, used, x = y + line + self._line_gap, 0, 0, float(rect.x())
            width = int(one * span + self._gap * (span - 1))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if place:
                item.setGeometry(QRect(int(x), y, width, height))
            x += width + self._gap
            used += span
            line = max(line, height)
        return y + line - rect.y()
