"""Interviews as a list shows them: started, headed, listed, found."""

import json
import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Row, Select, TableValuedAlias, exists, func, insert, select, update

from storage.interviews import custody, missions, numbers, queries, search, withdrawn
from storage.interviews.errors import AlreadySealed, NoSuchInterview
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault.tables import interviews, outbox, reviews, search_interviews
from storage.vault.transaction import Transaction


class State(StrEnum):
    """Where an interview stands."""

    DRAFT = "draft"
    # Sealed, and nothing of it is on its way: its outbox rows are gone.
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
    """What the list shows of a draft, taken from its answers; `title` is a pseudonym, `progress` a percentage."""

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
    manifest_digest: str
    closed_at: str = ""
    is_withdrawn: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether not even its author can open it on this laptop any more."""
        return bool(self.closed_at)


def start(tx: Transaction, mission_id: str, form: FormKey, moment: Moment) -> InterviewSummary:
    """Start a draft and give it its number.

    Raises:
        NoSuchInterview: There is no such mission.
    """
    missions.get(tx, mission_id)
    interview_id = secrets.token_hex(16)
    number = numbers.following(tx, "I", moment)
    tx.execute(
        insert(interviews).values(
            id=interview_id,
            interview=interview_id,
            revision=1,
            mission_id=mission_id,
            number=number,
            form_id=form.form_id,
            form_version=form.version,
            form_digest=form.digest,
            created=moment.wall,
            updated=moment.wall,
        )
    )
    custody.record(tx, interview_id, CustodyAction.CREATE, moment)
    search.enter(tx, interview_id)
    return get(tx, interview_id)


def get(tx: Transaction, interview_id: str) -> InterviewSummary:
    """One interview.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    row = tx.execute(summaries().where(interviews.c.id == interview_id)).first()
    if row is None:
        raise NoSuchInterview
    return summary(row)


def listed(tx: Transaction, query: str | None = None, *, mission_id: str | None = None) -> tuple[InterviewSummary, ...]:
    """Interviews, the newest first; with a query those in which every word (a form or beginning of it) occurs."""
    wanted = summaries().order_by(interviews.c.updated.desc(), interviews.c.number.desc())
    if mission_id is not None:
        wanted = wanted.where(interviews.c.mission_id == mission_id)
    numbers_found = queries.matching(tx, queries.terms(query or ""))
    if numbers_found is not None:
        wanted = wanted.where(is_numbered(numbers_found))
    return tuple(summary(row) for row in tx.execute(wanted))


def given(found: set[int]) -> TableValuedAlias:
    """Numbers handed to the database in one piece."""
    return func.json_each(json.dumps(sorted(found))).table_valued("value")


def is_numbered(found: set[int]) -> ColumnElement[bool]:
    """Whether an interview is one of those that the index found."""
    numbered = select(search_interviews.c.interview_id).where(search_interviews.c.no.in_(select(given(found).c.value)))
    return interviews.c.id.in_(numbered)


def set_heading(tx: Transaction, interview_id: str, heading: Heading, moment: Moment) -> None:
    """Keep what the list shows of a draft.

    Raises:
        AlreadySealed: Nothing of it changes any more.
    """
    require_draft(tx, interview_id)
    tx.execute(
        update(interviews)
        .where(interviews.c.id == interview_id)
        .values(
            title=heading.title, place=heading.place, date=heading.date, progress=heading.progress, updated=moment.wall
        )
    )
    search.put(tx, interview_id, ":title", heading.title)
    search.put(tx, interview_id, ":place", heading.place)
    search.put_day(tx, interview_id, heading.date)


def require_draft(tx: Transaction, interview_id: str) -> None:
    """Return if the interview is a draft.

    Raises:
        AlreadySealed: It is sealed.
        NoSuchInterview: There is none with this id.
    """
    row = tx.execute(select(interviews.c.sealed_at).where(interviews.c.id == interview_id)).first()
    if row is None:
        raise NoSuchInterview
    if row.sealed_at is not None:
        raise AlreadySealed


def touched(tx: Transaction, interview_id: str, moment: Moment) -> None:
    """Remember when a draft was last worked on."""
    tx.execute(update(interviews).where(interviews.c.id == interview_id).values(updated=moment.wall))


def summaries() -> Select[tuple[object, ...]]:
    """The query behind summaries; what stands beside an interview is only looked up for those that are shown."""
    mine = outbox.c.interview_id == interviews.c.id
    parked = select(func.max(outbox.c.code)).where(mine).scalar_subquery()
    sending = exists().where(mine, outbox.c.state != "receipted")
    reviewed = select(func.count()).where(reviews.c.interview_id == interviews.c.id).scalar_subquery()
    return select(
        interviews,
        parked.label("parked_code"),
        sending.label("in_outbox"),
        reviewed.label("review_count"),
        withdrawn.condition().label("is_withdrawn"),
    )


def summary(row: Row[tuple[object, ...]]) -> InterviewSummary:
    """A row of the query as a summary."""
    return InterviewSummary(
        id=row.id,
        interview=row.interview,
        revision=row.revision,
        mission_id=row.mission_id,
        number=row.number,
        state=_state(row),
        form=FormKey(row.form_id, row.form_version, row.form_digest),
        title=row.title,
        place=row.place,
        date=row.date,
        progress=row.progress,
        created=row.created,
        updated=row.updated,
        sealed_at=row.sealed_at or "",
        delivered_at=row.delivered_at or "",
        parked_code=row.parked_code or "",
        review_count=row.review_count or 0,
        replaces=row.replaces or "",
        manifest_digest=row.manifest_digest or "",
        closed_at=row.closed_at or "",
        is_withdrawn=bool(row.is_withdrawn),
    )


def _state(row: Row[tuple[object, ...]]) -> State:
    if row.sealed_at is None:
        return State.DRAFT
    if not row.leaves:
        return State.STAYS_HERE
    if row.delivered_at is not None:
        return State.DELIVERED
    if row.parked_code:
        return State.PARKED
    return State.WAITING if row.in_outbox else State.SEALED
