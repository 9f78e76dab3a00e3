"""The card for oneself."""

from PySide6.QtWidgets import QPushButton

from app.widgets import Notice
from storage.interviews.care import LEVELS
from tests.pages.page import Page


class CareCardPage(Page):
    """Which word is chosen, and what the card says."""

    @property
    def level(self) -> str:
        return next((one for one in LEVELS if self.child(QPushButton, f"own_{one}").isChecked()), "")

    def wait_for(self, level: str) -> None:
        self.qtbot.waitUntil(lambda: self.level == level and self.is_kept(level), timeout=10_000)

    def is_kept(self, level: str) -> bool:
        return self.screen.presenter.today == level

    @property
    def notice(self) -> str:
        return self.child(Notice, "care_notice").text
