"""How the documenter is today, and whether it is time to rest. Knows no Qt."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.jobs import Jobs, Lane
from forms.interview.team_care import DayOfTeam, needs_rest
from storage.interviews import care
from storage.platform.clock import Clock
from storage.vault import Vault

#: Killing and torture; sexual violence stands in a part of its own.
_HEAVY, _WEEK = frozenset({"M01", "M07"}), timedelta(days=7)


def is_heavy(one: care.Taken) -> bool:
    """Whether something was told in this interview after which a team needs rest sooner."""
    return bool(one.modules & _HEAVY) or one.is_sexual_violence_told


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
            days, taken = care.days(tx), care.taken(tx, today - _WEEK)
        words = [DayOfTeam(day, level) for day, level in days.items()]
        # What stands in the evaluations of the week, and what was told that day.
        words += [DayOfTeam(one.day, one.condition, is_heavy(one)) for one in taken if one.day not in days]
        words += [DayOfTeam(one.day, "", is_heavy(one)) for one in taken if one.day in days]
        return Own(days.get(today, ""), needs_rest(words, today))

    def _shown(self, own: Own) -> None:
        self._today = own.today
        if not self._is_gone:
            self._view.show_own(own)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
