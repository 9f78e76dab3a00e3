"""What the presenter of files and exhibits needs of the screen."""

from typing import Protocol

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.importing import Summary
from storage.interviews.exhibits import Transfer
from storage.interviews.playback import ReadableAttachment


class View(Protocol):
    """What the presenter needs of the screen."""

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show all files."""

    def show_taken(self, item: Item) -> None:
        """Show one more."""

    def show_cards(self, cards: tuple[ExhibitCard, ...]) -> None:
        """Show the exhibits that the form describes."""

    def show_closed(self, kind: AttachmentKind) -> None:
        """Say that there is no consent to such files."""

    def ask_files(self, kind: AttachmentKind, folder: bool) -> None:
        """Let the person choose files, or a folder."""

    def show_progress(self, done: int, total: int, percent: int = 0) -> None:
        """Say how far it is, and how much of a large file is done."""

    def show_summary(self, summary: Summary) -> None:
        """Say what came of it."""

    def show_failure(self, error: Exception) -> None:
        """Say why something was not done."""

    def show_photograph_waits(self, error: Exception) -> None:
        """Say why what the camera took is not kept yet."""

    def show_opened(self, item: Item, sealed: ReadableAttachment) -> None:
        """Open a viewer, which closes the file."""

    def show_derived(self, item: Item | None) -> None:
        """Say that a copy was made, or that this picture or page cannot be copied."""

    def show_done(self, what: str) -> None:
        """Say that something is done: `clock`, `tied`, `removed`, `handed-over`, `sketch`."""

    def show_transfers(self, card: ExhibitCard, transfers: tuple[Transfer, ...]) -> None:
        """Show the way of an exhibit."""

    def show_label(self, card: ExhibitCard) -> None:
        """Show the label with the number."""

    def show_danger(self, card: ExhibitCard) -> None:
        """Say that nobody touches it: 101 or 102."""
