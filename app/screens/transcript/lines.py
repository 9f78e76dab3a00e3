"""The lines of a transcript as a model over a tuple, painted as time, speaker and words."""

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.screens.recording.marker_list import clock_text
from app.theme import sized
from app.theme.tokens import tokens_of
from storage.interviews.transcripts import Line, Speaker

LINE = Qt.ItemDataRole.UserRole
HEIGHT = 32
_SPEAKER_LEFT, _WORDS_LEFT = 84, 200
_Index = QModelIndex | QPersistentModelIndex


def speaker_name(speaker: Speaker) -> str:
    """Name who speaks in the language of the moment; never by name."""
    translate = QCoreApplication.translate
    return {
        Speaker.PERSON: translate("Transcript", "Person"),
        Speaker.DOCUMENTER: translate("Transcript", "Documenter"),
        Speaker.INTERPRETER: translate("Transcript", "Interpreter"),
        Speaker.OTHER: translate("Transcript", "Somebody else"),
    }[speaker]


def spoken(line: Line) -> str:
    """Give a line for screen readers."""
    words = f"{clock_text(line.at_ms)} {speaker_name(line.speaker)}: {line.text}"
    if line.is_confirmed:
        return words
    return QCoreApplication.translate("Transcript", "{line} (made by a machine, not confirmed)").format(line=words)


class LineModel(QAbstractListModel):
    """Lines in the order of the sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show(self, lines: tuple[Line, ...]) -> None:
        """Hold these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def change(self, row: int, line: Line) -> None:
        """Hold another version of one line."""
        self._lines = (*self._lines[:row], line, *self._lines[row + 1 :])
        self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, line_id: str) -> int:
        """Where a line is; -1 where it is not."""
        return next((row for row, line in enumerate(self._lines) if line.id == line_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        """Give how many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give one line, or its words for people and for screen readers."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(line)
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints one line; what a machine made and nobody confirmed is slanted and marked."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a row, whatever the size of the letters."""
        return QSize(240, max(HEIGHT, QFontMetrics(self._view.font()).height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint time, speaker, words."""
        line = index.data(LINE)
        rect = option.rect
        tokens = tokens_of(QGuiApplication.palette())
        painter.save()
        if option.state & option.state.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        font = QFont(self._view.font())
        font.setItalic(not line.is_confirmed)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(tokens.muted))
        painter.drawText(rect.adjusted(6, 0, 0, 0), middle, clock_text(line.at_ms))
        who = rect.adjusted(sized(_SPEAKER_LEFT), 0, sized(_WORDS_LEFT) - 8 - rect.width(), 0)
        name = metrics.elidedText(speaker_name(line.speaker), Qt.TextElideMode.ElideRight, who.width())
        painter.drawText(who, middle, name)
        painter.setPen(QColor(tokens.text if line.is_confirmed else tokens.warn))
        room = rect.adjusted(sized(_WORDS_LEFT), 0, -6, 0)
        words = line.text.replace("\n", " ")
        painter.drawText(room, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()
