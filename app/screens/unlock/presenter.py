"""Decides what the unlock screen says. Knows no Qt and no keys."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.places import VaultPlace

V = TypeVar("V")


class View(Protocol):
    """What the screen can show."""

    def show_vaults(self, numbers: Sequence[int]) -> None:
        """Offer these vaults by number."""

    def show_working(self, working: bool) -> None:
        """Show that a vault is being opened."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""

    def forget_passphrase(self) -> None:
        """Empty the field."""


class UnlockPresenter(Generic[V]):
    """Opens the chosen vault in the background and hands it on."""

    def __init__(
        self,
        view: View,
        jobs: Jobs,
        messages: Messages,
        places: Sequence[VaultPlace],
        *,
        open_vault: Callable[[Path, str], V],
        opened: Callable[[V], None],
    ) -> None:
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._places = {place.number: place for place in places}
        self._open_vault = open_vault
        self._opened = opened
        self._is_working = False
        view.show_vaults(sorted(self._places))

    def unlock_asked(self, number: int, passphrase: str) -> None:
        """Try the passphrase on the vault with this number."""
        place = self._places.get(number)
        if place is None or self._is_working or not passphrase:
            return
        self._is_working = True
        self._view.show_problem(None)
        self._view.show_working(True)
        self._jobs.run(
            Lane.VAULT, lambda: self._open_vault(place.directory, passphrase), done=self._done, failed=self._failed
        )

    def _done(self, vault: V) -> None:
        self._is_working = False
        self._view.forget_passphrase()
        self._view.show_working(False)
        self._opened(vault)

    def _failed(self, error: Exception) -> None:
        self._is_working = False
        self._view.show_working(False)
        self._view.show_problem(self._messages.shown(error))
