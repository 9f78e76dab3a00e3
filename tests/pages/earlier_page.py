"""Was this person heard before, as a person sees the screen."""

from PySide6.QtWidgets import QComboBox, QLabel, QRadioButton, QTableView

from app.widgets import Notice
from tests.pages.page import Page


class EarlierPage(Page):
    """Rows, marks and words."""

    def rows(self) -> list[tuple[str, ...]]:
        model = self.child(QTableView, "namesakes").model()
        return [tuple(str(model.index(row, at).data()) for at in range(4)) for row in range(model.rowCount())]

    def wait_for_rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows()) == count, timeout=10_000)

    def choose_outcome(self, code: str) -> None:
        self.child(QRadioButton, f"outcome_{code}").click()

    def choose_decision(self, code: str) -> None:
        box = self.child(QComboBox, "decision")
        box.setCurrentIndex(box.findData(code))

    @property
    def can_decide(self) -> bool:
        return self.child(QComboBox, "decision").isEnabled()

    @property
    def notice(self) -> str:
        return self.child(Notice, "earlier_notice").text

    @property
    def words(self) -> str:
        return " ".join(one.text() for one in self.screen.findChildren(QLabel))
