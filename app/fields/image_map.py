"""One or several answers that are parts of a drawing of the form: a list, and beside it the drawing (image-map)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.fields.base import styled
from app.fields.beside_list import BesideField
from app.fields.markdown import to_plain
from app.fields.question import Kind, Question
from app.fields.region_view import RegionView
from app.fields.regions import Drawing

#: Gives a drawing of the form by the name that the form has for it; None where there is none that could be shown.
Drawings = Callable[[str], Drawing | None]


def no_drawing(_name: str) -> Drawing | None:
    """Give no drawing."""
    return None


def on_drawing(question: Question) -> bool:
    """Whether the form wants its answers pointed at in a drawing."""
    return (
        question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)
        and "image-map" in question.appearance
        and bool(question.label_media.image)
    )


class ImageMapField(BesideField):
    """The drawing follows the list; without a drawing the list stays, and what the form names is said to be missing."""

    def __init__(self, question: Question, drawings: Drawings, parent: QWidget | None = None) -> None:
        self._drawings = drawings
        self._drawing: Drawing | None = None
        self._asked = ""
        super().__init__(question, parent)

    def _new_beside(self, body: QWidget) -> QWidget:
        beside = QWidget(body)
        self._regions = RegionView(beside)
        self._regions.region_pressed.connect(self._region_pressed)
        self._apart = styled("hint", QLabel(beside))
        self._apart.setWordWrap(True)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._regions)
        column.addWidget(self._apart)
        column.addStretch(1)
        return beside

    def _media_question(self) -> Question:
        if self._drawing is None:
            return self.question
        # It stands beside the list, and not a second time above it.
        return replace(self.question, label_media=replace(self.question.label_media, image="", big_image=""))

    def show_question(self, question: Question) -> None:
        """Show the question as it is now, with the drawing that its language has."""
        if question.label_media.image != self._asked:
            self._asked = question.label_media.image
            self._drawing = self._drawings(self._asked)
        super().show_question(question)

    def _show_beside(self) -> None:
        drawing, question = self._drawing, self.question
        self._regions.setVisible(drawing is not None)
        labels = {choice.value: to_plain(choice.label) for choice in self._listed}
        without = [label for value, label in labels.items() if drawing is not None and value not in drawing.names]
        self._apart.setVisible(bool(without))
        self._apart.setText(self.tr("Only in the list: {answers}").format(answers=", ".join(without)))
        if drawing is None:
            return
        self._regions.setAccessibleName(self.tr("Drawing: {question}").format(question=to_plain(question.label)))
        self._regions.setAccessibleDescription(self.tr("All its answers are in the list beside it."))
        self._regions.show_drawing(drawing, labels)
        current = self._current()
        self._regions.show_chosen(frozenset(question.value.split()), current.value if current is not None else "")

    def _went(self, row: int) -> None:
        self._show_beside()

    def _region_pressed(self, name: str) -> None:
        choice = next((choice for choice in self._listed if choice.value == name), None)
        if choice is not None:
            self._pressed_beside(choice)
