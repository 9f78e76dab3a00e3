"""Decides how a vault is brought back from a copy. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.backup.errors import NoCopyHere, Stopped
from storage.backup.finding import FoundCopy
from storage.backup.restore import Restored
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Ways:
    """How copies are found and brought back, given by whoever opens the screen; `came_back`: an open vault waits."""

    find: Callable[[Path], tuple[FoundCopy, ...]]
    restore: Callable[
        [FoundCopy, Sequence[str], str, Callable[[], bool], Callable[[int, int], None]], tuple[Vault, Restored]
    ]
    came_back: Callable[[], None]
    finished: Callable[[Vault], None]


class View(Protocol):
    """What the screen can show."""

    def show_copies(self, count: int) -> None:
        """Offer that many copies."""

    def show_working(self, working: bool) -> None:
        """Show that a vault is being brought back."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_restored(self, restored: Restored) -> None:
        """Say what came back and what is missing; from here the vault is opened."""

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card (0 is the first), or nothing."""


class RestorePresenter:
    """Finds copies, brings one back in the background, hands the open vault on."""

    def __init__(self, view: View, jobs: Jobs, messages: Messages, ways: Ways) -> None:
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._ways = ways
        self._found: tuple[FoundCopy, ...] = ()
        self._vault: Vault | None = None
        self._is_cancelled = False

    def folder_chosen(self, folder: Path) -> None:
        """See which copies lie there."""
        self._view.show_problem(None, None)
        self._jobs.run(Lane.VAULT, lambda: self._ways.find(folder), done=self._listed, failed=self._failed)

    def restore_asked(self, index: int, cards: Sequence[str], passphrase: str) -> None:
        """Bring one of them back."""
        if not 0 <= index < len(self._found):
            return
        copy = self._found[index]
        self._is_cancelled = False
        self._view.show_problem(None, None)
        self._view.show_working(True)
        self._jobs.run(
            Lane.VAULT,
            lambda: self._ways.restore(copy, cards, passphrase, lambda: self._is_cancelled, self._progressed),
            done=self._restored,
            failed=self._failed,
        )

    def cancelled(self) -> None:
        """Stop; nothing is left behind."""
        self._is_cancelled = True

    def opened(self) -> None:
        """Go on with the vault that came back."""
        if self._vault is not None:
            self._ways.finished(self._vault)

    def _listed(self, found: tuple[FoundCopy, ...]) -> None:
        self._found = found
        self._view.show_copies(len(found))
        if not found:
            self._failed(NoCopyHere())

    def _progressed(self, done: int, total: int) -> None:
        self._jobs.post(lambda: self._view.show_progress(done, total))

    def _restored(self, brought: tuple[Vault, Restored]) -> None:
        self._vault = brought[0]
        self._ways.came_back()
        self._view.show_working(False)
        self._view.show_restored(brought[1])

    def _failed(self, error: Exception) -> None:
        self._view.show_working(False)
        if isinstance(error, Stopped):
            return
        card = getattr(error, "index", None)
        self._view.show_problem(self._messages.shown(error), card if isinstance(card, int) else None)
