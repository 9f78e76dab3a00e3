"""Who may approve here: let one more, or one less. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.crypto.kdf import Argon2Cost
from storage.interviews import approving
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may approve, and since when (ISO)."""

    code: str
    since: str


class View(Protocol):
    """What the screen can show."""

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Show who may approve."""

    def show_working(self, is_working: bool) -> None:
        """A key is being made."""

    def show_added(self, code: str) -> None:
        """Say that somebody was added."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class PeoplePresenter:
    """Reads and changes the list; making a key takes a second, away from what somebody types."""

    def __init__(
        self, view: View, vault: Vault, jobs: Jobs, clock: Clock, messages: Messages, cost: Callable[[], Argon2Cost]
    ) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._messages, self._cost = messages, cost
        self._is_gone = self._is_working = False

    def started(self) -> None:
        """Show who may approve."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def added(self, code: str, words: str) -> None:
        """Make a key for somebody."""
        if self._is_working:
            return
        self._is_working = True
        self._view.show_problem(None)
        self._view.show_working(True)
        plain = code.strip().lower()

        def keep() -> tuple[Person, ...]:
            made = approving.made(plain, words, self._cost(), self._clock.now())
            with self._vault.transaction() as tx:
                approving.register(tx, made, self._clock.now())
            return self._read()

        def kept(people: tuple[Person, ...]) -> None:
            self._shown(people)
            if not self._is_gone:
                self._view.show_added(plain)

        self._jobs.run(Lane.KEEPING, keep, done=kept, failed=self._failed)

    def removed(self, code: str) -> None:
        """Somebody approves here no more."""
        moment = self._clock.now()

        def remove() -> tuple[Person, ...]:
            with self._vault.transaction() as tx:
                approving.remove(tx, code, moment)
            return self._read()

        self._jobs.run(Lane.VAULT, remove, done=self._shown, failed=self._failed)

    def _read(self) -> tuple[Person, ...]:
        with self._vault.read() as tx:
            return tuple(Person(one.code, one.since) for one in approving.people(tx))

    def _shown(self, people: tuple[Person, ...]) -> None:
        self._is_working = False
        if not self._is_gone:
            self._view.show_working(False)
            self._view.show_people(people)

    def _failed(self, error: Exception) -> None:
        self._is_working = False
        message = self._messages.shown(error)
        if not self._is_gone:
            self._view.show_working(False)
            self._view.show_problem(message)
