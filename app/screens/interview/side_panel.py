"""The right side: the recording, what is attached, and what is still to be thought of."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.screens.draft.reminders import ReminderList
from app.screens.draft.shown import Reminder, Tone
from app.theme import Tone as Colour
from app.theme import icon, side_width

WIDTH = 308


class SidePanel(QFrame):
    """Three tabs; the recording stays visible in the tab's sign when another one is open."""

    place_chosen = Signal(str)

    def __init__(self, recording: QWidget, attachments: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rec")
        self.setFixedWidth(side_width(WIDTH))
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
        self._count = sum(one.tone not in (Tone.REMIND, Tone.SETTLED) for one in reminders)
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
