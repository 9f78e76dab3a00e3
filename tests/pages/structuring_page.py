"""The structuring screen as a documenter works with it: with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QPlainTextEdit, QPushButton

from app.fields.base import Field
from app.fields.question import questions_of
from app.screens.playback import Player
from app.screens.structuring.link_rows import LinkView
from app.screens.structuring.module_rows import ModuleRow
from app.screens.structuring.proposal_rows import ProposalRow
from app.widgets import Notice
from tests.pages.page import Page

CTRL = Qt.KeyboardModifier.ControlModifier


class StructuringPage(Page):
    """Selects words, presses keys, reads cards."""

    @property
    def narrative(self) -> QPlainTextEdit:
        return self.child(QPlainTextEdit, "narrative")

    @property
    def told(self) -> str:
        return self.narrative.toPlainText()

    def select(self, words: str, *, nth: int = 1) -> None:
        """Go to the words with the arrows and mark them with Shift."""
        at = -1
        for _ in range(nth):
            at = self.told.index(words, at + 1)
        self.narrative.setFocus()
        cursor = self.narrative.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=at)
        self.narrative.setTextCursor(cursor)
        for _ in words:
            self.qtbot.keyClick(self.narrative, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert self.narrative.textCursor().selectedText() == words

    def key(self, number: int) -> None:
        self.qtbot.keyClick(self.narrative, Qt.Key(Qt.Key.Key_0 + number), CTRL)

    def undo(self) -> None:
        self.qtbot.keyClick(self.narrative, Qt.Key.Key_Z, CTRL)

    @property
    def cards(self) -> list[str]:
        found = self.child(QListWidget, "cards")
        return [found.item(at).text() for at in range(found.count())]

    def open_card(self, beginning: str) -> None:
        cards = self.child(QListWidget, "cards")
        at = next(at for at, text in enumerate(self.cards) if text.startswith(beginning))
        cards.setFocus()
        self.qtbot.keyClick(cards, Qt.Key.Key_Home)
        for _ in range(at):
            self.qtbot.keyClick(cards, Qt.Key.Key_Down)

    @property
    def options(self) -> list[str]:
        found = self.child(QListWidget, "options")
        return [found.item(at).text() for at in range(found.count())] if found.isVisible() else []

    def take_option(self, place: int) -> None:
        found = self.child(QListWidget, "options")
        assert found.hasFocus()
        for _ in range(place):
            self.qtbot.keyClick(found, Qt.Key.Key_Down)
        self.qtbot.keyClick(found, Qt.Key.Key_Return)

    def leave_options(self) -> None:
        self.qtbot.keyClick(self.child(QListWidget, "options"), Qt.Key.Key_Escape)

    @property
    def links(self) -> list[LinkView]:
        return [one for one in self.screen.findChildren(LinkView) if one.isVisible()]

    @property
    def quotes(self) -> list[str]:
        """The linked words as far as they are seen."""
        return [one.findChild(QPushButton).text() for one in self.links]

    def wait_for_links(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.links) == count, timeout=5_000)

    def link_control(self, place: int, beginning: str) -> QAbstractButton:
        controls = self.links[place].findChildren(QAbstractButton)
        return next(one for one in controls if one.accessibleName().startswith(beginning))

    def whose(self, place: int) -> QComboBox:
        return self.links[place].findChild(QComboBox)

    @property
    def proposals(self) -> list[str]:
        rows = [one for one in self.screen.findChildren(ProposalRow) if one.isVisible()]
        return [" ".join(words.text() for words in row.findChildren(QLabel)) for row in rows]

    @property
    def modules(self) -> list[str]:
        """What the linked words propose, line by line."""
        rows = [one for one in self.screen.findChildren(ModuleRow) if one.isVisible()]
        return [words.text() for row in rows for words in row.findChildren(QLabel)]

    def take_proposal(self) -> None:
        row = next(one for one in self.screen.findChildren(ProposalRow) if one.isVisible())
        take = row.findChild(QAbstractButton)
        take.setFocus()
        self.qtbot.keyClick(take, Qt.Key.Key_Space)

    @property
    def notice(self) -> str:
        return next((one.text for one in self.screen.findChildren(Notice) if one.isVisible()), "")

    def wait_for_player(self) -> None:
        self.qtbot.waitUntil(lambda: self.screen.findChild(Player) is not None, timeout=20_000)

    def list_is_known(self, code: str) -> bool:
        return self.screen.presenter.knows(code)

    def field(self, name: str) -> Field:
        return next(one for one in self.screen.findChildren(Field, name) if one.isVisible())

    @property
    def asked(self) -> set[str]:
        """The questions of the open card, also those further down that nobody has looked at."""
        return {one.ref.rpartition("/")[2] for one in questions_of(self.screen.shown.blocks)}

    def is_asked(self, name: str) -> bool:
        return any(one.isVisible() for one in self.screen.findChildren(Field, name))


class TerritoryPage(Page):
    """The card of the imported list."""

    @property
    def words(self) -> str:
        return " ".join(one.text() for one in self.screen.findChildren(QLabel))

    @property
    def problem(self) -> str:
        return self.screen.findChild(Notice).text
