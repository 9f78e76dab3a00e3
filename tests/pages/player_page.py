"""The player as a person sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider

from app.screens.playback import Player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class PlayerPage:
    """Presses what can be pressed, reads what is shown."""

    def __init__(self, qtbot: "QtBot", player: Player) -> None:
        self._qtbot = qtbot
        self._player = player

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self._player.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def play(self) -> None:
        self.press("soundPlay")

    @property
    def is_playing(self) -> bool:
        return self._player.findChild(QPushButton, "soundPlay").text() == "Pause"

    @property
    def can_play(self) -> bool:
        return self._player.findChild(QPushButton, "soundPlay").isEnabled()

    def drag_to(self, milliseconds: int) -> None:
        self._player.findChild(QSlider, "soundPosition").setValue(milliseconds)

    def choose_speed(self, text: str) -> None:
        box = self._player.findChild(QComboBox, "soundSpeed")
        box.setCurrentIndex(box.findText(text))

    @property
    def time(self) -> str:
        return self._player.findChild(QLabel, "soundTime").text()

    def wait_until_at(self, milliseconds: int) -> None:
        self._qtbot.waitUntil(lambda: self._player.position >= milliseconds, timeout=20_000)

    def hear_again(self, start: int, end: int) -> None:
        """Choose a stretch that is played again and again."""
        self.drag_to(start)
        self.press("stretchStart")
        self.drag_to(end)
        self.press("stretchEnd")

    def wait_until_before(self, milliseconds: int) -> None:
        self._qtbot.waitUntil(lambda: self._player.position < milliseconds, timeout=20_000)

    def wait_until_it_stops(self) -> None:
        self._qtbot.waitUntil(lambda: not self.is_playing, timeout=30_000)

    def wait_for_trouble(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self._player.trouble, timeout=20_000)
