"""What coordinators gave this laptop, on the plan of a mission."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.language import Language
from app.screens.assignments import words
from app.screens.assignments.card_presenter import AssignedPresenter
from app.screens.publishing.words import told
from app.widgets import Card, Notice, button, label, named, row
from storage.interviews.assignments import Given
from storage.interviews.mission_packages import Package
from storage.objects.assignment import AssignmentKind, AssignmentState

_QUIET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class _Row(QWidget):
    """One assignment: what it says, and what can be done with it."""

    begin_asked = Signal(str)
    refused = Signal(str, str)

    def __init__(self, one: Given, language: Language, at: int, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = one.said.id
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(named("assigned", label("label", words.heading(one, language), wrap=True)))
        if one.said.notes:
            layout.addWidget(label("text", one.said.notes, wrap=True))
        if one.said.heard:
            layout.addWidget(label("text", words.heard(one), wrap=True))
        self._why = named("why", QLineEdit())
        self._why.setMaxLength(1_000)
        self._why.setInputMethodHints(_QUIET)
        self._why.setPlaceholderText(self.tr("Why it cannot be done"))
        self._why.setAccessibleName(self.tr("{number}. Why it cannot be done").format(number=at))
        self._begin = button("begin", "", "plus")
        self._begin.setText(self.tr("Begin the interview"))
        self._begin.setAccessibleName(self.tr("{number}. Begin the interview").format(number=at))
        self._refuse = button("refuse", "", "x")
        self._refuse.setText(self.tr("Cannot be done"))
        self._refuse.setAccessibleName(self.tr("{number}. Cannot be done").format(number=at))
        self._why.setText(why)
        self._refuse.setEnabled(bool(why.strip()))
        if one.is_open and one.said.kind is not AssignmentKind.HEARD:
            can_begin = one.said.kind is AssignmentKind.INTERVIEW and one.state is AssignmentState.PLANNED
            self._begin.setVisible(can_begin)
            layout.addLayout(row(self._begin, self._why, self._refuse))
        self._begin.clicked.connect(self._begin_pressed)
        self._why.textChanged.connect(self._why_changed)
        self._refuse.clicked.connect(self._refuse_pressed)

    @property
    def assignment_id(self) -> str:
        """What it is about."""
        return self._id

    @property
    def why(self) -> str:
        """What was written, sent or not."""
        return self._why.text()

    @property
    def is_written(self) -> bool:
        """Whether somebody is writing there now."""
        return self._why.hasFocus()

    def write_on(self) -> None:
        """Let somebody go on writing."""
        self._why.setFocus()

    def _begin_pressed(self) -> None:
        self.begin_asked.emit(self._id)

    def _why_changed(self, text: str) -> None:
        self._refuse.setEnabled(bool(text.strip()))

    def _refuse_pressed(self) -> None:
        self.refused.emit(self._id, self._why.text())


class AssignedCard(Card):
    """Hidden while nothing was given."""

    begin_asked = Signal(str)
    refused = Signal(str, str)

    def __init__(self, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: AssignedPresenter | None = None
        self._language, self._messages = language, messages
        self._assigned: tuple[Given, ...] = ()
        self._packages: tuple[Package, ...] = ()
        self._title = label("h2")
        self._notice = named("assigned_notice", Notice("bad"))
        self.body.addWidget(self._title)
        self.body.addWidget(self._notice)
        self._rows: list[_Row] = []
        self._lines: list[QWidget] = []
        self.hide()
        self._retranslate()

    def show_assigned(self, assigned: tuple[Given, ...], packages: tuple[Package, ...]) -> None:
        """Show what was given, and the mission packages that came."""
        self._assigned, self._packages = assigned, packages
        self._notice.show_text("")
        self._retranslate()
        self.setVisible(bool(assigned or packages))

    def gone(self) -> None:
        """The screen around it is closed."""
        if self.presenter is not None:
            self.presenter.gone()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        problem = self._messages.shown(error)
        self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Assigned by the coordinator"))
        # What somebody writes stays, whatever comes back meanwhile.
        written = {one.assignment_id: one.why for one in self._rows}
        in_hand = {one.assignment_id for one in self._rows if one.is_written}
        for old in (*self._rows, *self._lines):
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self._lines = [], []
        for at, given in enumerate(self._assigned, 1):
            one = _Row(given, self._language, at, written.get(given.said.id, ""), self)
            one.begin_asked.connect(self.begin_asked)
            one.refused.connect(self.refused)
            self.body.addWidget(one)
            self._rows.append(one)
            if given.said.id in in_hand:
                one.write_on()
        for package in self._packages:
            text = self.tr("Taken: {package}").format(package=told(package, self._language))
            line = named("package_taken", label("text", text, wrap=True))
            self.body.addWidget(line)
            self._lines.append(line)
