"""Looking for an earlier interview of the same person, and the decision that follows. Knows no Qt."""

import re
from dataclasses import dataclass
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.draft.in_hand import InterviewInHand
from forms.engine import Changes, Session
from forms.interview.answers import ref_of, value
from storage.interviews import assignments, earlier
from storage.interviews.assignments import Given
from storage.interviews.earlier import Namesake
from storage.interviews.interviews import InterviewSummary
from storage.vault import Vault

#: The questions that keep what was found and what was decided.
SEARCHED, DECIDED = "iv_search_done", "ex_decide"
_NAME = ("p_surname", "p_given", "p_patronymic")
_BORN = "p_dob_from"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: Outcomes after which a decision is needed (rule G02).
NEED_DECISION = frozenset({"possible", "match"})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search gave."""

    found: tuple[Namesake, ...]
    among: int
    closed: int
    #: Words of coordinators that somebody was heard before.
    told: tuple[Given, ...] = ()


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_person(self, name: str, year: str) -> None:
        """Begin with what the interview already says."""

    def show_kept(self, outcome: str, decision: str) -> None:
        """Show what was decided before."""

    def show_looked(self, looked: Looked) -> None:
        """Show who may be meant."""

    def show_missing(self, code: str) -> None:
        """Say what is missing: ``name``, ``year``, ``outcome``, ``decision``; empty for nothing."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""

    def finish(self) -> None:
        """The decision is kept: leave."""


class Together(Protocol):
    """Several answers as one step of the interview, which one undo takes back."""

    def __call__(self, ref: str, act: "Act", /) -> None:
        """Do it."""


class Act(Protocol):
    """What is done with the session."""

    def __call__(self, session: Session, /) -> tuple[Changes, ...]:
        """Do it and give what changed."""


class EarlierPresenter:
    """Asks this vault only; the person's word counts more than any search."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, in_hand: InterviewInHand, together: Together) -> None:
        self._view, self._vault, self._jobs, self._in_hand, self._together = view, vault, jobs, in_hand, together
        self._is_gone = False

    def started(self) -> None:
        """Show what the interview says of the person and of an earlier search."""
        session = self._in_hand.session
        name = " ".join(part for part in (value(session, one) for one in _NAME) if part)
        year = value(session, _BORN)[:4]
        self._view.show_person(name, year)
        self._view.show_kept(value(session, SEARCHED), value(session, DECIDED))
        if name:
            self.look_asked(name, year)

    def look_asked(self, name: str, year: str) -> None:
        """Look for people called like this."""
        name, year = name.strip(), year.strip()
        missing = "name" if not name else "year" if year and not _YEAR.fullmatch(year) else ""
        self._view.show_missing(missing)
        if missing:
            return
        own = self._in_hand.summary
        self._jobs.run(Lane.VAULT, lambda: self._look(own, name, year), done=self._found, failed=self._failed)

    def kept(self, outcome: str, decision: str) -> None:
        """Keep the outcome of the search, and the decision where one is needed, as one step."""
        missing = "outcome" if not outcome else "decision" if outcome in NEED_DECISION and not decision else ""
        self._view.show_missing(missing)
        if missing:
            return
        answers = {SEARCHED: outcome, DECIDED: decision if outcome in NEED_DECISION else ""}

        def act(session: Session) -> tuple[Changes, ...]:
            given = ((ref_of(session, name), answer) for name, answer in answers.items())
            return tuple(session.set_answer(ref, answer) for ref, answer in given if ref)

        self._together(ref_of(self._in_hand.session, SEARCHED), act)
        self._view.finish()

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _look(self, own: InterviewSummary, name: str, year: str) -> Looked:
        with self._vault.read() as tx:
            heard = earlier.heard(tx, own.id)
            told = assignments.heard_before(tx, own.interview)
        return Looked(earlier.namesakes(heard, name, year), len(heard.known), heard.closed, told)

    def _found(self, looked: Looked) -> None:
        if not self._is_gone:
            self._view.show_looked(looked)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)
