"""Decides what the delivery screen shows. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.delivering import DeliveryState
from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import (
    central_log,
    deliveries,
    interviews,
    organisation,
    outbox,
    purging,
    trusted,
    whereabouts,
)
from storage.interviews.deliveries import Delivery
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.outbox import OutboxTotals
from storage.interviews.purging import Verdict
from storage.interviews.whereabouts import Whereabouts
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client import line
from sync.client.line import Line, NoProxy
from sync.client.scope import Amount

_MOST_SHOWN = 1_000
_USUAL = Line()


class Delivers(Protocol):
    """The delivery that goes on behind every screen."""

    @property
    def state(self) -> DeliveryState:
        """How things stand."""

    def deliver(self, interview_id: str = "") -> None:
        """Send what waits, or only one interview."""

    def cancel(self) -> None:
        """Stop."""

    def write_pack(self, folder: Path, *, again: bool = False) -> None:
        """Write a pack, `again` also of what other sticks carry."""

    def import_answer(self, file: Path) -> None:
        """Take in an answer."""

    def retry_parked(self) -> None:
        """Try again what was refused."""

    def set_amount(self, amount: Amount) -> None:
        """Let so much use the line."""

    def set_avoided(self, avoid: bool) -> None:
        """Use the present network no more, or again."""

    def set_proxy(self, proxy: str) -> None:
        """Go by way of a proxy."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sealed interview: what of it is where; why central refused it, if it did."""

    summary: InterviewSummary
    where: Whereabouts
    refused: Message | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What was sealed and where it is, the line as it is set, what the last delivery did."""

    has_organisation: bool
    totals: OutboxTotals
    rows: tuple[Waiting, ...] = ()
    last: Delivery | None = None
    line: Line = _USUAL
    network: str = ""
    contradictions: int = 0
    """How often central's log did not agree with itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether one interview may rely on central alone, and what is missing; `hours` is the age that is asked for.

    `verdict` is None of what cannot be read.
    """

    interview_id: str
    closed_at: str
    verdict: Verdict | None
    hours: int = 0


class View(Protocol):
    """What the screen can show."""

    def show_content(self, content: Content) -> None:
        """Show what waits and what was refused."""

    def show_state(self, state: DeliveryState) -> None:
        """Show connection, progress and outcome."""

    def show_standing(self, standing: Standing) -> None:
        """Say what is missing before this computer may rely on central alone."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class DeliveryPresenter:
    """Reads the outbox and passes on what was asked."""

    def __init__(
        self, view: View, vault: Vault, jobs: Jobs, messages: Messages, delivery: Delivers, clock: Clock
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._messages = messages
        self._delivery = delivery
        self._clock = clock
        self._was_running = self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: what comes back touches nothing of it."""
        self._is_gone = True

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

    def only_asked(self, interview_id: str) -> None:
        """Send this one, and nothing else."""
        self._delivery.deliver(interview_id)

    def chosen(self, interview_id: str) -> None:
        """Look whether this one may rely on central alone; every receipt and proof is verified again for that."""
        self._jobs.run(Lane.VAULT, lambda: self._stands(interview_id), done=self._standing, failed=self._failed)

    def cancel_asked(self) -> None:
        """Stop."""
        self._delivery.cancel()

    def retry_asked(self) -> None:
        """Try again what was refused."""
        self._delivery.retry_parked()

    def folder_chosen(self, folder: Path, again: bool) -> None:
        """Write a pack there."""
        self._delivery.write_pack(folder, again=again)

    def answer_chosen(self, file: Path) -> None:
        """Take in what came back."""
        self._delivery.import_answer(file)

    def amount_chosen(self, amount: str) -> None:
        """So much may use the line from now on."""
        self._delivery.set_amount(Amount(amount))
        self._refresh()

    def avoid_chosen(self, avoid: bool) -> None:
        """The present network is not to be used, or again."""
        self._delivery.set_avoided(avoid)
        self._refresh()

    def proxy_typed(self, text: str) -> None:
        """The way goes by a proxy; what is no address changes nothing and is said."""
        try:
            proxy = line.checked_proxy(text)
        except NoProxy:
            self._view.show_problem(self._messages.for_code("not-a-proxy"))
            return
        self._view.show_problem(None)
        self._delivery.set_proxy(proxy)
        self._refresh()

    def _refresh(self) -> None:
        self._jobs.run(Lane.VAULT, self._read, done=self._content, failed=self._failed)

    def _content(self, content: Content) -> None:
        if not self._is_gone:
            self._view.show_content(content)

    def _standing(self, standing: Standing) -> None:
        if not self._is_gone:
            self._view.show_standing(standing)

    def _read(self) -> Content:
        with self._vault.read() as tx:
            summaries = {one.id: one for one in interviews.listed(tx)}
            places = [one for one in whereabouts.listed(tx) if one.interview_id in summaries]
            places.sort(key=lambda one: one.is_safe)
            last = next(iter(deliveries.listed(tx, limit=1)), None)
            return Content(
                has_organisation=organisation.current(tx) is not None,
                totals=outbox.totals(tx),
                rows=tuple(self._row(summaries[one.interview_id], one) for one in places[:_MOST_SHOWN]),
                last=last,
                line=line.read(tx),
                network=line.present_network(),
                contradictions=len(central_log.evidence(tx)),
            )

    def _stands(self, interview_id: str) -> Standing:
        with self._vault.read() as tx:
            now = trusted.reached(tx, self._clock.now())
            verdict = purging.standing(tx, interview_id, now)
            closed = interviews.get(tx, interview_id).closed_at
            return Standing(interview_id, closed, verdict, organisation.policy(tx).receipt_hours)

    def _row(self, summary: InterviewSummary, where: Whereabouts) -> Waiting:
        refused = self._messages.for_code(summary.parked_code) if summary.state is State.PARKED else None
        return Waiting(summary, where, refused)

    def _failed(self, error: Exception) -> None:
        message = self._messages.shown(error)
        if not self._is_gone:
            self._view.show_problem(message)
