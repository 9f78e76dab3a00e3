"""What was done with an interview, or with the whole vault: a list to read, by keyboard too."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.language import Language
from app.screens.custody.presenter import Kind
from app.screens.custody.table import WHAT, CustodyTable
from app.widgets import Notice, button, field_label, label, named, row
from app.workspace import Header
from storage.interviews.custody import CustodyEntry


class CustodyScreen(QWidget):
    """Shows entries and emits what is asked; writes nothing anywhere."""

    kind_chosen = Signal(str)
    more_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(
        self, header: Header, language: Language, messages: Messages, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._messages, self._number = header, messages, number
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._kind = named("custody_kind", QComboBox())
        self._kind_label = field_label(self._kind)
        for kind in Kind:
            self._kind.addItem("", kind.value)
        self._model = CustodyTable(language, self)
        self._table = named("custody_entries", QTableView())
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._more = button("more_entries", "", "history")
        self._more.hide()
        self._back = button("back", "", "arrow-left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self._hint)
        layout.addWidget(self._problem)
        layout.addLayout(row(self._kind_label, self._kind, None))
        layout.addWidget(self._table, 1)
        layout.addLayout(row(self._back, None, self._more))
        self._kind.currentIndexChanged.connect(self._kind_changed)
        self._more.clicked.connect(self.more_asked)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._table)
        self._retranslate()

    def show_entries(self, entries: tuple[CustodyEntry, ...], *, is_more: bool) -> None:
        """Show entries, the newest first."""
        at = self._table.currentIndex().row()
        self._model.show_rows(entries)
        if entries:
            self._table.selectRow(max(0, at))
        self._more.setVisible(is_more)

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
        self._header.set_title(self._title())

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.retranslate()
            if self.isVisible():
                self._header.set_title(self._title())
        super().changeEvent(event)

    def _kind_changed(self) -> None:
        self.kind_chosen.emit(self._kind.currentData())

    def _title(self) -> str:
        if self._number:
            return self.tr("Custody of interview {number}").format(number=self._number)
        return self.tr("Custody of this vault")

    def _retranslate(self) -> None:
        self._heading.setText(self._title())
        self._hint.setText(
            self.tr(
                "Every line was signed when it was written and leads on from the one before. "
                "Nobody can change or remove one unseen."
            )
        )
        self._kind_label.setText(self.tr("&Show"))
        self._kind.setAccessibleName(self.tr("Which lines are shown"))
        names = {
            Kind.ALL: self.tr("Everything"),
            Kind.LOOKED_AT: self.tr("Opened, read, listened to"),
            Kind.WORKED_ON: self.tr("Worked on"),
            Kind.WENT_OUT: self.tr("Sent, handed over, received"),
            Kind.VAULT: self.tr("The vault itself"),
            Kind.NOTICED: self.tr("Unusual"),
        }
        for at in range(self._kind.count()):
            self._kind.setItemText(at, names[Kind(self._kind.itemData(at))])
        self._table.setAccessibleName(self.tr("What was done, the newest first"))
        self._more.setText(self.tr("&Older lines"))
        self._back.setText(self.tr("&Back"))
