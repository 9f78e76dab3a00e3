"""The evidence package: for whom, which interviews, what of them goes and what stays, and the file."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Message
from app.screens.approving import Approving, TwoPeople
from app.screens.evidence.presenter import Written
from app.screens.evidence.table import STAYS, EvidenceTable
from app.widgets import Card, Notice, button, field_label, label, named, row
from app.widgets.files import choose_folder
from app.workspace import Header
from forms.protocols import ListChoice
from sync.evidence.selection import Selection

_THOUSAND = 1000


class EvidenceScreen(QWidget):
    """Shows and emits."""

    recipient_chosen = Signal(str)
    asked_again = Signal(bool)
    ticked = Signal(tuple)
    folder_chosen = Signal(Path)
    cancel_asked = Signal()
    approve_asked = Signal(object, object)
    people_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(
        self, header: Header, recipients: tuple[ListChoice, ...], code: str, parent: QWidget | None = None
    ) -> None:
        """`code` is that of the present language."""
        super().__init__(parent)
        self.presenter: object = None
        self.people: object = None
        self._header, self._recipients, self._code = header, recipients, code
        self._is_writing = False
        self._written: Written | None = None
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._recipient = named("evidence_recipient", QComboBox())
        self._recipient.addItem("", "")
        for one in recipients:
            self._recipient.addItem("", one.code)
        self._recipient_label = field_label(self._recipient)
        self._again = named("asked_again", QCheckBox())
        self._model = EvidenceTable(self)
        self._table = named("evidence_interviews", QTableView())
        self._set_up_table()
        self.two = TwoPeople()
        self._conditions = named("conditions", label("hint", wrap=True))
        self._progress = named("evidence_progress", QProgressBar())
        self._progress.setTextVisible(False)
        self._write = button("write_evidence", "primary", "archive")
        self._cancel = button("cancel_evidence", "", "x")
        self._back = button("back", "", "arrow-left")
        self._done = Card()
        self._done_text = label("text", wrap=True)
        self._words = named("evidence_words", label("h2", wrap=True))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._words_hint = label("hint", wrap=True)
        done: tuple[QLabel, ...] = (self._done_text, self._words, self._words_hint)
        for part in done:
            self._done.body.addWidget(part)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._recipient)
        self._retranslate()

    def show_choice(self, chosen: tuple[Selection, ...]) -> None:
        """Show what of each interview would go, and what stays."""
        held = self._held
        self._model.show_rows(chosen)
        if chosen:
            digests = [one.interview.manifest_digest for one in chosen]
            self._table.selectRow(digests.index(held) if held in digests else 0)
        self._selected()
        self._show_state()

    def show_people(self, codes: tuple[str, ...]) -> None:
        """Show who may approve here."""
        self.two.show_people(codes)

    def show_approving(self) -> None:
        """Somebody's words are tried."""
        self.two.show_trying()

    def show_writing(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._is_writing = True
        self._written = None
        self._progress.setRange(0, _THOUSAND if total else 0)
        self._progress.setValue(done * _THOUSAND // total if total else 0)
        self._show_state()

    def show_written(self, written: Written) -> None:
        """Say that it is written, and by which words it opens."""
        self._is_writing = False
        self._written = written
        self._show_state()
        self._retranslate()

    def show_stopped(self) -> None:
        """Say that nothing was given."""
        self._is_writing = False
        self._show_state()
        self._problem.show_text(self.tr("Stopped. Nothing was given, and nothing lies on the medium."), "care")

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._is_writing = self._is_writing and problem is None
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")
        self._show_state()

    def language_changed(self, code: str) -> None:
        """The names of the recipients come in both languages."""
        self._code = code
        self._retranslate()

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.two.forget()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Evidence package"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Evidence package"))
        super().changeEvent(event)

    def _set_up_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self._table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(STAYS, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        tops: tuple[QWidget, ...] = (self._heading, self._hint, self._problem, self._done)
        for part in tops:
            layout.addWidget(part)
        layout.addLayout(row(self._recipient_label, self._recipient, None))
        layout.addWidget(self._table, 1)
        rest: tuple[QWidget, ...] = (self.two, self._conditions, self._again, self._progress)
        for part in rest:
            layout.addWidget(part)
        layout.addLayout(row(self._back, None, self._cancel, self._write))

    def _connect(self) -> None:
        self._recipient.currentIndexChanged.connect(self._recipient_changed)
        self._again.toggled.connect(self.asked_again)
        self._model.ticks_changed.connect(self._ticks_changed)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self.two.approve_asked.connect(self._approve_pressed)
        self.two.people_asked.connect(self.people_asked)
        self._write.clicked.connect(self._write_pressed)
        self._cancel.clicked.connect(self.cancel_asked)
        self._back.clicked.connect(self.left)

    def _recipient_changed(self) -> None:
        # Whoever was asked about one recipient was not asked about another.
        self._again.setChecked(False)
        self.recipient_chosen.emit(self._recipient.currentData())

    def _ticks_changed(self) -> None:
        self.ticked.emit(self._model.ticked)
        self._show_state()

    @property
    def _row(self) -> Selection | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()] if rows else None

    @property
    def _held(self) -> str:
        row = self._row
        return row.interview.manifest_digest if row is not None else ""

    @Slot(object)
    def _approve_pressed(self, said: Approving) -> None:
        row = self._row
        if row is not None and row.departing is not None:
            self.approve_asked.emit(row.departing, said)

    def _selected(self) -> None:
        row = self._row
        said = row.conditions if row is not None else ""
        self.two.setVisible(row is not None and row.departing is not None)
        self.two.show_approved(row.approved_by if row is not None else ())
        self._conditions.setText(self.tr("The person’s conditions: {words}").format(words=said) if said else "")

    def _write_pressed(self) -> None:
        choose_folder(self, self.tr("Where the package is written"), self.folder_chosen.emit)

    def _show_state(self) -> None:
        for part in (self._recipient, self._again, self._table, self.two):
            part.setEnabled(not self._is_writing)
        self._write.setEnabled(bool(self._model.ticked) and not self._is_writing)
        self._cancel.setVisible(self._is_writing)
        self._progress.setVisible(self._is_writing)
        self._done.setVisible(self._written is not None)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Evidence package"))
        self._hint.setText(
            self.tr(
                "Interviews for one recipient, in one encrypted file that can be checked without this program. Only "
                "what the person agreed to have passed on to this recipient goes; what stays is listed with the reason."
            )
        )
        self._recipient_label.setText(self.tr("&For whom"))
        self._recipient.setAccessibleName(self.tr("Who the package is for"))
        self._recipient.setItemText(0, self.tr("Choose the recipient"))
        for at, one in enumerate(self._recipients, 1):
            self._recipient.setItemText(at, one.label[self._code])
        self._again.setText(self.tr("Those who wanted to be asked were asked about &this transfer, and agreed"))
        self._table.setAccessibleName(self.tr("Interviews, what of them goes and what stays"))
        self._write.setText(self.tr("&Write the package…"))
        self._cancel.setText(self.tr("&Stop"))
        self._back.setText(self.tr("&Back"))
        self._progress.setAccessibleName(self.tr("How far the package is written"))
        self._words_hint.setText(
            self.tr(
                "These words open the file. They are shown only now and kept nowhere: write them down and give them to "
                "the recipient by another way than the file."
            )
        )
        if self._written is not None:
            package = self._written.package
            text = self.tr("Written and read back: {name}, with a page on how to open it. Interviews in it: {count}.")
            self._done_text.setText(text.format(name=package.path.name, count=package.interviews))
            self._words.setText(self._written.words)
        self._selected()
        self._show_state()
