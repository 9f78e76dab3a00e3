"""Services for the person: found by need, read aloud, printed as a card to take along."""

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.language import Language
from app.screens.referrals.presenter import Shown
from app.screens.referrals.table import CONTACT, SERVICE, ServiceTable
from app.theme import sized
from app.widgets import Notice, button, field_label, label, named, row
from app.widgets.files import choose_file
from app.workspace import Header
from forms.protocols import ListChoice
from storage.interviews.referrals import DirectoryRefused, Service


class ReferralsScreen(QWidget):
    """Shows services and emits what is asked."""

    asked = Signal(str, str)
    file_chosen = Signal(object)
    print_asked = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(
        self,
        header: Header,
        language: Language,
        messages: Messages,
        needs: tuple[ListChoice, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language, self._messages, self._needs = header, language, messages, needs
        self._shown: Shown | None = None
        self._taken = 0
        self._failure: Exception | None = None
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._notice = named("referrals_notice", Notice("care"))
        self._need = named("need", QComboBox())
        self._need.addItem("", "")
        for need in needs:
            self._need.addItem("", need.code)
        self._words = named("service_words", QLineEdit())
        self._words.setMaxLength(100)
        self._words.setClearButtonEnabled(True)
        self._need_label, self._words_label = field_label(self._need), field_label(self._words)
        self._model = ServiceTable(language, self)
        self._table = named("services", QTableView())
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across = self._table.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(SERVICE, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(CONTACT, QHeaderView.ResizeMode.Interactive)
        across.resizeSection(CONTACT, sized(260))
        self._detail = named("service_detail", label("text", wrap=True))
        self._detail.setMinimumHeight(sized(64))
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._back = button("back", "", "arrow-left")
        self._take = button("take_directory", "", "inbox")
        self._print = button("print_services", "primary", "printer")
        self._build()
        self._connect()
        self._retranslate()

    def show_services(self, shown: Shown) -> None:
        """Show what was found."""
        self._shown = shown
        self._model.show_rows(shown.services)
        if shown.services:
            self._table.selectRow(0)
        self._selected()
        self._say()

    def show_taken(self, count: int) -> None:
        """Say that a newer directory is there."""
        self._taken, self._failure = count, None
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._failure = error
        self._say()

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Services"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Services"))
        super().changeEvent(event)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self._hint)
        layout.addWidget(self._notice)
        layout.addLayout(row(self._need_label, self._need, self._words_label, self._words))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._detail)
        layout.addLayout(row(self._back, None, self._take, self._print))
        self.setFocusProxy(self._need)

    def _connect(self) -> None:
        self._need.currentIndexChanged.connect(self._filter)
        self._words.textChanged.connect(self._filter)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._back.clicked.connect(self.left)
        self._take.clicked.connect(self._choose)
        self._print.clicked.connect(self._print_pressed)

    def _filter(self) -> None:
        self.asked.emit(self._need.currentData(), self._words.text())

    def _choose(self) -> None:
        choose_file(self, self.tr("A newer directory"), self.tr("Tables (*.csv)"), self._chosen)

    def _chosen(self, path: Path) -> None:
        self.file_chosen.emit(path)

    def _chosen_services(self) -> tuple[Service, ...]:
        model: QItemSelectionModel = self._table.selectionModel()
        return tuple(self._model.service(index.row()) for index in model.selectedRows())

    def _print_pressed(self) -> None:
        if services := self._chosen_services():
            self.print_asked.emit(services)

    def _selected(self) -> None:
        services = self._chosen_services()
        self._print.setEnabled(bool(services))
        code = self._language.code
        self._detail.setText(services[0].detail[code] if len(services) == 1 else "")

    def _say(self) -> None:
        if self._failure is not None:
            self._notice.show_text(self._failed_words(self._failure), "bad")
        elif self._shown is not None and self._shown.is_old:
            self._notice.show_text(self._old_words(self._shown), "care")
        elif self._taken:
            self._notice.show_text(self.tr("%n service(s) taken.", "", self._taken), "good")
        else:
            self._notice.show_text("", "care")

    def _failed_words(self, error: Exception) -> str:
        problem = self._messages.shown(error)
        at = error.row if isinstance(error, DirectoryRefused) else 0
        line = self.tr("Line {row} of the table.").format(row=at) if at else ""
        return "\n".join(text for text in (problem.happened, line, problem.do) if text)

    def _old_words(self, shown: Shown) -> str:
        source = "" if shown.is_own else self.tr("This is the directory that came with the program.")
        old = self.tr("Some services were checked more than 90 days ago, or on a day that is not known. Call first.")
        return " ".join(text for text in (source, old) if text)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Services for the person"))
        self._hint.setText(
            self.tr("Help does not depend on giving an account. Choose together; print only what is safe to carry.")
        )
        self._need_label.setText(self.tr("&Need"))
        self._need.setAccessibleName(self.tr("Need"))
        self._need.setItemText(0, self.tr("any need"))
        for at, need in enumerate(self._needs, 1):
            self._need.setItemText(at, need.label[self._language.code])
        self._words_label.setText(self.tr("&Words"))
        self._words.setAccessibleName(self.tr("Words in the name or description of a service"))
        self._table.setAccessibleName(self.tr("Services; several can be chosen for one card"))
        self._back.setText(self.tr("&Back"))
        self._take.setText(self.tr("&Take a newer directory"))
        self._print.setText(self.tr("&Print a card"))
        if self._shown is not None:
            self._model.show_rows(self._shown.services)
            if self._shown.services:
                self._table.selectRow(0)
            self._selected()
        self._say()
