"""Copies, the way back, and the repair, as a person sees them."""

from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from tests.pages.page import Page


class BackupPage(Page):
    """The screen of copies."""

    def ask(self, name: str) -> None:
        """Press a button as soon as it can be pressed."""
        self.qtbot.waitUntil(lambda: self.is_enabled(name), timeout=30_000)
        self.press(name)

    def choose_medium(self, folder: Path) -> None:
        self.ask("choose_medium")
        self.choose_in_dialog(str(folder))

    def type_cards(self, *cards: str) -> None:
        for number, card in enumerate(cards, start=1):
            self.retype(f"card_{number}", card)

    def try_cards(self, *cards: str) -> None:
        self.qtbot.waitUntil(lambda: self.is_enabled("card_1"), timeout=30_000)
        self.type_cards(*cards)
        self.ask("try_restore")


class RestorePage(Page):
    """The way back from a copy."""

    def choose_copy(self, folder: Path) -> None:
        self.press("choose_copy")
        self.choose_in_dialog(str(folder))

    def restore(self, *cards: str) -> str:
        """Type the cards, take the words that are offered, begin; gives the new passphrase."""
        self.wait_until_visible("cards")
        for number, card in enumerate(cards, start=1):
            self.retype(f"card_{number}", card)
        words = self.text("offered_words")
        self.type_into("again", words)
        self.press("restore")
        return words


class RepairPage(Page):
    """A damaged vault."""

    def repair(self) -> None:
        self.press("repair")

    @property
    def progress(self) -> tuple[int, int]:
        bar = self.child(QProgressBar, "progress")
        return bar.value(), bar.maximum()

    @property
    def can_open(self) -> bool:
        return self.child(QWidget, "open").isVisible()
