"""Finding interviews: words, people, places, days, state and mission together, one page after another."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, literal_column, or_, select, text

from storage.interviews import interviews, queries, snippets
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.queries import Term
from storage.interviews.searched import Role
from storage.interviews.snippets import Snippet
from storage.vault.tables import interviews as table
from storage.vault.tables import outbox, search_interviews
from storage.vault.transaction import Transaction

PAGE = 60
# With words each row also shows the line in which they were found, and reading that takes most of the time.
PAGE_WITH_LINES = 24
# Below this the interviews that the index found are fetched and sorted; above it they are met on the way.
_FEW = 400


class Sort(StrEnum):
    """In which order interviews are listed."""

    CHANGED = "changed"
    NUMBER = "number"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty matches all.

    Attributes:
        query: Words with their forms, and exact phrases in quotes.
        person: Words that stand together in one answer that names people.
        place: What a KATOTTG code begins with (oblast 4, raion 6, hromada 9 characters), or a whole one.
        place_name: Words of a place, for places without a code; with a code both count.
        starts: The first of the days in which an incident lay, or the interview was taken; ISO.
        ends: The last of these days.
    """

    query: str = ""
    person: str = ""
    place: str = ""
    place_name: str = ""
    starts: str = ""
    ends: str = ""
    states: frozenset[State] = frozenset()
    mission_id: str = ""
    sort: Sort = Sort.CHANGED


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found; `total` counts all of it. `snippets` belong to the rows, empty without a query."""

    rows: tuple[InterviewSummary, ...]
    total: int
    snippets: tuple[Snippet | None, ...] = ()


def find(tx: Transaction, wanted: Wanted, *, offset: int = 0, limit: int = 0) -> Page:
    """One page of the interviews for which everything wanted is true; without a limit as many as fill a screen."""
    terms = queries.terms(wanted.query)
    limit = limit or (PAGE_WITH_LINES if terms else PAGE)
    numbers = _numbers(tx, wanted, terms)
    if numbers is not None and not numbers:
        return Page((), 0)
    conditions = _conditions(wanted)
    total = _total(tx, conditions, numbers)
    page = interviews.summaries().where(*conditions).limit(limit).offset(offset)
    if numbers is not None:
        page = page.where(_among(numbers))
    rows = tuple(interviews.summary(row) for row in tx.execute(_ordered(page, wanted.sort)))
    shown = snippets.of(tx, [row.id for row in rows], terms) if terms else ()
    return Page(rows, total, shown)


def _numbers(tx: Transaction, wanted: Wanted, terms: tuple[Term, ...]) -> set[int] | None:
    """Numbers of the interviews that the index found; None if it was not asked."""
    found = [
        queries.matching(tx, terms),
        queries.matching(tx, queries.terms(wanted.person), Role.PERSON),
        _in_place(tx, wanted),
        _on_days(tx, wanted),
    ]
    asked = [one for one in found if one is not None]
    return set.intersection(*asked) if asked else None


def _in_place(tx: Transaction, wanted: Wanted) -> set[int] | None:
    named = queries.matching(tx, queries.terms(wanted.place_name), Role.PLACE)
    if not wanted.place:
        return named
    rows = tx.execute(
        text("SELECT DISTINCT interview_no FROM search_places WHERE code >= :first AND code < :last"),
        {"first": wanted.place, "last": wanted.place + "~"},
    )
    return {row[0] for row in rows} | (named or set())


def _on_days(tx: Transaction, wanted: Wanted) -> set[int] | None:
    if not wanted.starts and not wanted.ends:
        return None
    # The day of the interview itself is kept among them.
    found = tx.execute(
        text(
            "SELECT DISTINCT interview_no FROM search_days WHERE starts <= :last"
            " AND (CASE ends WHEN '' THEN starts ELSE ends END) >= :first AND (starts <> '' OR ends <> '')"
        ),
        {"first": wanted.starts or "0", "last": wanted.ends or "9"},
    )
    return {row[0] for row in found}


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.mission_id:
        conditions.append(table.c.mission_id == wanted.mission_id)
    if wanted.states:
        conditions.append(or_(false(), *(_is(state) for state in sorted(wanted.states))))
    return conditions


def _is(state: State) -> ColumnElement[bool]:
    """The same answer as `interviews.State` gives row by row."""
    mine = outbox.c.interview_id == table.c.id
    on_its_way = and_(table.c.sealed_at.is_not(None), table.c.leaves != 0, table.c.delivered_at.is_(None))
    parked = exists().where(mine, outbox.c.code != "")
    waits = exists().where(mine, outbox.c.state != "receipted")
    match state:
        case State.DRAFT:
            return table.c.sealed_at.is_(None)
        case State.STAYS_HERE:
            return and_(table.c.sealed_at.is_not(None), table.c.leaves == 0)
        case State.DELIVERED:
            return and_(table.c.sealed_at.is_not(None), table.c.leaves != 0, table.c.delivered_at.is_not(None))
        case State.PARKED:
            return and_(on_its_way, parked)
        case State.WAITING:
            return and_(on_its_way, ~parked, waits)
        case _:
            return and_(on_its_way, ~parked, ~waits)


def _total(tx: Transaction, conditions: list[ColumnElement[bool]], numbers: set[int] | None) -> int:
    if not conditions and numbers is not None:
        return len(numbers)
    counted = select(func.count()).select_from(table).where(*conditions)
    if numbers is not None:
        counted = counted.where(_among(numbers))
    return int(tx.execute(counted).scalar_one())


def _among(numbers: set[int]) -> ColumnElement[bool]:
    if len(numbers) <= _FEW:
        return interviews.is_numbered(numbers)
    own = select(search_interviews.c.no).where(search_interviews.c.interview_id == table.c.id).scalar_subquery()
    return own.in_(select(interviews.given(numbers).c.value))


def _ordered(page: Select[tuple[object, ...]], sort: Sort) -> Select[tuple[object, ...]]:
    match sort:
        case Sort.NUMBER:
            return page.order_by(table.c.number, table.c.revision)
        case Sort.NEWEST:
            return page.order_by(table.c.date.desc(), table.c.number.desc())
        case Sort.OLDEST:
            return page.order_by(table.c.date == "", table.c.date, table.c.number)
        case Sort.TITLE:
            return page.order_by(
                table.c.title == "", literal_column("interviews.title COLLATE ukrainian"), table.c.number
            )
        case _:
            return page.order_by(table.c.updated.desc(), table.c.number.desc())
