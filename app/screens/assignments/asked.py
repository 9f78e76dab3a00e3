"""What coordinators ask to be made clear, beside the sealed interview it is about."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.screens.assignments import words
from app.widgets import Card, label, named
from storage.interviews.assignments import Given


class AskedCard(Card):
    """Hidden while nothing is asked; a correction answers it."""

    def __init__(self, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when = when
        self._asked: tuple[Given, ...] = ()
        self._title, self._hint = label("h2"), label("hint", wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._hint)
        self._rows: list[QLabel] = []
        self.hide()
        self._retranslate()

    def show_asked(self, asked: tuple[Given, ...]) -> None:
        """Show what is asked, the open first."""
        self._asked = asked
        self._retranslate()
        self.setVisible(bool(asked))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("The coordinator asks"))
        self._hint.setText(self.tr("A correction that is sealed answers it. If it cannot be done, say so in the plan."))
        for one in self._rows:
            self.body.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._rows = []
        for given in self._asked:
            at = self._when(datetime.fromisoformat(given.said.at))
            about = f"{given.said.question}: " if given.said.question else ""
            head = label("hint", f"{given.other.person} · {at} · {words.state(given)}", wrap=True)
            text = named("asked_text", label("", f"{about}{given.said.notes}", wrap=True))
            self._rows += [head, text]
        for one in self._rows:
            self.body.addWidget(one)
