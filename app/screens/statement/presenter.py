"""The decisions of the read-through and of the statement. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.overview import missing_lines
from app.screens.draft.shown import Reminder
from app.screens.statement.making import LANGUAGES, Around, MadeStatement, StatementMaking, contents
from app.screens.statement.reading import ReadSection, read_through
from forms.interview import can_seal


class ReadView(Protocol):
    """The read-through as its presenter sees it."""

    def show_sections(self, sections: tuple[ReadSection, ...]) -> None:
        """Show every answer."""

    def show_missing(self, missing: tuple[Reminder, ...]) -> None:
        """Show what keeps the interview from being sealed."""


class ReadPresenter:
    """Reads the session; changes nothing."""

    def __init__(self, view: ReadView, in_hand: InterviewInHand, language: Callable[[], str]) -> None:
        self._view, self._in_hand, self._language = view, in_hand, language

    def started(self, _code: str = "") -> None:
        """Show the answers as they are now, in the language of the screen."""
        session, language = self._in_hand.session, self._language()
        self._view.show_sections(read_through(session, language))
        self._view.show_missing(missing_lines(session, can_seal(session, self._in_hand.rules), language))


class StatementView(Protocol):
    """The statement's screen as its presenter sees it."""

    def show_making(self) -> None:
        """Say that the pages are being made."""

    def show_statement(self, pdf: bytes, digest: str, language: str) -> None:
        """Show the pages, their digest and the language that they are in."""

    def show_failure(self, error: Exception) -> None:
        """Say why there is no statement."""


class StatementPresenter:
    """Makes the statement and keeps it."""

    def __init__(self, view: StatementView, in_hand: InterviewInHand, making: StatementMaking, jobs: Jobs) -> None:
        self._view, self._in_hand, self._making, self._jobs = view, in_hand, making, jobs
        self.made: MadeStatement | None = None
        self._language = ""
        self._asked = 0
        self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more."""
        self._is_gone = True

    def started(self) -> None:
        """Make the statement from the present answers."""
        self._view.show_making()
        self._asked += 1
        asked = self._asked
        self._jobs.run(
            Lane.VAULT, self._making.around, done=lambda around: self._known(asked, around), failed=self._failed
        )

    def language_chosen(self, language: str) -> None:
        """Make it in another language; signatures under the former pages do not count for these."""
        if language in LANGUAGES and language != self._language:
            self._language = language
            self.made = None
            self.started()

    def _known(self, asked: int, around: Around) -> None:
        if asked != self._asked:
            return
        if not self._language:
            # The pages that are there already, or may be signed already.
            held = around.held.language if around.held is not None else ""
            self._language = held if held in LANGUAGES else LANGUAGES[0]
        content = contents(self._in_hand.session, around, self._language)
        self._jobs.run(
            Lane.VAULT,
            lambda: self._making.make(content, around),
            done=lambda made: self._made(asked, made),
            failed=self._failed,
        )

    def _made(self, asked: int, made: MadeStatement) -> None:
        # Another language was chosen meanwhile: those pages are on their way.
        if asked != self._asked:
            return
        self.made = made
        if not self._is_gone:
            self._view.show_statement(made.pdf, made.statement.sha256, made.statement.language)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
