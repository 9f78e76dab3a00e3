"""A coordinator gives out interviews and words of earlier ones, and sees how far they are. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import addressed, assignments
from storage.interviews.addressed import KnownDevice
from storage.interviews.assignments import Given, NewAssignment
from storage.interviews.errors import AssignmentRefused
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.addressing import fetch_devices
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.delivery import calls_of, greet
from sync.client.http import transport_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom something can be given to, and what was given."""

    devices: tuple[KnownDevice, ...]
    given: tuple[Given, ...]


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_standing(self, standing: Standing) -> None:
        """Show devices and assignments."""

    def show_given(self) -> None:
        """It is kept and goes with the next exchange: empty the fields."""

    def show_exchanging(self, is_running: bool) -> None:
        """Show that central is asked."""

    def show_exchanged(self, report: FetchReport) -> None:
        """Say what came."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class AssignmentsPresenter:
    """Writes in the vault; what was written leaves with the next exchange with central."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._is_exchanging = self._is_giving = self._is_gone = False

    def started(self) -> None:
        """Read what was given."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def given(self, device: str, new: NewAssignment) -> None:
        """Give an assignment to a device."""
        if not self._is_giving:
            self._is_giving = True
            self._jobs.run(Lane.VAULT, lambda: self._give(device, new), done=self._kept, failed=self._not_kept)

    def taken_back(self, assignment_id: str) -> None:
        """Take one back."""
        self._jobs.run(Lane.VAULT, lambda: self._withdraw(assignment_id), done=self._changed, failed=self._failed)

    def exchange_asked(self) -> None:
        """Send what waits, fetch the list of devices and what they said."""
        if self._is_exchanging:
            return
        self._is_exchanging = True
        self._view.show_exchanging(True)
        self._jobs.run(Lane.NETWORK, self._exchange, done=self._exchanged, failed=self._not_exchanged)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _read(self) -> Standing:
        with self._vault.read() as tx:
            return Standing(addressed.devices(tx), assignments.listed(tx, own=True))

    def _give(self, device: str, new: NewAssignment) -> None:
        if new.day:
            try:
                date.fromisoformat(new.day)
            except ValueError:
                raise AssignmentRefused("assignment-text") from None
        with self._vault.transaction() as tx:
            to = next((one for one in addressed.devices(tx) if one.key_id == device), None)
            if to is None:
                raise AssignmentRefused("assignment-text")
            assignments.give(tx, to, new, self._clock.now(), practice=self._vault.practice)

    def _withdraw(self, assignment_id: str) -> None:
        with self._vault.transaction() as tx:
            assignments.withdraw(tx, assignment_id, self._clock.now())

    def _exchange(self) -> FetchReport:
        transport = transport_of(self._vault)
        try:
            calls = calls_of(self._vault, transport)
            greet(self._vault, calls)
            fetch_devices(self._vault, calls, self._clock, cancelled=lambda: self._is_gone)
            return fetch_delivered(
                self._vault, transport, self._clock, progress=lambda _: None, cancelled=lambda: self._is_gone
            )
        finally:
            transport.close()

    def _shown(self, standing: Standing) -> None:
        if not self._is_gone:
            self._view.show_standing(standing)

    def _not_kept(self, error: Exception) -> None:
        self._is_giving = False
        self._failed(error)

    def _kept(self, _: None) -> None:
        self._is_giving = False
        if not self._is_gone:
            self._view.show_given()
        self.started()

    def _changed(self, _: None) -> None:
        self.started()

    def _exchanged(self, report: FetchReport) -> None:
        self._is_exchanging = False
        if not self._is_gone:
            self._view.show_exchanging(False)
            self._view.show_exchanged(report)
            self.started()

    def _not_exchanged(self, error: Exception) -> None:
        self._is_exchanging = False
        if not self._is_gone:
            self._view.show_exchanging(False)
            self._view.show_failure(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
