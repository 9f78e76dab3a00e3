"""How large the words are, and what is made to their measure."""

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

#: The height of ordinary words, in points of the screen.
ORDINARY = 14
TEXT_SIZES = (100, 125, 150, 200)
"""How large words may be, in hundredths of the ordinary."""
#: Columns at the side grow less than their words: the middle keeps room to work in.
_MOST_FOR_SIDES = 1.7


def sized(points: int) -> int:
    """A length that suits ordinary words, for words as large as they are now."""
    return round(points * _factor())


def side_width(points: int) -> int:
    """The width of a column at the side of a screen."""
    return round(points * min(_factor(), _MOST_FOR_SIDES))


def _factor() -> float:
    return QFontInfo(QApplication.font()).pixelSize() / ORDINARY
