"""A quiet line for the next sitting: does the consent hold, who is there, how is the person; it can be left."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.widgets import button, label, named

#: What each button leads to: who is there, how the person is, where it takes place.
PLACES = {"resume_present": "ses_others", "resume_wellbeing": "wb_level", "resume_place": "ses_place_name"}


class Resuming(QFrame):
    """Stands above the questions and never in front of them."""

    confirmed = Signal()
    #: Name of the question to go to.
    place_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resuming")
        self.setProperty("role", "card")
        self._words = named("resume_words", label("text", wrap=True))
        self._holds = button("resume_consent", "", "check")
        self._doors = {name: button(name) for name in PLACES}
        self._leave = button("resume_leave", "ghost", "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        for one in (self._holds, *self._doors.values(), self._leave):
            row.addWidget(one)
        self._holds.clicked.connect(self.confirmed)
        self._leave.clicked.connect(self.left)
        for door in self._doors.values():
            door.clicked.connect(self._door_pressed)
        self.hide()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _door_pressed(self) -> None:
        self.place_asked.emit(PLACES[self.sender().objectName()])

    def _retranslate(self) -> None:
        self._words.setText(self.tr("Another sitting? What has changed since the last one:"))
        self._holds.setText(self.tr("The consent holds"))
        self._holds.setToolTip(self.tr("The person has said so today"))
        for name, text in (
            ("resume_present", self.tr("Who is there")),
            ("resume_wellbeing", self.tr("How the person is")),
            ("resume_place", self.tr("Place")),
        ):
            self._doors[name].setText(text)
        self._leave.setAccessibleName(self.tr("Not now"))
        self._leave.setToolTip(self._leave.accessibleName())
