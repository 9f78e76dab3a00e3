"""The ceremony, as the people around the table see it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QWidget

from tests.pages.page import Page, W


class CeremonyPage(Page):
    """Every page of it; buttons bear the name of their page."""

    def child(self, kind: type[W], name: str) -> W:
        """The one that is seen, where two pages have fields of the same name."""
        found = self.screen.findChildren(kind, name)
        assert found, name
        return next((one for one in found if one.isVisible()), found[0])

    def tick(self, name: str) -> None:
        self.child(QCheckBox, name).setChecked(True)

    def agree(self) -> None:
        """What is asked on the first page."""
        for name in ("is_offline", "is_alone", "has_sticks", "is_dated"):
            self.tick(name)

    def settle(self) -> None:
        """Let what changed find its place on the page."""
        for _ in range(3):
            QApplication.processEvents()

    def next(self, page: str) -> None:
        self.press(f"{page}_next")

    def name_it(self, name: str = "Спілка", code: str = "trh", *, cards: int = 5, threshold: int = 3) -> None:
        self.wait_until_visible("organisation_name")
        self.type_into("organisation_name", name)
        self.type_into("organisation_code", code)
        self.set_number("cards", cards)
        self.set_number("threshold", threshold)
        self.next("name")

    def bring_central(self, path: Path) -> str:
        """Choose central's file, accept its words, and give them."""
        self.press("choose_central")
        self.choose_in_dialog(str(path))
        self.wait_until_visible("central_same")
        words = self.text("central_words")
        self.tick("central_same")
        self.next("central")
        return words

    def no_central(self) -> None:
        self.tick("central_later")
        self.next("central")

    @property
    def recipients(self) -> list[str]:
        found = self.child(QListWidget, "recipients")
        return [found.item(row).text() for row in range(found.count())]

    def add_request(self, role: object, path: Path) -> None:
        before = len(self.recipients)
        self.choose("recipient_role", role)
        self.press("add_request")
        self.choose_in_dialog(str(path))
        self.qtbot.waitUntil(lambda: len(self.recipients) > before or bool(self.notice("problem")), timeout=10_000)

    def remove_recipient(self, row: int) -> None:
        self.child(QListWidget, "recipients").setCurrentRow(row)
        self.press("remove_recipient")

    def choose_passphrases(self, count: int) -> list[str]:
        """Take the six words offered for each file."""
        chosen = []
        for _ in range(count):
            self.wait_until_visible("offered_words")
            chosen.append(self.text("offered_words"))
            self.type_into("again", chosen[-1])
            self.next("sealing")
        return chosen

    @property
    def card_words(self) -> str:
        """What of the card can be seen now."""
        holder = self.child(QWidget, "card_words")
        words = [found for found in holder.findChildren(QLabel) if found.property("role") == "h2"]
        return " ".join(word.text() for word in words).strip()

    @property
    def everything_written(self) -> str:
        """The texts of all labels, seen or not."""
        return " ".join(label.text() for label in self.screen.findChildren(QLabel))

    def read_card(self) -> str:
        self.wait_until_visible("show_card")
        self.press("show_card")
        words = self.card_words
        self.next("card")
        return words

    def type_card(self, words: str) -> None:
        self.wait_until_visible("typed_card")
        self.retype("typed_card", words)
        self.next("type_back")

    def all_cards(self, count: int) -> list[str]:
        """Each card shown to its holder and typed back."""
        cards = []
        for _ in range(count):
            cards.append(self.read_card())
            self.type_card(cards[-1])
        self.wait_until_visible("write_next")
        return cards

    def write_to(self, folder: Path) -> None:
        self.wait_until_visible("write_next")
        self.next("write")
        self.choose_in_dialog(str(folder))
        self.qtbot.waitUntil(lambda: self.is_visible("files_written") or bool(self.notice("problem")), timeout=30_000)

    def tab_to(self, name: str) -> None:
        """Go there with Tab alone, as somebody without a mouse does."""
        for _ in range(60):
            focused = self.screen.window().focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.qtbot.keyClick(self.screen if focused is None else focused, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}")

    def space_on(self, name: str) -> None:
        """Press what Tab has reached."""
        self.tab_to(name)
        self.hit(name, Qt.Key.Key_Space)
