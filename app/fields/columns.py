"""A layout in columns of one width; its height follows its width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.fields.span_layout import NOWHERE


class ColumnsLayout(QLayout):
    """Left to right, line by line; `columns` 0 takes as many as the widest item leaves room for."""

    def __init__(self, parent: QWidget | None = None, columns: int = 0, gap: int = 12, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._columns, self._gap, self._line_gap = columns, gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item at the end."""
        self._items.append(item)

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
        return self._arrange(QRect(0, 0, width, 0), place=False)

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
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        if not items:
            return 0
        columns = self._columns
        if not columns:
            widest = max(1, *(item.sizeHint().width() for item in items))
            columns = (rect.width() + self._gap) // (widest + self._gap)
        # No column is narrower than its content can bear.
        least = max(item.minimumSize().width() for item in items)
        columns = max(1, min(columns, len(items), (rect.width() + self._gap) // (least + self._gap)))
        width = (rect.width() - self._gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            tall = max(
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height() for item in line
            )
            if place:
                for place_in_line, item in enumerate(line):
                    item.setGeometry(QRect(rect.x() + place_in_line * (width + self._gap), y, width, tall))
            y += tall + self._line_gap
        return y - self._line_gap - rect.y()
