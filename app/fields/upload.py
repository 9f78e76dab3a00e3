"""A question for a picture, a sound or a file: the side panel takes them, encrypted piece by piece."""

from PySide6.QtWidgets import QLabel, QWidget

from app.fields.base import Field, styled
from app.fields.question import Question


class UploadField(Field):
    """Says where files are added, and the name of the one that is there."""

    takes_answers = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._words = styled("hint", QLabel(self))
        self._words.setWordWrap(True)
        self._finish(self._words)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        self._words.setText(
            question.value or self.tr("Pictures, sound and files are added in the panel at the side, not here.")
        )
