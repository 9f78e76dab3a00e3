"""The readiness page as a person sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from app.widgets import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class ReadinessView:
    """Presses what can be pressed, reads what is shown."""

    def __init__(self, qtbot: "QtBot", page: QWidget) -> None:
        self._qtbot = qtbot
        self._page = page

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self._page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def is_enabled(self, name: str) -> bool:
        return self._page.findChild(QPushButton, name).isEnabled()

    @property
    def verdict(self) -> str:
        return self._page.findChild(Notice, "microphoneVerdict").text

    @property
    def microphones(self) -> list[str]:
        box = self._page.findChild(QComboBox, "readinessMicrophone")
        return [box.itemText(number) for number in range(box.count())]

    def said_of(self, name: str) -> str:
        """What stands beside disk, clock or battery."""
        return " ".join(label.text() for label in self._page.findChild(QWidget, name).findChildren(QLabel))

    def wait_for_verdict(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.verdict, timeout=30_000)
