"""The plan of a mission as a team sees it."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox

from app.widgets import Notice
from tests.pages.page import Page


class PlanningPage(Page):
    """Rows by kind, in order."""

    def lines(self, name: str) -> list[QLineEdit]:
        return self.screen.findChildren(QLineEdit, name)

    def boxes(self, name: str) -> list[QComboBox]:
        return self.screen.findChildren(QComboBox, name)

    def grades(self, name: str) -> list[QSpinBox]:
        return self.screen.findChildren(QSpinBox, name)

    def ticks(self) -> list[QCheckBox]:
        return self.screen.findChildren(QCheckBox, "kit_packed")

    def choose(self, name: str, at: int, code: str) -> None:
        box = self.boxes(name)[at]
        box.setCurrentIndex(box.findData(code))

    @property
    def notice(self) -> str:
        return self.child(Notice, "plan_notice").text

    def wait_until_saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.child(QLabel, "saved").text() == "Saved", timeout=10_000)

    @property
    def words(self) -> str:
        return " ".join(one.text() for one in self.screen.findChildren(QLabel) if not one.isHidden())
