"""The unlock screen: neutral vault names, a passphrase, words when it does not open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.processes import Arrival
from app.screens.unlock.recording_sign import RecordingSign
from app.widgets import Card, Notice, Page, button, field_label, label, named, row


class UnlockScreen(QWidget):
    """The first thing a person sees."""

    unlock_asked = Signal(int, str)
    new_vault_asked = Signal()
    recovery_asked = Signal(int)
    restore_asked = Signal()
    ceremony_asked = Signal()

    def __init__(self, arrival: Arrival, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrival = arrival
        self._numbers: tuple[int, ...] = ()
        self._is_ready = False
        self._is_working = False
        self._is_waiting = False
        self._hint_text = ""
        self.presenter: object = None
        self._heading = label("h1")
        self._explanation = label("text", wrap=True)
        self._came = named("came", Notice("good"))
        self._problem = named("problem", Notice("bad"))
        self.recording_sign = RecordingSign()
        self._hint = named("practice_hint", Notice("care"))
        self._vault = named("vault", QComboBox())
        self._vault_label = field_label(self._vault)
        self._passphrase = named("passphrase", QLineEdit())
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._passphrase.setMaxLength(512)
        self._passphrase_label = field_label(self._passphrase)
        self._show = named("show_passphrase", QCheckBox())
        self._unlock = button("unlock", "primary", "lock-open")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._new = button("new_vault", "", "plus")
        self._recover = button("recover", "", "key-round")
        self._restore = button("restore", "", "rotate-ccw")
        self._found = button("found_organisation", "", "building-2")
        self._build()
        self._unlock.clicked.connect(self._asked)
        self._passphrase.returnPressed.connect(self._asked)
        self._show.toggled.connect(self._show_toggled)
        self._new.clicked.connect(self.new_vault_asked)
        self._recover.clicked.connect(self._recovery_pressed)
        self._restore.clicked.connect(self.restore_asked)
        self._found.clicked.connect(self.ceremony_asked)
        self.setFocusProxy(self._passphrase)
        self.show_working(False)
        self._retranslate()

    def show_ready(self) -> None:
        """The parts that open vaults have been loaded; what was asked meanwhile happens now."""
        self._is_ready = True
        if self._is_waiting:
            self._is_waiting = False
            self._asked()
        else:
            self.show_working(False)

    def show_vaults(self, numbers: Sequence[int]) -> None:
        """Offer these vaults by number."""
        if tuple(numbers) != self._numbers:
            chosen = self._vault.currentIndex()
            self._numbers = tuple(numbers)
            self._vault.clear()
            for number in self._numbers:
                self._vault.addItem("", number)
            self._vault.setCurrentIndex(max(0, min(chosen, len(self._numbers) - 1)))
        self._retranslate()

    def show_working(self, working: bool) -> None:
        """Show that a vault is being opened."""
        self._is_working = working
        self._busy.setVisible(working)
        self._unlock.setEnabled(not working)
        for part in (self._vault, self._passphrase):
            part.setEnabled(not working)
        # A passphrase may be typed while the rest is loading; these have nothing behind them yet.
        for button_with_screen in (self._new, self._recover, self._restore, self._found):
            button_with_screen.setEnabled(self._is_ready and not working)
        if not working:
            (self._passphrase if self._numbers else self._new).setFocus()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")
        if problem:
            self._passphrase.selectAll()

    def show_practice_hint(self, number: int, passphrase: str) -> None:
        """In practice: say which vault is the coordinator's, and what opens it."""
        self._hint_text = f"{number}\n{passphrase}"
        self._retranslate()

    def forget_passphrase(self) -> None:
        """Empty the field."""
        # Not `clear`: that can be undone.
        self._passphrase.setText("")
        self._show.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=520)
        page.body.addStretch(1)
        page.body.addWidget(self._came)
        page.body.addWidget(self.recording_sign)
        page.body.addWidget(self._hint)
        card = Card()
        parts: tuple[QWidget, ...] = (self._heading, self._explanation, self._problem, self._vault_label, self._vault)
        parts += (self._passphrase_label, self._passphrase, self._show, self._unlock, self._busy)
        for part in parts:
            card.body.addWidget(part)
        page.body.addWidget(card)
        page.body.addLayout(row(self._new, self._recover, None))
        page.body.addLayout(row(self._restore, self._found, None))
        page.body.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _asked(self) -> None:
        passphrase = self._passphrase.text()
        if not passphrase or self._is_working or not self._numbers:
            return
        if not self._is_ready:
            self._is_waiting = True
            self._busy.show()
            return
        self.unlock_asked.emit(self._vault.currentData(), passphrase)

    def _show_toggled(self, shown: bool) -> None:
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _recovery_pressed(self) -> None:
        if self._numbers:
            self.recovery_asked.emit(self._vault.currentData())

    def _retranslate(self) -> None:
        is_first = not self._numbers
        self._heading.setText(self.tr("Welcome") if is_first else self.tr("Unlock a vault"))
        self._explanation.setText(
            self.tr(
                "There is no vault on this computer yet. Make one: it keeps interviews so that only you can read them."
            )
            if is_first
            else self.tr("Each person works in a vault of their own. Choose yours and enter its passphrase.")
        )
        for part in (
            self._vault_label,
            self._vault,
            self._passphrase_label,
            self._passphrase,
            self._show,
            self._unlock,
        ):
            part.setVisible(not is_first)
        self._recover.setVisible(not is_first)
        self._vault_label.setText(self.tr("&Vault"))
        self._passphrase_label.setText(self.tr("&Passphrase"))
        self._vault.setAccessibleName(self.tr("Vault"))
        self._passphrase.setAccessibleName(self.tr("Passphrase"))
        self._show.setText(self.tr("&Show the passphrase"))
        self._unlock.setText(self.tr("&Unlock"))
        self._new.setText(self.tr("Make a &new vault"))
        self._recover.setText(self.tr("&Recover with cards"))
        self._restore.setText(self.tr("&Bring back from a copy"))
        self._found.setText(self.tr("&Keys of an organisation"))
        self._busy.setAccessibleName(self.tr("Opening the vault"))
        for index, number in enumerate(self._numbers):
            self._vault.setItemText(index, self.tr("Vault {number}").format(number=number))
        came = {
            Arrival.STARTED: "",
            Arrival.LOCKED: self.tr("Locked. Enter the passphrase to go on."),
            Arrival.UNKEPT: self.tr(
                "What was typed last may not have been saved before the program locked: it was busy, or the disk was "
                "full. Open the interview you were in and look at the last answers and notes."
            ),
            Arrival.CRASHED: self.tr(
                "The program stopped unexpectedly and was started again. What it called saved is safe."
            ),
        }[self._arrival]
        self._came.show_text(came, "care" if self._arrival in (Arrival.UNKEPT, Arrival.CRASHED) else "good")
        if self._hint_text:
            number_text, passphrase = self._hint_text.split("\n")
            text = self.tr("Practice: vault {number} belongs to the coordinator. Its passphrase: {passphrase}")
            self._hint.show_text(text.format(number=number_text, passphrase=passphrase))
