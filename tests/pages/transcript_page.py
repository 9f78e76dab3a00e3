"""The transcript screen as a person at the keyboard sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.widgets import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class TranscriptPage:
    """Types, presses keys, reads what is shown."""

    def __init__(self, qtbot: "QtBot", screen: QWidget) -> None:
        self._qtbot = qtbot
        self._screen = screen

    def _words(self) -> QPlainTextEdit:
        return self._screen.findChild(QPlainTextEdit, "lineWords")

    def type(self, text: str) -> None:
        """Write into the line in hand: QTest aborts at Cyrillic letters."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._words(), event)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self._words() if self._words().isEnabled() else self._screen, key, modifier)

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self._screen.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def is_there(self, name: str) -> bool:
        return self._screen.findChild(QPushButton, name) is not None

    def is_shown(self, name: str) -> bool:
        return not self._screen.findChild(QPushButton, name).isHidden()

    def choose_speaker(self, number: int) -> None:
        box = self._screen.findChild(QComboBox, "lineSpeaker")
        box.setCurrentIndex(number)
        box.activated.emit(number)

    @property
    def lines(self) -> list[str]:
        model = self._screen.findChild(QListView, "transcriptLines").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def chosen(self) -> str:
        return self._screen.findChild(QListView, "transcriptLines").currentIndex().data()

    @property
    def nature(self) -> str:
        return self._screen.findChild(QLabel, "transcriptNature").text()

    @property
    def trouble(self) -> str:
        return self._screen.findChild(Notice, "transcriptTrouble").text

    def fill(self, name: str, text: str) -> None:
        line = self._screen.findChild(QLineEdit, name)
        line.setText(text)
        line.editingFinished.emit()

    def choose_fidelity(self, number: int) -> None:
        box = self._screen.findChild(QComboBox, "transcriptFidelity")
        box.setCurrentIndex(number)
        box.activated.emit(number)

    @property
    def sensitive(self) -> list[str]:
        box = self._screen.findChild(QComboBox, "sensitiveStretches")
        return [box.itemText(number) for number in range(box.count())]
