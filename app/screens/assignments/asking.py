"""What a coordinator asks the author of a received interview, and what came of it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from app.error_messages import Messages
from app.fields.text import LinesEdit
from app.screens.assignments import words
from app.widgets import Card, Notice, button, label, named
from storage.interviews.assignments import Given


class AskingCard(Card):
    """A question, about the whole interview or one of its questions."""

    asked = Signal(str, str)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._messages = messages
        self._asked: tuple[Given, ...] = ()
        # What was begun and not asked yet, by the revision it is about.
        self._revision = ""
        self._unsent: dict[str, str] = {}
        self._title = label("h2")
        self._notice = named("asking_notice", Notice("bad"))
        self._about = named("about", QComboBox())
        self._about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = named("asking", LinesEdit(self, lines=2, most=6))
        self._ask = button("ask", "", "circle-help")
        self._ask.setEnabled(False)
        for widget in (self._title, self._notice, self._about, self._text, self._ask):
            self.body.addWidget(widget)
        self._rows: list[QLabel] = []
        self._text.textChanged.connect(self._text_changed)
        self._ask.clicked.connect(self._pressed)
        self.hide()
        self._retranslate()

    def show_for(self, revision: str, labels: tuple[str, ...]) -> None:
        """Offer the questions of an interview, or the same ones in other words; what was asked of it follows."""
        is_same, place = revision == self._revision, self._about.currentIndex()
        self._about.clear()
        self._about.addItem("", "")
        for one in dict.fromkeys(labels):
            self._about.addItem(one, one)
        if is_same:
            self._about.setCurrentIndex(min(place, self._about.count() - 1))
        else:
            self._unsent[self._revision] = self._text.toPlainText()
            self._revision = revision
            self._text.setPlainText(self._unsent.pop(revision, ""))
            self._notice.show_text("")
            self._asked = ()
        self.show()
        self._retranslate()

    def show_questions(self, asked: tuple[Given, ...]) -> None:
        """Show what was asked of this interview, and how far it is."""
        self._asked = asked
        self._retranslate()

    def show_asked(self, revision: str) -> None:
        """It is kept: empty the field, unless another interview is shown by now."""
        if revision != self._revision:
            self._unsent.pop(revision, None)
            return
        self._text.clear()
        self._notice.show_text(self.tr("Kept. It goes to the author’s laptop when you fetch from central."), "good")

    def show_refused(self, error: Exception) -> None:
        """Say what did not work."""
        problem = self._messages.shown(error)
        self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _text_changed(self) -> None:
        self._ask.setEnabled(bool(self._text.toPlainText().strip()))

    def _pressed(self) -> None:
        self.asked.emit(self._text.toPlainText(), str(self._about.currentData() or "")[:300])

    def _retranslate(self) -> None:
        self._title.setText(self.tr("To be made clear"))
        self._about.setAccessibleName(self.tr("Which question it is about"))
        if self._about.count():
            self._about.setItemText(0, self.tr("the whole interview"))
        self._text.setAccessibleName(self.tr("What the author should make clear"))
        self._ask.setText(self.tr("Ask the author"))
        self._ask.setAccessibleName(self.tr("Ask the author"))
        for one in self._rows:
            self.body.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._rows = []
        for given in self._asked:
            about = f"{given.said.question}: " if given.said.question else ""
            said = " · ".join(text for text in (words.state(given), given.note) if text)
            line = named("question_asked", label("text", f"{about}{given.said.notes} ({said})", wrap=True))
            self.body.addWidget(line)
            self._rows.append(line)
