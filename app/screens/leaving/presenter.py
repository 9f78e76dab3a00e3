"""What of a sealed interview goes where, sent or saved when a person says so. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.approving import Approving
from storage.interviews import approving, export_file, leaving, offers
from storage.interviews.errors import LeavingRefused
from storage.interviews.offers import Offer
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.odk import address
from sync.odk.address import Address
from sync.odk.sending import Sent, send


@dataclass(frozen=True, slots=True)
class Way:
    """One way out as the screen shows it; `address` is the one of the last time."""

    offer: Offer
    obstacle: Message | None
    address: Address | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What the person said on the page."""

    recipient: str
    asked_again: bool
    with_others: bool = False
    address: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: sent, saved under a name, or stopped."""

    sent: bool = False
    saved: str = ""
    interviews: int = 0
    stopped: bool = False


class View(Protocol):
    """What the screen can show."""

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Show what may go where."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_working(self, working: bool) -> None:
        """Show that something is under way."""

    def show_people(self, codes: tuple[str, ...]) -> None:
        """Show who may approve here."""

    def show_approving(self) -> None:
        """Somebody's words are tried."""

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what was done."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class LeavingPresenter:
    """Asks the vault what may leave, and lets it."""

    def __init__(
        self, view: View, vault: Vault, interview_id: str, jobs: Jobs, messages: Messages, clock: Clock
    ) -> None:
        self._view, self._vault, self._id = view, vault, interview_id
        self._jobs, self._messages, self._clock = jobs, messages, clock
        self._is_gone = self._is_working = False
        self._is_stopped = False

    def started(self) -> None:
        """Look what may go where, and who may approve it."""
        self._jobs.run(Lane.VAULT, self._people, done=self._show_people, failed=self._failed)
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed: what is under way stops at the next safe place, and can be taken up again."""
        self._is_gone = self._is_stopped = True

    def stop_asked(self) -> None:
        """Stop at the next safe place."""
        self._is_stopped = True

    def send_asked(self, order: Order) -> None:
        """Send to the server."""
        self._begin(Lane.NETWORK, lambda: self._send(order))

    def save_asked(self, order: Order, target: Path) -> None:
        """Write an encrypted file."""
        self._begin(Lane.KEEPING, lambda: self._save(order, target))

    def approve_asked(self, recipient: str, said: Approving, with_others: bool) -> None:
        """Somebody approves: of this interview, and of the others that would go into the same file."""
        if self._is_working:
            return
        self._view.show_problem(None)
        self._view.show_approving()
        moment = self._clock.now()

        def sign() -> None:
            departing = leaving.waiting_for_two(self._vault, self._id, recipient, moment, with_others=with_others)
            approving.approve(self._vault, said.code, said.words, departing, moment)

        # Opening a key takes a second: what somebody types must not wait behind that.
        self._jobs.run(Lane.KEEPING, sign, done=lambda _nothing: self.again(), failed=self._not_approved)

    def again(self) -> None:
        """Look again: somebody approved, or another may."""
        if not self._is_gone:
            self.started()

    def _people(self) -> tuple[str, ...]:
        with self._vault.read() as tx:
            return tuple(one.code for one in approving.people(tx))

    def _show_people(self, codes: tuple[str, ...]) -> None:
        if not self._is_gone:
            self._view.show_people(codes)

    def _not_approved(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_problem(self._messages.shown(error))
            self.started()

    def _begin(self, lane: Lane, work: Callable[[], Outcome]) -> None:
        if self._is_working:
            return
        self._is_working, self._is_stopped = True, False
        self._view.show_problem(None)
        self._view.show_outcome(Outcome())
        self._view.show_working(True)
        self._jobs.run(lane, work, done=self._done, failed=self._failed)

    def _read(self) -> tuple[Way, ...]:
        found = offers.of_interview(self._vault, self._id, self._clock.now())
        with self._vault.read() as tx:
            return tuple(
                Way(
                    one,
                    self._messages.for_code(one.obstacle) if one.obstacle else None,
                    address.kept(tx, one.rule) if one.rule.server else None,
                )
                for one in found
            )

    def _send(self, order: Order) -> Outcome:
        with self._vault.read() as tx:
            rule = next((one for one in leaving.rules_of(tx, self._id) if one.recipient == order.recipient), None)
        if rule is None:
            raise LeavingRefused("leaving-not-allowed")
        where = address.read(order.address, rule, order.user, order.password)
        sent: Sent = send(
            self._vault,
            self._id,
            order.recipient,
            where,
            self._clock,
            asked_again=order.asked_again,
            progress=self._progressed,
            cancelled=lambda: self._is_stopped,
        )
        return Outcome(sent=sent.is_whole, stopped=not sent.is_whole)

    def _save(self, order: Order, target: Path) -> Outcome:
        saved = export_file.save(
            self._vault,
            self._id,
            order.recipient,
            target,
            self._clock.now(),
            asked_again=order.asked_again,
            with_others=order.with_others,
            progress=self._progressed,
            cancelled=lambda: self._is_stopped,
        )
        return Outcome(saved=target.name, interviews=saved.interviews) if saved is not None else Outcome(stopped=True)

    def _progressed(self, done: int, total: int) -> None:
        self._jobs.post(lambda: self._show_progress(done, total))

    def _show_progress(self, done: int, total: int) -> None:
        if not self._is_gone and self._is_working:
            self._view.show_progress(done, total)

    def _shown(self, ways: tuple[Way, ...]) -> None:
        if not self._is_gone:
            self._view.show_ways(ways)

    def _done(self, outcome: Outcome) -> None:
        self._is_working = False
        if not self._is_gone:
            self._view.show_working(False)
            self._view.show_outcome(outcome)
            self.started()

    def _failed(self, error: Exception) -> None:
        was_working, self._is_working = self._is_working, False
        message = self._messages.shown(error)
        if self._is_gone:
            return
        self._view.show_working(False)
        self._view.show_problem(message)
        if was_working:
            # Something may be there already, or nothing may leave any more: the page says so.
            self.started()
