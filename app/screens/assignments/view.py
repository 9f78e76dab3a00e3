"""The coordinator's assignments: what is to be done where and by whom, and how far it is."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.text import LinesEdit
from app.language import Language
from app.screens.assignments import words
from app.screens.assignments.presenter import Standing
from app.screens.assignments.table import PLACE, STATE, GivenTable
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.workspace import Header
from storage.interviews.assignments import NewAssignment
from storage.objects.assignment import LONGEST_LINE, AssignmentKind
from sync.client.coordinator import FetchReport

_KINDS = (AssignmentKind.INTERVIEW, AssignmentKind.HEARD)
_QUIET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class AssignmentsScreen(QWidget):
    """Shows what was given, and emits what is written."""

    given = Signal(str, object)
    taken_back = Signal(str)
    exchange_asked = Signal()
    packages_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._messages = header, messages
        self._is_exchanging = False
        # What was said last, as far as it is said again in another language.
        self._said, self._answers, self._alarm = "", 0, ""
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._notice = named("assignments_notice", Notice("care"))
        self._device, self._kind = named("device", QComboBox()), named("kind", QComboBox())
        for _ in _KINDS:
            self._kind.addItem("", _.value)
        self._number, self._place = named("number", QLineEdit()), named("place", QLineEdit())
        self._day = named("day", QLineEdit())
        for line, most in ((self._number, LONGEST_LINE), (self._place, LONGEST_LINE), (self._day, 10)):
            line.setMaxLength(most)
            line.setInputMethodHints(_QUIET)
        self._notes, self._heard = named("notes", LinesEdit(lines=2)), named("heard", LinesEdit(lines=2))
        fields = (self._device, self._kind, self._number, self._place, self._day, self._notes, self._heard)
        self._labels = {field: field_label(field) for field in fields}
        self._nobody, self._empty = label("hint", wrap=True), label("hint", wrap=True)
        self._give = button("give", "primary", "plus")
        self._give.setEnabled(False)
        self._model = GivenTable(language, self)
        self._table = named("given", QTableView())
        self._set_up_table()
        self._exchange = button("exchange", "", "refresh-cw")
        self._packages = button("packages", "", "layers")
        self._take_back = button("take_back", "", "undo-2")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self._retranslate()
        self._say_chosen()

    def show_standing(self, standing: Standing) -> None:
        """Show devices and assignments; what is chosen stays."""
        chosen = self._device.currentData()
        self._device.clear()
        for one in standing.devices:
            self._device.addItem(f"{one.certificate.code} · {one.certificate.person}", one.key_id)
        self._device.setCurrentIndex(max(0, self._device.findData(chosen)))
        self._model.show_rows(standing.given)
        self._give.setEnabled(bool(standing.devices))
        self._nobody.setVisible(not standing.devices)
        self._empty.setVisible(not standing.given)
        self._say_chosen()

    def show_given(self) -> None:
        """It is kept and goes with the next exchange: empty the fields."""
        for line in (self._number, self._place, self._day):
            line.clear()
        for lines in (self._notes, self._heard):
            lines.clear()
        self._said = "given"
        self._say()
        self._number.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_exchanging(self, is_running: bool) -> None:
        """Show that central is asked."""
        self._is_exchanging = is_running
        self._exchange.setEnabled(not is_running)
        if is_running:
            self._said = "exchanging"
            self._say()

    def show_exchanged(self, report: FetchReport) -> None:
        """Say what came."""
        self._said, self._answers = "exchanged", report.answers
        self._alarm = report.alarms[0] if report.alarms else ""
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._said = ""
        problem = self._messages.shown(error)
        self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def _say(self) -> None:
        match self._said:
            case "given":
                kept = self.tr("Kept. It goes to the laptop by way of central with the next exchange.")
                self._notice.show_text(kept, "good")
            case "exchanging":
                self._notice.show_text(self.tr("Exchanging with central…"), "care")
            case "exchanged":
                text = self.tr("%n answer(s) of laptops came.", "", self._answers)
                if self._alarm:
                    problem = self._messages.for_code(self._alarm)
                    text = f"{text} {problem.happened} {problem.do}"
                self._notice.show_text(text, "bad" if self._alarm else "good")

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Assignments"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Assignments"))
        super().changeEvent(event)

    def _set_up_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setMinimumHeight(180)
        self._table.verticalHeader().hide()
        across = self._table.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)

    def _build(self) -> None:
        page = Page(width=980)
        # Without an exchange no laptop is known: it stands where it is seen first.
        page.body.addLayout(row(self._heading, None, self._packages, self._exchange))
        page.body.addWidget(self._hint)
        page.body.addWidget(self._notice)
        card = Card()
        for some in ((self._device, self._kind), (self._number, self._place, self._day)):
            card.body.addLayout(row(*(column(self._labels[one], one, spacing=4) for one in some)))
        for field in (self._notes, self._heard):
            card.body.addLayout(column(self._labels[field], field, spacing=4))
        card.body.addWidget(self._nobody)
        card.body.addLayout(row(None, self._give))
        page.body.addWidget(card)
        page.body.addWidget(self._empty)
        page.body.addWidget(self._table, 1)
        page.body.addLayout(row(self._back, None, self._take_back))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.setFocusProxy(self._number)

    def _connect(self) -> None:
        self._give.clicked.connect(self._pressed)
        self._exchange.clicked.connect(self.exchange_asked)
        self._take_back.clicked.connect(self._take_back_pressed)
        self._packages.clicked.connect(self.packages_asked)
        self._back.clicked.connect(self.left)
        self._table.selectionModel().currentChanged.connect(self._say_chosen)

    def _pressed(self) -> None:
        new = NewAssignment(
            AssignmentKind(self._kind.currentData()),
            number=self._number.text(),
            place=self._place.text(),
            day=self._day.text().strip(),
            notes=self._notes.toPlainText(),
            heard=self._heard.toPlainText(),
        )
        self.given.emit(self._device.currentData(), new)

    def _take_back_pressed(self) -> None:
        chosen = self._model.at(self._table.currentIndex().row())
        if chosen is not None:
            self.taken_back.emit(chosen.said.id)

    def _say_chosen(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        chosen = self._model.at(self._table.currentIndex().row())
        self._take_back.setEnabled(chosen is not None and chosen.is_open)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Assignments"))
        self._hint.setText(
            self.tr(
                "Each goes sealed to one laptop. Write numbers and pseudonyms, never the name of anybody to be heard."
            )
        )
        for field, text, name in (
            (self._device, self.tr("&For the laptop"), self.tr("For the laptop")),
            (self._kind, self.tr("&What"), self.tr("What")),
            (self._number, self.tr("&Number or pseudonym"), self.tr("Number or pseudonym")),
            (self._place, self.tr("&Place or area"), self.tr("Place or area")),
            (self._day, self.tr("&Day, as 2026-11-25"), self.tr("Day, as 2026-11-25")),
            (self._notes, self.tr("N&otes"), self.tr("Notes")),
            (
                self._heard,
                self.tr("&Heard before: when, by whom, whom to ask"),
                self.tr("Heard before: when, by whom, whom to ask"),
            ),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        for at, kind in enumerate(_KINDS):
            self._kind.setItemText(at, words.kind(kind))
        self._nobody.setText(self.tr("No laptop is known here yet: exchange with central first."))
        self._empty.setText(self.tr("Nothing was given yet."))
        self._say()
        self._table.setAccessibleName(self.tr("What was given"))
        self._give.setText(self.tr("&Give"))
        self._take_back.setText(self.tr("&Take back"))
        self._exchange.setText(self.tr("&Exchange with central"))
        self._packages.setText(self.tr("Mission pac&kages…"))
        self._back.setText(self.tr("&Back"))
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)
