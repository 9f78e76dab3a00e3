"""Which services are shown, and taking a newer directory. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import referrals
from storage.interviews.referrals import MOST_BYTES, Service
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen shows of the directory.

    Attributes:
        services: Those that answer what was asked, in the order of the file.
        total: How many the directory has.
        is_own: It was brought; otherwise it is the one that came with the program.
        oldest: The day from which on every service was checked; None if one has no day.
    """

    services: tuple[Service, ...]
    total: int
    is_own: bool
    oldest: date | None
    is_old: bool
    today: date


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_services(self, shown: Shown) -> None:
        """Show what was found."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""

    def show_taken(self, count: int) -> None:
        """Say that a newer directory is there."""


class ReferralsPresenter:
    """Reads the directory once and filters it in memory: it is small."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock, shipped: Path) -> None:
        self._view, self._vault, self._jobs, self._clock, self._shipped = view, vault, jobs, clock, shipped
        self._services: tuple[Service, ...] = ()
        self._is_own = False
        self._need, self._words = "", ""
        self._is_gone = False

    def started(self) -> None:
        """Read the directory."""
        self._run(self._read, self._found)

    def asked(self, need: str, words: str) -> None:
        """Show the services for a need (empty: any) whose texts hold these words."""
        self._need, self._words = need, words
        self._show()

    def file_chosen(self, path: Path) -> None:
        """Take a newer directory from a file."""
        self._run(lambda: self._take(path), self._taken)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _run(self, work: Callable[[], tuple[Service, ...]], done: Callable[[tuple[Service, ...]], None]) -> None:
        self._jobs.run(Lane.VAULT, work, done=done, failed=self._failed)

    def _read(self) -> tuple[Service, ...]:
        with self._vault.read() as tx:
            own = referrals.kept(tx)
        self._is_own = bool(own)
        return own or referrals.read(self._shipped.read_bytes())

    def _take(self, path: Path) -> tuple[Service, ...]:
        with path.open("rb") as file:
            source = file.read(MOST_BYTES + 1)
        with self._vault.transaction() as tx:
            services = referrals.keep(tx, source, self._clock.now())
        self._is_own = True
        return services

    def _found(self, services: tuple[Service, ...]) -> None:
        self._services = services
        self._show()

    def _taken(self, services: tuple[Service, ...]) -> None:
        self._found(services)
        if not self._is_gone:
            self._view.show_taken(len(services))

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)

    def _show(self) -> None:
        if self._is_gone:
            return
        today = date.fromisoformat(self._clock.now().wall[:10])
        oldest = referrals.oldest(self._services)
        self._view.show_services(
            Shown(
                services=tuple(one for one in self._services if self._answers(one)),
                total=len(self._services),
                is_own=self._is_own,
                oldest=None if oldest == date.min else oldest,
                is_old=any(one.is_old(today) for one in self._services),
                today=today,
            )
        )

    def _answers(self, service: Service) -> bool:
        if self._need and service.needs and self._need not in service.needs:
            return False
        texts = " ".join((*service.name.values(), service.contact, *service.detail.values())).casefold()
        return all(word in texts for word in self._words.casefold().split())
