"""The log of deliveries: a list to read, by keyboard too."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.jobs import Lane
from app.language import Language
from app.screens.delivery.table import size_words
from app.widgets import Notice, button, label, named, row
from app.workspace import Header, Workspace
from storage.interviews import deliveries
from storage.interviews.deliveries import Delivery, Road

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = 4
WHEN, ROAD, WHAT, SIZE = range(_COLUMNS)


class DeliveryLog(QAbstractTableModel):
    """Rows over a tuple, the newest first."""

    def __init__(self, language: Language, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._language, self._messages = language, messages
        self._rows: tuple[Delivery, ...] = ()

    def show_rows(self, rows: tuple[Delivery, ...]) -> None:
        """Show these; the same ones again in another language."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.show_rows(self._rows)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many deliveries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """When, by which road, what came of it, how much went."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(one, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(one, column) for column in range(_COLUMNS))))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            WHEN: self.tr("When"),
            ROAD: self.tr("How"),
            WHAT: self.tr("What came of it"),
            SIZE: self.tr("Sent"),
        }[section]

    def _text(self, one: Delivery, column: int) -> str:
        if column == WHEN:
            return self._when(one)
        if column == ROAD:
            return {
                Road.LINE: self.tr("network"),
                Road.PACK: self.tr("pack for a memory stick"),
                Road.ANSWER: self.tr("answer from a memory stick"),
                Road.HANDOVER: self.tr("handed to another laptop"),
            }[one.road]
        if column == SIZE:
            return size_words(one.sent_bytes) if one.sent_bytes else ""
        return self._what(one)

    def _when(self, one: Delivery) -> str:
        began, ended = datetime.fromisoformat(one.began), datetime.fromisoformat(one.ended)
        first = self._language.day_and_time(began)
        last = self._language.day_and_time(ended)
        return first if first == last else f"{first} – {last}"

    def _what(self, one: Delivery) -> str:
        if one.outcome not in (deliveries.DONE, deliveries.STOPPED):
            return self._messages.for_code(one.outcome).happened
        counts = (
            (one.delivered, self.tr("%n interview(s) whole", "", one.delivered)),
            (one.waiting, self.tr("%n still waiting", "", one.waiting)),
            (one.refused, self.tr("%n refused", "", one.refused)),
            (one.came, self.tr("%n came back", "", one.came)),
        )
        said = [text for count, text in counts if count]
        if one.outcome == deliveries.STOPPED:
            said.insert(0, self.tr("stopped"))
        return ", ".join(said)


class DeliveryLogScreen(QWidget):
    """Shows and emits."""

    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._messages = header, messages
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._model = DeliveryLog(language, messages, self)
        self._table = named("deliveries", QTableView())
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        head = self._table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._empty = label("hint", wrap=True)
        self._empty.hide()
        self._back = button("back", "", "arrow-left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        for part in (self._heading, self._hint, self._problem):
            layout.addWidget(part)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 1)
        layout.addLayout(row(self._back, None))
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._table)
        self._retranslate()

    def show_rows(self, rows: tuple[Delivery, ...]) -> None:
        """Show these."""
        self._model.show_rows(rows)
        self._empty.setVisible(not rows)
        if rows:
            self._table.selectRow(0)

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
        self._header.set_title(self.tr("Log of deliveries"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Log of deliveries"))
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Log of deliveries"))
        self._hint.setText(self.tr("What this computer sent and what came back, the newest first. It holds no names."))
        self._empty.setText(self.tr("Nothing was sent from this computer yet, and nothing came back."))
        self._table.setAccessibleName(self.tr("Deliveries, the newest first"))
        self._back.setText(self.tr("&Back"))
        self._model.retranslate()


class _Reading:
    """Reads the log for the screen."""

    def __init__(self, screen: DeliveryLogScreen, workspace: Workspace) -> None:
        self._screen, self._workspace = screen, workspace
        self._is_gone = False

    def started(self) -> None:
        """The screen was made."""
        self._workspace.jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed: what comes back touches nothing of it."""
        self._is_gone = True

    def _read(self) -> tuple[Delivery, ...]:
        with self._workspace.vault.read() as tx:
            return deliveries.listed(tx)

    def _shown(self, rows: tuple[Delivery, ...]) -> None:
        if not self._is_gone:
            self._screen.show_rows(rows)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_failure(error)


def open_delivery_log(workspace: Workspace) -> DeliveryLogScreen:
    """Give the screen over the vault's log."""
    screen = DeliveryLogScreen(workspace.navigator.header, workspace.language, workspace.messages)
    reading = _Reading(screen, workspace)
    screen.left.connect(workspace.navigator.back)
    screen.closed.connect(reading.gone)
    screen.presenter = reading  # Qt holds plain receivers only weakly
    reading.started()
    return screen
