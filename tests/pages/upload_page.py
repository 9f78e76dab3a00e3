"""A question for a file as a person sees it: its buttons, the paper to draw on, what it says."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.fields.base import Field
from app.fields.canvas import Canvas
from app.fields.drawing_dialog import DrawingDialog
from app.screens.exhibits.camera_window import CameraWindow
from app.screens.exhibits.film_player import FilmPlayer
from app.widgets.picture import PictureDialog
from tests.pages.form_files import FilmPage
from tests.pages.house import House


class UploadPage:
    """Presses what can be pressed."""

    def __init__(self, qtbot: QtBot, field: Field) -> None:
        self.qtbot, self.field = qtbot, field

    @property
    def buttons(self) -> list[str]:
        return [one.text() for one in self.field.findChildren(QPushButton) if one.isVisible()]

    @property
    def words(self) -> str:
        return " ".join(one.text() for one in self.field.findChildren(QLabel) if one.isVisible())

    def stand_at(self, words: str) -> None:
        """Go to a button with the keyboard."""
        next(one for one in self.field.findChildren(QPushButton) if one.isVisible() and one.text() == words).setFocus()

    def press(self, words: str) -> None:
        button = next(one for one in self.field.findChildren(QPushButton) if one.isVisible() and one.text() == words)
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def choose_photo(self, shows: str, path: Path | None) -> None:
        """Say what is on it, as the menu asks; then choose it."""
        next(one for one in self.field.findChildren(QAction) if one.data() == shows).trigger()
        if path is not None:
            self.choose(path)

    @property
    def is_asking_for_a_file(self) -> bool:
        return any(one.isVisible() for one in self.field.findChildren(QFileDialog))

    def choose(self, path: Path) -> None:
        dialog = next(one for one in self.field.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(path))
        dialog.reject()

    def wait_for(self, button: str) -> None:
        self.qtbot.waitUntil(lambda: button in self.buttons, timeout=20_000)

    def wait_for_words(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words, timeout=20_000)

    @property
    def paper(self) -> Canvas:
        self.qtbot.waitUntil(lambda: self._drawing() is not None, timeout=20_000)
        return self._drawing().canvas

    def _drawing(self) -> DrawingDialog | None:
        return next((one for one in self.field.findChildren(DrawingDialog) if one.isVisible()), None)

    def draw_with_keys(self, *keys: Qt.Key) -> None:
        paper = self.paper
        for key in (Qt.Key.Key_Space, *keys, Qt.Key.Key_Space):
            self.qtbot.keyClick(paper, key)

    def draw_with_mouse(self, *points: tuple[int, int]) -> None:
        paper = self.paper
        self.qtbot.mousePress(paper, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
        for point in points[1:]:
            self.qtbot.mouseMove(paper, QPoint(*point))
        self.qtbot.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))

    def press_in_drawing(self, name: str) -> None:
        button = self._drawing().findChild(QPushButton, name)
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for_large(self) -> QDialog:
        def found() -> list[PictureDialog]:
            return [one for one in self.field.findChildren(PictureDialog) if one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
        return found()[0]

    def open_camera(self, shows: str) -> CameraWindow | None:
        """Press the button of the camera and say what it sees, as the menu asks."""
        self.press("Photograph…")
        self.choose_photo(shows, None)
        return next((one for one in self.field.findChildren(CameraWindow) if one.isVisible()), None)

    def take_photograph(self, window: CameraWindow, seen: QVideoFrame) -> None:
        window.findChild(QVideoSink).setVideoFrame(seen)
        button = window.findChild(QPushButton, "take_photo")
        self.qtbot.waitUntil(button.isEnabled, timeout=10_000)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def players(self, house: House) -> list[FilmPage]:
        """What plays the file at its question."""
        return [FilmPage(house, one) for one in self.field.findChildren(FilmPlayer) if one.isVisible()]

    def say_yes(self) -> None:
        box = next(one for one in self.field.window().findChildren(QMessageBox) if one.isVisible())
        self.qtbot.mouseClick(box.button(QMessageBox.StandardButton.Yes), Qt.MouseButton.LeftButton)

    def say(self, words: str) -> None:
        box = next(one for one in self.field.window().findChildren(QMessageBox) if one.isVisible())
        button = next(one for one in box.buttons() if one.text() == words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def questioned(self) -> str:
        """What the window that asks says."""
        box = next(one for one in self.field.window().findChildren(QMessageBox) if one.isVisible())
        return f"{box.text()} {box.informativeText()}"
