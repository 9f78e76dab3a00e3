"""Custody entries as a table: when, what, of which interview."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language import Language
from app.screens.custody import words
from storage.interviews.custody import CustodyEntry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WHEN, WHAT, INTERVIEW, REMARK = range(4)


class CustodyTable(QAbstractTableModel):
    """Rows over a tuple of entries."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[CustodyEntry, ...] = ()

    def show_rows(self, rows: tuple[CustodyEntry, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """When, what, interview, remark."""
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(entry, column) for column in range(4))))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            WHEN: QCoreApplication.translate("CustodyTable", "When"),
            WHAT: QCoreApplication.translate("CustodyTable", "What was done"),
            INTERVIEW: QCoreApplication.translate("CustodyTable", "Interview"),
            REMARK: QCoreApplication.translate("CustodyTable", "Remark"),
        }[section]

    def _text(self, entry: CustodyEntry, column: int) -> str:
        if column == WHEN:
            return self._when(entry.at)
        if column == WHAT:
            return words.done(entry.action)
        return entry.number if column == INTERVIEW else words.remark(entry)

    def _when(self, at: str) -> str:
        try:
            return self._language.day_and_time(datetime.fromisoformat(at))
        except (ValueError, OverflowError):
            # An entry from before times were looked at.
            return at[:24]
