"""A date of which only the month or the year is asked; stored as its first day, as XForms do."""

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.calendars import calendar_of
from app.fields.dates import DateField
from app.fields.days import day_of
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.fields.select_one import CalmBox
from app.theme import sized


def new_date(question: Question, parent: QWidget | None = None) -> Field:
    """Make the field that the appearance of a date asks for."""
    if calendar_of(question.appearance) is not None:
        return DateField(question, parent)
    if "year" in question.appearance:
        return DatePartField(question, parent, month=False)
    if "month-year" in question.appearance:
        return DatePartField(question, parent, month=True)
    return DateField(question, parent)


class DatePartField(Field):
    """A month and a year, or a year alone."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, month: bool) -> None:
        super().__init__(question, parent)
        self._has_month = month
        row = QWidget(self)
        self._month = CalmBox(row)
        self._month.setVisible(month)
        self._year = QLineEdit(row)
        self._year.setValidator(QIntValidator(1, 9999, self._year))
        self._year.setMaxLength(4)
        self._year.setInputMethodHints(TESTIMONY | Qt.InputMethodHint.ImhDigitsOnly)
        self._year.setFixedWidth(sized(84))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._month)
        line.addWidget(self._year)
        line.addStretch(1)
        self._name_months()
        self._month.currentIndexChanged.connect(self._changed)
        self._year.textEdited.connect(self._changed)
        self._year.editingFinished.connect(self._left)
        self.setFocusProxy(self._month if month else self._year)
        self._finish(row)

    def changeEvent(self, event: QEvent) -> None:
        """Name the months in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_months()
            self._show(self.question)
        super().changeEvent(event)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        day = day_of(question.value)
        if day is not None:
            self._month.blockSignals(True)
            self._month.setCurrentIndex(day.month)
            self._month.blockSignals(False)
            if self._year.text() != str(day.year):
                self._year.setText(str(day.year))
        elif not (self._year.hasFocus() or self._month.hasFocus()):
            self._month.blockSignals(True)
            self._month.setCurrentIndex(0)
            self._month.blockSignals(False)
            self._year.clear()
        self._month.setEnabled(not question.readonly)
        self._year.setReadOnly(question.readonly)
        self._year.setPlaceholderText(self.tr("year"))
        name = to_plain(question.label)
        self._month.setAccessibleName(self.tr("Month: {question}").format(question=name))
        self._year.setAccessibleName(self.tr("Year: {question}").format(question=name))

    def _name_months(self) -> None:
        chosen = max(0, self._month.currentIndex())
        self._month.blockSignals(True)
        self._month.clear()
        self._month.addItem(self.tr("month"))
        for number in range(1, 13):
            self._month.addItem(QLocale().standaloneMonthName(number))
        self._month.setCurrentIndex(chosen)
        self._month.blockSignals(False)

    def _changed(self) -> None:
        year, month = self._year.text(), self._month.currentIndex() if self._has_month else 1
        # A year is whole with four digits; while it is written the answer before it does not stand.
        self._emit(f"{int(year):04d}-{month:02d}-01" if len(year) == 4 and int(year) and month else "")

    def _left(self) -> None:
        year = self._year.text()
        if year and len(year) < 4:
            self.set_problem(self.tr("Write the year with four digits, for example 2022."))
        elif year and self._has_month and not self._month.currentIndex():
            self.set_problem(self.tr("Choose the month, too."))
        else:
            self.set_problem(self.question.problem)
