"""Was this person heard before? Who may be meant, and what follows from it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Messages
from app.language import Language
from app.screens.assignments.words import heard
from app.screens.earlier.presenter import NEED_DECISION, Looked
from app.screens.earlier.table import NAME, WHERE, NamesakeTable
from app.theme import sized
from app.widgets import Notice, button, field_label, label, named, row
from app.workspace import Header
from forms.protocols import ListChoice


class EarlierScreen(QWidget):
    """Shows who was heard before and emits what people decide."""

    look_asked = Signal(str, str)
    kept = Signal(str, str)
    left = Signal()
    closed = Signal()

    def __init__(
        self,
        header: Header,
        language: Language,
        messages: Messages,
        outcomes: tuple[ListChoice, ...],
        decisions: tuple[ListChoice, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language, self._messages = header, language, messages
        self._decisions = decisions
        self._looked: Looked | None = None
        self._missing = ""
        self._failure: Exception | None = None
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._notice = named("earlier_notice", Notice("care"))
        self._name, self._year = named("person_name", QLineEdit()), named("person_year", QLineEdit())
        for field, most in ((self._name, 200), (self._year, 4)):
            field.setMaxLength(most)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._year.setFixedWidth(sized(90))
        self._labels = {field: field_label(field) for field in (self._name, self._year)}
        self._look = button("look", "", "search")
        self._model = NamesakeTable(language, self)
        self._table = named("namesakes", QTableView())
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        across = self._table.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Stretch)
        self._among = label("hint", wrap=True)
        self._told = named("told_notice", Notice("care"))
        self._outcome_heading = label("label")
        self._group = QButtonGroup(self)
        self._outcomes = tuple((one, named(f"outcome_{one.code}", QRadioButton())) for one in outcomes)
        for _, mark in self._outcomes:
            self._group.addButton(mark)
        self._decision = named("decision", QComboBox())
        self._decision.addItem("", "")
        for one in decisions:
            self._decision.addItem("", one.code)
        self._decision_label = field_label(self._decision)
        self._back, self._keep = button("back", "", "arrow-left"), button("keep", "primary", "check")
        self._build()
        self._connect()
        self._show_decision()
        self._retranslate()

    def show_person(self, name: str, year: str) -> None:
        """Begin with what the interview already says."""
        self._name.setText(name)
        self._year.setText(year)

    def show_kept(self, outcome: str, decision: str) -> None:
        """Show what was decided before."""
        for one, mark in self._outcomes:
            mark.setChecked(one.code == outcome)
        self._decision.setCurrentIndex(max(0, self._decision.findData(decision)))

    def show_looked(self, looked: Looked) -> None:
        """Show who may be meant."""
        self._looked, self._failure = looked, None
        self._model.show_rows(looked.found)
        if looked.found:
            self._table.selectRow(0)
        self._say()

    def show_missing(self, code: str) -> None:
        """Say what is missing, and go there."""
        self._missing = code
        there = {"name": self._name, "year": self._year, "decision": self._decision}.get(code)
        if code == "outcome":
            there = self._outcomes[0][1]
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._failure = error
        self._say()

    def finish(self) -> None:
        """The decision is kept: leave."""
        self.left.emit()

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Heard before?"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Heard before?"))
        super().changeEvent(event)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self._hint)
        layout.addWidget(self._notice)
        layout.addLayout(row(self._labels[self._name], self._name, self._labels[self._year], self._year, self._look))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._among)
        layout.addWidget(self._told)
        layout.addWidget(self._outcome_heading)
        layout.addLayout(row(*(mark for _, mark in self._outcomes), None))
        layout.addLayout(row(self._decision_label, self._decision, None))
        layout.addLayout(row(self._back, None, self._keep))
        self.setFocusProxy(self._name)

    def _connect(self) -> None:
        self._look.clicked.connect(self._ask)
        self._name.returnPressed.connect(self._ask)
        self._year.returnPressed.connect(self._ask)
        self._group.buttonToggled.connect(self._show_decision)
        self._keep.clicked.connect(self._decide)
        self._back.clicked.connect(self.left)

    def _ask(self) -> None:
        self.look_asked.emit(self._name.text(), self._year.text())

    def _outcome(self) -> str:
        return next((one.code for one, mark in self._outcomes if mark.isChecked()), "")

    def _decide(self) -> None:
        self.kept.emit(self._outcome(), self._decision.currentData())

    def _show_decision(self) -> None:
        is_needed = self._outcome() in NEED_DECISION
        self._decision.setEnabled(is_needed)
        self._decision_label.setEnabled(is_needed)

    def _say(self) -> None:
        if self._failure is not None:
            problem = self._messages.shown(self._failure)
            self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")
        else:
            words = {
                "name": self.tr("Write the name, as far as it is known."),
                "year": self.tr("A year of birth has four digits."),
                "outcome": self.tr("Choose what the search gave."),
                "decision": self.tr("Decide how to go on before the account begins."),
            }
            self._notice.show_text(words.get(self._missing, ""), "care")
        told = self._looked.told if self._looked is not None else ()
        self._told.show_text("\n".join(heard(one) for one in told), "care")
        if self._looked is None:
            self._among.setText("")
            return
        texts = [
            self.tr("%n person(s) may be meant.", "", len(self._looked.found))
            if self._looked.found
            else self.tr("Nobody in this vault is called like this."),
            self.tr("%n interview(s) in this vault were looked at.", "", self._looked.among),
        ]
        if self._looked.closed:
            texts.append(self.tr("%n interview(s) are closed and cannot be looked into.", "", self._looked.closed))
        texts.append(self.tr("Other teams may have heard the person: ask them."))
        self._among.setText(" ".join(texts))

    def _retranslate(self) -> None:
        code = self._language.code
        self._heading.setText(self.tr("Was this person heard before?"))
        self._hint.setText(
            self.tr("Telling it again can harm. Only this vault is searched; people decide whether it is the same one.")
        )
        for field, text, name in (
            (self._name, self.tr("&Name"), self.tr("Name of the person you will meet")),
            (self._year, self.tr("&Year of birth"), self.tr("Year of birth")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        self._look.setText(self.tr("&Look"))
        self._table.setAccessibleName(self.tr("People in this vault who may be meant"))
        self._outcome_heading.setText(self.tr("What the search gave"))
        for one, mark in self._outcomes:
            mark.setText(one.label[code])
        self._decision_label.setText(self.tr("How to &go on"))
        self._decision.setAccessibleName(self.tr("How to go on"))
        self._decision.setItemText(0, self.tr("not decided yet"))
        for at, one in enumerate(self._decisions, 1):
            self._decision.setItemText(at, one.label[code])
        self._back.setText(self.tr("&Back"))
        self._keep.setText(self.tr("&Keep the decision"))
        if self._looked is not None:
            self._model.show_rows(self._looked.found)
        self._say()
