"""Decides what the screen of who may read what shows and keeps. Knows no Qt."""

from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.library import classes
from app.screens.library.classes import Classes
from forms.interview import Part
from storage.vault import Vault


class View(Protocol):
    """What the screen can show."""

    def show_classes(self, found: Classes) -> None:
        """Show the questions and their parts."""

    def show_free_text(self, count: int) -> None:
        """Say that some questions are free text, which is never a fact; 0 takes it back."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class ClassingPresenter:
    """Reads and marks one version of a form."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, messages: Messages, digest: str) -> None:
        self._view, self._vault, self._jobs, self._messages, self._digest = view, vault, jobs, messages, digest
        self._found: Classes | None = None

    def started(self) -> None:
        """Read the form."""
        self._jobs.run(
            Lane.VAULT, lambda: classes.read(self._vault, self._digest), done=self._read, failed=self._failed
        )

    def marked(self, paths: tuple[str, ...], part: Part) -> None:
        """Decide for some questions; it is kept at once."""
        if self._found is None or not paths:
            return
        free = {row.path for row in self._found.rows if not row.may_be_fact}
        refused = [path for path in paths if part is Part.FACTS and path in free]
        self._view.show_problem(None)
        self._view.show_free_text(len(refused))
        kept = tuple(path for path in paths if path not in refused)
        if kept:
            self._jobs.run(
                Lane.VAULT,
                lambda: classes.mark(self._vault, self._digest, kept, part),
                done=self._read,
                failed=self._failed,
            )

    def _read(self, found: Classes) -> None:
        self._found = found
        self._view.show_classes(found)

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
