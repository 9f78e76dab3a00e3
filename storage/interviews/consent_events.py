"""Consent that changes after the seal: nothing more leaves at once, and a list says what cannot be recalled."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, insert, select, update

from forms.engine import Environment, Session, Write, load_form
from forms.interview.changing import NARROWING, Change, ToldOf, answers_of
from storage.interviews import amending, custody, departures, drafts, form_library, interviews, notes, outbox, taken_out
from storage.interviews.notes import NoteKind
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.consent_tables import consent_events, consent_tasks
from storage.vault.tables import custody as custody_table
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import outbox as outbox_table
from storage.vault.transaction import Transaction


class Way(StrEnum):
    """A way on which something of an interview went where it cannot be called back from."""

    REGISTER = "register"
    SERVER = "server"
    FILE = "file"
    STICK = "stick"
    PAPER = "paper"


class TaskKind(StrEnum):
    """What is to be done because consent was narrowed; each is ticked by a person."""

    TELL = "tell"
    SEAL = "seal"
    REGISTER = "register"
    NOTIFY = "notify"
    PAPER = "paper"
    PUBLISHED = "published"
    STATISTICS = "statistics"


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that left.

    Attributes:
        recipient: The word of the consent for whoever has it; empty for the coalition itself.
        at: When, for the last time.
        is_whole: Not so where a sending was begun and nobody knows how far it came.
    """

    way: Way
    recipient: str
    at: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, as codes and days; the words go into the correction's notes."""

    change: Change
    scope: frozenset[str]
    #: The day on which they said it (ISO).
    day: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done; `done` is empty until it is."""

    id: str
    kind: TaskKind
    recipient: str
    at: str
    done: str


def gone(tx: Transaction, interview_id: str) -> tuple[Gone, ...]:
    """What left of all revisions up to now, the earliest first, each way and recipient once."""
    interview = interviews.get(tx, interview_id).interview
    i, c = interview_table, custody_table
    revisions = select(i.c.id).where(i.c.interview == interview)
    found: dict[tuple[Way, str], Gone] = {}
    delivered = tx.execute(select(func.max(i.c.delivered_at)).where(i.c.interview == interview)).scalar() or ""
    begun = select(outbox_table.c.number).where(outbox_table.c.interview_id.in_(revisions), outbox.has_left())
    if delivered or tx.execute(begun.limit(1)).first() is not None:
        found[Way.REGISTER, ""] = Gone(Way.REGISTER, "", str(delivered), is_whole=bool(delivered))
    actions = (CustodyAction.EXPORT.value, CustodyAction.HAND_OVER.value, CustodyAction.PRINT.value)
    rows = tx.execute(
        select(c.c.action, c.c.at, c.c.detail)
        .where(c.c.interview_id.in_(revisions), c.c.action.in_(actions))
        .order_by(c.c.id)
    )
    for row in rows:
        one = _gone(row.action, row.detail or "", row.at)
        earlier = found.get((one.way, one.recipient))
        whole = one.is_whole or (earlier is not None and earlier.is_whole)
        found[one.way, one.recipient] = Gone(one.way, one.recipient, one.at, whole)
    return tuple(found.values())


def _gone(action: str, detail: str, at: str) -> Gone:
    if action == CustodyAction.HAND_OVER.value:
        return Gone(Way.STICK, "", at)
    if action == CustodyAction.PRINT.value:
        return Gone(Way.PAPER, "", at)
    word, _, recipient = detail.partition(",")
    way = Way.FILE if word == "file" else Way.SERVER
    return Gone(way, recipient.replace("-", "_"), at, is_whole=word != "odk-begun")


def begin(vault: Vault, interview_id: str, said: Said, words: str, moment: Moment) -> str:
    """Keep what a person said of a sealed interview; from this moment nothing more leaves that they took back.

    Returns:
        The id of the correction in which it is carried out and sealed; its notes have the words.

    Raises:
        NotSealed: A draft is simply changed.
        NoSuchInterview: There is none with this id.
    """
    with vault.transaction() as tx:
        # Whichever revision was looked at: what they say now is about the last one, and corrects that.
        interview_id = newest(tx, interview_id)
        draft_id = amending.amend_within(tx, interview_id, moment)
        changed = _answers(tx, draft_id, said, moment)
        keep(tx, interview_id, draft_id, said, moment)
        drafts.save_answers(tx, draft_id, changed, moment)
        notes.add(tx, draft_id, NoteKind.NOTE, words, moment)
        word = f"consent-{said.change.value.replace('_', '-')}"
        custody.record(tx, interview_id, CustodyAction.NOTICE, moment, detail=word)
    return draft_id


def begin_told(vault: Vault, told: ToldOf, moment: Moment) -> str:
    """Carry out what a form for withdrawals says of another interview here, and only once; the id of its correction.

    Empty where that interview is not in this vault, is a draft still, or was told of this already.
    """
    i = interview_table
    with vault.read() as tx:
        about = tx.execute(
            select(i.c.id)
            .where(i.c.number == told.number, i.c.sealed_at.is_not(None))
            .order_by(i.c.revision.desc())
            .limit(1)
        ).scalar()
        if about is None or _is_known(tx, interviews.get(tx, str(about)).interview, told):
            return ""
    return begin(vault, str(about), Said(told.change, told.scope, told.day), told.words, moment)


def _is_known(tx: Transaction, interview: str, told: ToldOf) -> bool:
    e, i = consent_events, interview_table
    found = (
        select(e.c.id)
        .join(i, i.c.id == e.c.interview_id)
        .where(
            i.c.interview == interview,
            e.c.kind == told.change.value,
            e.c.scope == " ".join(sorted(told.scope)),
            e.c.said == told.day,
        )
    )
    return tx.execute(found.limit(1)).first() is not None


def newest(tx: Transaction, interview_id: str) -> str:
    """The last sealed revision of an interview; the same where none is sealed."""
    i = interview_table
    wanted = select(i.c.id).where(i.c.interview == interviews.get(tx, interview_id).interview)
    found = tx.execute(wanted.where(i.c.sealed_at.is_not(None)).order_by(i.c.revision.desc()).limit(1)).scalar()
    return str(found) if found is not None else interview_id


def keep(tx: Transaction, interview_id: str, draft_id: str, said: Said, moment: Moment) -> None:
    """Keep the event with what is to be done because of it."""
    event_id = secrets.token_hex(8)
    tx.execute(
        insert(consent_events).values(
            id=event_id,
            interview_id=interview_id,
            draft_id=draft_id,
            kind=said.change.value,
            scope=" ".join(sorted(said.scope)),
            said=said.day,
            made=moment.wall,
        )
    )
    if said.change in NARROWING:
        # Whoever takes something back is not asked which of the files that were taken out they meant.
        taken_out.erase(tx, draft_id, moment)
    for n, (kind, recipient, at) in enumerate(_tasks(tx, interview_id, said)):
        tx.execute(
            insert(consent_tasks).values(
                id=secrets.token_hex(8),
                event_id=event_id,
                interview_id=interview_id,
                n=n,
                kind=kind.value,
                recipient=recipient,
                at=at,
                done="",
            )
        )


def _answers(tx: Transaction, draft_id: str, said: Said, moment: Moment) -> list[Write]:
    source = form_library.get(tx, interviews.get(tx, draft_id).form.digest)
    if source is None:
        # The correction says it in its notes, and stops what leaves all the same.
        return []
    definition = load_form(source.xform, source.attachments)
    when = datetime.fromisoformat(moment.wall)
    around = Environment(now=lambda: when, new_id=departures.new_id)
    session = Session(definition, environment=around, saved=drafts.answers(tx, draft_id))
    return [Write(ref, value) for ref, value in answers_of(session, said.change, said.scope)]


def _tasks(tx: Transaction, interview_id: str, said: Said) -> Iterator[tuple[TaskKind, str, str]]:
    yield TaskKind.SEAL, "", ""
    if said.change not in NARROWING:
        return
    left = gone(tx, interview_id)
    yield TaskKind.TELL, "", ""
    for one in left:
        if said.scope and one.recipient not in said.scope:
            continue
        if one.way in (Way.SERVER, Way.FILE):
            yield TaskKind.NOTIFY, one.recipient, one.at
        elif one.way is Way.PAPER:
            yield TaskKind.PAPER, "", one.at
        else:
            yield TaskKind.REGISTER, "", one.at
    if left and said.change in (Change.WITHDRAW_ALL, Change.ANONYMISE):
        yield TaskKind.PUBLISHED, "", ""
        yield TaskKind.STATISTICS, "", ""


def tasks(tx: Transaction, interview_id: str) -> tuple[Task, ...]:
    """What was and is to be done, over all revisions of an interview."""
    interview = interviews.get(tx, interview_id).interview
    t, e, i = consent_tasks, consent_events, interview_table
    rows = tx.execute(
        select(t)
        .join(e, e.c.id == t.c.event_id)
        .join(i, i.c.id == t.c.interview_id)
        .where(i.c.interview == interview)
        .order_by(e.c.made, e.c.id, t.c.n)
    )
    return tuple(Task(row.id, TaskKind(row.kind), row.recipient, row.at, row.done) for row in rows)


def changes(tx: Transaction, interview: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a person changed over all revisions of an interview, in order, each with the recipients it was about."""
    e, i = consent_events, interview_table
    rows = tx.execute(
        select(e.c.kind, e.c.scope)
        .join(i, i.c.id == e.c.interview_id)
        .where(i.c.interview == interview)
        .order_by(e.c.made, e.c.id)
    )
    return tuple((str(row.kind), tuple(str(row.scope).split())) for row in rows)


def tick(tx: Transaction, task_id: str, moment: Moment | None) -> None:
    """A person did it; None takes the tick back."""
    done = moment.wall if moment is not None else ""
    tx.execute(update(consent_tasks).where(consent_tasks.c.id == task_id).values(done=done))
