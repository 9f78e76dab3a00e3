"""How the documenter is today, and whether it is time to rest. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.jobs import Jobs, Lane
from forms.interview.team_care import DayOfTeam, needs_rest
from storage.interviews import care
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Own:
    """Today's word, empty if there is none, and whether the last days ask for rest."""

    today: str
    is_rest_needed: bool


class View(Protocol):
    """The card as its presenter sees it."""

    def show_own(self, own: Own) -> None:
        """Show today's word."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class CarePresenter:
    """Keeps a word a day in this vault, for its owner alone."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._today = ""
        self._is_gone = False

    @property
    def today(self) -> str:
        """Today's word as it is kept."""
        return self._today

    def started(self) -> None:
        """Show what was written down."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def chosen(self, level: str) -> None:
        """Write down today's word; the same again takes it back."""
        level = "" if level == self._today else level
        self._jobs.run(Lane.VAULT, lambda: self._keep(level), done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _keep(self, level: str) -> Own:
        moment = self._clock.now()
        with self._vault.transaction() as tx:
            care.keep(tx, date.fromisoformat(moment.wall[:10]), level, moment)
        return self._read()

    def _read(self) -> Own:
        today = date.fromisoformat(self._clock.now().wall[:10])
        with self._vault.read() as tx:
            days = care.days(tx)
        return Own(days.get(today, ""), needs_rest([DayOfTeam(day, level) for day, level in days.items()], today))

    def _shown(self, own: Own) -> None:
        self._today = own.today
        if not self._is_gone:
            self._view.show_own(own)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
