"""Days, times of day, and moments."""

from PySide6.QtCore import QDateTime, Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.fields.base import Field
from app.fields.calendar_edit import CalendarEdit
from app.fields.calendars import calendar_of
from app.fields.day_edit import DayEdit, TimeEdit
from app.fields.days import day_of
from app.fields.markdown import to_plain
from app.fields.question import Question


class DateField(Field):
    """A day."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._day = day_edit(question, self)
        self._day.day_changed.connect(self._emit)
        self._day.editingFinished.connect(self._left)
        self._finish(self._day)

    def _show(self, question: Question) -> None:
        self._day.show_day(question.value[:10])
        self._day.setReadOnly(question.readonly)
        name_parts(self._day, question)

    def _named(self) -> tuple[QWidget, ...]:
        return () if isinstance(self._day, CalendarEdit) else (self._day,)

    def _left(self) -> None:
        if self._day.is_unreadable and isinstance(self._day, CalendarEdit):
            self.set_problem(self.tr("This day is not complete, or does not exist in this calendar."))
        elif self._day.is_unreadable:
            self.set_problem(self.tr("This day does not exist. Write it as day.month.year, for example 17.03.2022."))
        else:
            self.set_problem(self.question.problem)


class TimeField(Field):
    """A time of day, stored as XForms do: HH:MM:00.000 with the zone of this computer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._time = TimeEdit(self)
        self._time.time_changed.connect(self._changed)
        self._time.editingFinished.connect(self._left)
        self._finish(self._time)

    def _show(self, question: Question) -> None:
        self._time.show_time(question.value[:5])
        self._time.setReadOnly(question.readonly)

    def _changed(self, time: str) -> None:
        self._emit(f"{time}:00.000{_zone(QDateTime.currentDateTime())}" if time else "")

    def _left(self) -> None:
        if self._time.is_unreadable:
            self.set_problem(self.tr("This is no time of day. Write it as hours:minutes, for example 05:40."))
        else:
            self.set_problem(self.question.problem)


class DateTimeField(Field):
    """A day and a time; "now" fills in both."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        row = QWidget(self)
        self._day = day_edit(question, row)
        self._time = TimeEdit(row)
        self._now = QPushButton(row)
        self._now.setProperty("kind", "ghost")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._day)
        line.addWidget(self._time)
        line.addWidget(self._now)
        line.addStretch(1)
        self._day.day_changed.connect(self._changed)
        self._time.time_changed.connect(self._changed)
        self._now.clicked.connect(self._fill_now)
        self.setFocusProxy(self._day)
        self._finish(row)

    def _named(self) -> tuple[QWidget, ...]:
        return (self._time,) if isinstance(self._day, CalendarEdit) else (self._day, self._time)

    def _show(self, question: Question) -> None:
        shown = _local(question.value)
        if shown is not None:
            self._day.show_day(shown.toString("yyyy-MM-dd"))
            self._time.show_time(shown.toString("HH:mm"))
        elif not (self._day.is_in_hand or self._time.hasFocus()):
            self._day.show_day("")
            self._time.show_time("")
        for widget in (self._day, self._time):
            widget.setReadOnly(question.readonly)
        name_parts(self._day, question)
        self._now.setText(self.tr("Now"))
        self._now.setAccessibleName(self.tr("Fill in the present moment"))
        self._now.setVisible(not question.readonly)

    def _changed(self, _text: str) -> None:
        day = day_of(self._day.day)
        if day is None or not self._time.time:
            self._emit("")
            return
        self._emit(_stored(QDateTime.fromString(f"{day.isoformat()}T{self._time.time}", "yyyy-MM-ddTHH:mm")))

    def _fill_now(self) -> None:
        now = QDateTime.currentDateTime()
        now.setTime(QTime(now.time().hour(), now.time().minute()))
        self._day.show_day(now.toString("yyyy-MM-dd"))
        self._time.show_time(now.toString("HH:mm"))
        self._emit(_stored(now))


def day_edit(question: Question, parent: QWidget) -> DayEdit | CalendarEdit:
    """The line or lines for a day, in the calendar that the form asks for."""
    words = question.appearance
    calendar = calendar_of(words)
    if calendar is None:
        return DayEdit(parent, calendar="no-calendar" not in words)
    return CalendarEdit(calendar, parent, day=not words & {"month-year", "year"}, month="year" not in words)


def name_parts(edit: DayEdit | CalendarEdit, question: Question) -> None:
    """Name the parts of a day of another calendar; a line is named by its field."""
    if isinstance(edit, CalendarEdit):
        edit.name(to_plain(question.label))


def _local(value: str) -> QDateTime | None:
    moment = QDateTime.fromString(value, Qt.DateFormat.ISODateWithMs)
    return moment.toLocalTime() if value and moment.isValid() else None


def _stored(moment: QDateTime) -> str:
    return moment.toString("yyyy-MM-ddTHH:mm:ss.zzz") + _zone(moment)


def _zone(moment: QDateTime) -> str:
    minutes = moment.offsetFromUtc() // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
