"""Decides how a damaged vault is made whole. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.backup.databases import Cancelled, Progress
from storage.backup.errors import NoCopyHere, NoGoodCopy
from storage.backup.finding import FoundCopy
from storage.backup.repair import Repaired


@dataclass(frozen=True, slots=True)
class Ways:
    """How it is done, given by whoever opens the screen; `repair` gets the folder of a copy on a medium, or None."""

    repair: Callable[[Path | None, Cancelled, Progress], Repaired]
    save: Callable[[Cancelled, Progress], Repaired]
    find: Callable[[Path], tuple[FoundCopy, ...]]
    open_again: Callable[[], None]


class View(Protocol):
    """What the screen can show."""

    def show_working(self, working: bool) -> None:
        """Show that the vault is being repaired."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_medium_wanted(self) -> None:
        """Offer to choose a copy on another medium, or to do without one."""

    def show_repaired(self, repaired: Repaired) -> None:
        """Say what was saved and what is missing; from here the vault is opened."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class RepairPresenter:
    """Repairs in the background."""

    def __init__(self, view: View, jobs: Jobs, messages: Messages, ways: Ways) -> None:
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._ways = ways
        self._is_cancelled = False

    def repair_asked(self) -> None:
        """Repair with the copies on this disk."""
        self._run(lambda: self._repair(None))

    def folder_chosen(self, folder: Path) -> None:
        """Repair with the copies there too."""
        self._run(lambda: self._with_medium(folder))

    def save_asked(self) -> None:
        """There is no whole copy anywhere: save what can still be read."""
        self._run(lambda: self._ways.save(self._asked_to_stop, self._progressed))

    def cancelled(self) -> None:
        """Stop; the vault stays as it was."""
        self._is_cancelled = True

    def opened(self) -> None:
        """Open the vault that is whole again."""
        self._ways.open_again()

    def _repair(self, medium: Path | None) -> Repaired:
        return self._ways.repair(medium, self._asked_to_stop, self._progressed)

    def _asked_to_stop(self) -> bool:
        return self._is_cancelled

    def _progressed(self, done: int, total: int) -> None:
        self._jobs.post(lambda: self._view.show_progress(done, total))

    def _with_medium(self, folder: Path) -> Repaired:
        problem: Exception = NoCopyHere()
        for found in self._ways.find(folder):
            try:
                return self._repair(found.directory)
            except NoGoodCopy as error:
                problem = error
        raise problem

    def _run(self, work: Callable[[], Repaired]) -> None:
        self._is_cancelled = False
        self._view.show_problem(None)
        self._view.show_working(True)
        self._jobs.run(Lane.VAULT, work, done=self._repaired, failed=self._failed)

    def _repaired(self, repaired: Repaired) -> None:
        self._view.show_working(False)
        self._view.show_repaired(repaired)

    def _failed(self, error: Exception) -> None:
        self._view.show_working(False)
        self._view.show_problem(self._messages.shown(error))
        if isinstance(error, NoGoodCopy | NoCopyHere):
            self._view.show_medium_wanted()
