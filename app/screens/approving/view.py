"""Who may approve here: a list, and words of one's own for one more."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.screens.approving.presenter import Person
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.passphrase import ChoosePassphrase
from app.workspace import Header

_CODE_ROLE = 0x0100


class PeopleScreen(QWidget):
    """Shows and emits."""

    added = Signal(str, str)
    removed = Signal(str)
    left = Signal()
    closed = Signal()

    def __init__(
        self,
        header: Header,
        when: Callable[[datetime], str],
        offer: Callable[[], str],
        bits: Callable[[str], float],
        least_bits: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._when = header, when
        self._people: tuple[Person, ...] = ()
        self._is_working, self._added = False, ""
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._list = named("approver_list", QListWidget())
        self._list_label = field_label(self._list)
        self._nobody = label("hint", wrap=True)
        self._remove = button("remove_approver", "", "trash-2")
        self._new = label("h2")
        self._code = named("approver_code", QLineEdit())
        self._code.setMaxLength(16)
        self._code_label = field_label(self._code)
        self._choose = ChoosePassphrase(offer, bits, least_bits)
        self._problem = named("problem", Notice("bad"))
        self._result = named("result", Notice("good"))
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._add = button("add_approver", "primary", "plus")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._list.currentRowChanged.connect(self._checked)
        self._code.textChanged.connect(self._checked)
        self._choose.changed.connect(self._checked)
        self._remove.clicked.connect(self._remove_pressed)
        self._add.clicked.connect(self._add_pressed)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._code)
        self._retranslate()

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Show who may approve."""
        self._people = people
        self._fill()

    def show_working(self, is_working: bool) -> None:
        """A key is being made."""
        self._is_working = is_working
        self._checked()

    def show_added(self, code: str) -> None:
        """Say that somebody was added; their words stand nowhere any more."""
        self._added = code
        self._code.clear()
        self._choose.forget()
        self._say()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._added = ""
        self._say()
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def leave(self) -> None:
        """The screen goes."""
        self._choose.forget()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Who may approve"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Who may approve"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        page.body.addWidget(self._heading)
        page.body.addWidget(self._explanation)
        known = Card()
        known.body.addLayout(column(self._list_label, self._list, spacing=4))
        known.body.addWidget(self._nobody)
        known.body.addLayout(row(None, self._remove))
        new = Card()
        new.body.addWidget(self._new)
        new.body.addLayout(column(self._code_label, self._code, spacing=4))
        for part in (self._choose, self._problem, self._result, self._busy):
            new.body.addWidget(part)
        new.body.addLayout(row(None, self._add))
        for card in (known, new):
            page.body.addWidget(card)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        self._list.setMaximumHeight(140)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _fill(self) -> None:
        self._list.clear()
        self._nobody.setText(self.tr("Nobody may approve yet. Two people are needed."))
        self._nobody.setVisible(not self._people)
        for one in self._people:
            since = self._when(datetime.fromisoformat(one.since))
            item = QListWidgetItem(self.tr("{code}, since {time}").format(code=one.code, time=since))
            item.setData(_CODE_ROLE, one.code)
            self._list.addItem(item)
        self._checked()

    @Slot()
    def _checked(self) -> None:
        self._remove.setEnabled(self._list.currentItem() is not None and not self._is_working)
        is_whole = bool(self._code.text().strip()) and self._choose.passphrase is not None
        self._add.setEnabled(is_whole and not self._is_working)
        self._busy.setVisible(self._is_working)

    @Slot()
    def _remove_pressed(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.removed.emit(item.data(_CODE_ROLE))

    @Slot()
    def _add_pressed(self) -> None:
        words = self._choose.passphrase
        if words is not None:
            self.added.emit(self._code.text(), words)

    def _say(self) -> None:
        said = self.tr("{code} may approve here from now on. Only their own words open their key.")
        self._result.show_text(said.format(code=self._added) if self._added else "", "good")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Who may approve"))
        self._explanation.setText(
            self.tr(
                "Each of the two who approve has a code of the team and words that nobody else knows: let them choose "
                "these here themselves. The custody list says when each of them was added. That two codes are two "
                "people, this computer cannot know."
            )
        )
        self._list_label.setText(self.tr("Ma&y approve"))
        self._list.setAccessibleName(self.tr("May approve"))
        self._remove.setText(self.tr("May approve &no more"))
        self._new.setText(self.tr("One more"))
        self._code_label.setText(self.tr("&Code of the team: Latin letters, digits"))
        self._code.setAccessibleName(self.tr("Code of the team: Latin letters, digits"))
        self._add.setText(self.tr("&Add"))
        self._back.setText(self.tr("&Back"))
        self._busy.setAccessibleName(self.tr("Progress"))
        self._fill()
        self._say()
