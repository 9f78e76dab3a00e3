"""A screen of three columns; in a narrow window, or with large words, those at its sides share one by tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.theme import sized


class Columns(QWidget):
    """The middle is always seen; both sides have fixed widths of their own."""

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget, least: int, parent: QWidget | None = None
    ) -> None:
        """`least` is what the middle needs beside both sides, in points of a screen with ordinary words."""
        super().__init__(parent)
        self._sides, self._least = (left, right), least
        self._widths = tuple(side.minimumWidth() for side in self._sides)
        self._shared = QFrame(self)
        self._shared.setObjectName("side")
        self._stack = QStackedWidget(self._shared)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 10, 8, 0)
        bar.setSpacing(2)
        for place, name in enumerate(("left_side", "right_side")):
            tab = QToolButton(self._shared)
            tab.setObjectName(name)
            tab.setProperty("kind", "side")
            tab.setCheckable(True)
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._group.addButton(tab, place)
            bar.addWidget(tab)
        self._group.button(0).setChecked(True)
        column = QVBoxLayout(self._shared)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for part, stretch in ((self._shared, 0), (left, 0), (middle, 1), (right, 0)):
            self._row.addWidget(part, stretch)
        self._shared.hide()

    @property
    def is_folded(self) -> bool:
        """Whether the sides share one column."""
        return self._stack.count() > 0

    def fold_into(self, width: int) -> None:
        """Arrange everything for so many points of width."""
        must = width < sum(self._widths) + sized(self._least)
        if must == self.is_folded:
            return
        left, right = self._sides
        if must:
            for side in self._sides:
                side.setFixedWidth(max(self._widths))
                self._stack.addWidget(side)
            self._stack.setCurrentIndex(self._group.checkedId())
        else:
            for side, own in zip(self._sides, self._widths, strict=True):
                self._stack.removeWidget(side)
                side.setFixedWidth(own)
                side.show()
            self._row.insertWidget(1, left)
            self._row.addWidget(right)
        self._shared.setVisible(must)

    def name_sides(self, left: str, right: str) -> None:
        """Name the tabs."""
        for place, name in enumerate((left, right)):
            self._group.button(place).setText(name)
            self._group.button(place).setToolTip(name)

    def sign_right(self, sign: QIcon) -> None:
        """Put a sign on the tab of the right side, which may be hidden behind the left one."""
        tab = self._group.button(1)
        assert isinstance(tab, QToolButton)
        tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tab.setIcon(sign)

    def show_right(self) -> None:
        """Bring the right side to the front."""
        self._group.button(1).click()
