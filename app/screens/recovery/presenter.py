"""Decides how a vault is opened again with its recovery cards. Knows no Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.vault import Vault


class View(Protocol):
    """What the screen can show."""

    def show_working(self, working: bool) -> None:
        """Show that the vault is being recovered."""

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card (0 is the first), or nothing."""


class RecoveryPresenter:
    """Recovers in the background."""

    def __init__(
        self,
        view: View,
        jobs: Jobs,
        messages: Messages,
        *,
        recover: Callable[[Sequence[str], str], Vault],
        finished: Callable[[Vault], None],
    ) -> None:
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._recover = recover
        self._finished = finished

    def cards_entered(self, cards: tuple[str, ...], passphrase: str) -> None:
        """Open the vault with the cards and give it a new passphrase."""
        filled = tuple(card for card in cards if card.strip())
        self._view.show_problem(None, None)
        self._view.show_working(True)
        self._jobs.run(Lane.VAULT, lambda: self._recover(filled, passphrase), done=self._done, failed=self._failed)

    def _done(self, vault: Vault) -> None:
        self._view.show_working(False)
        self._finished(vault)

    def _failed(self, error: Exception) -> None:
        self._view.show_working(False)
        card = getattr(error, "index", None)
        self._view.show_problem(self._messages.shown(error), card if isinstance(card, int) else None)
