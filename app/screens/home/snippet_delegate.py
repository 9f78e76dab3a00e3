"""Draws the line in which something was found, with the words that were looked for marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from storage.interviews.snippets import Snippet

#: The role under which the model gives a `Snippet`.
SNIPPET = Qt.ItemDataRole.UserRole
_MARGIN = 6


class SnippetDelegate(QStyledItemDelegate):
    """One line; what does not fit is cut at the end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell's ground as the style does, then the words."""
        snippet = index.data(SNIPPET)
        if not isinstance(snippet, Snippet):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        layout = QTextLayout(snippet.text, option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrapping)
        layout.setFormats([_marked(start, end) for start, end in snippet.marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        painter.save()
        painter.setClipRect(area)
        painter.setPen(option.palette.color(role))
        layout.draw(painter, QPointF(area.x(), area.y() + (area.height() - line.height()) / 2))
        painter.restore()


def _marked(start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    found.format = look
    return found
