"""The panel of photos and documents as a person sees it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QListWidget, QMessageBox, QPushButton, QWidget

from app.widgets import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class AttachmentsPage:
    """Presses what can be pressed, reads what is shown."""

    def __init__(self, qtbot: "QtBot", panel: QWidget) -> None:
        self._qtbot = qtbot
        self._panel = panel

    def _press(self, name: str) -> None:
        self._qtbot.mouseClick(self._panel.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def ask_photo(self, kind: str) -> None:
        """Choose a kind from the photograph button's menu."""
        next(action for action in self._panel.findChildren(QAction) if action.data() == kind).trigger()

    def open_all(self) -> None:
        """Go to the screen of exhibits."""
        self._press("allExhibits")

    def ask_document(self) -> None:
        self._press("addDocument")

    @property
    def is_asking_for_a_file(self) -> bool:
        return any(dialog.isVisible() for dialog in self._panel.findChildren(QFileDialog))

    def ask_no_more(self) -> None:
        """Close the file dialog without choosing."""
        for dialog in self._panel.findChildren(QFileDialog):
            if dialog.isVisible():
                dialog.reject()

    def choose(self, path: Path) -> None:
        """Choose a file in the open dialog and wait until it is taken in or refused."""
        dialog = next(dialog for dialog in self._panel.findChildren(QFileDialog) if dialog.isVisible())
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        self._qtbot.waitUntil(self._panel.findChild(QPushButton, "addPhoto").isEnabled, timeout=20_000)

    @property
    def titles(self) -> list[str]:
        found = self._panel.findChild(QListWidget, "attachments")
        return [found.item(number).text() for number in range(found.count())]

    def wait_until_shown(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.titles) == count, timeout=10_000)

    @property
    def details(self) -> str:
        return self._panel.findChild(QLabel, "attachmentDetails").text()

    @property
    def notice(self) -> str:
        return self._panel.findChild(Notice, "attachmentsNotice").text

    def open_large(self) -> None:
        self._press("openAttachment")

    def wait_for_large(self) -> QWidget:
        def found() -> list[QDialog]:
            return [dialog for dialog in self._panel.findChildren(QDialog) if dialog.isVisible()]

        self._qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
        return found()[0]

    def remove(self) -> str:
        """Take the chosen file out, and say yes; what was asked."""
        before = len(self.titles)
        self._press("removeAttachment")
        question = self._panel.findChild(QMessageBox)
        asked = f"{question.text()} {question.informativeText()}"
        self._qtbot.mouseClick(question.button(QMessageBox.StandardButton.Yes), Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: len(self.titles) < before, timeout=10_000)
        return asked

    def wait_for_notice(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.notice, timeout=20_000)
