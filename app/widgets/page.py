"""The frame of a screen: content that scrolls in the middle, and cards to put on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.theme import sized
from app.widgets.parts import named


class Card(QFrame):
    """A raised surface with room for a few things that belong together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 16, 18, 16)
        self.body.setSpacing(10)


class Page(QScrollArea):
    """A column of limited width that scrolls when the window is low."""

    def __init__(self, width: int = 760, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        surface = named("scrollbody", QWidget())
        outer = QHBoxLayout(surface)
        outer.setContentsMargins(22, 18, 22, 18)
        column = QWidget()
        column.setMaximumWidth(sized(width))
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        # The column takes all there is up to its width; what is left over stays at both sides.
        outer.addStretch(1)
        outer.addWidget(column, 1000)
        outer.addStretch(1)
        self.setWidget(surface)
