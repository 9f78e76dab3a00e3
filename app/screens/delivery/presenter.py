"""Decides what the delivery screen shows. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.delivering import DeliveryState, LastDelivery, kept_last_delivery
from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import interviews, organisation, outbox
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.outbox import OutboxTotals
from storage.vault import Vault


class Delivery(Protocol):
    """The delivery that goes on behind every screen."""

    @property
    def state(self) -> DeliveryState:
        """How things stand."""

    def deliver(self) -> None:
        """Send what waits."""

    def cancel(self) -> None:
        """Stop."""

    def write_pack(self, folder: Path) -> None:
        """Write a pack."""

    def import_answer(self, file: Path) -> None:
        """Take in an answer."""

    def retry_parked(self) -> None:
        """Try again what was refused."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An interview that central refused, and why in words."""

    summary: InterviewSummary
    reason: Message


@dataclass(frozen=True, slots=True)
class Content:
    """What waits, what was refused, what the last delivery did."""

    has_organisation: bool
    totals: OutboxTotals
    waiting: tuple[InterviewSummary, ...]
    refused: tuple[Refused, ...]
    last: LastDelivery | None


class View(Protocol):
    """What the screen can show."""

    def show_content(self, content: Content) -> None:
        """Show what waits and what was refused."""

    def show_state(self, state: DeliveryState) -> None:
        """Show connection, progress and outcome."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class DeliveryPresenter:
    """Reads the outbox and passes on what was asked."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, messages: Messages, delivery: Delivery) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._messages = messages
        self._delivery = delivery
        self._was_running = False

    def shown(self) -> None:
        """The screen came to the front."""
        self.changed()
        self._refresh()

    def changed(self) -> None:
        """The delivery went on."""
        state = self._delivery.state
        self._view.show_state(state)
        self._view.show_problem(self._problem(state))
        if self._was_running and not state.is_running:
            self._refresh()
        self._was_running = state.is_running

    def _problem(self, state: DeliveryState) -> Message | None:
        if state.problem is not None:
            return self._messages.shown(state.problem)
        if state.report is not None and state.report.alarms:
            # The delivery went on, but something that central gave was not believed.
            return self._messages.for_code(state.report.alarms[0])
        return None

    def deliver_asked(self) -> None:
        """Send what waits."""
        self._delivery.deliver()

    def cancel_asked(self) -> None:
        """Stop."""
        self._delivery.cancel()

    def retry_asked(self) -> None:
        """Try again what was refused."""
        self._delivery.retry_parked()

    def folder_chosen(self, folder: Path) -> None:
        """Write a pack there."""
        self._delivery.write_pack(folder)

    def answer_chosen(self, file: Path) -> None:
        """Take in what came back."""
        self._delivery.import_answer(file)

    def _refresh(self) -> None:
        self._jobs.run(Lane.VAULT, self._read, done=self._view.show_content, failed=self._failed)

    def _read(self) -> Content:
        with self._vault.read() as tx:
            listed = interviews.listed(tx)
            return Content(
                has_organisation=organisation.current(tx) is not None,
                totals=outbox.totals(tx),
                waiting=tuple(one for one in listed if one.state is State.WAITING),
                refused=tuple(
                    Refused(one, self._messages.for_code(one.parked_code))
                    for one in listed
                    if one.state is State.PARKED
                ),
                last=kept_last_delivery(self._vault),
            )

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
