"""Decides what the screen of copies does. Knows no Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.keeping import KeepingState
from storage.backup import finding
from storage.crypto.kdf import Argon2Cost
from storage.keys.recovery import seed_from_cards


class View(Protocol):
    """What the screen can show."""

    def show_state(self, state: KeepingState) -> None:
        """Show how copies stand and what goes on."""

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card (0 is the first), or nothing."""


class Copies(Protocol):
    """What keeps copies."""

    @property
    def state(self) -> KeepingState:
        """How things stand."""
        ...

    def refresh(self) -> None:
        """Read anew how copies stand."""

    def choose(self, folder: Path) -> None:
        """Take a folder on a second medium."""

    def copy(self) -> None:
        """Copy now."""

    def check_medium(self) -> None:
        """Read the copy on the medium."""

    def check(self) -> None:
        """Check the vault."""

    def cancel(self) -> None:
        """Stop what runs."""

    def try_restore(self, source: Path, seed: Callable[[], bytes], cost: Callable[[], Argon2Cost]) -> None:
        """Bring the copy back for a trial."""


class BackupPresenter:
    """Hands on what was asked; shows what changed."""

    def __init__(self, view: View, copies: Copies, messages: Messages, cost: Callable[[], Argon2Cost]) -> None:
        self._view = view
        self._copies = copies
        self._messages = messages
        self._cost = cost

    def shown(self) -> None:
        """Show how things stand now."""
        self.changed()
        self._copies.refresh()

    def changed(self) -> None:
        """Show what changed."""
        state = self._copies.state
        self._view.show_state(state)
        if state.problem is None:
            self._view.show_problem(None, None)
            return
        card = getattr(state.problem, "index", None)
        self._view.show_problem(self._messages.shown(state.problem), card if isinstance(card, int) else None)

    def folder_chosen(self, folder: Path) -> None:
        """Make copies there from now on, the first at once."""
        self._copies.choose(folder)

    def trial_asked(self, cards: Sequence[str]) -> None:
        """See whether these cards bring the copy back."""
        standing = self._copies.state.standing
        if standing is None or standing.medium is None:
            return
        source = Path(standing.medium.folder) / standing.medium.name

        def seed() -> bytes:
            keys = [key for found in finding.find(source) for key in found.keys]
            return seed_from_cards(cards, *keys)

        self._copies.try_restore(source, seed, self._cost)
