"""Checking everything, step by step beside the work in the vault, so that nobody has to wait. Knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.integrity import anchors, outcomes
from storage.integrity.check import Check
from storage.integrity.findings import Findings, Progress
from storage.integrity.outcomes import Outcome
from storage.platform.clock import Clock
from storage.platform.files import write_durably
from storage.vault import Vault
from storage.vault.faults import named_faults


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_last(self, outcome: Outcome | None) -> None:
        """Show the last outcome, or that there was none yet."""

    def show_running(self, permille: int | None) -> None:
        """Show how far the check is; None when none runs."""

    def show_cancelled(self) -> None:
        """Say that the check was stopped before its end."""

    def show_saved(self) -> None:
        """Say that the report was saved."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class IntegrityPresenter:
    """One check at a time; its outcome is kept in the vault, without a word of content."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._check: Check | None = None
        self._is_running = False
        self._is_cancelled = False
        self._is_gone = False

    def started(self) -> None:
        """Show the last outcome, also one that came about meanwhile elsewhere."""
        if self._is_running:
            return
        self._jobs.run(Lane.VAULT, self._read_last, done=self._shown, failed=self._failed)

    def check_asked(self) -> None:
        """Begin."""
        if self._is_running:
            return
        self._is_running, self._is_cancelled = True, False
        self._view.show_running(0)
        self._jobs.run(Lane.KEEPING, lambda: Check(self._vault), done=self._begun, failed=self._failed)

    def cancel_asked(self) -> None:
        """Stop after the present step."""
        self._is_cancelled = True

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more, a check stops after the present step."""
        self._is_gone = self._is_cancelled = True

    def save_asked(self, path: Path, report: str) -> None:
        """Write the report, which says nothing of content, where the person wants it."""
        self._jobs.run(Lane.VAULT, lambda: _write(path, report), done=self._saved, failed=self._failed)

    def _shown(self, outcome: Outcome | None) -> None:
        if not self._is_gone:
            self._view.show_last(outcome)

    def _saved(self, _: None) -> None:
        if not self._is_gone:
            self._view.show_saved()

    def _begun(self, check: Check) -> None:
        self._check = check
        self._next(check)

    def _next(self, check: Check) -> None:
        if self._is_gone:
            return
        if self._is_cancelled:
            self._is_running = False
            self._view.show_running(None)
            self._view.show_cancelled()
            return
        self._jobs.run(Lane.KEEPING, check.step, done=self._stepped(check), failed=self._failed)

    def _stepped(self, check: Check) -> Callable[[Progress | None], None]:
        def stepped(progress: Progress | None) -> None:
            if self._is_gone:
                return
            if progress is not None:
                self._view.show_running(progress.permille)
                self._next(check)
                return
            self._jobs.run(Lane.VAULT, lambda: self._keep(check.result()), done=self._ended, failed=self._failed)

        return stepped

    def _ended(self, outcome: Outcome) -> None:
        self._is_running = False
        if not self._is_gone:
            self._view.show_running(None)
            self._view.show_last(outcome)

    def _failed(self, error: Exception) -> None:
        if self._is_gone:
            return
        if self._is_running:
            self._is_running = False
            self._view.show_running(None)
        self._view.show_failure(error)

    def _keep(self, findings: Findings) -> Outcome:
        moment = self._clock.now()
        with self._vault.transaction() as tx:
            outcome = outcomes.keep(tx, findings, moment)
            # The person reads it now; from here on it stands in the custody list.
            anchors.seen(tx, moment)
        return outcome

    def _read_last(self) -> Outcome | None:
        with self._vault.read() as tx:
            return outcomes.last(tx)


def _write(path: Path, report: str) -> None:
    with named_faults():
        write_durably(path, report.encode())
