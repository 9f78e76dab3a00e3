"""Sealed interviews as a table: what of each is safe at central, what waits."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.screens.delivery.presenter import Waiting
from app.theme import Tone, icon
from storage.interviews.whereabouts import LaneStanding

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = 5
INTERVIEW, TEXT, PHOTOS, SOUND, LEFT = range(_COLUMNS)


class DeliveryTable(QAbstractTableModel):
    """Rows over a tuple."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Waiting, ...] = ()

    @property
    def rows(self) -> tuple[Waiting, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Waiting, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, _COLUMNS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many interviews."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Interview, text, photos, recordings, what is left."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; a sign before what is safe and what was refused."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heads = (self.headerData(at, Qt.Orientation.Horizontal) for at in range(_COLUMNS))
            return ", ".join(f"{head}: {_text(row, at)}" for at, head in enumerate(heads))
        if role == Qt.ItemDataRole.DecorationRole and column in (TEXT, PHOTOS, SOUND):
            return _sign(_lane(row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            INTERVIEW: QCoreApplication.translate("DeliveryTable", "Interview"),
            TEXT: QCoreApplication.translate("DeliveryTable", "Text"),
            PHOTOS: QCoreApplication.translate("DeliveryTable", "Photos, documents"),
            SOUND: QCoreApplication.translate("DeliveryTable", "Recordings"),
            LEFT: QCoreApplication.translate("DeliveryTable", "Still to go"),
        }[section]


def size_words(count: int) -> str:
    """So many bytes as people say it."""
    return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def _lane(row: Waiting, column: int) -> LaneStanding:
    return {TEXT: row.where.text, PHOTOS: row.where.photos, SOUND: row.where.sound}[column]


def _text(row: Waiting, column: int) -> str:
    if column == INTERVIEW:
        return " · ".join(part for part in (row.summary.number, row.summary.title) if part)
    if column == LEFT:
        return size_words(row.where.left_bytes) if row.where.left_bytes else ""
    lane = _lane(row, column)
    if not lane.items:
        return QCoreApplication.translate("DeliveryTable", "none")
    if lane.is_safe:
        return QCoreApplication.translate("DeliveryTable", "at central")
    if lane.refused_items:
        return QCoreApplication.translate("DeliveryTable", "refused")
    if column != TEXT and lane.safe_items:
        some = QCoreApplication.translate("DeliveryTable", "{safe} of {all} at central")
        return some.format(safe=lane.safe_items, all=lane.items)
    return QCoreApplication.translate("DeliveryTable", "waits")


def _sign(lane: LaneStanding) -> object:
    if not lane.items:
        return None
    if lane.is_safe:
        return icon("check", Tone.OK)
    return icon("triangle-alert", Tone.WARN) if lane.refused_items else icon("clock", Tone.MUTED)
