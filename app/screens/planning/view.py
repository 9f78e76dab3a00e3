"""The plan of a mission: what for, risks, what to take along, who was there before, and what came of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.text import LinesEdit
from app.language import Language
from app.screens.planning.rows import KitRow, RiskRow, Rows, VisitRow
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.workspace import Header
from forms.protocols import ListChoice
from storage.interviews.missions import Mission
from storage.interviews.planning import LONGEST, Day, KitItem, Plan, Risk, Visit

_SAVE_AFTER_MS = 400
_QUIET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class PlanningScreen(QWidget):
    """Shows a plan and emits each change of it as a whole."""

    changed = Signal(object)
    readiness_asked = Signal()
    services_asked = Signal()
    left = Signal()
    closed = Signal()

    def __init__(
        self,
        header: Header,
        language: Language,
        messages: Messages,
        categories: tuple[ListChoice, ...],
        levels: tuple[ListChoice, ...],
        own: QWidget,
        assigned: QWidget,
        usual_said: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language, self._messages = header, language, messages
        self._usual_said = usual_said
        self._mission: Mission | None = None
        self._days: tuple[Day, ...] = ()
        self._plan = Plan()
        self._failure: Exception | None = None
        self._is_saved = True
        self._is_showing = False
        self._heading, self._about, self._saved = label("h1"), label("hint", wrap=True), named("saved", label("hint"))
        self._notice = named("plan_notice", Notice("care"))
        self._aims = named("aims", LinesEdit(lines=2))
        self._shelter, self._decision = named("shelter", QLineEdit()), named("decision", QLineEdit())
        for line in (self._shelter, self._decision):
            line.setMaxLength(LONGEST)
            line.setInputMethodHints(_QUIET)
        self._labels = {field: field_label(field) for field in (self._aims, self._shelter, self._decision)}
        self._headings = {name: label("h2") for name in ("aims", "risks", "kit", "visits", "days")}
        self._risks: Rows[Risk] = Rows("risk", lambda one: RiskRow(one, categories, levels, language), Risk("", 1, 1))
        self._kit: Rows[KitItem] = Rows("kit", KitRow, KitItem(""))
        self._visits: Rows[Visit] = Rows("visit", VisitRow, Visit(""))
        self._scale = label("hint", wrap=True)
        self._table = QWidget()
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._back = button("back", "", "arrow-left")
        self._readiness = button("to_readiness", "", "check-check")
        self._services = button("to_services", "", "heart-pulse")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._own, self._assigned = own, assigned
        self._build()
        self._connect()
        self._retranslate()

    def show_mission(self, mission: Mission, days: tuple[Day, ...]) -> None:
        """Show what the mission is and what was done."""
        self._mission, self._days = mission, days
        self._retranslate()

    def show_plan(self, plan: Plan) -> None:
        """Show the plan to be changed."""
        self._is_showing = True
        self._aims.setPlainText(plan.aims)
        self._shelter.setText(plan.shelter)
        self._decision.setText(plan.decision)
        self._risks.show_values(plan.risks)
        self._show_kit(plan.kit)
        self._visits.show_values(plan.visits)
        self._is_showing = False

    def show_warnings(self, plan: Plan) -> None:
        """Say which risks are too high or lack a measure."""
        self._plan = plan
        self._say()

    def show_saved(self, is_saved: bool) -> None:
        """Say whether all of it is kept."""
        self._is_saved = is_saved
        if is_saved:
            self._failure = None
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._failure = error
        self._say()

    def hand_in(self) -> None:
        """Hand in what was typed just now: before leaving and before the program locks."""
        if self._timer.isActive():
            self._timer.stop()
            self._emit()

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.hand_in()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Plan of the mission"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._is_showing = True
            self._show_kit(self._kit.values())
            self._is_showing = False
            if self.isVisible():
                self._header.set_title(self.tr("Plan of the mission"))
        super().changeEvent(event)

    def _show_kit(self, kit: tuple[KitItem, ...]) -> None:
        """What is usually taken along is said in the language of the screen."""
        self._kit.show_values(tuple(replace(item, text=self._usual_said(item.text)) for item in kit))

    def _build(self) -> None:
        page = Page(width=980)
        page.body.addLayout(row(self._heading, None, self._saved))
        page.body.addWidget(self._about)
        page.body.addWidget(self._notice)
        page.body.addWidget(self._assigned)
        aims = Card()
        aims.body.addWidget(self._headings["aims"])
        for field in (self._aims, self._shelter):
            aims.body.addWidget(self._labels[field])
            aims.body.addWidget(field)
        page.body.addWidget(aims)
        for name, content in (
            ("risks", self._risks),
            ("kit", self._kit),
            ("visits", self._visits),
            ("days", self._table),
        ):
            card = Card()
            card.body.addWidget(self._headings[name])
            if name == "risks":
                card.body.addWidget(self._scale)
            card.body.addWidget(content)
            if name == "risks":
                card.body.addWidget(self._labels[self._decision])
                card.body.addWidget(self._decision)
            page.body.addWidget(card)
        page.body.addWidget(self._own)
        page.body.addLayout(row(self._back, None, self._services, self._readiness))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.setFocusProxy(self._aims)

    def _connect(self) -> None:
        self._aims.textChanged.connect(self._touched)
        for line in (self._shelter, self._decision):
            line.textEdited.connect(self._touched)
        for rows in (self._risks, self._kit, self._visits):
            rows.changed.connect(self._touched)
        self._timer.timeout.connect(self._emit)
        self._back.clicked.connect(self.left)
        self._readiness.clicked.connect(self.readiness_asked)
        self._services.clicked.connect(self.services_asked)

    def _touched(self) -> None:
        if not self._is_showing:
            self._is_saved = False
            self._say()
            self._timer.start()

    def _emit(self) -> None:
        aims: QPlainTextEdit = self._aims
        self.changed.emit(
            Plan(
                aims=aims.toPlainText()[:LONGEST],
                shelter=self._shelter.text(),
                risks=self._risks.values(),
                kit=self._kit.values(),
                visits=self._visits.values(),
                decision=self._decision.text(),
            )
        )

    def _say(self) -> None:
        self._saved.setText(self.tr("Saved") if self._is_saved else self.tr("Saving…"))
        if self._failure is not None:
            problem = self._messages.shown(self._failure)
            self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")
            return
        too_high = sum(one.is_too_high for one in self._plan.risks)
        lacking = sum(one.lacks_measure for one in self._plan.risks)
        texts = []
        if too_high and not self._plan.decision.strip():
            texts.append(self.tr("%n risk(s) are too high: a coordinator has to decide.", "", too_high))
        if lacking:
            texts.append(self.tr("%n risk(s) need a measure.", "", lacking))
        self._notice.show_text(" ".join(texts), "bad" if too_high else "care")

    def _show_days(self) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        lines = [
            (self.tr("Day"), self.tr("Begun"), self.tr("Sealed"), self.tr("Sound"), self.tr("Files")),
            *((one.day, _begun(one), str(one.sealed), self._minutes(one), str(one.files)) for one in self._days),
        ]
        for at, texts in enumerate(lines):
            for column, text in enumerate(texts):
                cell = label("label" if at == 0 else "text", text)
                self._grid.addWidget(cell, at, column)
                self._cells.append(cell)
        if not self._days:
            cell = label("hint", self.tr("Nothing was begun yet."))
            self._grid.addWidget(cell, 1, 0, 1, 5)
            self._cells.append(cell)

    def _minutes(self, day: Day) -> str:
        return self.tr("{minutes} min").format(minutes=day.sound_minutes)

    def _retranslate(self) -> None:
        mission = self._mission
        self._heading.setText(mission.name if mission is not None else "")
        self._about.setText("" if mission is None else _about(mission))
        for name, text in (
            ("aims", self.tr("What for")),
            ("risks", self.tr("Risks")),
            ("kit", self.tr("To take along")),
            ("visits", self.tr("Already visited")),
            ("days", self.tr("Day by day")),
        ):
            self._headings[name].setText(text)
        for field, text, name in (
            (self._aims, self.tr("&Aims and places"), self.tr("Aims and places")),
            (self._shelter, self.tr("Nearest s&helter, way out"), self.tr("Nearest shelter, way out")),
            (self._decision, self.tr("&Coordinator’s decision and whose it is"), self.tr("Coordinator’s decision")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        self._scale.setText(
            self.tr("Two numbers from 1 to 5: likelihood × impact. The product says how high the risk is.")
        )
        self._risks.name_adding(self.tr("Add a &risk"))
        self._kit.name_adding(self.tr("Add a &thing"))
        self._visits.name_adding(self.tr("Add a &visit"))
        self._back.setText(self.tr("&Back"))
        self._readiness.setText(self.tr("Readi&ness of this computer"))
        self._services.setText(self.tr("&Services there"))
        self._show_days()
        self._say()


def _about(mission: Mission) -> str:
    dates = " – ".join(text for text in (mission.starts, mission.ends) if text)
    return " · ".join(text for text in (mission.number, dates, mission.area, " ".join(mission.team)) if text)


def _begun(day: Day) -> str:
    return str(sum(day.begun.values()))
