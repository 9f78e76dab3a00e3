"""A section that is closed: says so, and leads to what opens it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.fields.base import styled
from app.screens.draft.reminders import ReminderRow, words_of
from app.screens.draft.shown import Reminder
from app.theme import Tone, icon

#: The question whose answer opens the account.
CONSENT = "cn_participate"


class ClosedSection(QWidget):
    """Shown instead of questions that may not be asked yet."""

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setPixmap(icon("lock", Tone.MUTED).pixmap(28, 28))
        self._words = styled("h2", QLabel(self))
        self._words.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._words)
        self._rows: list[ReminderRow] = []
        self._reasons: tuple[Reminder, ...] = ()
        self._retranslate()

    def show_reasons(self, reasons: tuple[Reminder, ...]) -> None:
        """Say what opens the section."""
        self._reasons = reasons
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._retranslate()
        for reason in reasons:
            row = ReminderRow(reason, words_of(reason), self)
            row.chosen.connect(self.place_chosen)
            self._column.addWidget(row)
            self._rows.append(row)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        # A rule closes it also where the person has agreed.
        is_consent = any(reason.ref.rpartition("/")[2] == CONSENT for reason in self._reasons)
        self._words.setText(
            self.tr("This section opens when the person has agreed to it.")
            if is_consent
            else self.tr("This section is closed for now.")
        )
