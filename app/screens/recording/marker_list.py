"""The list of markers: a model over a tuple, painted as time and words."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.screens.recording.markers import ICONS, Marker, MarkerKind
from app.theme import Tone, icon, sized
from app.theme.tokens import tokens_of

MARKER = Qt.ItemDataRole.UserRole
HEIGHT = 30
TIME_LEFT, WORDS_LEFT = 25, 84
_TONES: Final = {
    MarkerKind.EMOTION: Tone.WARN,
    MarkerKind.BREAK: Tone.WARN,
    MarkerKind.CONTRADICTION: Tone.WARN,
    MarkerKind.SUSPECT: Tone.REC,
    MarkerKind.SENSITIVE: Tone.REC,
    MarkerKind.EXHIBIT: Tone.MUTED,
}
_Index = QModelIndex | QPersistentModelIndex


def kind_name(kind: MarkerKind) -> str:
    """Name a kind in the language of the moment."""
    translate = QCoreApplication.translate
    return {
        MarkerKind.INCIDENT: translate("Markers", "Incident"),
        MarkerKind.PERSON: translate("Markers", "Person"),
        MarkerKind.SUSPECT: translate("Markers", "Suspect or unit"),
        MarkerKind.PLACE: translate("Markers", "Place"),
        MarkerKind.TIME: translate("Markers", "Time to clarify"),
        MarkerKind.EXHIBIT: translate("Markers", "Exhibit"),
        MarkerKind.QUOTE: translate("Markers", "Exact words"),
        MarkerKind.UNCLEAR: translate("Markers", "Unclear"),
        MarkerKind.CONTRADICTION: translate("Markers", "Does not fit"),
        MarkerKind.EMOTION: translate("Markers", "Strong emotion"),
        MarkerKind.BREAK: translate("Markers", "Break"),
        MarkerKind.HEARSAY: translate("Markers", "Hearsay"),
        MarkerKind.SENSITIVE: translate("Markers", "Sensitive, redact"),
    }[kind]


def clock_text(milliseconds: int) -> str:
    """Write a length of time as hours, minutes and seconds."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def words_of(marker: Marker) -> str:
    """Give what the list says of a marker: its note, or else its kind."""
    return marker.note or kind_name(marker.kind)


class MarkerModel(QAbstractListModel):
    """Markers, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._markers: tuple[Marker, ...] = ()

    def show(self, markers: tuple[Marker, ...]) -> None:
        """Hold these markers."""
        self.beginResetModel()
        self._markers = markers
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        """Give how many there are."""
        return 0 if parent.isValid() else len(self._markers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give one marker, or its words for people and for screen readers."""
        if not index.isValid() or index.row() >= len(self._markers):
            return None
        marker = self._markers[index.row()]
        if role == MARKER:
            return marker
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{time_of(marker)} {words_of(marker)}"
        return None


def time_of(marker: Marker) -> str:
    """Give the time code, or a dash for a marker made while nothing was recorded."""
    return clock_text(marker.offset_ms) if marker.attachment_id else "—"


class MarkerDelegate(QStyledItemDelegate):
    """Paints one marker."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a row."""
        return QSize(200, sized(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint picture, time, words."""
        marker = index.data(MARKER)
        rect: QRect = option.rect
        # The view's own palette has a transparent ground.
        tokens = tokens_of(QGuiApplication.palette())
        painter.save()
        if option.state & option.state.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(rect, 6, 6)
        tone = _TONES.get(marker.kind, Tone.ACCENT)
        icon(ICONS[marker.kind], tone).paint(painter, QRect(rect.left() + 1, rect.center().y() - 8, 16, 16))
        font = QFont(self._view.font())
        font.setPixelSize(sized(13))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(TIME_LEFT, 0, 0, 0), middle, time_of(marker))
        font.setPixelSize(sized(14))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        room = rect.adjusted(TIME_LEFT + sized(WORDS_LEFT - TIME_LEFT), 0, -4, 0)
        words = QFontMetrics(font).elidedText(words_of(marker), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)
        painter.restore()
