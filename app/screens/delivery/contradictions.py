"""What central signed and what cannot both be true: side by side, and as a file for those who find out why."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.jobs import Lane
from app.language import Language
from app.widgets import Notice, button, label, named, row
from app.widgets.files import choose_target
from app.workspace import Header, Workspace
from storage.interviews import contradictions
from storage.interviews.central_log import Disagreement
from storage.interviews.contradictions import Contradiction, SignedHead
from storage.platform.files import write_durably
from storage.vault.faults import named_faults

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FILE = "central-contradictions.txt"
_GROUP = 8
_ENTRIES, _ROOT, _LOG, _WITNESSES, _CAME = _LINES = range(5)


class ContradictionList(QAbstractTableModel):
    """One row for each: when it was noticed, and what it is."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: tuple[Contradiction, ...] = ()

    def show_rows(self, rows: tuple[Contradiction, ...]) -> None:
        """Show these; the same ones again in another language."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """When, and what."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self.rows[index.row()]
        if index.column() == 0:
            return self._language.day_and_time(datetime.fromisoformat(one.noticed))
        return {
            Disagreement.FORKED: self.tr("Two lists of which neither is the beginning of the other"),
            Disagreement.SHRUNK: self.tr("A list that is shorter than it was"),
            Disagreement.NOT_LOGGED: self.tr("A receipt for something that is not where it says in the list"),
        }[one.kind]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("What was noticed") if section else self.tr("When")


class SideBySide(QAbstractTableModel):
    """What central had signed before, and what it showed then."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._one: Contradiction | None = None

    def show_one(self, one: Contradiction | None) -> None:
        """Show this one."""
        self.beginResetModel()
        self._one = one
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.show_one(self._one)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Length, fingerprint, whose, who signed too, when it came."""
        return 0 if parent.isValid() or self._one is None else len(_LINES)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Before, and then."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in texts or self._one is None:
            return None
        side = self._one.shown if index.column() else self._one.held
        text = self._text(index.row(), side, self._one.receipt if index.column() else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{head}, {self.headerData(index.row(), Qt.Orientation.Vertical)}: {text}"
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the two sides, and of the lines."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.tr("Shown then") if section else self.tr("Signed before")
        return {
            _ENTRIES: self.tr("Entries in the list"),
            _ROOT: self.tr("Fingerprint of the list"),
            _LOG: self.tr("Signed by"),
            _WITNESSES: self.tr("Witnesses who signed it too"),
            _CAME: self.tr("Came to this computer"),
        }[section]

    def _text(self, line: int, side: SignedHead | None, receipt: str) -> str:
        if side is None:
            # The other side is a receipt: its name stands where a list has its fingerprint.
            return _grouped(receipt) if line == _ROOT and receipt else self.tr("–")
        return {
            _ENTRIES: str(side.size),
            _ROOT: _grouped(side.root),
            _LOG: side.log,
            _WITNESSES: ", ".join(side.witnesses) or self.tr("none"),
            _CAME: self._language.day_and_time(datetime.fromisoformat(side.came)),
        }[line]


class ContradictionsScreen(QWidget):
    """Shows and emits."""

    left = Signal()
    file_chosen = Signal(Path)
    closed = Signal()

    def __init__(self, header: Header, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._messages = header, messages
        self._saved_as = ""
        self._heading, self._what, self._do = label("h1"), label("text", wrap=True), label("text", wrap=True)
        self._problem, self._saved = named("problem", Notice("bad")), named("saved", Notice("good"))
        self._list = ContradictionList(language, self)
        self._pair = SideBySide(language, self)
        self._table, self._sides = named("noticed", QTableView()), named("sides", QTableView())
        self._save = button("save_contradictions", "primary", "save")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._retranslate()

    def show_rows(self, rows: tuple[Contradiction, ...]) -> None:
        """Show these."""
        self._list.show_rows(rows)
        self._save.setEnabled(bool(rows))
        if rows:
            self._table.selectRow(len(rows) - 1)

    def show_saved(self, name: str) -> None:
        """Say that the file is there."""
        self._saved_as = name
        self._problem.show_text("", "bad")
        self._retranslate()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        problem = self._messages.shown(error)
        self._problem.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("What contradicts itself at central"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("What contradicts itself at central"))
        super().changeEvent(event)

    def _build(self) -> None:
        for table, model in ((self._table, self._list), (self._sides, self._pair)):
            table.setModel(model)
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setTabKeyNavigation(False)
            table.setWordWrap(True)
            table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._sides.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._sides.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        for part in (self._heading, self._what, self._do, self._problem, self._saved):
            layout.addWidget(part)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._sides, 2)
        layout.addLayout(row(self._back, None, self._save))
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self._save_pressed)
        self._save.setEnabled(False)
        self.setFocusProxy(self._table)

    def _selected(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        self._pair.show_one(self._list.rows[rows[0].row()] if rows else None)
        self._sides.resizeRowsToContents()

    def _save_pressed(self) -> None:
        title = self.tr("What central signed")
        choose_target(self, title, self.tr("All files (*)"), _FILE, self.file_chosen.emit)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("What contradicts itself at central"))
        self._what.setText(
            self.tr(
                "Central keeps a list of everything it takes in, and signs how long the list is and what is in it. "
                "It signed things that cannot all be true. Somebody may have taken something away or changed it, "
                "somebody else may use central’s key, or central was put back from an older copy: only people can "
                "find that out."
            )
        )
        self._do.setText(
            self.tr(
                "Nothing that you sealed is lost: from now on it stays on this computer, and deliveries go on. Save "
                "what was signed into a file, and give it to your coordinator and to the organisation that "
                "witnesses central’s list, by another way than through central. The file holds no names and no "
                "testimony."
            )
        )
        self._saved.show_text(self.tr("Saved: {name}").format(name=self._saved_as) if self._saved_as else "", "good")
        self._table.setAccessibleName(self.tr("What was noticed, the oldest first"))
        self._sides.setAccessibleName(self.tr("The two signed lists side by side"))
        self._save.setText(self.tr("&Save for the organisation…"))
        self._back.setText(self.tr("&Back"))
        chosen = self._table.selectionModel().selectedRows()
        self._list.show_rows(self._list.rows)
        if chosen:
            self._table.selectRow(chosen[0].row())
        self._pair.retranslate()


