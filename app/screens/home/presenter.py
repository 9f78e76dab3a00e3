"""Decides what the home screen lists and opens. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Job, Jobs, Lane
from app.screens.first_start import cards
from storage.interviews import device, interviews, missions, organisation
from storage.interviews.interviews import FormKey, InterviewSummary, State
from storage.interviews.missions import Mission
from storage.objects.certificate import Role
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the home screen leads; each opens a screen."""

    draft: Callable[[str], None]
    sealed: Callable[[str], None]
    mission: Callable[[], None]
    received: Callable[[], None]
    readiness: Callable[[], None]
    delivery: Callable[[], None]
    organisation: Callable[[], None]
    settings: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the person should know before anything else."""

    has_organisation: bool
    is_expired: bool
    are_cards_confirmed: bool
    is_coordinator: bool


@dataclass(frozen=True, slots=True)
class Content:
    """All that the screen shows."""

    missions: tuple[Mission, ...]
    interviews: tuple[InterviewSummary, ...]
    standing: Standing


class View(Protocol):
    """What the screen can show."""

    def show_content(self, content: Content) -> None:
        """Show missions and interviews."""

    def show_starting(self, starting: bool) -> None:
        """Show that an interview is being prepared."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""

    def show_card_accepted(self, accepted: bool) -> None:
        """Say whether the recovery card that was typed is one of this vault's."""


class HomePresenter:
    """Lists in the background, and starts interviews."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        form: Callable[[], FormKey],
        doors: Doors,
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._form = form
        self.doors = doors
        self._query = ""
        self._mission: str | None = None
        self._listing: Job | None = None
        self._is_starting = False

    def shown(self) -> None:
        """The screen came to the front: what it lists may have changed."""
        query, mission = self._query, self._mission
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._jobs.run(
            Lane.VAULT, lambda: self._read(query, mission), done=self._view.show_content, failed=self._failed
        )

    def searched(self, query: str) -> None:
        """Look for words."""
        self._query = query.strip()
        self.shown()

    def mission_chosen(self, mission_id: str) -> None:
        """List one mission's interviews, or all."""
        self._mission = mission_id or None
        self.shown()

    def interview_asked(self, mission_id: str) -> None:
        """Start an interview in a mission and open it."""
        if self._is_starting or not mission_id:
            return
        self._is_starting = True
        self._view.show_problem(None)
        self._view.show_starting(True)
        self._jobs.run(Lane.VAULT, lambda: self._start(mission_id), done=self._started, failed=self._not_started)

    def opened(self, summary: InterviewSummary) -> None:
        """Open an interview: a draft to go on with, anything else to read."""
        if summary.state is State.DRAFT:
            self.doors.draft(summary.id)
        else:
            self.doors.sealed(summary.id)

    def card_typed(self, typed: str) -> None:
        """Check a recovery card that was left for later."""
        self._jobs.run(Lane.VAULT, lambda: self._check_card(typed), done=self._card_checked, failed=self._failed)

    def _read(self, query: str, mission: str | None) -> Content:
        with self._vault.read() as tx:
            package = organisation.current(tx)
            standing = Standing(
                has_organisation=package is not None,
                is_expired=package is not None and package.is_expired(self._clock.now()),
                are_cards_confirmed=cards.are_confirmed(tx),
                is_coordinator=device.identity(tx).role is Role.COORDINATOR,
            )
            found = interviews.listed(tx, query or None, mission_id=mission)
            return Content(missions.all_missions(tx), found, standing)

    def _start(self, mission_id: str) -> InterviewSummary:
        form = self._form()
        with self._vault.transaction() as tx:
            return interviews.start(tx, mission_id, form, self._clock.now())

    def _started(self, summary: InterviewSummary) -> None:
        self._is_starting = False
        self._view.show_starting(False)
        self.doors.draft(summary.id)

    def _not_started(self, error: Exception) -> None:
        self._is_starting = False
        self._view.show_starting(False)
        self._failed(error)

    def _check_card(self, typed: str) -> bool:
        with self._vault.transaction() as tx:
            if not cards.recognise(tx, typed):
                return False
            cards.confirm(tx, self._clock.now())
            return True

    def _card_checked(self, accepted: bool) -> None:
        self._view.show_card_accepted(accepted)
        if accepted:
            self.shown()

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
