"""The screen of exhibits as a person sees it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.screens.exhibits.blacking import BoxSheet
from app.screens.exhibits.picture_view import PictureView
from app.widgets import Notice
from tests.pages.page import Page, type_text

D = TypeVar("D", bound=QDialog)


class ExhibitsPage(Page):
    """Presses what can be pressed, reads what is shown."""

    def show_kind(self, kind: str) -> None:
        """Say what the files show."""
        box = self.child(QComboBox, "files_show")
        box.setCurrentIndex(box.findData(kind))

    def add(self, paths: Sequence[Path]) -> None:
        """Choose files in the dialog that the button opens."""
        self.press("add_files")
        dialog = self._file_dialog()
        dialog.filesSelected.emit([str(path) for path in paths])
        dialog.reject()

    def add_folder(self, path: Path) -> None:
        self.press("add_folder")
        dialog = self._file_dialog()
        dialog.fileSelected.emit(str(path))
        dialog.reject()

    def drop(self, paths: Sequence[Path]) -> None:
        """Drag files onto the screen."""
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(QPoint(20, 20)),
            Qt.DropAction.CopyAction,
            held,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        # Through the application it would need a drag that is going on.
        self.screen.event(event)

    @property
    def is_asking(self) -> bool:
        return any(dialog.isVisible() for dialog in self.screen.findChildren(QFileDialog))

    def _file_dialog(self) -> QFileDialog:
        return next(dialog for dialog in self.screen.findChildren(QFileDialog) if dialog.isVisible())

    @property
    def notice(self) -> str:
        return self.child(Notice, "exhibits_notice").text

    def wait_for_notice(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.notice, timeout=25_000)

    @property
    def titles(self) -> list[str]:
        found = self.child(QListWidget, "exhibit_files")
        return [found.item(number).text() for number in range(found.count())]

    @property
    def exhibits(self) -> list[str]:
        found = self.child(QListWidget, "exhibit_cards")
        return [found.item(number).text() for number in range(found.count())]

    def wait_for_files(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.titles) == count, timeout=25_000)

    def wait_for_exhibits(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.exhibits) == count, timeout=20_000)

    def choose_files(self, *rows: int) -> None:
        found = self.child(QListWidget, "exhibit_files")
        found.clearSelection()
        for row in rows:
            found.setCurrentRow(row, QItemSelectionModel.SelectionFlag.Select)

    def choose_exhibit(self, row: int) -> None:
        self.child(QListWidget, "exhibit_cards").setCurrentRow(row)

    @property
    def details(self) -> str:
        return self.child(QLabel, "file_details").text()

    def tie_to(self, number: str) -> None:
        box = self.child(QComboBox, "tie_to")
        at = box.findData(number)
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def can_press(self, name: str) -> bool:
        return self.child(QPushButton, name).isEnabled()

    def remove(self) -> None:
        """Take what is chosen out, and say yes."""
        self.press("remove_files")
        question = next(box for box in self.screen.findChildren(QMessageBox) if box.isVisible())
        self.qtbot.mouseClick(question.button(QMessageBox.StandardButton.Yes), Qt.MouseButton.LeftButton)

    def has_window(self, kind: type[QDialog]) -> bool:
        return bool(self.screen.findChildren(kind))

    def wait_for_window(self, kind: type[D]) -> D:
        """The window that opened over the screen."""

        def found() -> list[D]:
            return [dialog for dialog in self.screen.findChildren(kind) if dialog.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=30_000)
        return found()[0]


class WindowPage(Page):
    """One of the windows over the screen."""

    @property
    def view(self) -> PictureView:
        return self.child(PictureView, "picture_view")

    def wait_for_picture(self) -> PictureView:
        self.qtbot.waitUntil(self.view.isVisible, timeout=30_000)
        return self.view

    def wait_for_notice(self, name: str, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.child(Notice, name).text, timeout=30_000)

    @property
    def picture_is_shown(self) -> bool:
        return not self.view.scene().itemsBoundingRect().isEmpty()

    def text_of(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def draw_box(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a box with the mouse; places as parts of the picture."""
        sheet = self.child(BoxSheet, "box_sheet")
        self._drag(sheet, start, end)

    def draw_box_by_keys(self) -> None:
        """Begin in the middle, go right and down, end."""
        sheet = self.child(BoxSheet, "box_sheet")
        sheet.setFocus()
        for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Right] * 5, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Space):
            self.qtbot.keyClick(sheet, key)

    def follow_the_hand_down(self, steps: int) -> None:
        """Move the hand down by keys, without a box."""
        sheet = self.child(BoxSheet, "box_sheet")
        for _ in range(steps):
            self.qtbot.keyClick(sheet, Qt.Key.Key_Down)

    @property
    def is_moved_down(self) -> bool:
        """Whether the sheet is seen from further down than its beginning."""
        return self.child(BoxSheet, "box_sheet").y() < 0

    def draw_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw on the sheet with the mouse."""
        self._drag(self.child(QWidget, "sketch_canvas"), start, end, steps=6)

    def scribble(self, name: str) -> None:
        """Sign with the mouse."""
        pad = self.child(QWidget, name)
        self._drag(pad, (0.2, 0.5), (0.7, 0.3), steps=8)

    def can_press(self, name: str) -> bool:
        return self.child(QPushButton, name).isEnabled()

    def set_number(self, name: str, value: int) -> None:
        self.child(QSpinBox, name).setValue(value)

    def write(self, name: str, text: str) -> None:
        type_text(self.child(QWidget, name), text)

    def _drag(self, widget: QWidget, start: tuple[float, float], end: tuple[float, float], steps: int = 2) -> None:
        def place(at: float) -> QPoint:
            x = start[0] + (end[0] - start[0]) * at
            y = start[1] + (end[1] - start[1]) * at
            return QPoint(round(x * widget.width()), round(y * widget.height()))

        self.qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=place(0))
        for step in range(1, steps + 1):
            self.qtbot.mouseMove(widget, place(step / steps))
        self.qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place(1))
