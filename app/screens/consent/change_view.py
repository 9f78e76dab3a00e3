"""The wizard of a change of consent: what the person said, what it does, what has left, what is to be done."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.base import TESTIMONY
from app.fields.days import day_of, written
from app.screens.consent import change_words
from app.screens.consent.changing import ChangingPresenter, Standing
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.workspace import Header
from forms.interview.changing import Change


class ConsentChangeScreen(QWidget):
    """Asks in the order in which a call goes; nothing is kept before the button is pressed."""

    begin_asked = Signal(object, object, str, str)
    ticked = Signal(str, bool)
    draft_opened = Signal(str)
    back_asked = Signal()
    language_changed = Signal(str)
    closed = Signal()

    presenter: ChangingPresenter
    way: object

    def __init__(
        self,
        header: Header,
        messages: Messages,
        when: Callable[[datetime], str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._messages, self._when = header, messages, when
        self._standing: Standing | None = None
        self._page = Page(900, self)
        self._title, self._about = label("h1"), label("text", wrap=True)
        self._notice = named("problem", Notice("bad", self))
        self._change = named("change", QComboBox())
        for change in change_words.changes():
            self._change.addItem("", change.value)
        self._change_label = field_label(self._change)
        self._happens = named("happens", label("text", wrap=True))
        self._scope_label = label("label", wrap=True)
        self._boxes: dict[str, QCheckBox] = {}
        self._scope = QVBoxLayout()
        self._day, self._channel, self._check = (
            named("said_on", QLineEdit(written(today))),
            named("channel", QLineEdit()),
            named("identity_check", QLineEdit()),
        )
        self._labels = {one: field_label(one) for one in (self._day, self._channel, self._check)}
        self._begin = button("begin_change", "primary", "check")
        self._back = button("back", "", "chevron-left")
        said = Card()
        for part in (self._change_label, self._change, self._happens, self._scope_label):
            said.body.addWidget(part)
        said.body.addLayout(self._scope)
        for editor, words in self._labels.items():
            editor.setMaxLength(300)
            editor.setInputMethodHints(TESTIMONY)
            editor.textChanged.connect(self._checked)
            said.body.addWidget(words)
            said.body.addWidget(editor)
        said.body.addLayout(row(None, self._begin))
        self._left_title, self._left = label("h2"), named("left", label("text", wrap=True))
        self._limits = named("limits", label("hint", wrap=True))
        left = Card()
        for part in (self._left_title, self._left, self._limits):
            left.body.addWidget(part)
        self._tasks_title, self._no_tasks = label("h2"), label("hint", wrap=True)
        self._tasks = QVBoxLayout()
        self._ticks: list[QCheckBox] = []
        tasks = Card()
        tasks.body.addWidget(self._tasks_title)
        tasks.body.addWidget(self._no_tasks)
        tasks.body.addLayout(self._tasks)
        for thing in (self._title, self._about, self._notice, left, said, tasks):
            self._page.body.addWidget(thing)
        self._page.body.addLayout(row(self._back, None))
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._change.currentIndexChanged.connect(self._show_change)
        self._begin.clicked.connect(self._pressed)
        self._back.clicked.connect(self.back_asked)
        self._retranslate()

    # What the presenter tells

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        self._standing = standing
        self._retranslate()
        if self.isVisible():
            self._header.set_title(standing.number, self._title.text())

    def show_begun(self, draft_id: str) -> None:
        """Go to the correction."""
        self.draft_opened.emit(draft_id)

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        message = self._messages.shown(error)
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    # Qt

    def leave(self) -> None:
        """Tell the presenter that nobody looks any more."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._standing.number if self._standing else "", self._title.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @property
    def _chosen(self) -> Change:
        return Change(str(self._change.currentData()))

    def _pressed(self) -> None:
        day = day_of(self._day.text())
        if day is None:
            return
        scope = frozenset(code for code, box in self._boxes.items() if box.isChecked())
        names = ", ".join(self._name(code) for code in sorted(scope)) or self.tr("all")
        words = self.tr(
            "Change of consent: {change}. Recipients: {names}. Said on: {day}. By: {channel}. "
            "Identity checked: {check}."
        ).format(
            change=self._change.currentText(),
            names=names,
            day=written(day),
            channel=self._channel.text().strip(),
            check=self._check.text().strip(),
        )
        self.begin_asked.emit(self._chosen, scope, day.isoformat(), words)

    def _checked(self) -> None:
        filled = all(one.text().strip() for one in (self._channel, self._check))
        self._begin.setEnabled(filled and day_of(self._day.text()) is not None)

    def _name(self, code: str) -> str:
        labels = self._standing.labels if self._standing else {}
        return labels.get(code, code)

    def _time(self, at: str) -> str:
        return self._when(datetime.fromisoformat(at)) if at else ""

    def _show_change(self) -> None:
        self._happens.setText(change_words.happens(self._chosen))
        has_scope = self._chosen in (Change.WITHDRAW_SHARE, Change.NARROW, Change.ANONYMISE)
        self._scope_label.setVisible(has_scope and bool(self._boxes))
        for box in self._boxes.values():
            box.setVisible(has_scope)
            if not has_scope:
                box.setChecked(False)

    def _show_boxes(self, agreed: tuple[str, ...]) -> None:
        if tuple(self._boxes) != agreed:
            for box in self._boxes.values():
                self._scope.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {code: named(f"scope_{code}", QCheckBox()) for code in agreed}
            for box in self._boxes.values():
                self._scope.addWidget(box)
        for code, box in self._boxes.items():
            box.setText(self._name(code))
            box.setAccessibleName(self._name(code))

    def _show_tasks(self, standing: Standing) -> None:
        for old in self._ticks:
            self._tasks.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ticks = []
        for one in standing.tasks:
            text = change_words.task(one, self._name(one.recipient))
            if one.done:
                text = self.tr("{task} Done {when}.").format(task=text, when=self._time(one.done))
            box = named(f"task_{one.id}", QCheckBox(text.replace("&", "&&")))
            box.setAccessibleName(text)
            box.setChecked(bool(one.done))
            box.setProperty("task", one.id)
            box.toggled.connect(self._task_toggled)
            self._tasks.addWidget(box)
            self._ticks.append(box)
        self._no_tasks.setVisible(not standing.tasks)

    def _task_toggled(self, is_done: bool) -> None:
        sender = self.sender()
        if sender is not None:
            self.ticked.emit(str(sender.property("task")), is_done)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Change of consent"))
        self._about.setText(
            self.tr("The person may change their mind at any time and need not say why. Do not ask for reasons.")
        )
        for place, text in enumerate(change_words.changes().values()):
            self._change.setItemText(place, text)
        self._change_label.setText(self.tr("&What the person said"))
        self._change.setAccessibleName(self.tr("What the person said"))
        self._scope_label.setText(self.tr("About which recipients; none ticked means all"))
        for editor, text in (
            (self._day, self.tr("O&n which day they said it")),
            (self._channel, self.tr("By which &channel: telephone, letter, in person, through a lawyer")),
            (self._check, self.tr("How you made &sure that it is they, best by the code word")),
        ):
            self._labels[editor].setText(text)
            editor.setAccessibleName(text.replace("&", ""))
        self._begin.setText(self.tr("&Keep it and begin the correction"))
        self._begin.setAccessibleName(self.tr("Keep it and begin the correction"))
        self._back.setText(self.tr("&Back"))
        self._back.setAccessibleName(self.tr("Back"))
        self._left_title.setText(self.tr("What has left and cannot be called back"))
        self._limits.setText(change_words.limits())
        self._tasks_title.setText(self.tr("To do"))
        self._no_tasks.setText(self.tr("Nothing yet. The list is made when a change is kept."))
        if self._standing is not None:
            self._left.setText(change_words.left(self._standing.gone, self._name, self._time))
            self._show_boxes(self._standing.agreed)
            self._show_tasks(self._standing)
        self._show_change()
        self._checked()
