"""The subjects of the keys screen: passphrase, new keys, recovery cards, lock-out passphrase, destroying."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from app.screens.keys.section import Section, secret_field
from app.screens.keys.work import KeysState
from app.theme import sized
from app.widgets import button, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase


class PassphraseSection(Section):
    """Another passphrase, and new keys with it if somebody may know the old one."""

    chosen = Signal(str, str, bool)

    def __init__(self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float) -> None:
        super().__init__("passphrase", "key-round")
        self._old = secret_field("old_passphrase")
        self._old_label = field_label(self._old)
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._also = named("also_new_keys", QCheckBox())
        self._also_text = label("hint", wrap=True)
        self._change = button("change", "primary", "key-round")
        for part in (self._old_label, self._old, self._choose, self._also, self._also_text):
            self.inside.addWidget(part)
        self.inside.addLayout(row(None, self._change))
        self._old.textChanged.connect(self._checked)
        self._choose.changed.connect(self._checked)
        self._change.clicked.connect(self._change_pressed)
        self.retranslate()
        self._checked()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._old

    def forget(self) -> None:
        """Empty every field."""
        self._old.setText("")
        self._choose.forget()
        self._also.setChecked(False)

    def _checked(self) -> None:
        self._change.setEnabled(bool(self._old.text()) and self._choose.passphrase is not None)

    def _change_pressed(self) -> None:
        new = self._choose.passphrase
        if new is not None:
            self.chosen.emit(self._old.text(), new, self._also.isChecked())

    def retranslate(self) -> None:
        """Write every text."""
        self.heading.setText(self.tr("Passphrase"))
        self.text.setText(
            self.tr("It opens this vault. Another one counts at once, and the old one opens nothing any more.")
        )
        self.open_button.setText(self.tr("Another passphrase…"))
        self._old_label.setText(self.tr("Passphrase until now"))
        self._old.setAccessibleName(self.tr("Passphrase until now"))
        self._also.setText(self.tr("Make new keys too"))
        self._also_text.setText(
            self.tr("Tick this if somebody has seen the old passphrase or had this computer or a copy in their hands.")
        )
        self._change.setText(self.tr("Change the passphrase"))
        self.busy.setAccessibleName(self.tr("Changing the passphrase"))


class NewKeysSection(Section):
    """The vault written anew under other keys."""

    asked = Signal(str)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__("new_keys", "refresh-cw")
        self._advised = False
        self._passphrase = secret_field("present_passphrase")
        self._label = field_label(self._passphrase)
        self._make = button("make_new_keys", "primary", "refresh-cw")
        self._stop = button("stop_new_keys", "", "x")
        self._stop.hide()
        for part in (self._label, self._passphrase):
            self.inside.addWidget(part)
        self.inside.addLayout(row(None, self._make))
        # Outside of what is greyed while it works.
        self.body.addLayout(row(self._stop, None))
        self._passphrase.textChanged.connect(self._checked)
        self._passphrase.returnPressed.connect(self._make_pressed)
        self._make.clicked.connect(self._make_pressed)
        self._stop.clicked.connect(self.stopped)
        self.retranslate()
        self._checked()

    def show_state(self, state: KeysState) -> None:
        """Show whether new keys would be good."""
        self._advised = state.new_keys_advised
        self.retranslate()

    def show_working(self, working: bool) -> None:
        """Show that the vault is being written anew."""
        super().show_working(working)
        self.busy.setRange(0, 0)
        self._stop.setVisible(working)

    def show_progress(self, share: float) -> None:
        """Show how far it is."""
        self.busy.setRange(0, 1000)
        self.busy.setValue(int(share * 1000))

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._passphrase

    def forget(self) -> None:
        """Empty the field."""
        self._passphrase.setText("")

    def _checked(self) -> None:
        self._make.setEnabled(bool(self._passphrase.text()))

    def _make_pressed(self) -> None:
        if self._passphrase.text():
            self.asked.emit(self._passphrase.text())

    def retranslate(self) -> None:
        """Write every text."""
        self.heading.setText(self.tr("New keys"))
        text = self.tr(
            "Inside, the vault is locked with a key that the passphrase opens. Whoever once had the passphrase "
            "together with a copy of this computer may keep that key. New keys write everything anew: what was "
            "copied before opens nothing that comes later. Passphrase and recovery cards stay the same. It needs "
            "room on the disk for a second copy and may take some minutes."
        )
        if self._advised:
            text += "\n" + self.tr("It would be good to do this now: new keys were wanted and could not be made then.")
        self.text.setText(text)
        self.open_button.setText(self.tr("New keys…"))
        self._label.setText(self.tr("Your passphrase"))
        self._passphrase.setAccessibleName(self.tr("Your passphrase"))
        self._make.setText(self.tr("Make new keys"))
        self._stop.setText(self.tr("Stop"))
        self.busy.setAccessibleName(self.tr("Making new keys"))


class CardsSection(Section):
    """The recovery cards: how they stand, one typed back, new ones."""

    card_typed = Signal(str)
    new_cards_asked = Signal()

    def __init__(self) -> None:
        super().__init__("cards", "file-text")
        self._state: KeysState | None = None
        self._typed = named("typed_card", QPlainTextEdit())
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(sized(84))
        self._typed.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._typed_label = field_label(self._typed)
        self._compare = button("compare_card", "", "check")
        self._new = button("new_cards", "", "refresh-cw")
        self._new_text = label("hint", wrap=True)
        for part in (self._typed_label, self._typed):
            self.inside.addWidget(part)
        self.inside.addLayout(row(None, self._compare))
        self.inside.addWidget(self._new_text)
        self.inside.addLayout(row(self._new, None))
        self._compare.clicked.connect(self._compare_pressed)
        self._new.clicked.connect(self.new_cards_asked)
        self.retranslate()

    def show_state(self, state: KeysState) -> None:
        """Show whose cards open the vault."""
        self._state = state
        self.retranslate()

    def show_card(self, accepted: bool) -> None:
        """Say whether what was typed is a card of this vault."""
        if accepted:
            self.show_done(self.tr("This is a card of this vault, and the paper can be read."))
        else:
            self.notice.show_text(
                self.tr("These are not the words of a card of this vault. Compare them with the paper."), "bad"
            )

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._typed if self._typed.isVisibleTo(self) else self._new

    def forget(self) -> None:
        """Empty the field."""
        self._typed.clear()

    def _compare_pressed(self) -> None:
        self.card_typed.emit(self._typed.toPlainText())

    def retranslate(self) -> None:
        """Write every text."""
        state = self._state
        self.heading.setText(self.tr("Recovery cards"))
        lines = []
        own = state is not None and state.own_cards
        if state is not None and own:
            lines.append(self.tr("Any two of the three cards of this vault open it if the passphrase is lost."))
            if state.are_cards_begun:
                lines.append(
                    self.tr(
                        "New cards were begun and not finished: none of them has been typed back. Until one is, the "
                        "earlier cards open the vault too. Type one of the new cards, or make new ones once more."
                    )
                )
            elif not state.are_cards_confirmed:
                lines.append(self.tr("No card has been typed back yet: nobody knows whether the paper can be read."))
        elif state is not None:
            lines.append(self.tr("This vault has no cards of its own."))
        if state is not None and state.organisation:
            lines.append(self.tr("The cards of your organisation open it too."))
        elif state is not None and not own:
            lines.append(self.tr("If the passphrase is lost, everything in it is lost. Make cards now."))
        self.text.setText("\n".join(lines))
        self.open_button.setText(self.tr("Cards…"))
        self._typed_label.setText(self.tr("Type one card, to see that the paper can be read"))
        self._typed.setAccessibleName(self.tr("Words of a recovery card"))
        self._compare.setText(self.tr("Compare"))
        for part in (self._typed_label, self._typed, self._compare):
            part.setVisible(own)
        self._new_text.setText(
            self.tr(
                "New cards make the old ones worthless as soon as you have typed one of the new ones back. Do this if "
                "a card was lost or somebody has seen two of them. You need pen and paper."
            )
        )
        self._new.setText(self.tr("Make new cards…"))


class LockOutSection(Section):
    """The passphrase that locks everybody out, where the organisation allows it."""

    set_asked = Signal(str, str)
    clear_asked = Signal(str)

    def __init__(self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float) -> None:
        super().__init__("lock_out", "lock")
        self._is_set = False
        self._passphrase = secret_field("passphrase_for_lock_out")
        self._label = field_label(self._passphrase)
        self._warning = label("text", wrap=True)
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._set = button("set_lock_out", "primary", "lock")
        self._clear = button("clear_lock_out", "", "x")
        for part in (self._warning, self._label, self._passphrase, self._choose):
            self.inside.addWidget(part)
        self.inside.addLayout(row(self._clear, None, self._set))
        self._passphrase.textChanged.connect(self._checked)
        self._choose.changed.connect(self._checked)
        self._set.clicked.connect(self._set_pressed)
        self._clear.clicked.connect(self._clear_pressed)
        self.retranslate()
        self._checked()

    def show_state(self, state: KeysState) -> None:
        """Show whether it is set; nothing at all where it is not allowed."""
        self._is_set = state.has_lock_out
        self.setVisible(state.may_lock_out)
        self.retranslate()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._passphrase

    def forget(self) -> None:
        """Empty every field."""
        self._passphrase.setText("")
        self._choose.forget()

    def _checked(self) -> None:
        self._set.setEnabled(bool(self._passphrase.text()) and self._choose.passphrase is not None)
        self._clear.setEnabled(bool(self._passphrase.text()))

    def _set_pressed(self) -> None:
        lock_out = self._choose.passphrase
        if lock_out is not None:
            self.set_asked.emit(self._passphrase.text(), lock_out)

    def _clear_pressed(self) -> None:
        self.clear_asked.emit(self._passphrase.text())

    def retranslate(self) -> None:
        """Write every text."""
        self.heading.setText(self.tr("Lock-out passphrase"))
        self.text.setText(
            self.tr("A lock-out passphrase is set.") if self._is_set else self.tr("No lock-out passphrase is set.")
        )
        self.open_button.setText(self.tr("Lock-out passphrase…"))
        self._warning.setText(
            self.tr(
                "Whoever types it where the passphrase is asked sees “wrong passphrase”, and from then on no "
                "passphrase opens this vault, not even yours. Only the recovery cards open it again. Nobody who "
                "looks at the vault can see whether one is set; somebody who watches you may still guess. Think with "
                "your coordinator about where the cards are before you set it."
            )
        )
        self._label.setText(self.tr("Your passphrase"))
        self._passphrase.setAccessibleName(self.tr("Your passphrase"))
        self._set.setText(self.tr("Set this lock-out passphrase"))
        self._clear.setText(self.tr("Take it back"))
        self._clear.setVisible(self._is_set)
        self.busy.setAccessibleName(self.tr("Writing the lock-out passphrase"))


class DestroySection(Section):
    """The way to destroying, where the organisation allows it."""

    def __init__(self) -> None:
        super().__init__("destroy", "trash-2")
        self.retranslate()

    def show_state(self, state: KeysState) -> None:
        """Show nothing at all where it is not allowed."""
        self.setVisible(state.may_destroy)

    def retranslate(self) -> None:
        """Write every text."""
        self.heading.setText(self.tr("Destroy this vault"))
        self.text.setText(
            self.tr(
                "On this computer nothing in it can be read afterwards by anybody, whatever passphrase or cards they "
                "have. A copy on a stick stays, and its cards still open it."
            )
        )
        self.open_button.setText(self.tr("See what would be lost…"))
