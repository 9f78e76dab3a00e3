"""The list of what was done, as a person reads it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from tests.pages.page import Page


class CustodyPage(Page):
    """Rows as they stand on the screen."""

    @property
    def table(self) -> QTableView:
        return self.child(QTableView, "custody_entries")

    def rows(self) -> list[tuple[str, ...]]:
        model = self.table.model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def wait_for_rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows()) == count, timeout=10_000)

    def spoken(self, row: int) -> str:
        return str(self.table.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
