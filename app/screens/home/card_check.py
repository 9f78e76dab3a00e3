"""The reminder to type a recovery card back, with the place to do it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.theme import sized
from app.widgets import Notice, button, label, named, row


class CardCheck(QFrame):
    """Visible until one card was typed back."""

    card_typed = Signal(str)
    new_cards_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "care")
        self._is_begun = False
        self._text = named("cards_standing", label("", wrap=True))
        self._new = button("new_cards", "", "refresh-cw")
        self._open = button("check_card", "", "key-round")
        self._typed = named("typed_card", QPlainTextEdit())
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(sized(84))
        self._typed.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._compare = button("compare_card", "primary", "check")
        self._answer = Notice("bad")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        top = row(self._text, self._new, self._open)
        top.setStretch(0, 1)
        layout.addLayout(top)
        layout.addWidget(self._typed)
        layout.addWidget(self._answer)
        layout.addLayout(row(None, self._compare))
        self._open.clicked.connect(self._opened)
        self._new.clicked.connect(self.new_cards_asked)
        self._compare.clicked.connect(self._pressed)
        self._typed.hide()
        self._compare.hide()
        self._is_wrong = False
        self._retranslate()

    def show_accepted(self, accepted: bool) -> None:
        """Say whether the card is one of this vault's."""
        self._is_wrong = not accepted
        if accepted:
            self._typed.clear()
        self._retranslate()

    def show_begun(self, is_begun: bool) -> None:
        """Say whether new cards wait for one of them to be typed back."""
        if is_begun != self._is_begun:
            self._is_begun = is_begun
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _opened(self) -> None:
        self._open.hide()
        self._typed.show()
        self._compare.show()
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self) -> None:
        self.card_typed.emit(self._typed.toPlainText())

    def _retranslate(self) -> None:
        if self._is_begun:
            text = self.tr(
                "New recovery cards were begun and not finished: none of them has been typed back. Until one is, the "
                "earlier cards open the vault too."
            )
        else:
            text = self.tr("No recovery card has been typed back yet: nobody knows whether the paper can be read.")
        self._text.setText(text)
        self._new.setText(self.tr("Make new cards…"))
        self._open.setText(self.tr("T&ype a card"))
        self._typed.setAccessibleName(self.tr("Words of a recovery card"))
        self._compare.setText(self.tr("Com&pare"))
        wrong = self.tr("These are not the words of a card of this vault. Compare them with the paper.")
        self._answer.show_text(wrong if self._is_wrong else "", "bad")
