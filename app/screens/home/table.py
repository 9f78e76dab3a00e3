"""The list of interviews as a table over a tuple of summaries."""

from datetime import date, datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.language import Language
from app.screens.home.form_names import form_name
from app.screens.home.snippet_delegate import SNIPPET
from app.theme import Tone, icon
from storage.interviews.finding import Page
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.snippets import Snippet

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICONS = {
    State.DRAFT: ("pencil", Tone.MUTED),
    State.SEALED: ("lock", Tone.ACCENT),
    State.STAYS_HERE: ("shield-check", Tone.ACCENT),
    State.WAITING: ("cloud-upload", Tone.WARN),
    State.DELIVERED: ("circle-check", Tone.OK),
    State.PARKED: ("circle-alert", Tone.REC),
}
NUMBER, TITLE, STATE, PLACE, DATE, UPDATED, NOTES, FORM, FOUND = range(9)


def state_text(state: State) -> str:
    """Name a state."""
    return {
        State.DRAFT: QCoreApplication.translate("InterviewTable", "Draft"),
        State.SEALED: QCoreApplication.translate("InterviewTable", "Sealed"),
        State.STAYS_HERE: QCoreApplication.translate("InterviewTable", "Sealed, stays here"),
        State.WAITING: QCoreApplication.translate("InterviewTable", "Waits to be delivered"),
        State.DELIVERED: QCoreApplication.translate("InterviewTable", "Delivered"),
        State.PARKED: QCoreApplication.translate("InterviewTable", "Refused: look at Delivery"),
    }[state]


class InterviewTable(QAbstractTableModel):
    """One row an interview; rows that nobody has scrolled to are asked for when somebody does."""

    more_asked = Signal(int)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[InterviewSummary, ...] = ()
        self._snippets: tuple[Snippet | None, ...] = ()
        self._total = 0
        self._asked_at = -1
        self._titles: dict[str, str] = {}

    @property
    def total(self) -> int:
        """How many interviews there are, shown or not yet."""
        return self._total

    def show_page(self, page: Page) -> None:
        """Show these interviews instead of the present ones."""
        self._total, self._asked_at = page.total, -1
        if page.rows == self._rows and page.snippets == self._snippets:
            return
        self.beginResetModel()
        self._rows, self._snippets = page.rows, page.snippets
        self.endResetModel()

    def show_titles(self, titles: dict[str, str]) -> None:
        """Call the organisation's own forms by their titles."""
        if titles != self._titles:
            self._titles = titles
            if self._rows:
                self.dataChanged.emit(self.index(0, FORM), self.index(len(self._rows) - 1, FORM))

    def add_page(self, offset: int, page: Page) -> None:
        """Add the interviews that follow, unless others are shown meanwhile."""
        self._asked_at = -1
        if offset != len(self._rows) or not page.rows:
            self._total = min(self._total, len(self._rows)) if not page.rows else self._total
            return
        self.beginInsertRows(QModelIndex(), offset, offset + len(page.rows) - 1)
        self._rows += page.rows
        self._snippets += page.snippets
        self._total = page.total
        self.endInsertRows()

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more than the ones shown."""
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: _Index) -> None:
        """Ask for the interviews that follow, once."""
        if self.canFetchMore(parent) and self._asked_at != len(self._rows):
            self._asked_at = len(self._rows)
            self.more_asked.emit(len(self._rows))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def summary(self, row: int) -> InterviewSummary:
        """The interview in a row."""
        return self._rows[row]

    def row_of(self, interview_id: str) -> int:
        """The row of an interview, or -1."""
        return next((row for row, summary in enumerate(self._rows) if summary.id == interview_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """As many rows as interviews."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Number, title, state, place, date, last change, review notes, form, where it was found."""
        return 0 if parent.isValid() else 9

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            NUMBER: self.tr("Number"),
            TITLE: self.tr("Title"),
            STATE: self.tr("State"),
            PLACE: self.tr("Place"),
            DATE: self.tr("Date"),
            UPDATED: self.tr("Changed"),
            NOTES: self.tr("Notes"),
            FOUND: self.tr("Found in"),
            FORM: self.tr("Form"),
        }[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give texts, and an icon for the state."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if index.column() == FOUND:
            return self._found(index.row(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(summary, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._text(summary, NUMBER)}, {self._text(summary, index.column())}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return icon(*_ICONS[summary.state])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(summary, index.column()) or None
        return None

    def _found(self, row: int, role: int) -> object:
        snippet = self._snippets[row] if row < len(self._snippets) else None
        if snippet is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SNIPPET):
            return None
        return snippet if role == SNIPPET else snippet.text

    def _text(self, summary: InterviewSummary, column: int) -> str:
        if column == STATE:
            text = state_text(summary.state)
            if summary.is_withdrawn:
                return self.tr("{state} · consent withdrawn").format(state=text)
            if summary.is_closed:
                return self.tr("{state} · closed").format(state=text)
            if summary.state is State.DRAFT and summary.progress:
                return self.tr("{state} · {percent} %").format(state=text, percent=summary.progress)
            return text
        return {
            NUMBER: summary.number,
            TITLE: summary.title,
            PLACE: summary.place,
            DATE: self._day(summary.date),
            UPDATED: self._moment(summary.updated),
            NOTES: str(summary.review_count) if summary.review_count else "",
            FORM: form_name(summary.form.form_id, self._titles),
        }[column]

    def _day(self, text: str) -> str:
        try:
            return self._language.day(date.fromisoformat(text))
        except ValueError:
            return text

    def _moment(self, text: str) -> str:
        try:
            return self._language.day_and_time(datetime.fromisoformat(text))
        except ValueError:
            return text
