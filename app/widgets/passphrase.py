"""Choosing a passphrase: six words are offered; who wants writes another and sees how strong it is; typed once more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.widgets.notice import Notice
from app.widgets.parts import button, field_label, label, named, row


class ChoosePassphrase(QWidget):
    """Gives a passphrase only when it is strong enough and was typed the same again."""

    changed = Signal()

    def __init__(
        self, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offer, self._bits, self._least_bits = offer, bits, least_bits
        self._use_offered = named("use_offered", QRadioButton())
        self._use_own = named("use_own", QRadioButton())
        self._use_offered.setChecked(True)
        self._words = named("offered_words", label("words", offer(), wrap=True))
        self._reroll = button("reroll", "", "refresh-cw")
        self._own = named("own_passphrase", _secret_field())
        self._own_label = field_label(self._own)
        self._strength = label("hint", wrap=True)
        self._again = named("again", _secret_field())
        self._again_label = field_label(self._again)
        self._show = named("show_typed", QCheckBox())
        self._state = named("passphrase_state", Notice("care"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._use_offered)
        words = row(self._words, self._reroll)
        words.setStretch(0, 1)
        layout.addLayout(words)
        for part in (self._use_own, self._own_label, self._own, self._strength, self._again_label, self._again):
            layout.addWidget(part)
        layout.addWidget(self._show)
        layout.addWidget(self._state)
        self._reroll.clicked.connect(self._rerolled)
        self._use_own.toggled.connect(self._checked)
        self._own.textChanged.connect(self._checked)
        self._again.textChanged.connect(self._checked)
        self._show.toggled.connect(self._show_toggled)
        self._retranslate()

    @property
    def offered(self) -> str:
        """The six words that are offered now."""
        return self._words.text()

    @property
    def passphrase(self) -> str | None:
        """The passphrase, or None while it is weak or was not repeated."""
        wanted = self._own.text() if self._use_own.isChecked() else self._words.text()
        typed = self._again.text()
        if not self._use_own.isChecked():
            # Between offered words any run of spaces will do; in one's own passphrase every sign counts.
            typed = " ".join(typed.split())
        is_strong = not self._use_own.isChecked() or self._bits(wanted) >= self._least_bits
        return wanted if wanted and is_strong and typed == wanted else None

    def forget(self) -> None:
        """Empty the fields, hide what the next one types, and offer other words."""
        for field in (self._own, self._again):
            # Not `clear`: that can be undone.
            field.setText("")
        self._show.setChecked(False)
        self._offer_words(self._offer())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _rerolled(self) -> None:
        self._offer_words(self._offer())
        self._again.setText("")
        self._checked()

    def _offer_words(self, words: str) -> None:
        self._words.setText(words)
        # A name stands before the text for a screen reader; without the words in it nobody blind could learn them.
        self._words.setAccessibleName(self.tr("The six words offered") + ": " + words)

    def _show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._own.setEchoMode(mode)
        self._again.setEchoMode(mode)

    def _checked(self) -> None:
        is_own = self._use_own.isChecked()
        for part in (self._own, self._own_label, self._strength):
            part.setVisible(is_own)
        self._words.setVisible(not is_own)
        self._reroll.setVisible(not is_own)
        bits = self._bits(self._own.text())
        if not self._own.text():
            self._strength.setText(self.tr("Several words that do not belong together make the best passphrase."))
        elif bits < self._least_bits:
            self._strength.setText(self.tr("Too easy to guess. Add one or two more words."))
        else:
            self._strength.setText(self.tr("Strong enough."))
        if self.passphrase is not None:
            self._state.show_text(self.tr("Both are the same."), "good")
        elif self._again.text():
            self._state.show_text(self.tr("Not the same yet."), "care")
        else:
            self._state.show_text("")
        self.changed.emit()

    def _retranslate(self) -> None:
        self._use_offered.setText(self.tr("Take &these six words"))
        self._use_own.setText(self.tr("Write a passphrase of my &own"))
        self._offer_words(self._words.text())
        self._reroll.setText(self.tr("Other &words"))
        self._own_label.setText(self.tr("&Passphrase of your own"))
        self._own.setAccessibleName(self.tr("Passphrase of your own"))
        self._again_label.setText(self.tr("Type it once &more"))
        self._again.setAccessibleName(self.tr("Type the passphrase once more"))
        self._show.setText(self.tr("&Show what I type"))
        self._checked()


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    field.setMaxLength(512)
    return field
