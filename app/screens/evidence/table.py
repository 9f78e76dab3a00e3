"""Received interviews with a tick each: what of them would go, what stays and why."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.screens.evidence import words
from sync.evidence.selection import Selection

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = 3
INTERVIEW, GOES, STAYS = range(_COLUMNS)


class EvidenceTable(QAbstractTableModel):
    """Only what may go can be ticked."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Selection, ...] = ()
        self._ticked: set[str] = set()

    @property
    def rows(self) -> tuple[Selection, ...]:
        """What is shown."""
        return self._rows

    @property
    def ticked(self) -> tuple[str, ...]:
        """Manifests of the interviews that are to go."""
        return tuple(_digest(row) for row in self._rows if _digest(row) in self._ticked)

    def show_rows(self, rows: tuple[Selection, ...]) -> None:
        """Show these; what was ticked stays ticked if it may still go."""
        self.beginResetModel()
        self._rows = rows
        self._ticked &= {_digest(row) for row in rows if _may_go(row)}
        self.endResetModel()
        self.ticks_changed.emit()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, _COLUMNS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many interviews."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Interview, what goes, what stays."""
        return 0 if parent.isValid() else _COLUMNS

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first cell is ticked, with the space bar too."""
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and index.column() == INTERVIEW and _may_go(self._rows[index.row()]):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and the tick."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == INTERVIEW and _may_go(row):
            return Qt.CheckState.Checked if _digest(row) in self._ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(_text(row, at) for at in range(_COLUMNS))
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not _may_go(self._rows[index.row()]):
            return False
        digest = _digest(self._rows[index.row()])
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(digest)
        else:
            self._ticked.discard(digest)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {INTERVIEW: self.tr("Interview"), GOES: self.tr("What goes"), STAYS: self.tr("What stays, and why")}[
            section
        ]


def _digest(row: Selection) -> str:
    return row.interview.manifest_digest


def _may_go(row: Selection) -> bool:
    return bool(row.parts or row.files)


def _text(row: Selection, column: int) -> str:
    if column == INTERVIEW:
        return row.interview.number or row.interview.interview[:8]
    return words.goes(row) if column == GOES else words.stays(row)
