"""A page with one repeat, as cards or as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.fields.question import RepeatBlock
from app.screens.interview.repeat_view import RepeatCard
from tests.pages.long_page import LongPage


class People(LongPage):
    """A page with one repeat, and what was said there."""

    def __init__(self, qtbot: QtBot, block: RepeatBlock) -> None:
        super().__init__(qtbot, (block,))
        self.said: list[tuple[str, ...]] = []
        self.view.answered.connect(self._answered)
        self.view.repeat_add_asked.connect(self._added)
        self.view.repeat_remove_asked.connect(self._removed)
        self.settle()

    def _answered(self, ref: str, value: str) -> None:
        self.said.append((ref, value))

    def _added(self, ref: str) -> None:
        self.said.append(("add", ref))

    def _removed(self, ref: str) -> None:
        self.said.append(("remove", ref))

    def show(self, block: RepeatBlock) -> None:
        self.view.show_blocks((block,))
        self.settle()

    @property
    def table(self) -> QTableView:
        return next(one for one in self.view.findChildren(QTableView) if one.isVisible())

    def words(self, row: int) -> list[str]:
        model = self.table.model()
        return [model.index(row, column).data() for column in range(model.columnCount())]

    @property
    def heads(self) -> list[str]:
        model = self.table.model()
        return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]

    def stand(self, row: int, column: int) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.table.model().index(row, column))

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.table, key, modifier)

    def editor(self, kind=QLineEdit):
        return next(one for one in self.table.findChildren(kind) if one.isVisible())

    def press(self, words: str) -> None:
        made = [one for one in self.view.findChildren(QPushButton) if one.isVisible()]
        self.qtbot.mouseClick(
            next(one for one in made if one.accessibleName().startswith(words)), Qt.MouseButton.LeftButton
        )
        self.settle()

    @property
    def cards(self) -> list[RepeatCard]:
        return [one for one in self.view.findChildren(RepeatCard) if one.isVisible()]

    @property
    def made(self) -> int:
        """How many cards there are, seen or not."""
        return len(self.view.findChildren(RepeatCard))

    @property
    def tables(self) -> list[QTableView]:
        return [one for one in self.view.findChildren(QTableView) if one.isVisible()]
