"""The screens around the interview, as a person sees them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QListWidget, QTableView, QWidget

from app.screens.home import HomeScreen
from app.screens.home.presenter import HomePresenter
from tests.pages.page import Page


class UnlockPage(Page):
    """The first window."""

    def unlock(self, passphrase: str) -> None:
        self.type_into("passphrase", passphrase)
        self.hit("passphrase", Qt.Key.Key_Return)

    @property
    def vaults(self) -> list[str]:
        box = self.child(QComboBox, "vault")
        return [box.itemText(index) for index in range(box.count())]


class FirstStartPage(Page):
    """The wizard of a new vault."""

    def choose_offered(self) -> str:
        words = self.text("offered_words")
        self.type_into("again", words)
        return words

    def make(self) -> None:
        self.press("make")
        self.wait_until_visible("card_words")

    @property
    def card(self) -> str:
        holder = self.child(QWidget, "card_words")
        words = [found for found in holder.findChildren(QLabel) if found.property("role") == "h2"]
        return " ".join(word.text() for word in words)

    def read_cards(self) -> list[str]:
        cards = []
        for _ in range(3):
            cards.append(self.card)
            self.press("next_card")
        return cards


class HomePage(Page):
    """Missions and interviews."""

    screen: HomeScreen

    @property
    def missions(self) -> list[str]:
        found = self.child(QListWidget, "missions")
        return [found.item(row).text() for row in range(found.count())]

    def choose_mission(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.missions, timeout=10_000)
        self.child(QListWidget, "missions").setCurrentRow(self.missions.index(name))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self.child(QTableView, "interviews").model()
        return [
            tuple(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def wait_for_titles(self, *titles: str) -> None:
        self.qtbot.waitUntil(lambda: [row[1] for row in self.rows] == list(titles), timeout=20_000)

    @property
    def headings(self) -> list[str]:
        """The columns that are shown."""
        table = self.child(QTableView, "interviews")
        model = table.model()
        return [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(model.columnCount())
            if not table.isColumnHidden(column)
        ]

    def scroll_to_the_end(self) -> None:
        self.child(QTableView, "interviews").scrollToBottom()

    def press_keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(self.child(QTableView, "interviews"), key, modifiers)

    def wait_for_keyboard_in(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.child(QWidget, name).hasFocus(), timeout=5_000)

    def wait_for_text(self, name: str, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.text(name), timeout=20_000)

    def choose_place(self, typed: str, label: str) -> None:
        """Type, wait until the place is offered, and choose it."""
        self.child(QWidget, "filter_place").setFocus()
        self.type_into("filter_place", typed)
        completer = self.child(QLineEdit, "filter_place").completer()

        def offered() -> list[str]:
            model = completer.model()
            return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

        self.qtbot.waitUntil(lambda: label in offered(), timeout=10_000)
        completer.popup().hide()
        self.child(QLineEdit, "filter_place").setText(label)

    def wait_for_rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows) == count, timeout=20_000)

    def lead_drafts_to(self, door: Callable[[str], None]) -> None:
        """Stand at the door of the interview screen, which is another room."""
        presenter = self.screen.presenter
        assert isinstance(presenter, HomePresenter)
        presenter.doors = replace(presenter.doors, draft=door)

    def open_row(self, row: int) -> None:
        table = self.child(QTableView, "interviews")
        table.selectRow(row)
        self.qtbot.keyClick(table, Qt.Key.Key_Return)


class MissionPage(Page):
    """A new mission."""

    def set_days(self, first: str, last: str) -> None:
        for name, day in (("starts", first), ("ends", last)):
            edit = self.child(QDateEdit, name)
            edit.setDate(edit.date().fromString(day, Qt.DateFormat.ISODate))
