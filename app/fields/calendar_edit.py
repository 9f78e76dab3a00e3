"""A day of another calendar: day, month and year, and beside them the same day of ours."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.fields.base import TESTIMONY, styled
from app.fields.calendar_words import months_of, name_of
from app.fields.calendars import ARITHMETIC, Calendar, Day, gregorian, in_calendar
from app.fields.days import day_of, written
from app.fields.select_one import CalmBox
from app.theme import sized


class _Number(QLineEdit):
    """A line for digits that says when the keyboard leaves it."""

    left = Signal()

    def __init__(self, most: int, digits: int, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(1, most, self))
        self.setMaxLength(digits)
        self.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhDigitsOnly)
        self.setFixedWidth(sized(width))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so also where what is written is not whole yet."""
        super().focusOutEvent(event)
        self.left.emit()


class CalendarEdit(QWidget):
    """Emits ISO days of our calendar; an unfinished day, or one that does not exist, is the empty text.

    Where only a month or a year is asked, it is the first day of it.
    """

    day_changed = Signal(str)
    editingFinished = Signal()  # noqa: N815 - named as that of a line, which stands in its place elsewhere

    def __init__(self, calendar: Calendar, parent: QWidget | None = None, *, day: bool = True, month: bool = True):
        super().__init__(parent)
        self._calendar = calendar
        self._iso = ""
        self._has_day, self._has_month = day, month
        self._day = _Number(32, 2, 56, self)
        self._month = CalmBox(self)
        self._year = _Number(9_999, 4, 84, self)
        self._ours = styled("hint", QLabel(self))
        self._day.setVisible(day)
        self._month.setVisible(month)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._day, self._month, self._year):
            row.addWidget(widget)
        # In a narrow cell its words go on in a second line.
        self._ours.setWordWrap(True)
        row.addWidget(self._ours, 1)
        self._name_months()
        self._day.textEdited.connect(self._edited)
        self._year.textEdited.connect(self._edited)
        self._month.currentIndexChanged.connect(self._edited)
        self._day.left.connect(self.editingFinished)
        self._year.left.connect(self.editingFinished)
        self._day.returnPressed.connect(self.editingFinished)
        self._year.returnPressed.connect(self.editingFinished)
        self._month.activated.connect(self.editingFinished)
        self.setFocusProxy(self._day if day else self._month if month else self._year)
        self.name("")

    @property
    def day(self) -> str:
        """The day of our calendar as it is stored, or nothing."""
        return self._iso

    @property
    def is_unreadable(self) -> bool:
        """Whether something is written that is no day."""
        is_begun = bool(self._day.text() or self._year.text() or (self._has_month and self._month.currentIndex() > 0))
        return is_begun and not self._iso

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody is writing here."""
        return any(part.hasFocus() for part in (self._day, self._month, self._year))

    def show_day(self, iso: str) -> None:
        """Show a stored day; what is being written is left alone while it means the same."""
        if iso == self._iso:
            return
        self._iso = iso
        kept = day_of(iso)
        found = in_calendar(self._calendar, kept) if kept is not None else None
        self._month.blockSignals(True)
        self._day.setText(str(found.day) if found else "")
        self._month.setCurrentIndex(found.month if found else 0)
        self._year.setText(str(found.year) if found else "")
        self._month.blockSignals(False)
        self._show_ours()

    def setReadOnly(self, readonly: bool) -> None:  # noqa: N802
        """Let nothing be written."""
        for line in (self._day, self._year):
            line.setReadOnly(readonly)
        self._month.setEnabled(not readonly)

    def name(self, question: str) -> None:
        """Say whose day, month and year these are."""
        calendar = name_of(self._calendar)
        self._day.setAccessibleName(
            self.tr("Day by {calendar}: {question}").format(calendar=calendar, question=question)
        )
        self._month.setAccessibleName(
            self.tr("Month by {calendar}: {question}").format(calendar=calendar, question=question)
        )
        self._year.setAccessibleName(
            self.tr("Year by {calendar}: {question}").format(calendar=calendar, question=question)
        )
        self._day.setPlaceholderText(self.tr("day"))
        self._year.setPlaceholderText(self.tr("year"))
        self._show_ours()

    def changeEvent(self, event: QEvent) -> None:
        """Name the months in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_months()
        super().changeEvent(event)

    def _name_months(self) -> None:
        chosen = max(0, self._month.currentIndex())
        self._month.blockSignals(True)
        self._month.clear()
        self._month.addItems([self.tr("month"), *months_of(self._calendar)])
        self._month.setCurrentIndex(chosen)
        self._month.blockSignals(False)

    def _edited(self) -> None:
        day = self._day.text() if self._has_day else "1"
        month = self._month.currentIndex() if self._has_month else 1
        year = self._year.text()
        # A year is whole with all its digits; while it is written the answer before it does not stand.
        whole = len(year) >= len(str(ARITHMETIC[self._calendar].years[0]))
        # Signs and commas pass the check of the line: they may become a number.
        is_day = day.isdecimal() and year.isdecimal() and month > 0 and whole
        found = gregorian(self._calendar, Day(int(year), month, int(day))) if is_day else None
        iso = found.isoformat() if found is not None else ""
        if iso != self._iso:
            self._iso = iso
            self._show_ours()
            self.day_changed.emit(iso)

    def _show_ours(self) -> None:
        ours = day_of(self._iso)
        if ours is None:
            self._ours.setText(self.tr("By {calendar}").format(calendar=name_of(self._calendar)))
        elif self._has_day:
            self._ours.setText(self.tr("In our calendar: {day}").format(day=written(ours)))
        else:
            since = f"{QLocale().standaloneMonthName(ours.month)} {ours.year}" if self._has_month else str(ours.year)
            self._ours.setText(self.tr("In our calendar it begins in: {time}").format(time=since))
        self._year.setAccessibleDescription(self._ours.text())
