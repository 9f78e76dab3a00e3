"""The instances of a repeat as rows, their plain questions as columns. Knows nothing of a view."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.fields.grouped import plain_number
from app.fields.markdown import to_plain
from app.fields.question import MASKED, Block, GroupBlock, Kind, Question, RepeatBlock, RepeatItem
from app.theme import Tone, icon

Index = QModelIndex | QPersistentModelIndex

#: What a cell may be written in; all else is answered on its card.
WRITTEN = frozenset({Kind.TEXT, Kind.INTEGER, Kind.DECIMAL})
_ASKED = frozenset(Kind) - {Kind.NOTE, Kind.NOTES}
MOST_COLUMNS = 60
MOST_CHOICES = 200
#: Stands for an answer that is shown on its card only, and there when somebody asks; as long for all of them.
HIDDEN = "••••••"
#: Gives the question of a cell, for the delegate.
QUESTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One instance: its questions by their path below it."""

    item: RepeatItem
    cells: dict[str, Question]


class RepeatRows(QAbstractTableModel):
    """Rows are instances, columns questions in the order in which they are met."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._titles: dict[str, str] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """The instances."""
        return self._rows

    def show_block(self, block: RepeatBlock) -> None:
        """Show these instances; cells keep their place while only answers change."""
        known = {row.item.ref: row for row in self._rows}
        rows = tuple(_row(item, known.get(item.ref)) for item in block.items)
        self._take_columns(rows)
        self._take_rows(rows)
        before, self._rows = self._rows, rows
        changed = [at for at, (old, new) in enumerate(zip(before, rows, strict=True)) if old is not new]
        if changed and self._columns:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self._columns) - 1))
        self._take_titles()

    def _take_columns(self, rows: tuple[Row, ...]) -> None:
        """Columns only come, each beside those it stands with: a cell in which somebody writes stays open."""
        at = 0
        for path in _columns(rows):
            if path in self._columns:
                at = self._columns.index(path) + 1
            elif len(self._columns) < MOST_COLUMNS:
                self.beginInsertColumns(QModelIndex(), at, at)
                self._columns = (*self._columns[:at], path, *self._columns[at:])
                self.endInsertColumns()
                at += 1

    def _take_rows(self, rows: tuple[Row, ...]) -> None:
        wanted = {row.item.ref for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].item.ref not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._rows = (*self._rows[:at], *self._rows[at + 1 :])
                self.endRemoveRows()
        kept = [row.item.ref for row in self._rows]
        if [row.item.ref for row in rows[: len(kept)]] != kept:
            # An instance came back to its place among the others.
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif len(rows) > len(kept):
            self.beginInsertRows(QModelIndex(), len(kept), len(rows) - 1)
            self._rows = (*self._rows, *rows[len(kept) :])
            self.endInsertRows()

    def _take_titles(self) -> None:
        titles: dict[str, str] = {}
        for row in self._rows:
            if len(titles) >= len(self._columns):
                break
            for path, cell in row.cells.items():
                titles.setdefault(path, to_plain(cell.label))
        if titles != self._titles:
            self._titles = titles
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._columns) - 1))

    def index_of(self, ref: str) -> QModelIndex:
        """The cell of a question, or the first cell of an instance."""
        for at, row in enumerate(self._rows):
            if ref == row.item.ref:
                return self.index(at, 0)
            path = ref.removeprefix(row.item.ref)
            if path != ref and path in row.cells and path in self._columns:
                return self.index(at, self._columns.index(path))
        return QModelIndex()

    def question(self, index: Index) -> Question | None:
        """The question of a cell; none where the instance does not ask it now."""
        if not index.isValid():
            return None
        return self._rows[index.row()].cells.get(self._columns[index.column()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the instances."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the questions."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be written what is asked, and not only shown."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        question = self.question(index)
        if question is None:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if fits_a_cell(question) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for people, and the question for the delegate."""
        question = self.question(index)
        if question is None:
            return "—" if role == Qt.ItemDataRole.DisplayRole and index.isValid() else None
        problem, words = _problem(question), _words(question)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.UserRole:
                return question
            case Qt.ItemDataRole.DecorationRole:
                return icon("triangle-alert", Tone.WARN) if problem else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return problem or words
            case Qt.ItemDataRole.AccessibleTextRole:
                empty = QCoreApplication.translate("RepeatTable", "no answer")
                return f"{to_plain(question.label)}: {words or empty}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name the questions, number the instances."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        if 0 <= section < len(self._columns):
            path = self._columns[section]
            return self._titles.get(path) or path.rpartition("/")[2]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an answer; what it changes comes back with the page."""
        question = self.question(index)
        if question is None or role != Qt.ItemDataRole.EditRole or not fits_a_cell(question):
            return False
        text = str(value)
        if question.kind in (Kind.INTEGER, Kind.DECIMAL):
            text = plain_number(text)
        if text != question.value:
            self.answered.emit(question.ref, text)
        return True


def fits_a_cell(question: Question) -> bool:
    """Whether a question can be answered in a cell."""
    if question.readonly or question.missing is not None or MASKED in question.appearance:
        return False
    is_list = question.kind is Kind.SELECT_ONE and len(question.choices) <= MOST_CHOICES
    return is_list or question.kind in WRITTEN


def plain_questions(blocks: Sequence[Block]) -> list[Question]:
    """The questions of an instance, also those in groups; not those of repeats in it."""
    found: list[Question] = []
    for block in blocks:
        if isinstance(block, Question):
            if block.kind in _ASKED:
                found.append(block)
        elif isinstance(block, GroupBlock):
            found += plain_questions(block.blocks)
    return found


def _row(item: RepeatItem, known: Row | None) -> Row:
    if known is not None and known.item.blocks is item.blocks:
        return known
    start = len(item.ref)
    return Row(item, {question.ref[start:]: question for question in plain_questions(item.blocks)})


def _columns(rows: tuple[Row, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rows:
        if not row.cells.keys() <= found.keys():
            found.update(dict.fromkeys(row.cells))
    return tuple(found)[:MOST_COLUMNS]


def _problem(question: Question) -> str:
    if question.problem == "!required":
        return QCoreApplication.translate("RepeatTable", "Needs an answer.")
    if question.problem == "!constraint":
        return QCoreApplication.translate("RepeatTable", "Does not fit the rule of the form.")
    return question.problem


def _words(question: Question) -> str:
    if question.choices:
        return "; ".join(question.label_of(value) for value in question.value.split())
    return HIDDEN if question.value and MASKED in question.appearance else question.value
