"""Marks to choose by whose words go on in the next line, with a picture where the form brings one."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

GAP = 8
EDGE = 4
PICTURE = QSize(140, 110)
#: A mark asks for no more width than this; longer words go on in the next line.
WIDEST = 420
NARROWEST = 64


class _Marked:
    """How a mark is measured and painted; the words of Qt's own stand in one line and are cut."""

    def __init__(self, button: QAbstractButton, *, below: bool) -> None:
        self.button, self.below = button, below
        self.picture = QPixmap()

    def words_width(self, width: int) -> int:
        return max(20, width - 2 * EDGE - (0 if self.below else self.mark().width() + GAP))

    def words(self) -> str:
        return self.button.text().replace("&&", "&")

    def mark(self) -> QSize:
        pixel = self.button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self.button)
        return QSize(max(17, pixel), max(17, pixel))

    def bounds(self, width: int) -> QRect:
        return self.button.fontMetrics().boundingRect(QRect(0, 0, width, 10_000), self.flags(), self.words())

    def flags(self) -> int:
        across = Qt.AlignmentFlag.AlignHCenter if self.below else Qt.AlignmentFlag.AlignLeft
        return int(across | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)

    def height(self, width: int) -> int:
        words = self.bounds(self.words_width(width)).height() if self.words() else 0
        mark = self.mark().height()
        tall = mark + 4 + words if self.below else max(mark, words)
        if not self.picture.isNull():
            tall += self.picture.deviceIndependentSize().toSize().height() + GAP
        return tall + 2 * EDGE

    def size(self) -> QSize:
        words = self.bounds(WIDEST).width() + 2
        width = words + 2 * EDGE + (0 if self.below else self.mark().width() + GAP)
        if not self.picture.isNull():
            width = max(width, self.picture.deviceIndependentSize().toSize().width() + 2 * EDGE)
        return QSize(width, self.height(width))

    def paint(self, option: QStyleOptionButton, element: QStyle.PrimitiveElement) -> None:
        painter = QStylePainter(self.button)
        area = self.button.rect()
        mark = self.mark()
        left = (area.width() - mark.width()) // 2 if self.below else EDGE
        option.rect = QRect(left, EDGE, mark.width(), mark.height())
        painter.drawPrimitive(element, option)
        width = self.words_width(area.width())
        top = EDGE + (mark.height() + 4 if self.below else 0)
        start = EDGE if self.below else EDGE + mark.width() + GAP
        palette = self.button.palette()
        painter.setPen(palette.windowText().color() if self.button.isEnabled() else palette.placeholderText().color())
        painter.drawText(QRect(start, top, width, area.height() - top), self.flags(), self.words())
        if not self.picture.isNull():
            words = self.bounds(width).height() if self.words() else 0
            size = self.picture.deviceIndependentSize().toSize()
            across = (area.width() - size.width()) // 2 if self.below else start
            painter.drawPixmap(across, top + max(words, 0 if self.below else mark.height()) + GAP, self.picture)
        if self.button.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(palette.highlight().color())
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), 6, 6)
        painter.end()


class RadioMark(QRadioButton):
    """One of several; words wrap, the mark stands at their first line or above them."""

    def __init__(self, parent: QWidget | None = None, *, below: bool = False) -> None:
        super().__init__(parent)
        # An answer may also be taken back.
        self.setAutoExclusive(False)
        self._marked = _Marked(self, below=below)
        _let_wrap(self)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown with the words."""
        return not self._marked.picture.isNull()

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture with the words."""
        self._marked.picture = picture
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of the words in one line, up to a bound."""
        return self._marked.size()

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column."""
        return QSize(NARROWEST, self._marked.height(NARROWEST))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for one width."""
        return self._marked.height(width)

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        """Take a press anywhere, also on the words."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, words and picture."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self._marked.paint(option, QStyle.PrimitiveElement.PE_IndicatorRadioButton)


class CheckMark(QCheckBox):
    """One of many, any number of them; words wrap."""

    def __init__(self, parent: QWidget | None = None, *, below: bool = False) -> None:
        super().__init__(parent)
        self._marked = _Marked(self, below=below)
        _let_wrap(self)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown with the words."""
        return not self._marked.picture.isNull()

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture with the words."""
        self._marked.picture = picture
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of the words in one line, up to a bound."""
        return self._marked.size()

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column."""
        return QSize(NARROWEST, self._marked.height(NARROWEST))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for one width."""
        return self._marked.height(width)

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        """Take a press anywhere, also on the words."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, words and picture."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self._marked.paint(option, QStyle.PrimitiveElement.PE_IndicatorCheckBox)


def _let_wrap(button: QAbstractButton) -> None:
    policy = button.sizePolicy()
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
