"""The services as a person finds them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QTableView

from app.widgets import Notice
from tests.pages.page import Page, accept_path


class ReferralsPage(Page):
    """Rows as they stand on the screen."""

    @property
    def table(self) -> QTableView:
        return self.child(QTableView, "services")

    def rows(self) -> list[tuple[str, ...]]:
        model = self.table.model()
        return [tuple(str(model.index(row, at).data()) for at in range(3)) for row in range(model.rowCount())]

    def wait_for_rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows()) == count, timeout=10_000)

    def spoken(self, row: int) -> str:
        return str(self.table.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def choose_need(self, code: str) -> None:
        box = self.child(QComboBox, "need")
        box.setCurrentIndex(box.findData(code))

    def choose(self, *rows: int) -> None:
        self.table.clearSelection()
        for row in rows:
            self.table.selectionModel().select(
                self.table.model().index(row, 0),
                self.table.selectionModel().SelectionFlag.Select | self.table.selectionModel().SelectionFlag.Rows,
            )

    def take(self, path: Path) -> None:
        self.press("take_directory")
        accept_path(self.screen.findChild(QFileDialog), str(path))

    @property
    def detail(self) -> str:
        return self.child(QLabel, "service_detail").text()

    @property
    def notice(self) -> str:
        return self.child(Notice, "referrals_notice").text

    @property
    def can_print(self) -> bool:
        return self.child(QPushButton, "print_services").isEnabled()
