"""Two parts beside each other, or one under the other where there is no room for that."""

from PySide6.QtWidgets import QBoxLayout, QLayout

from app.theme import sized

#: What a screen takes that is made for a laptop, in points of one with ordinary words.
_ORDINARY_WIDTH = 1040


def is_narrow(width: int) -> bool:
    """Whether a screen made for a laptop has not enough of so many points of width, with words as large as they are."""
    return width < sized(_ORDINARY_WIDTH)


class TwoLines(QBoxLayout):
    """One line, until it is told that there is no room for it."""

    def __init__(self, first: QLayout, second: QLayout, spacing: int = 10, shares: tuple[int, int] = (0, 0)) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self.addLayout(first, shares[0])
        self.addLayout(second, shares[1])

    def fold(self, is_folded: bool) -> None:
        """Take one line or two."""
        ways = QBoxLayout.Direction
        self.setDirection(ways.TopToBottom if is_folded else ways.LeftToRight)
