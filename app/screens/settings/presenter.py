"""Decides what the settings change. Knows no Qt."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.draft.told import keep_training, training
from storage.interviews import organisation
from storage.interviews import settings as vault_settings
from storage.platform.clock import Clock
from storage.vault import Vault

IDLE_MINUTES = "idle-minutes"
LEAST_MINUTES, USUAL_MINUTES, MOST_MINUTES = 1, 3, 30


class View(Protocol):
    """What the screen can show."""

    def show_idle_minutes(self, minutes: int) -> None:
        """Show after how long the program locks itself."""

    def show_most_minutes(self, minutes: int) -> None:
        """Offer no longer time than the organisation allows."""

    def show_training(self, valid: Mapping[str, date]) -> None:
        """Show until when each training of the person is valid."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


def minutes_of(text: str | None) -> int:
    """Read the kept number; anything else means the usual one."""
    minutes = int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 4 else USUAL_MINUTES
    return max(LEAST_MINUTES, min(MOST_MINUTES, minutes))


class SettingsPresenter:
    """Keeps what belongs to this vault; language and theme are kept beside it by their owners."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        idle_changed: Callable[[int], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._idle_changed = idle_changed
        jobs.run(Lane.VAULT, self._read, done=self._read_out, failed=self._failed)

    def idle_minutes_chosen(self, minutes: int) -> None:
        """Lock after another time without a key or a click."""
        self._idle_changed(minutes)
        self._jobs.run(Lane.VAULT, lambda: self._keep(minutes), done=lambda _: None, failed=self._failed)

    def training_changed(self, days: Mapping[str, str]) -> None:
        """Keep until when each training is valid."""
        valid = {kind: date.fromisoformat(day) for kind, day in days.items()}
        self._jobs.run(Lane.VAULT, lambda: self._keep_training(valid), done=lambda _: None, failed=self._failed)

    def _read(self) -> tuple[int, int, dict[str, date]]:
        with self._vault.read() as tx:
            kept = minutes_of(vault_settings.get(tx, IDLE_MINUTES))
            return kept, organisation.policy(tx).most_idle_minutes, training(tx)

    def _read_out(self, read: tuple[int, int, dict[str, date]]) -> None:
        kept, most, valid = read
        self._view.show_training(valid)
        self._view.show_most_minutes(most)
        self._view.show_idle_minutes(min(kept, most))

    def _keep(self, minutes: int) -> None:
        with self._vault.transaction() as tx:
            vault_settings.put(tx, IDLE_MINUTES, str(minutes), self._clock.now())

    def _keep_training(self, valid: Mapping[str, date]) -> None:
        with self._vault.transaction() as tx:
            keep_training(tx, valid, self._clock.now())

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
