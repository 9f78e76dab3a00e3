"""Interviews as a list shows them: started, headed, listed, found."""

from dataclasses import dataclass
from enum import StrEnum

from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


class State(StrEnum):
    """Where an interview stands."""

    DRAFT = "draft"
    # Sealed, and nothing of it was put on the way.
    SEALED = "sealed"
    # Sealed, and consent keeps it on this laptop.
    STAYS_HERE = "stays_here"
    WAITING = "waiting"
    DELIVERED = "delivered"
    # Central refused something; a person must look.
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class FormKey:
    """Which form an interview was taken with; `digest` is of the source kept in the form library."""

    form_id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the list shows of a draft, taken from its answers; `title` is a pseudonym."""

    title: str = ""
    place: str = ""
    date: str = ""
    progress: int = 0


@dataclass(frozen=True, slots=True)
class InterviewSummary:
    """One line of the list. `id` names this revision; `interview` is the same for all revisions."""

    id: str
    interview: str
    revision: int
    mission_id: str
    number: str
    state: State
    form: FormKey
    title: str
    place: str
    date: str
    progress: int
    created: str
    updated: str
    sealed_at: str
    delivered_at: str
    parked_code: str
    review_count: int
    replaces: str


def start(tx: Transaction, mission_id: str, form: FormKey, moment: Moment) -> InterviewSummary:
    """Start a draft and give it its number."""
    raise NotImplementedError


def get(tx: Transaction, interview_id: str) -> InterviewSummary:
    """One interview.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    raise NotImplementedError


def listed(tx: Transaction, query: str | None = None, *, mission_id: str | None = None) -> tuple[InterviewSummary, ...]:
    """Interviews, the newest first; with a query those in which every word (or its beginning) occurs."""
    raise NotImplementedError


def set_heading(tx: Transaction, interview_id: str, heading: Heading, moment: Moment) -> None:
    """Keep what the list shows of a draft.

    Raises:
        AlreadySealed: Nothing of it changes any more.
    """
    raise NotImplementedError
