"""A coordinator asks the author of a received interview to make something clear. Knows no Qt."""

from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import addressed, assignments
from storage.interviews.assignments import Given, NewAssignment
from storage.interviews.errors import AssignmentRefused
from storage.interviews.received import ReceivedInterview
from storage.objects.assignment import AssignmentKind
from storage.platform.clock import Clock
from storage.vault import Vault


class View(Protocol):
    """The card as its presenter sees it."""

    def show_questions(self, asked: tuple[Given, ...]) -> None:
        """Show what was asked of this interview, and how far it is."""

    def show_asked(self, revision: str) -> None:
        """It is kept: empty the field."""

    def show_refused(self, error: Exception) -> None:
        """Say what did not work."""


class AskingPresenter:
    """Follows what the reading room shows; what is asked leaves with the next fetching."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._shown: ReceivedInterview | None = None
        self._is_asking = self._is_gone = False

    def gone(self) -> None:
        """The reading room is closed."""
        self._shown, self._is_gone = None, True

    def turned_to(self, interview: ReceivedInterview | None) -> None:
        """Another interview is shown, or none."""
        self._shown = interview
        if interview is not None:
            self._read()

    def asked(self, text: str, question: str) -> None:
        """Ask about the interview that is shown."""
        shown = self._shown
        if shown is not None and text.strip() and not self._is_asking:
            self._is_asking = True
            self._jobs.run(
                Lane.VAULT,
                lambda: self._ask(shown, text, question),
                done=lambda _nothing: self._kept(shown),
                failed=self._not_kept,
            )

    def _read(self) -> None:
        shown = self._shown
        if shown is None:
            return

        def read() -> tuple[Given, ...]:
            with self._vault.read() as tx:
                return assignments.of_interview(tx, shown.interview)

        def done(found: tuple[Given, ...]) -> None:
            if self._shown == shown:
                self._view.show_questions(found)

        self._jobs.run(Lane.VAULT, read, done=done, failed=self._failed)

    def _ask(self, shown: ReceivedInterview, text: str, question: str) -> None:
        with self._vault.transaction() as tx:
            # By the key: a laptop that was set up anew has the code of the one before.
            known = addressed.devices(tx)
            to = next((one for one in known if one.certificate.device_key == shown.author_key), None)
            if to is None:
                raise AssignmentRefused("assignment-interview")
            new = NewAssignment(
                AssignmentKind.CLARIFY,
                notes=text,
                revision=shown.manifest_digest,
                number=shown.number,
                question=question,
            )
            assignments.give(tx, to, new, self._clock.now(), practice=self._vault.practice)

    def _kept(self, shown: ReceivedInterview) -> None:
        self._is_asking = False
        if not self._is_gone:
            self._view.show_asked(shown.manifest_digest)
            self._read()

    def _not_kept(self, error: Exception) -> None:
        self._is_asking = False
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_refused(error)
