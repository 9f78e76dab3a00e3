"""What a coordinator gave out, as a table."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language import Language
from app.screens.assignments import words
from storage.interviews.assignments import Given

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WHO, WHAT, NUMBER, PLACE, DAY, STATE = range(6)


class GivenTable(QAbstractTableModel):
    """Rows over a tuple of assignments."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Given, ...] = ()

    def show_rows(self, rows: tuple[Given, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, row: int) -> Given | None:
        """The assignment in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """For whom, what, number, place, day, state."""
        return 0 if parent.isValid() else 6

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; whole where the cell is too narrow."""
        if not index.isValid():
            return None
        texts = self._texts(self._rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in texts if text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            QCoreApplication.translate("GivenTable", "For"),
            QCoreApplication.translate("GivenTable", "What"),
            QCoreApplication.translate("GivenTable", "Number"),
            QCoreApplication.translate("GivenTable", "Place or question"),
            QCoreApplication.translate("GivenTable", "Day"),
            QCoreApplication.translate("GivenTable", "State"),
        )[section]

    def _texts(self, one: Given) -> tuple[str, str, str, str, str, str]:
        said = one.said
        day = self._language.day(date.fromisoformat(said.day)) if said.day else ""
        state = " · ".join(text for text in (words.state(one), one.number, one.note) if text)
        who = f"{one.other.code} · {one.other.person}"
        return who, words.kind(said.kind), said.number, said.place or said.notes, day, state
