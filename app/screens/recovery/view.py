"""Recovery: the cards of one set, a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.widgets import Card, Notice, Page, button, label, named, row
from app.widgets.card_fields import CardFields
from app.widgets.passphrase import ChoosePassphrase


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
        self._calm = label("hint", wrap=True)
        self._cards = named("cards", CardFields())
        self._pass_heading = label("h2")
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._cancel = button("cancel", "", "arrow-left")
        self._recover = button("recover", "primary", "key-round")
        card = Card()
        for part in (self._heading, self._explanation, self._calm, self._cards):
            card.body.addWidget(part)
        card.body.addWidget(self._pass_heading)
        card.body.addWidget(self._choose)
        # Beside the button that was pressed: the fields above may be scrolled away.
        card.body.addWidget(self._problem)
        card.body.addWidget(self._busy)
        card.body.addLayout(row(self._cancel, None, self._recover))
        page = Page(width=760)
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._choose.changed.connect(self._checked)
        self._cards.changed.connect(self._checked)
        self._cancel.clicked.connect(self.left)
        self._recover.clicked.connect(self._pressed)
        self.setFocusProxy(self._cards.first)
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
        where = self._cards.point_to(card)
        text = f"{problem.happened}\n{problem.do}"
        self._problem.show_text(f"{where} {text}" if where else text, "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pressed(self) -> None:
        passphrase = self._choose.passphrase
        if passphrase is not None:
            self.cards_entered.emit(self._cards.cards, passphrase)

    def _checked(self) -> None:
        self._recover.setEnabled(self._cards.is_enough and self._choose.passphrase is not None and not self._is_working)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Recover with cards"))
        self._explanation.setText(
            self.tr(
                "Any two of the three cards of this vault open it, or as many cards of the organisation as their first "
                "one asks for. After that a new passphrase counts, and the vault gets new keys."
            )
        )
        self._calm.setText(
            self.tr(
                "Take your time: nothing can be spoiled here, and you may try as often as you like. The first four "
                "letters of each word are enough."
            )
        )
        self._pass_heading.setText(self.tr("A new passphrase"))
        self._busy.setAccessibleName(self.tr("Recovering the vault"))
        self._cancel.setText(self.tr("&Back"))
        self._recover.setText(self.tr("&Recover the vault"))
        self._checked()
