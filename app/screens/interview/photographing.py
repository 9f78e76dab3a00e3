"""The camera of this computer at a question: what the vault does not take waits, and is offered at the next press."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.fields.files import Subject
from app.screens.exhibits.camera_window import CameraWindow
from app.screens.exhibits.photographs import Photograph, Photographs


class Photographing:
    """Opens the camera, or asks what becomes of the photograph that waits."""

    def __init__(self, held: Photographs, taken: Callable[[str, Subject, bytes], None]) -> None:
        self._held, self._taken = held, taken

    def ask(self, ref: str, subject: Subject, over: QWidget) -> None:
        """Show what the camera sees; before that, what was taken and waits."""
        waiting = self._held.waiting(ref)
        if waiting:
            self._offer(waiting, over)
            return
        window = CameraWindow(over)
        window.taken.connect(partial(self._taken, ref, subject))
        window.open()

    def words(self, ref: str) -> str:
        """What is said beside a refusal while a photograph waits here; empty where none does."""
        if not self._held.waiting(ref):
            return ""
        return QCoreApplication.translate(
            "Photographing", "The photograph waits, and is kept by itself as soon as that is possible."
        )

    def _offer(self, waiting: tuple[Photograph, ...], over: QWidget) -> None:
        question = QMessageBox(over)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(
            QCoreApplication.translate("Photographing", "A photograph of before is not kept yet. Keep it now?")
        )
        keep = question.addButton(
            QCoreApplication.translate("Photographing", "Keep it"), QMessageBox.ButtonRole.AcceptRole
        )
        throw = question.addButton(
            QCoreApplication.translate("Photographing", "Throw it away"), QMessageBox.ButtonRole.DestructiveRole
        )
        later = question.addButton(
            QCoreApplication.translate("Photographing", "Later"), QMessageBox.ButtonRole.RejectRole
        )
        keep.clicked.connect(partial(_again, self._held))
        throw.clicked.connect(partial(_thrown, self._held, waiting))
        question.setDefaultButton(keep)
        question.setEscapeButton(later)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()


def _again(held: Photographs, _checked: bool = False) -> None:
    held.again()


def _thrown(held: Photographs, waiting: tuple[Photograph, ...], _checked: bool = False) -> None:
    for photograph in waiting:
        held.kept(photograph)
