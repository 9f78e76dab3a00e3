"""The listening screen as a documenter uses it: by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.screens.listening.account_edit import AccountEdit
from app.screens.playback import Player
from app.widgets import Notice
from tests.pages.page import Page, type_text


class ListeningPage(Page):
    """Types, marks, hears."""

    @property
    def account(self) -> AccountEdit:
        return self.child(AccountEdit, "listening_account")

    def write(self, text: str) -> None:
        type_text(self.account, text)

    def new_paragraph(self) -> None:
        self.qtbot.keyClick(self.account, Qt.Key.Key_Return)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.account, key, modifiers)

    def note(self, text: str) -> None:
        line = self.child(QLineEdit, "listening_note")
        type_text(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    @property
    def times(self) -> list[str]:
        """The times at the margin, from the top."""
        return [pin.time for _, pin in sorted(self.account.times(), key=lambda one: one[0].top())]

    def wait_for_times(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.times) == count, timeout=10_000)

    def press_time(self, at: int) -> None:
        place, _ = sorted(self.account.times(), key=lambda one: one[0].top())[at]
        margin = self.account.findChild(QWidget, "margin")
        self.qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place.center())

    def is_lit(self, level: str) -> bool:
        return self.child(QPushButton, f"level_{level}").isChecked()

    def wait_until_saved(self) -> None:
        shown = self.child(QLabel, "listening_saved")
        self.qtbot.waitUntil(lambda: shown.text() == "Saved", timeout=10_000)

    def wait_for_player(self) -> None:
        self.qtbot.waitUntil(lambda: self.screen.findChild(Player) is not None, timeout=20_000)

    @property
    def notice(self) -> str:
        return self.child(Notice, "listening_notice").text
