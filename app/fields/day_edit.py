"""A line in which one types a day, with a calendar to open; and one for the time of day."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from app.fields.base import TESTIMONY
from app.fields.days import day_of, time_of, written
from app.theme import Tone, icon, sized


class DayEdit(QLineEdit):
    """Emits ISO days; an empty or unfinished day is the empty text."""

    day_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, calendar: bool = True) -> None:
        super().__init__(parent)
        self._day = ""
        self._calendar: QCalendarWidget | None = None
        self._open = QAction(icon("calendar", Tone.MUTED), "", self)
        self._open.triggered.connect(self._open_calendar)
        if calendar:
            self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.setMaxLength(10)
        self.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhDate)
        self.setFixedWidth(sized(170))
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._finished)
        self._retranslate()

    @property
    def day(self) -> str:
        """The day as it is stored, or nothing."""
        return self._day

    @property
    def is_unreadable(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.text().strip()) and not self._day

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody is writing here."""
        return self.hasFocus()

    def show_day(self, iso: str) -> None:
        """Show a stored day; what is being typed is left alone while it means the same."""
        if iso == self._day:
            return
        self._day = iso
        self.setText(written(day_of(iso)))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self._open.setText(self.tr("Open the calendar"))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Open the calendar"))

    def _edited(self, text: str) -> None:
        day = day_of(text)
        self._take(day.isoformat() if day else "")

    def _take(self, iso: str) -> None:
        if iso != self._day:
            self._day = iso
            self.day_changed.emit(iso)

    def _finished(self) -> None:
        if self._day:
            self.setText(written(day_of(self._day)))

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.clicked.connect(self._picked)
            self._calendar.activated.connect(self._picked)
        self._calendar.setLocale(QLocale())
        known = day_of(self._day)
        if known:
            self._calendar.setSelectedDate(QDate(known.year, known.month, known.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        picked = date(day.year(), day.month(), day.day())
        self.setText(written(picked))
        self._take(picked.isoformat())
        self.setFocus()


class TimeEdit(QLineEdit):
    """Emits HH:MM; an empty or unfinished time is the empty text."""

    time_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = ""
        sign = QAction(icon("clock", Tone.MUTED), "", self)
        sign.setEnabled(False)
        self.addAction(sign, QLineEdit.ActionPosition.TrailingPosition)
        self.setMaxLength(5)
        self.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhTime)
        self.setFixedWidth(sized(112))
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._finished)
        self._retranslate()

    @property
    def time(self) -> str:
        """The time as HH:MM, or nothing."""
        return self._time

    @property
    def is_unreadable(self) -> bool:
        """Whether something is written that is no time."""
        return bool(self.text().strip()) and not self._time

    def show_time(self, text: str) -> None:
        """Show a stored time; what is being typed is left alone while it means the same."""
        if text == self._time:
            return
        self._time = text
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("hh:mm"))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Time of day"))

    def _edited(self, text: str) -> None:
        # "5" could still become "5:40", so an hour alone counts only with two digits or when the field is left.
        time = time_of(text) if len(text.strip()) > 2 else ""
        self._take(time)

    def _finished(self) -> None:
        time = time_of(self.text())
        if time:
            self.setText(time)
            self._take(time)

    def _take(self, time: str) -> None:
        if time != self._time:
            self._time = time
            self.time_changed.emit(time)
