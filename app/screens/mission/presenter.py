"""Decides whether a mission can be kept. Knows no Qt."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import missions
from storage.interviews.missions import Mission, NewMission
from storage.platform.clock import Clock
from storage.vault import Vault

MOST_CODES = 20


class Missing(StrEnum):
    """What keeps a mission from being made."""

    NAME = "name"
    DATES = "dates"
    CODES = "codes"


class View(Protocol):
    """What the screen can show."""

    def show_missing(self, missing: Missing | None) -> None:
        """Say what has to be filled in or corrected."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class MissionPresenter:
    """Makes one mission."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        made: Callable[[Mission], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._made = made
        self._is_working = False

    def mission_filled(self, name: str, area: str, starts: str, ends: str, team: str) -> None:
        """Keep the mission if it is complete."""
        codes = tuple(dict.fromkeys(team.replace(",", " ").replace(";", " ").split()))
        missing = _missing(name.strip(), starts, ends, codes)
        self._view.show_missing(missing)
        if missing is not None or self._is_working:
            return
        self._is_working = True
        new = NewMission(name=name.strip(), area=area.strip(), starts=starts, ends=ends, team=codes)
        self._jobs.run(Lane.VAULT, lambda: self._create(new), done=self._done, failed=self._failed)

    def _create(self, new: NewMission) -> Mission:
        with self._vault.transaction() as tx:
            return missions.create(tx, new, self._clock.now())

    def _done(self, mission: Mission) -> None:
        self._is_working = False
        self._made(mission)

    def _failed(self, error: Exception) -> None:
        self._is_working = False
        self._view.show_problem(self._messages.shown(error))


def _missing(name: str, starts: str, ends: str, codes: tuple[str, ...]) -> Missing | None:
    if not name:
        return Missing.NAME
    if starts and ends and ends < starts:
        return Missing.DATES
    if len(codes) > MOST_CODES or any(not code.replace("-", "").isalnum() or len(code) > 16 for code in codes):
        return Missing.CODES
    return None
