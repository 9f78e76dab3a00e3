"""The read-through: every answer to be read to the person, and what is still missing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.fields.base import styled
from app.screens.draft.reminders import ReminderList
from app.screens.draft.shown import Reminder
from app.screens.statement.presenter import ReadPresenter
from app.screens.statement.reading import ReadRow, ReadSection
from app.theme import Tone, side_width, sized
from app.widgets import Card, Page, button, column, label
from app.widgets import row as side_by_side
from app.widgets.two_lines import TwoLines, is_narrow
from app.workspace import Header


class ReadCard(Card):
    """One section: label and answer side by side, and a way back to change it."""

    change_asked = Signal(str)

    def __init__(self, section: ReadSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self._title = label("h2", section.title)
        self._change = button("change", "ghost", "pencil", Tone.MUTED)
        self._change.clicked.connect(self._pressed)
        self._rest = label("hint", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._change)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._missing: list[QLabel] = []
        for place, row in enumerate(section.rows):
            self._add(grid, place, row)
        self.body.addLayout(top)
        self.body.addLayout(grid)
        self.body.addWidget(self._rest)
        self._retranslate()

    def _add(self, grid: QGridLayout, place: int, row: ReadRow) -> None:
        if row.is_heading:
            heading = label("label", row.label, wrap=True)
            heading.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(heading, place, 0, 1, 2)
            return
        asked = label("text", row.label, wrap=True)
        answer = label("warn" if row.is_missing else "", row.value, wrap=True)
        answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if row.is_missing:
            self._missing.append(answer)
        grid.addWidget(asked, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(answer, place, 1, Qt.AlignmentFlag.AlignTop)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._change.setText(self.tr("Change"))
        self._change.setAccessibleName(self.tr("Change: {section}").format(section=self._section.title))
        for answer in self._missing:
            answer.setText(self.tr("No answer yet"))
        self._rest.setText(self.tr("%n more questions were left without an answer.", "", self._section.unanswered))
        self._rest.setVisible(self._section.unanswered > 0)

    def _pressed(self) -> None:
        self.change_asked.emit(self._section.ref)


_LEAST_HEIGHT = 260


class ReadThroughScreen(QWidget):
    """Answers in the middle, what is missing at the right, the statement next."""

    change_asked = Signal(str)
    back_asked = Signal()
    statement_asked = Signal()
    card_asked = Signal()
    paper_asked = Signal()
    language_changed = Signal(str)
    shown = Signal()

    presenter: ReadPresenter
    way: object

    def __init__(self, header: Header, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._number = header, number
        self._page = Page(820, self)
        self._title = label("h1")
        self._about = label("text", wrap=True)
        self._page.body.addWidget(self._title)
        self._page.body.addWidget(self._about)
        self._cards: list[ReadCard] = []
        self._page.body.addStretch(1)
        self._side = QFrame(self)
        self._side.setObjectName("rec")
        self._side.setMinimumWidth(side_width(308))
        self._missing_title = styled("h2", QLabel(self._side))
        self._missing_title.setContentsMargins(16, 14, 16, 0)
        self._missing = ReminderList(self._side)
        self._missing.chosen.connect(self.change_asked)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._missing_title)
        side.addWidget(self._missing, 1)
        self._back = button("back", "", "chevron-left")
        self._card = button("consent_card", "", "printer")
        self._paper = button("paper_form", "", "printer")
        self._next = button("statement", "primary", "file-text")
        self._ways = TwoLines(side_by_side(self._back, None), side_by_side(None, self._card, self._paper, self._next))
        self._ways.setContentsMargins(22, 8, 22, 12)
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addWidget(self._page, 1)
        centre.addLayout(self._ways)
        self._parts = TwoLines(centre, column(self._side), spacing=0, shares=(1, 0))
        self.setLayout(self._parts)
        self._back.clicked.connect(self.back_asked)
        self._card.clicked.connect(self.card_asked)
        self._paper.clicked.connect(self.paper_asked)
        self._next.clicked.connect(self.statement_asked)
        self._retranslate()

    def show_sections(self, sections: tuple[ReadSection, ...]) -> None:
        """Show every answer."""
        for card in self._cards:
            self._page.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, section in enumerate(sections):
            card = ReadCard(section, self)
            card.change_asked.connect(self.change_asked)
            self._page.body.insertWidget(2 + place, card)
            self._cards.append(card)

    def show_missing(self, missing: tuple[Reminder, ...]) -> None:
        """Show what keeps the interview from being sealed."""
        self._missing.show_reminders(missing)
        self._count = len(missing)
        self._retranslate()

    _count = 0

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top, and read again: something may have been changed."""
        super().showEvent(event)
        self._header.set_title(self._number, self.tr("Read-through"))
        self._header.show_saved("")
        self.shown.emit()

    def fold_into(self, width: int) -> None:
        """Put what is missing below the answers in a narrow window."""
        for part in (self._ways, self._parts):
            part.fold(is_narrow(width))
        # Below it stands what is missing: without a height of its own the answers would be one line.
        self._page.setMinimumHeight(sized(_LEAST_HEIGHT) if is_narrow(width) else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self._number, self.tr("Read-through"))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Read-through"))
        self._about.setText(
            self.tr("Read this to the person slowly. Whatever is not right is changed before the statement is made.")
        )
        self._missing_title.setText(
            self.tr("Missing before sealing: {count}").format(count=self._count)
            if self._count
            else self.tr("Nothing is missing")
        )
        self._back.setText(self.tr("Back to the questions"))
        self._back.setAccessibleName(self._back.text())
        self._card.setText(self.tr("Consent card…"))
        self._card.setAccessibleName(self.tr("Print a consent card for the person"))
        self._paper.setText(self.tr("On paper…"))
        self._paper.setAccessibleName(self.tr("Print this form with what is written down already"))
        self._next.setText(self.tr("Make the statement"))
        self._next.setAccessibleName(self._next.text())
