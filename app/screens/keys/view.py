"""Keys and locks: everything that opens this vault, or never shall again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.error_messages import Message
from app.screens.keys.section import Section
from app.screens.keys.sections import (
    CardsSection,
    DestroySection,
    LockOutSection,
    NewKeysSection,
    PassphraseSection,
)
from app.screens.keys.work import KeysState
from app.widgets import Page, button, label, row
from app.workspace import Header


class KeysScreen(QWidget):
    """One section open at a time."""

    shown = Signal()
    passphrase_chosen = Signal(str, str, bool)
    new_keys_asked = Signal(str)
    stopped = Signal()
    card_typed = Signal(str)
    new_cards_asked = Signal()
    lock_out_set = Signal(str, str)
    lock_out_cleared = Signal(str)
    destroy_asked = Signal()
    left = Signal()

    def __init__(
        self,
        header: Header,
        offer: Callable[[], str],
        bits: Callable[[str], float],
        least_bits: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._heading = label("h1")
        self._passphrase = PassphraseSection(offer, bits, least_bits)
        self._new_keys = NewKeysSection()
        self._cards = CardsSection()
        self._lock_out = LockOutSection(offer, bits, least_bits)
        self._destroy = DestroySection()
        self._sections: dict[str, Section] = {
            "passphrase": self._passphrase,
            "new_keys": self._new_keys,
            "cards": self._cards,
            "lock_out": self._lock_out,
            "destroy": self._destroy,
        }
        # Until it is known that the organisation allows them.
        self._lock_out.hide()
        self._destroy.hide()
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._passphrase.open_button)
        self._retranslate()

    def show_state(self, state: KeysState) -> None:
        """Show how things stand."""
        self._new_keys.show_state(state)
        self._cards.show_state(state)
        self._lock_out.show_state(state)
        self._destroy.show_state(state)

    def show_working(self, section: str, working: bool) -> None:
        """Show that something is being done; nothing else is begun meanwhile."""
        self._sections[section].show_working(working)
        for name, one in self._sections.items():
            one.open_button.setEnabled(not working)
            if name == "new_keys" and name == section and working:
                self._open(one)
        self._back.setEnabled(not working)

    def show_progress(self, share: float) -> None:
        """Show how far new keys are."""
        self._new_keys.show_progress(share)

    def show_done(self, section: str) -> None:
        """Say what counts from now on."""
        self._sections[section].show_done(
            {
                "passphrase": self.tr("The new passphrase counts from now on. The old one opens nothing any more."),
                "new_keys": self.tr("The vault has new keys. Passphrase and recovery cards are the same as before."),
                "lock_out": self.tr("It is done. It counts the next time the passphrase is asked."),
            }.get(section, "")
        )

    def show_card(self, accepted: bool) -> None:
        """Say whether what was typed is a card of this vault."""
        self._cards.show_card(accepted)

    def show_problem(self, section: str, problem: Message) -> None:
        """Say what went wrong."""
        self._sections[section].show_problem(problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for its content."""
        super().showEvent(event)
        self._header.set_title(self.tr("Keys and locks"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Keys and locks"))
        super().changeEvent(event)

    def leave(self) -> None:
        """Forget what was typed."""
        for section in self._sections.values():
            section.forget()

    def _build(self) -> None:
        page = Page(width=760)
        page.body.addWidget(self._heading)
        for section in self._sections.values():
            page.body.addWidget(section)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        for section in (self._passphrase, self._new_keys, self._cards, self._lock_out):
            section.opened.connect(self._open)
        self._destroy.opened.connect(self._destroy_pressed)
        self._passphrase.chosen.connect(self.passphrase_chosen)
        self._new_keys.asked.connect(self.new_keys_asked)
        self._new_keys.stopped.connect(self.stopped)
        self._cards.card_typed.connect(self.card_typed)
        self._cards.new_cards_asked.connect(self.new_cards_asked)
        self._lock_out.set_asked.connect(self.lock_out_set)
        self._lock_out.clear_asked.connect(self.lock_out_cleared)
        self._back.clicked.connect(self.left)

    def _destroy_pressed(self) -> None:
        self.destroy_asked.emit()

    def _open(self, section: QWidget) -> None:
        for one in self._sections.values():
            one.show_open(one is section)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Keys and locks"))
        self._back.setText(self.tr("&Back"))
