"""A plan that is kept as it is written, and the days of a mission. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import missions, planning
from storage.interviews.missions import Mission
from storage.interviews.planning import Day, KitItem, Plan
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Loaded:
    """A mission with its plan and its days; `plan` is None before anything was planned."""

    mission: Mission
    plan: Plan | None
    days: tuple[Day, ...]


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_mission(self, mission: Mission, days: tuple[Day, ...]) -> None:
        """Show what the mission is and what was done."""

    def show_plan(self, plan: Plan) -> None:
        """Show the plan to be changed."""

    def show_warnings(self, plan: Plan) -> None:
        """Say which risks are too high or lack a measure."""

    def show_saved(self, is_saved: bool) -> None:
        """Say whether all of it is kept."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class PlanningPresenter:
    """Keeps the newest plan; while one is being written to the disk the next waits."""

    def __init__(
        self, view: View, vault: Vault, jobs: Jobs, clock: Clock, mission_id: str, kit: Callable[[], tuple[str, ...]]
    ) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._mission_id, self._kit = mission_id, kit
        self._waiting: Plan | None = None
        self._under_way: Plan | None = None
        self._is_saving = False
        self._is_gone = self._is_refused = False
        self._leaving: Callable[[], None] | None = None

    def started(self) -> None:
        """Read the plan and the days."""
        self._jobs.run(Lane.VAULT, self._load, done=self._loaded, failed=self._failed)

    def changed(self, plan: Plan) -> None:
        """Keep what was changed."""
        self._waiting = plan
        self._view.show_warnings(plan)
        self._view.show_saved(False)
        self._save()

    @property
    def has_unsaved(self) -> bool:
        """Whether something is not committed yet."""
        return self._is_saving or self._waiting is not None

    def leave_asked(self, leave: Callable[[], None]) -> None:
        """Leave once all of it is kept; what the disk refuses is told, and a second time the way is free."""
        if not self.has_unsaved or self._leaving is not None or (self._is_refused and not self._is_saving):
            leave()
            return
        self._leaving = leave
        self._save()

    def gone(self) -> None:
        """The screen is closed; what waits is still kept."""
        self._is_gone = True
        self._save()

    def _load(self) -> Loaded:
        with self._vault.read() as tx:
            return Loaded(
                missions.get(tx, self._mission_id),
                planning.of_mission(tx, self._mission_id),
                planning.days(tx, self._mission_id),
            )

    def _loaded(self, loaded: Loaded) -> None:
        if self._is_gone:
            return
        # A plan begins with what is usually taken along; the team changes it as it likes.
        plan = loaded.plan or replace(Plan(), kit=tuple(KitItem(text) for text in self._kit()))
        self._view.show_mission(loaded.mission, loaded.days)
        self._view.show_plan(plan)
        self._view.show_warnings(plan)

    def _save(self) -> None:
        plan = self._waiting
        if plan is None or self._is_saving:
            return
        self._waiting, self._under_way, self._is_saving = None, plan, True
        self._jobs.run(Lane.VAULT, lambda: self._keep(plan), done=self._saved, failed=self._refused)

    def _keep(self, plan: Plan) -> None:
        with self._vault.transaction() as tx:
            planning.keep(tx, self._mission_id, plan, self._clock.now())

    def _saved(self, _: None) -> None:
        self._is_saving = self._is_refused = False
        if self._waiting is not None:
            self._save()
        elif self._leaving is not None:
            self._leaving()
        elif not self._is_gone:
            self._view.show_saved(True)

    def _refused(self, error: Exception) -> None:
        self._is_saving, self._is_refused, self._leaving = False, True, None
        # It is tried again with the next change, and when the screen is left.
        self._waiting = self._waiting or self._under_way
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
