"""A card for oneself: how are you today. Nobody else reads it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.error_messages import Messages
from app.screens.care.presenter import CarePresenter, Own
from app.widgets import Card, Notice, button, label, named, row
from storage.interviews.care import LEVELS


class CareCard(Card):
    """Three words to choose from; the same one again takes it back."""

    chosen = Signal(str)
    presenter: CarePresenter

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._is_rest_needed = False
        self._failure: Exception | None = None
        self._heading, self._hint = label("h2"), label("hint", wrap=True)
        self._notice = named("care_notice", Notice("care"))
        self._levels = {level: button(f"own_{level}") for level in LEVELS}
        for level, one in self._levels.items():
            one.setCheckable(True)
            one.setProperty("level", level)
            one.clicked.connect(self._pressed)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._hint)
        self.body.addLayout(row(*self._levels.values(), None))
        self.body.addWidget(self._notice)
        self._retranslate()

    def show_own(self, own: Own) -> None:
        """Show today's word."""
        self._is_rest_needed, self._failure = own.is_rest_needed, None
        for level, one in self._levels.items():
            one.setChecked(level == own.today)
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._failure = error
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pressed(self) -> None:
        self.chosen.emit(self.sender().property("level"))

    def _say(self) -> None:
        if self._failure is not None:
            problem = self._messages.shown(self._failure)
            self._notice.show_text(f"{problem.happened} {problem.do}", "bad")
        elif self._is_rest_needed:
            self._notice.show_text(
                self.tr("These days were hard. Rest, and talk to your coordinator or to the psychologist on call."),
                "care",
            )
        else:
            self._notice.show_text("", "care")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("How are you today"))
        self._hint.setText(self.tr("For you alone: it stays in this vault, goes into no interview and to nobody."))
        for level, text in (
            ("green", self.tr("All right")),
            ("amber", self.tr("Tired")),
            ("red", self.tr("I need help")),
        ):
            self._levels[level].setText(text)
        self._say()
