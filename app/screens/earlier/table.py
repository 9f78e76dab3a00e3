"""People who were heard before and may be meant, as a table."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language import Language
from storage.interviews.earlier import Namesake

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NAME, BORN, WHERE, NUMBER = range(4)


class NamesakeTable(QAbstractTableModel):
    """Rows over a tuple of namesakes."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Namesake, ...] = ()

    def show_rows(self, rows: tuple[Namesake, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many people."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Name, year of birth, where and when heard, number."""
        return 0 if parent.isValid() else 4

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
            QCoreApplication.translate("NamesakeTable", "Name as written"),
            QCoreApplication.translate("NamesakeTable", "Born"),
            QCoreApplication.translate("NamesakeTable", "Heard"),
            QCoreApplication.translate("NamesakeTable", "Interview"),
        )[section]

    def _texts(self, one: Namesake) -> tuple[str, str, str, str]:
        known = one.known
        names = known.name + (f" ({', '.join(known.others)})" if known.others else "")
        from_, to = known.born
        born = from_ if from_ == to else f"{from_}–{to}"
        if one.year_fits is False:
            born = QCoreApplication.translate("NamesakeTable", "{year}, another year").format(year=born)
        day = self._language.day(date.fromisoformat(known.interview.date[:10])) if known.interview.date else ""
        return (
            names.strip(),
            born,
            ", ".join(text for text in (day, known.interview.place) if text),
            known.interview.number,
        )
