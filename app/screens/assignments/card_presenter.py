"""What coordinators gave this laptop: begin an interview from it, or say that it cannot be done. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import assignments, interviews, mission_packages
from storage.interviews.assignments import Given
from storage.interviews.interviews import FormKey, State
from storage.interviews.mission_packages import Package
from storage.objects.assignment import AssignmentState
from storage.platform.clock import Clock
from storage.vault import Vault


class View(Protocol):
    """The card as its presenter sees it."""

    def show_assigned(self, assigned: tuple[Given, ...], packages: tuple[Package, ...]) -> None:
        """Show what was given, and the mission packages that came."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class AssignedPresenter:
    """The coordinator learns of every step with the next delivery."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        mission_id: str,
        form: Callable[[], FormKey],
        opened: Callable[[str], None],
    ) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._mission_id, self._form, self._opened = mission_id, form, opened
        self._is_beginning = self._is_gone = False

    def started(self) -> None:
        """Read what was given."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def begin_asked(self, assignment_id: str) -> None:
        """Begin the interview, or open the one that was begun."""
        if not self._is_beginning:
            self._is_beginning = True
            self._jobs.run(Lane.VAULT, lambda: self._begin(assignment_id), done=self._begun, failed=self._not_begun)

    def refused(self, assignment_id: str, why: str) -> None:
        """Say that it cannot be done."""
        self._jobs.run(Lane.VAULT, lambda: self._refuse(assignment_id, why), done=self._changed, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _read(self) -> tuple[tuple[Given, ...], tuple[Package, ...]]:
        assignments.gather(self._vault, self._clock.now())
        with self._vault.read() as tx:
            return assignments.listed(tx, own=False), _newest(mission_packages.listed(tx, own=False))

    def _begin(self, assignment_id: str) -> str:
        form = self._form()
        with self._vault.transaction() as tx:
            given = next((one for one in assignments.listed(tx, own=False) if one.said.id == assignment_id), None)
            if given is not None and given.begun:
                # The card is older than what was begun from it: nobody is to be interviewed twice for one assignment.
                here = [one for one in interviews.listed(tx) if one.interview == given.begun]
                if here:
                    return next((one.id for one in here if one.state is State.DRAFT), "")
            moment = self._clock.now()
            summary = interviews.start(tx, self._mission_id, form, moment)
            assignments.begin(tx, assignment_id, summary.interview, moment)
        return summary.id

    def _refuse(self, assignment_id: str, why: str) -> None:
        with self._vault.transaction() as tx:
            assignments.answer(tx, assignment_id, AssignmentState.REFUSED, why, self._clock.now())

    def _shown(self, read: tuple[tuple[Given, ...], tuple[Package, ...]]) -> None:
        if not self._is_gone:
            self._view.show_assigned(*read)

    def _begun(self, interview_id: str) -> None:
        self._is_beginning = False
        if not self._is_gone:
            self.started()
            if interview_id:
                self._opened(interview_id)

    def _not_begun(self, error: Exception) -> None:
        self._is_beginning = False
        self._failed(error)

    def _changed(self, _: None) -> None:
        self.started()

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def _newest(packages: tuple[Package, ...]) -> tuple[Package, ...]:
    """The newest version of each series."""
    found: dict[str, Package] = {}
    for one in sorted(packages, key=lambda each: each.said.version, reverse=True):
        found.setdefault(one.said.series, one)
    return tuple(found.values())
