"""Consent that a person changes after the seal: what is known, and carrying it out. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.jobs import Jobs, Lane
from forms.engine import Environment, Session, load_form
from forms.interview.answers import inner, instances, under
from forms.interview.changing import Change
from forms.interview.consent import consent_of
from storage.interviews import consent_events, departures, drafts, form_library, interviews
from storage.interviews.consent_events import Gone, Said, Task
from storage.platform.clock import Clock
from storage.vault import Vault
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Standing:
    """How consent stands: who may receive something, what has left, what is to be done.

    Attributes:
        agreed: Codes of recipients with a yes.
        labels: Their words in the form's language.
    """

    number: str
    agreed: tuple[str, ...]
    labels: dict[str, str] = field(repr=False)
    gone: tuple[Gone, ...] = ()
    tasks: tuple[Task, ...] = ()


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""

    def show_begun(self, draft_id: str) -> None:
        """Go to the correction."""


class ChangingPresenter:
    """Reads how consent stands, keeps what the person said, ticks what was done."""

    def __init__(
        self, view: View, vault: Vault, interview_id: str, jobs: Jobs, clock: Clock, language: Callable[[], str]
    ) -> None:
        self._view, self._vault, self._id = view, vault, interview_id
        self._jobs, self._clock, self._language = jobs, clock, language
        self._is_gone = self._is_beginning = False

    def started(self, _code: str = "") -> None:
        """Read how it stands."""
        language = self._language()
        self._jobs.run(Lane.VAULT, lambda: self._read(language), done=self._shown, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more."""
        self._is_gone = True

    def begin_asked(self, change: Change, scope: frozenset[str], day: str, words: str) -> None:
        """Keep it, stop what is to be stopped, begin the correction."""
        if self._is_beginning:
            return
        self._is_beginning = True
        said = Said(change, scope, day)
        self._jobs.run(
            Lane.VAULT,
            lambda: consent_events.begin(self._vault, self._id, said, words, self._clock.now()),
            done=self._begun,
            failed=self._failed,
        )

    def ticked(self, task_id: str, is_done: bool) -> None:
        """Somebody did it, or took the tick back."""
        self._jobs.run(Lane.VAULT, lambda: self._tick(task_id, is_done), done=self._kept, failed=self._failed)

    def _tick(self, task_id: str, is_done: bool) -> None:
        with self._vault.transaction() as tx:
            consent_events.tick(tx, task_id, self._clock.now() if is_done else None)

    def _kept(self, _: None) -> None:
        if not self._is_gone:
            self.started()

    def _read(self, language: str) -> Standing:
        with self._vault.read() as tx:
            summary = interviews.get(tx, self._id)
            session = None if summary.is_closed else _session(tx, self._id)
            gone, tasks = consent_events.gone(tx, self._id), consent_events.tasks(tx, self._id)
        if session is None:
            # Nobody here can read the answers any more; what left is known from the custody list.
            return Standing(summary.number, (), {}, gone, tasks)
        agreed = tuple(one.recipient for one in consent_of(session).recipients if one.agreed)
        return Standing(summary.number, agreed, _labels(session, language), gone, tasks)

    def _shown(self, standing: Standing) -> None:
        if not self._is_gone:
            self._view.show_standing(standing)

    def _begun(self, draft_id: str) -> None:
        self._is_beginning = False
        if not self._is_gone:
            self._view.show_begun(draft_id)

    def _failed(self, error: Exception) -> None:
        self._is_beginning = False
        if not self._is_gone:
            self._view.show_failure(error)


def _session(tx: Transaction, interview_id: str) -> Session | None:
    summary = interviews.get(tx, interview_id)
    source = form_library.get(tx, summary.form.digest)
    if source is None:
        return None
    when = datetime.fromisoformat(summary.sealed_at or summary.updated)
    around = Environment(now=lambda: when, new_id=departures.new_id)
    return Session(
        load_form(source.xform, source.attachments), environment=around, saved=drafts.answers(tx, interview_id)
    )


def _labels(session: Session, language: str) -> dict[str, str]:
    for ref in instances(session, "cx"):
        refs = under(session, ref)
        if inner(session, refs, "cx_rec"):
            return {choice.value: choice.label for choice in session.choices(refs["cx_rec"], language)}
    return {}
