"""The side list of reminders, as a person sees and uses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.screens.draft.reminders import CardToRead, ReminderList, ReminderRow, words_of
from app.screens.draft.shown import Reminder


class RemindersPage:
    def __init__(self, qtbot: QtBot, screen: ReminderList) -> None:
        self.qtbot, self.screen = qtbot, screen
        qtbot.addWidget(screen)
        screen.show()

    def show(self, *reminders: Reminder) -> None:
        self.screen.show_reminders(reminders)
        wanted = [words_of(one) for one in reminders]
        self.qtbot.waitUntil(lambda: sorted(self.lines()) == sorted(wanted))

    def rows(self) -> list[ReminderRow]:
        return [row for row in self.screen.findChildren(ReminderRow) if row.isVisible()]

    def lines(self) -> list[str]:
        return [row._words.text() for row in self.rows()]

    def cards(self) -> list[str]:
        return [card.accessibleName() for card in self.screen.findChildren(CardToRead) if card.isVisible()]

    def reasons_offered(self) -> int:
        return sum(row._reason.isVisible() for row in self.rows())

    def write_why(self, place: int) -> None:
        button: QPushButton = self.rows()[place]._reason
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
