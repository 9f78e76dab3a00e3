"""Two laptops beside each other: an address to type, six words to compare, a file that goes."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.screens.handover.presenter import Came, HandoverState, Stage
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.files import choose_file, choose_folder
from app.workspace import Header

_THOUSAND = 1000
_LONGEST = 40


class HandoverScreen(QWidget):
    """Shows and emits."""

    shown = Signal()
    receive_asked = Signal(str, Path)
    send_asked = Signal(str, object)
    """The address as typed, and the file, or None for what waits."""
    same_pressed = Signal()
    differ_pressed = Signal()
    cancel_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self.ends: object = None
        self._header = header
        self._state = HandoverState()
        self._heading, self._what = label("h1"), label("text", wrap=True)
        self._problem, self._outcome = named("problem", Notice("bad")), named("outcome", Notice("good"))
        self._take_card, self._take_heading = Card(), label("h2")
        self._take_text = named("take_text", label("text", wrap=True))
        self._own = named("own_address", QComboBox())
        self._own_label = field_label(self._own)
        self._wait = button("wait_for_laptop", "", "folder-open")
        self._give_card, self._give_heading = Card(), label("h2")
        self._give_text = label("text", wrap=True)
        self._other = named("other_address", QLineEdit())
        self._other.setMaxLength(_LONGEST)
        self._other.setPlaceholderText("192.168.1.20:50000")
        self._other_label = field_label(self._other)
        self._waiting = button("hand_over_waiting", "", "send")
        self._file = button("hand_over_file", "", "file-text")
        self._now_card, self._now = Card(), named("now", label("h2", wrap=True))
        self._address = named("address", label("h1"))
        self._first, self._second = named("words_uk", label("h2", wrap=True)), named("words_en", label("h2", wrap=True))
        self._compare = label("text", wrap=True)
        self._same = button("words_same", "", "check")
        self._differ = button("words_differ", "", "x")
        self._progress = named("progress", QProgressBar())
        self._progress.setTextVisible(False)
        self._cancel = button("stop_handover", "", "x")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._other)
        self._retranslate()

    def show_state(self, state: HandoverState) -> None:
        """Show how far it is; the choice that matters now has the focus, but Enter alone agrees to nothing."""
        before, self._state = self._state.stage, state
        self._retranslate()
        if before is not state.stage and state.stage is not Stage.IDLE:
            self._cancel.setFocus()

    def show_addresses(self, addresses: tuple[str, ...]) -> None:
        """Show on which addresses this computer can be found."""
        chosen = self._own.currentText()
        self._own.clear()
        self._own.addItems(addresses)
        self._own.setCurrentIndex(max(0, self._own.findText(chosen)) if addresses else -1)
        self._retranslate()

    def leave(self) -> None:
        """The port closes with the page."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for the addresses."""
        super().showEvent(event)
        self._header.set_title(self.tr("Hand over to another laptop"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Hand over to another laptop"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=860)
        tops: tuple[QWidget, ...] = (self._heading, self._what, self._problem, self._outcome)
        for part in tops:
            page.body.addWidget(part)
        take, give, now = self._take_card.body, self._give_card.body, self._now_card.body
        for taking in (self._take_heading, self._take_text):
            take.addWidget(taking)
        take.addLayout(row(column(self._own_label, self._own, spacing=4), None))
        take.addLayout(row(self._wait, None))
        for giving in (self._give_heading, self._give_text):
            give.addWidget(giving)
        give.addLayout(row(column(self._other_label, self._other, spacing=4), None))
        give.addLayout(row(self._waiting, self._file, None))
        lines: tuple[QWidget, ...] = (self._now, self._address, self._compare, self._first, self._second)
        for running in lines:
            now.addWidget(running)
        now.addLayout(row(self._same, self._differ, None))
        now.addWidget(self._progress)
        now.addLayout(row(self._cancel, None))
        for card in (self._now_card, self._give_card, self._take_card):
            page.body.addWidget(card)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._wait.clicked.connect(self._wait_pressed)
        self._waiting.clicked.connect(self._waiting_pressed)
        self._file.clicked.connect(self._file_pressed)
        self._other.textChanged.connect(self._typed)
        self._same.clicked.connect(self.same_pressed)
        self._differ.clicked.connect(self.differ_pressed)
        self._cancel.clicked.connect(self.cancel_asked)
        self._back.clicked.connect(self.left)

    def _wait_pressed(self) -> None:
        choose_folder(self, self.tr("Where the file is to lie"), self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        self.receive_asked.emit(self._own.currentText(), folder)

    def _waiting_pressed(self) -> None:
        self.send_asked.emit(self._other.text(), None)

    def _file_pressed(self) -> None:
        choose_file(self, self.tr("Pack or answer"), self.tr("All files (*)"), self._file_chosen)

    def _file_chosen(self, file: Path) -> None:
        self.send_asked.emit(self._other.text(), file)

    def _typed(self) -> None:
        for one in (self._waiting, self._file):
            one.setEnabled(bool(self._other.text().strip()))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Hand over to another laptop"))
        self._what.setText(
            self.tr(
                "Without internet, from laptop to laptop in one local network. What goes over is a pack that only "
                "central can open, or central’s answer to one: the laptop that carries it can read nothing."
            )
        )
        self._take_heading.setText(self.tr("This laptop takes"))
        self._take_text.setText(
            self.tr("Choose a folder or a memory stick for the file. Then tell the other person the address you see.")
            if self._own.count()
            else self.tr("This computer is in no local network. Connect it to one and open this page again.")
        )
        self._own_label.setText(self.tr("Address of this &computer"))
        self._own.setAccessibleName(self.tr("Address of this computer"))
        self._wait.setText(self.tr("&Wait for another laptop…"))
        self._wait.setEnabled(self._own.count() > 0)
        self._give_heading.setText(self.tr("This laptop gives"))
        self._give_text.setText(self.tr("The other laptop waits first. Type the address that it shows."))
        self._other_label.setText(self.tr("&Address that the other laptop shows"))
        self._other.setAccessibleName(self.tr("Address that the other laptop shows"))
        self._waiting.setText(self.tr("&Hand over what waits"))
        self._file.setText(self.tr("Hand over a &file…"))
        self._compare.setText(
            self.tr(
                "Read the words of one line to each other. Only if all six are the same on both laptops, in the same "
                "order, both of you say so. Otherwise somebody may be between you."
            )
        )
        self._same.setText(self.tr("The words are the &same"))
        self._differ.setText(self.tr("The words &differ"))
        self._cancel.setText(self.tr("S&top"))
        self._back.setText(self.tr("&Back"))
        self._progress.setAccessibleName(self.tr("Progress of the hand-over"))
        self._typed()
        self._show_running()
        self._show_outcome()

    def _show_running(self) -> None:
        state = self._state
        is_idle, compares = state.stage is Stage.IDLE, state.stage is Stage.WORDS
        for card in (self._take_card, self._give_card):
            card.setVisible(is_idle)
        self._now_card.setVisible(not is_idle)
        self._now.setText(
            {
                Stage.IDLE: "",
                Stage.PREPARING: self.tr("Preparing. A delivery that runs comes to its end first."),
                Stage.LISTENING: self.tr("Waiting. The other person types this address:"),
                Stage.CONNECTING: self.tr("Looking for the other laptop"),
                Stage.WORDS: self.tr("Compare the words"),
                Stage.AGREED: self._going(),
            }[state.stage]
        )
        self._address.setText(state.address)
        self._address.setVisible(bool(state.address))
        for said, words in zip((self._first, self._second), state.words or ((), ()), strict=True):
            said.setText(" ".join(words))
        for part in (self._compare, self._first, self._second, self._same, self._differ):
            part.setVisible(compares)
        done, total = state.moved
        self._progress.setVisible(not is_idle and not compares)
        self._progress.setRange(0, _THOUSAND if total else 0)
        self._progress.setValue(done * _THOUSAND // total if total else 0)

    def _going(self) -> str:
        done, total = self._state.moved
        if not total:
            return self.tr("Waiting until the other person says that the words are the same")
        return self.tr("Reading back what arrived") if done == total else self.tr("The file goes over")

    def _show_outcome(self) -> None:
        state = self._state
        problem = state.problem
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")
        text, role = {
            Came.NOTHING: ("", "good"),
            Came.GIVEN: (self.tr("Handed over, and read back on the other laptop. Nothing here was deleted."), "good"),
            Came.GIVEN_SOME: (
                self.tr("Handed over, and read back on the other laptop. More waits: hand over what waits again."),
                "care",
            ),
            Came.PACK: (
                self.tr(
                    "Taken and read back: {name}. Carry it to whoever looks after central, or hand the file on to "
                    "another laptop. Nothing on this laptop can open it."
                ).format(name=state.name),
                "good",
            ),
            Came.ANSWER: (
                self.tr(
                    "Taken and read back: {name}. If it is for this laptop, import it on the delivery page; otherwise "
                    "hand it on."
                ).format(name=state.name),
                "good",
            ),
            Came.NONE_WAITS: (self.tr("Nothing waits, so nothing was handed over."), "care"),
            Came.ALL_CARRIED: (
                self.tr(
                    "All that waits is on its way already, on sticks or with other laptops. If one of them was lost, "
                    "write a pack on the delivery page with the tick for that, and hand over its file here."
                ),
                "care",
            ),
            Came.STOPPED: (self.tr("Stopped. What arrived is kept, and the next time goes on from there."), "care"),
        }[state.came]
        self._outcome.show_text(text, role)