class ContradictionsPresenter:
    """Reads them and writes the file."""

    def __init__(self, screen: ContradictionsScreen, workspace: Workspace) -> None:
        self._screen, self._workspace = screen, workspace
        self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: what comes back touches nothing of it."""
        self._is_gone = True

    def started(self) -> None:
        """The screen was made."""
        self._run(self._read, self._shown)

    def file_chosen(self, path: Path) -> None:
        """Write all of them there."""
        self._run(lambda: self._write(path), self._saved)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._workspace.jobs.run(Lane.VAULT, work, done=done, failed=self._failed)

    def _shown(self, rows: tuple[Contradiction, ...]) -> None:
        if not self._is_gone:
            self._screen.show_rows(rows)

    def _saved(self, name: str) -> None:
        if not self._is_gone:
            self._screen.show_saved(name)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_failure(error)

    def _read(self) -> tuple[Contradiction, ...]:
        with self._workspace.vault.read() as tx:
            return contradictions.listed(tx)

    def _write(self, path: Path) -> str:
        with self._workspace.vault.read() as tx:
            content = contradictions.as_file(tx, self._workspace.clock.now())
        with named_faults():
            write_durably(path, content)
        return path.name


def open_contradictions(workspace: Workspace) -> ContradictionsScreen:
    """Give the screen over what the vault keeps against central."""
    screen = ContradictionsScreen(workspace.navigator.header, workspace.language, workspace.messages)
    presenter = ContradictionsPresenter(screen, workspace)
    screen.left.connect(workspace.navigator.back)
    screen.file_chosen.connect(presenter.file_chosen)
    screen.closed.connect(presenter.gone)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def _grouped(digest: str) -> str:
    """A fingerprint in groups that people can compare."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
