"""The right side: the recording, what is attached, and what is still to be thought of."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.fields.base import styled
from app.fields.markdown import to_plain
from app.screens.interview.shown import Reminder, Tone
from app.theme import Tone as Colour
from app.theme import icon

WIDTH = 308
_SIGNS = {
    Tone.BLOCK: ("circle-x", Colour.REC),
    Tone.PROBLEM: ("triangle-alert", Colour.WARN),
    Tone.WARN: ("triangle-alert", Colour.WARN),
    Tone.REMIND: ("info", Colour.MUTED),
}


class ReminderRow(QFrame):
    """One line: a sign, what to think of, and a press leads there."""

    chosen = Signal(str)

    def __init__(self, reminder: Reminder, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ref = ""
        self._tone: Tone | None = None
        self._sign = QLabel(self)
        self._words = styled("text", QLabel(self))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._go = QPushButton(self)
        self._go.setProperty("kind", "ghost")
        self._go.setIcon(icon("chevron-right", Colour.MUTED))
        self._go.setFixedWidth(30)
        self._go.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(9)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        self.show_reminder(reminder, text)

    def show_reminder(self, reminder: Reminder, text: str) -> None:
        """Show another line in the same place."""
        self._ref = reminder.ref
        if reminder.tone is not self._tone:
            self._tone = reminder.tone
            name, tone = _SIGNS[reminder.tone]
            self._sign.setPixmap(icon(name, tone).pixmap(QSize(17, 17)))
        if text != self._words.text():
            self._words.setText(text)
        self._go.setVisible(bool(reminder.ref))
        self._go.setAccessibleName(self.tr("Go there: {what}").format(what=text))

    def _pressed(self) -> None:
        self.chosen.emit(self._ref)


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
        self._fill()

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """Show these lines."""
        if reminders != self._reminders:
            self._reminders = reminders
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
        # Lines are used again: the list changes with every answer.
        for row, reminder in zip(self._rows, self._reminders, strict=False):
            row.show_reminder(reminder, words_of(reminder))
        for reminder in self._reminders[len(self._rows) :]:
            row = ReminderRow(reminder, words_of(reminder), self.widget())
            row.chosen.connect(self.chosen)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        self._nothing.setText(self.tr("Nothing to remind of now."))
        self._nothing.setVisible(not self._rows)


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
    return what or reminder.code


class SidePanel(QFrame):
    """Three tabs; the recording stays visible in the tab's sign when another one is open."""

    place_chosen = Signal(str)

    def __init__(self, recording: QWidget, attachments: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rec")
        self.setFixedWidth(WIDTH)
        self._is_recording = False
        self._count = 0
        self._stack = QStackedWidget(self)
        self.reminders = ReminderList(self)
        self.reminders.chosen.connect(self.place_chosen)
        self._group = QButtonGroup(self)
        self._tabs: list[QToolButton] = []
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 10, 8, 0)
        bar.setSpacing(2)
        for place, (name, page) in enumerate(
            (("mic", recording), ("paperclip", attachments), ("list", self.reminders))
        ):
            tab = QToolButton(self)
            tab.setProperty("kind", "side")
            tab.setCheckable(True)
            tab.setIcon(icon(name, Colour.MUTED))
            tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._group.addButton(tab, place)
            self._tabs.append(tab)
            self._stack.addWidget(page)
            bar.addWidget(tab)
        self._tabs[0].setChecked(True)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._retranslate()

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """Fill the list and count what is serious on its tab."""
        self.reminders.show_reminders(reminders)
        self._count = sum(one.tone is not Tone.REMIND for one in reminders)
        self._retranslate()

    def show_recording(self, is_recording: bool) -> None:
        """Mark the tab while sound is recorded."""
        self._is_recording = is_recording
        self._tabs[0].setIcon(icon("mic", Colour.REC if is_recording else Colour.MUTED))
        self._retranslate()

    def open_tab(self, place: int) -> None:
        """Open one of the tabs."""
        self._tabs[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        reminders = self.tr("Reminders")
        words = (self.tr("Sound"), self.tr("Files"), f"{reminders} {self._count}" if self._count else reminders)
        spoken = (
            self.tr("Sound: recording now") if self._is_recording else self.tr("Sound"),
            self.tr("Photos and documents"),
            self.tr("Reminders and problems: {count}").format(count=self._count),
        )
        for tab, text, name in zip(self._tabs, words, spoken, strict=True):
            tab.setText(text)
            tab.setAccessibleName(name)
            tab.setToolTip(name)
