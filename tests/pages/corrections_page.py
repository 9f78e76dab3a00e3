"""Two corrections beside each other, as a coordinator works with them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton

from app.fields.text import LinesEdit
from app.screens.received.corrections.answer_card import AnswerCard
from tests.pages.page import Page, type_text


class CorrectionsPage(Page):
    """The screen; questions are named by their place."""

    @property
    def cards(self) -> list[AnswerCard]:
        return self.screen.findChildren(AnswerCard)

    def words(self, place: int) -> list[str]:
        return [one.text() for one in self.cards[place].findChildren(QLabel) if one.text()]

    def keep(self, place: int, which: str) -> None:
        """With the keyboard: to the first choice, and on with an arrow."""
        choice = self._choice(place, which)
        choice.setFocus()
        self.qtbot.keyClick(choice, Qt.Key.Key_Space)

    def is_kept(self, place: int, which: str) -> bool:
        return self._choice(place, which).isChecked()

    def spoken(self, place: int, which: str) -> str:
        return self._choice(place, which).accessibleName()

    def explain(self, place: int, text: str) -> None:
        found = self.cards[place].findChild(QLineEdit, "why")
        type_text(found, text)

    def explanation(self, place: int) -> str:
        return self.cards[place].findChild(QLineEdit, "why").text()

    def reason(self, text: str) -> None:
        type_text(self.child(LinesEdit, "reason"), text)

    def _choice(self, place: int, which: str) -> QRadioButton:
        found = self.cards[place].findChild(QRadioButton, f"keep_{which}")
        assert found is not None
        return found
