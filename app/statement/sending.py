"""A statement to a printer, and the line about it in the custody list. Knows no Qt."""

from collections.abc import Callable
from enum import StrEnum

from app.jobs import Jobs, Lane
from storage.interviews import custody, statements
from storage.interviews.statements import Statement
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault


class Printed(StrEnum):
    """What became of pages that were to be printed."""

    SENT = "sent"
    NOT_WANTED = "not-wanted"
    NO_PRINTER = "no-printer"


class NoPrinter(Exception):
    """There is no printer to send a statement to."""

    code = "no-printer-here"


class StatementPrinting:
    """Reads the pages from the vault, hands them to whoever asks for a printer, and enters that they went there."""

    def __init__(
        self,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview_id: str,
        *,
        send: Callable[[bytes], Printed],
        failed: Callable[[Exception], None],
    ) -> None:
        self._vault, self._jobs, self._clock, self._id = vault, jobs, clock, interview_id
        self._send, self._told = send, failed
        self._is_asked = False
        self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: nothing is sent or shown any more."""
        self._is_gone = True

    def print_asked(self, statement: Statement) -> None:
        """Print the pages of this statement; whoever presses twice prints once."""
        if self._is_asked:
            return
        self._is_asked = True
        self._jobs.run(Lane.VAULT, lambda: statements.pdf(self._vault, statement), done=self._read, failed=self._failed)

    def _read(self, pdf: bytes) -> None:
        if self._is_gone:
            return
        printed = self._send(pdf)
        self._is_asked = False
        if printed is Printed.NO_PRINTER:
            self._failed(NoPrinter())
        elif printed is Printed.SENT:
            self._jobs.run(Lane.VAULT, self._enter, done=_entered, failed=self._failed)

    def _enter(self) -> None:
        with self._vault.transaction() as tx:
            custody.record(tx, self._id, CustodyAction.PRINT, self._clock.now())

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        if not self._is_gone:
            self._told(error)


def _entered(_: None) -> None:
    """Nothing is shown for it: the custody list says so."""
