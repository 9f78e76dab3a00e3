"""The form library, a form tried out, and who may read what, as a person sees them."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QComboBox, QTableView

from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page


class Rows(Page):
    """A screen with a table."""

    def rows_of(self, name: str) -> list[tuple[str, ...]]:
        model = self.child(QTableView, name).model()
        return [
            tuple(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def select(self, name: str, *wanted: int) -> None:
        table = self.child(QTableView, name)
        mode = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.clearSelection()
        for row in wanted:
            index = table.model().index(row, 0)
            table.selectionModel().setCurrentIndex(index, mode)


class LibraryPage(Rows):
    """The library."""

    @property
    def forms(self) -> list[str]:
        return [row[0] for row in self.rows_of("forms")]

    @property
    def remarks(self) -> list[tuple[str, ...]]:
        return self.rows_of("remarks")

    def choose_form(self, path: Path) -> None:
        self.press("import_form")
        self.choose_in_dialog(str(path))
        self.wait_until_visible("take")

    def add_file(self, path: Path) -> None:
        self.press("add_files")
        self.choose_in_dialog(str(path))
        self.qtbot.waitUntil(lambda: path.name in self.text("chosen_form"))

    def choose_row(self, title: str) -> None:
        self.qtbot.waitUntil(lambda: title in self.forms, timeout=30_000)
        self.select("forms", self.forms.index(title))


class PreviewPage(InterviewPage):
    """A form that is tried."""

    @property
    def pages(self) -> list[str]:
        box = self.child(QComboBox, "page")
        return [box.itemText(at) for at in range(box.count())]


class ClassingPage(Rows):
    """Who may read what."""

    @property
    def questions(self) -> list[tuple[str, ...]]:
        return self.rows_of("questions")
