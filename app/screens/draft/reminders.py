"""The side list of reminders and problems; nothing pops up in front of the interviewee."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.fields.base import styled
from app.fields.markdown import to_plain
from app.screens.draft.cards import Card
from app.screens.draft.shown import Reminder, Tone
from app.theme import Tone as Colour
from app.theme import icon, sized

_SIGNS = {
    Tone.BLOCK: ("circle-x", Colour.REC),
    Tone.PROBLEM: ("triangle-alert", Colour.WARN),
    Tone.WARN: ("triangle-alert", Colour.WARN),
    Tone.REMIND: ("info", Colour.MUTED),
    Tone.SETTLED: ("circle-check", Colour.MUTED),
}


class ReminderRow(QFrame):
    """One line: a sign, what to think of, and a press leads there."""

    chosen = Signal(str)

    def __init__(self, reminder: Reminder, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ref = self._reason_ref = ""
        self._tone: Tone | None = None
        self._sign = QLabel(self)
        self._words = styled("text", QLabel(self))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._go = QPushButton(self)
        self._go.setProperty("kind", "ghost")
        self._go.setIcon(icon("chevron-right", Colour.MUTED))
        self._go.setFixedWidth(sized(30))
        self._go.clicked.connect(self._pressed)
        self._reason = QPushButton(self)
        self._reason.setProperty("kind", "ghost")
        self._reason.clicked.connect(self._reason_pressed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignRight)
        self.show_reminder(reminder, text)

    def show_reminder(self, reminder: Reminder, text: str) -> None:
        """Show another line in the same place."""
        self._ref, self._reason_ref = reminder.ref, reminder.reason_ref
        if reminder.tone is not self._tone:
            self._tone = reminder.tone
            name, tone = _SIGNS[reminder.tone]
            self._sign.setPixmap(icon(name, tone).pixmap(QSize(17, 17)))
        if text != self._words.text():
            self._words.setText(text)
        self._go.setVisible(bool(reminder.ref))
        self._go.setAccessibleName(self.tr("Go there: {what}").format(what=text))
        self._reason.setVisible(bool(reminder.reason_ref))
        is_settled = reminder.tone is Tone.SETTLED
        self._reason.setText(self.tr("Change the reason") if is_settled else self.tr("Go on, and write why"))
        self._reason.setAccessibleName(self.tr("Why the interview goes on: {what}").format(what=text))

    def _pressed(self) -> None:
        self.chosen.emit(self._ref)

    def _reason_pressed(self) -> None:
        self.chosen.emit(self._reason_ref)


class CardToRead(QFrame):
    """What to say or do now, above the list; it asks for nothing and closes nothing."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = styled("label", QLabel(self))
        self._title.setWordWrap(True)
        self._lines = styled("text", QLabel(self))
        self._lines.setWordWrap(True)
        for words in (self._title, self._lines):
            words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        """Show another card in the same place."""
        lines = [f"{number}. {line}" for number, line in enumerate(card.lines, 1)]
        self._title.setText(card.title)
        self._lines.setText("\n".join(lines if len(lines) > 1 else card.lines))
        self.setAccessibleName(" ".join((card.title, *card.lines)))


class ReminderList(QScrollArea):
    """Reminders and problems, beside the questions and never in front of them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("scrollbody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 10, 12, 10)
        self._column.setSpacing(2)
        self._nothing = styled("hint", QLabel(body))
        self._nothing.setWordWrap(True)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.setWidget(body)
        self._reminders: tuple[Reminder, ...] = ()
        self._rows: list[ReminderRow] = []
        self._cards: list[CardToRead] = []
        self._is_shared = False
        self._fill()

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """Show these lines."""
        if reminders != self._reminders:
            self._reminders = reminders
            self._fill()

    def show_shared(self, is_shared: bool) -> None:
        """Say why there is nothing here while somebody else sees the screen."""
        if is_shared != self._is_shared:
            self._is_shared = is_shared
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        while len(self._rows) > len(self._reminders):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._fill_cards(list({one.card.id: one.card for one in self._reminders if one.card}.values()))
        # Lines are used again: the list changes with every answer.
        for row, reminder in zip(self._rows, self._reminders, strict=False):
            row.show_reminder(reminder, words_of(reminder))
        for reminder in self._reminders[len(self._rows) :]:
            row = ReminderRow(reminder, words_of(reminder), self.widget())
            row.chosen.connect(self.chosen)
            self._column.insertWidget(len(self._cards) + len(self._rows), row)
            self._rows.append(row)
        shared = self.tr("Shared screen. Shift+F11 opens this list again.")
        self._nothing.setText(shared if self._is_shared else self.tr("Nothing to remind of now."))
        self._nothing.setVisible(not self._rows)

    def _fill_cards(self, cards: list[Card]) -> None:
        while len(self._cards) > len(cards):
            gone = self._cards.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for shown, card in zip(self._cards, cards, strict=False):
            shown.show_card(card)
        for card in cards[len(self._cards) :]:
            made = CardToRead(card, self.widget())
            self._column.insertWidget(len(self._cards), made)
            self._cards.append(made)


def words_of(reminder: Reminder) -> str:
    """What a reminder says: its rule's own words, or ours for its code."""
    what = to_plain(reminder.text)
    if reminder.code == "required":
        return QCoreApplication.translate("Reminder", "No answer yet: {question}").format(question=what)
    if reminder.code == "constraint":
        return QCoreApplication.translate("Reminder", "The answer does not fit: {question}").format(question=what)
    if reminder.code.startswith("no-") and reminder.code.endswith("consent"):
        return QCoreApplication.translate("Reminder", "No consent yet: {question}").format(question=what)
    if reminder.code == "no-consent-questions":
        return QCoreApplication.translate("Reminder", "This form does not ask for consent.")
    if reminder.awaits_lawyer:
        return QCoreApplication.translate("Reminder", "{rule} (awaits a lawyer’s confirmation)").format(rule=what)
    return what or reminder.code
