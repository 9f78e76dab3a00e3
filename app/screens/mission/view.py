"""A new mission: name, dates, area, codes of the team."""

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from app.error_messages import Message
from app.screens.mission.presenter import Missing
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.workspace import Header


class MissionScreen(QWidget):
    """Emits what was filled in."""

    filled = Signal(str, str, str, str, str)
    left = Signal()

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._missing: Missing | None = None
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._name = named("name", QLineEdit())
        self._area = named("area", QLineEdit())
        self._team = named("team", QLineEdit())
        for field, most in ((self._name, 120), (self._area, 200), (self._team, 300)):
            field.setMaxLength(most)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._starts = named("starts", QDateEdit(QDate.currentDate()))
        self._ends = named("ends", QDateEdit(QDate.currentDate().addDays(6)))
        for date in (self._starts, self._ends):
            date.setCalendarPopup(True)
            date.setDateRange(QDate(2014, 1, 1), QDate(2100, 12, 31))
        self._labels = {field: field_label(field) for field in self._fields()}
        self._team_hint = label("hint", wrap=True)
        self._cancel = button("cancel", "", "arrow-left")
        self._make = button("make", "primary", "check")
        self._build()
        self._make.clicked.connect(self._pressed)
        self._cancel.clicked.connect(self.left)
        self._name.returnPressed.connect(self._pressed)
        self.setFocusProxy(self._name)
        self._retranslate()

    def show_missing(self, missing: Missing | None) -> None:
        """Say what has to be filled in or corrected."""
        self._missing = missing
        self._retranslate()
        field = {Missing.NAME: self._name, Missing.DATES: self._ends, Missing.CODES: self._team}
        if missing is not None:
            field[missing].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("New mission"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("New mission"))
        super().changeEvent(event)

    def _fields(self) -> tuple[QWidget, ...]:
        return (self._name, self._starts, self._ends, self._area, self._team)

    def _build(self) -> None:
        page = Page(width=640)
        card = Card()
        card.body.addWidget(self._heading)
        card.body.addWidget(self._explanation)
        card.body.addWidget(self._problem)
        for field in (self._name,):
            card.body.addLayout(column(self._labels[field], field, spacing=4))
        dates = [column(self._labels[field], field, spacing=4) for field in (self._starts, self._ends)]
        card.body.addLayout(row(*dates))
        for field in (self._area, self._team):
            card.body.addLayout(column(self._labels[field], field, spacing=4))
        card.body.addWidget(self._team_hint)
        card.body.addLayout(row(self._cancel, None, self._make))
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _pressed(self) -> None:
        iso = Qt.DateFormat.ISODate
        starts, ends = self._starts.date().toString(iso), self._ends.date().toString(iso)
        self.filled.emit(self._name.text(), self._area.text(), starts, ends, self._team.text())

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("New mission"))
        self._explanation.setText(
            self.tr(
                "A mission is one journey of one team. Its name is seen only in this vault; "
                "do not put people's names in it. By the rules of your organisation, sealed interviews may be closed "
                "to you once the last day is over."
            )
        )
        for field, text, name in (
            (self._name, self.tr("&Name of the mission"), self.tr("Name of the mission")),
            (self._starts, self.tr("&First day"), self.tr("First day")),
            (self._ends, self.tr("L&ast day"), self.tr("Last day")),
            (self._area, self.tr("A&rea"), self.tr("Area")),
            (self._team, self.tr("&Codes of the team"), self.tr("Codes of the team")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        for date in (self._starts, self._ends):
            date.setDisplayFormat("dd.MM.yyyy")
        self._team_hint.setText(self.tr("Codes, never names, with spaces between them: INT-03 TR-01"))
        self._cancel.setText(self.tr("&Back"))
        self._make.setText(self.tr("&Make the mission"))
        words = {
            Missing.NAME: self.tr("A mission needs a name."),
            Missing.DATES: self.tr("The last day lies before the first one."),
            Missing.CODES: self.tr("A code has at most 16 letters, digits and hyphens; a team has at most 20 codes."),
        }
        self._problem.show_text(words[self._missing] if self._missing is not None else "", "care")
