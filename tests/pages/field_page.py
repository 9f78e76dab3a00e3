"""A field on its own, as a person meets it."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.fields.base import Field
from app.fields.chips import Pictures, no_picture
from app.fields.factory import Surroundings, field_for
from app.fields.image_map import Drawings, no_drawing
from app.fields.player_place import Sounds, no_sound
from app.fields.question import Question


def nothing_found(text, found) -> None:
    found(text, ())


class Asked:
    """A field on its own, and everything it said."""

    def __init__(
        self,
        qtbot: QtBot,
        question: Question,
        pictures: Pictures = no_picture,
        sounds: Sounds = no_sound,
        *,
        films: Sounds = no_sound,
        drawings: Drawings = no_drawing,
    ) -> None:
        self.qtbot = qtbot
        self.field: Field = field_for(
            question, Surroundings(nothing_found, lambda: None, pictures, sounds, films, drawings)
        )
        qtbot.addWidget(self.field)
        self.answers: list[tuple[str, str]] = []
        self.field.answered.connect(self._answered)
        self.field.resize(700, 200)
        self.field.show()

    def _answered(self, ref: str, value: str) -> None:
        self.answers.append((ref, value))
        if ref == self.field.ref:
            self.field.show_question(replace(self.field.question, value=value))

    def one(self, kind):
        return next(widget for widget in self.field.findChildren(kind) if widget.isVisible())

    def all(self, kind):
        return [widget for widget in self.field.findChildren(kind) if widget.isVisible()]

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def inside(self, kind):
        """What of one kind the field holds, seen or not."""
        return self.field.findChild(kind)

    def choice(self, value: str) -> QAbstractButton:
        return next(one for one in self.choices() if one.property("answer") == value)

    def choices(self) -> list[QAbstractButton]:
        return [one for one in self.field.findChildren(QAbstractButton) if one.property("answer") and one.isVisible()]

    def button(self, words: str) -> QAbstractButton:
        """The button whose spoken name begins so."""
        buttons = self.field.findChildren(QAbstractButton)
        return next(one for one in buttons if one.accessibleName().startswith(words) and one.isVisible())

    @property
    def words(self) -> str:
        return " ".join(one.text() for one in self.field.findChildren(QLabel) if one.isVisible())

    @property
    def spoken(self) -> QLabel:
        return next(one for one in self.field.findChildren(QLabel) if one.isVisible() and one.buddy() is not None)

    @property
    def last(self) -> str:
        return self.answers[-1][1]
