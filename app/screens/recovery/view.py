"""Recovery: two cards, a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase

_CARDS = 2


class RecoveryScreen(QWidget):
    """Emits the cards and the new passphrase."""

    cards_entered = Signal(tuple, str)
    left = Signal()

    def __init__(
        self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._is_working = False
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._cards = [_card_field(number) for number in range(1, _CARDS + 1)]
        self._labels = [field_label(field) for field in self._cards]
        self._pass_heading = label("h2")
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._cancel = button("cancel", "", "arrow-left")
        self._recover = button("recover", "primary", "key-round")
        card = Card()
        for part in (self._heading, self._explanation, self._problem):
            card.body.addWidget(part)
        for text, field in zip(self._labels, self._cards, strict=True):
            card.body.addLayout(column(text, field, spacing=4))
        card.body.addWidget(self._pass_heading)
        card.body.addWidget(self._choose)
        card.body.addWidget(self._busy)
        card.body.addLayout(row(self._cancel, None, self._recover))
        page = Page(width=760)
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._choose.changed.connect(self._checked)
        for field in self._cards:
            field.textChanged.connect(self._checked)
        self._cancel.clicked.connect(self.left)
        self._recover.clicked.connect(self._pressed)
        self.setFocusProxy(self._cards[0])
        self._retranslate()

    def show_working(self, working: bool) -> None:
        """Show that the vault is being recovered."""
        self._is_working = working
        self._busy.setVisible(working)
        self._checked()

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card, or nothing."""
        if problem is None:
            self._problem.show_text("")
            return
        text = f"{problem.happened}\n{problem.do}"
        if card is not None and card < len(self._cards):
            where = self.tr("Card in field {number}:").format(number=card + 1)
            text = f"{where} {text}"
            self._cards[card].setFocus(Qt.FocusReason.OtherFocusReason)
        self._problem.show_text(text, "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pressed(self) -> None:
        passphrase = self._choose.passphrase
        if passphrase is not None:
            self.cards_entered.emit(tuple(field.toPlainText() for field in self._cards), passphrase)

    def _checked(self) -> None:
        filled = all(field.toPlainText().strip() for field in self._cards)
        self._recover.setEnabled(filled and self._choose.passphrase is not None and not self._is_working)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Recover with cards"))
        self._explanation.setText(
            self.tr("Any two of the three cards of this vault open it. After that a new passphrase counts.")
        )
        for number, (text, field) in enumerate(zip(self._labels, self._cards, strict=True), start=1):
            name = self.tr("Words of a card, field {number}").format(number=number)
            text.setText(name)
            field.setAccessibleName(name)
        self._pass_heading.setText(self.tr("A new passphrase"))
        self._busy.setAccessibleName(self.tr("Recovering the vault"))
        self._cancel.setText(self.tr("&Back"))
        self._recover.setText(self.tr("&Recover the vault"))
        self._checked()


def _card_field(number: int) -> QPlainTextEdit:
    field = named(f"card_{number}", QPlainTextEdit())
    field.setTabChangesFocus(True)
    field.setFixedHeight(84)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
