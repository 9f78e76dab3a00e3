"""The library and the converter's remarks as tables."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.language import Language
from app.screens.library.remarks import Remark
from storage.interviews.form_library import FormEntry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLE, VERSION, TAKEN, USED = range(4)
WHERE, WHAT, ORIGINAL = range(3)


class Rows(QAbstractTableModel):
    """Rows of texts under names of columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[tuple[str, ...], ...] = ()

    def show_texts(self, texts: tuple[tuple[str, ...], ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def change(self, texts: tuple[tuple[str, ...], ...]) -> None:
        """Show other texts in the same rows; what is chosen stays chosen."""
        self._texts = texts
        if texts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(texts) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.heads())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; whole where the cell is too narrow."""
        if not index.isValid():
            return None
        row = self._texts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in row if text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads()[section]


class FormTable(Rows):
    """The forms of this vault."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.entries: tuple[FormEntry, ...] = ()

    def show_entries(self, entries: tuple[FormEntry, ...]) -> None:
        """Show these."""
        self.entries = entries
        self.show_texts(tuple(self._row(one) for one in entries))

    def retranslate(self) -> None:
        """Say everything in the present language; what is chosen stays chosen."""
        self.change(tuple(self._row(one) for one in self.entries))

    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return (self.tr("Form"), self.tr("Version"), self.tr("In the library since"), self.tr("Interviews"))

    def _row(self, entry: FormEntry) -> tuple[str, ...]:
        title = entry.title or entry.form_id
        title = title if entry.is_imported else self.tr("{title} (came with the program)").format(title=title)
        try:
            since = self._language.day_and_time(datetime.fromisoformat(entry.kept))
        except ValueError:
            since = entry.kept[:16]
        return (title, entry.version, since, str(entry.interviews))


class RemarkTable(Rows):
    """What the converter said."""

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show these."""
        self.show_texts(tuple(self._row(one) for one in remarks))

    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return (self.tr("Where"), self.tr("What it means"), self.tr("As it stands there"))

    def _row(self, remark: Remark) -> tuple[str, ...]:
        kind = self.tr("Error") if remark.is_error else self.tr("Remark")
        if remark.row:
            where = self.tr("{kind}: sheet {sheet}, row {row}")
        elif remark.place:
            where = "{kind}: {place}"
        else:
            where = self.tr("{kind}: sheet {sheet}") if remark.sheet else "{kind}"
        where = where.format(kind=kind, sheet=remark.sheet, row=remark.row, place=remark.place)
        original = "" if remark.sentence == remark.original else remark.original
        return (where, remark.sentence, " ".join(original.split()))


def list_of(model: QAbstractTableModel) -> QTableView:
    """A table in which rows are chosen, Tab leaves, and nothing is written."""
    made = QTableView()
    made.setModel(model)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return made
