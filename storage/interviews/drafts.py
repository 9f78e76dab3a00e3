"""Answers of drafts: append-only revisions by ref, so that every save can be repeated and undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select

from forms.engine.changes import RepeatWrite, Write
from forms.engine.saved import SavedInstance, SavedValue
from storage.interviews import interviews, search
from storage.platform.clock import Moment
from storage.vault.tables import answer_revisions, repeat_instances
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AnswerRevision:
    """One value an answer once had; None means it was taken away."""

    id: int
    ref: str
    value: str | None
    at: str


def save_answers(
    tx: Transaction,
    interview_id: str,
    writes: Sequence[Write],
    moment: Moment,
    repeats: Sequence[RepeatWrite] = (),
) -> None:
    """Add a revision for each answer that differs from the newest one; safe to repeat.

    Raises:
        AlreadySealed: The interview takes no more answers.
        NoSuchInterview: There is none with this id.
    """
    interviews.require_draft(tx, interview_id)
    for write in writes:
        _save(tx, interview_id, write, moment)
    for instance in repeats:
        tx.execute(
            delete(repeat_instances).where(
                repeat_instances.c.interview_id == interview_id, repeat_instances.c.ref == instance.ref
            )
        )
        tx.execute(
            insert(repeat_instances).values(interview_id=interview_id, ref=instance.ref, position=instance.position)
        )
    interviews.touched(tx, interview_id, moment)


def _save(tx: Transaction, interview_id: str, write: Write, moment: Moment) -> None:
    newest = tx.execute(
        select(answer_revisions.c.value)
        .where(answer_revisions.c.interview_id == interview_id, answer_revisions.c.ref == write.ref)
        .order_by(answer_revisions.c.id.desc())
        .limit(1)
    ).scalar()
    # Never answered and taken away are the same to the form.
    value = write.value or None
    if newest == value:
        return
    tx.execute(insert(answer_revisions).values(interview_id=interview_id, ref=write.ref, value=value, at=moment.wall))
    search.put(tx, interview_id, write.ref, value or "")


def answers(tx: Transaction, interview_id: str) -> SavedInstance:
    """All that the form's session needs to go on where it stopped."""
    newest = (
        select(func.max(answer_revisions.c.id))
        .where(answer_revisions.c.interview_id == interview_id)
        .group_by(answer_revisions.c.ref)
    )
    rows = tx.execute(
        select(answer_revisions.c.ref, answer_revisions.c.value)
        .where(answer_revisions.c.id.in_(newest), answer_revisions.c.value.is_not(None))
        .order_by(answer_revisions.c.id)
    )
    instances = tx.execute(
        select(repeat_instances.c.ref, repeat_instances.c.position).where(
            repeat_instances.c.interview_id == interview_id, repeat_instances.c.position.is_not(None)
        )
    ).all()
    # A parent has fewer repeats in its ref than its children, so it comes before them.
    ordered = sorted(instances, key=lambda row: (row.ref.count("["), row.position, row.ref))
    return SavedInstance(tuple(SavedValue(row.ref, row.value) for row in rows), tuple(row.ref for row in ordered))


def sitting(tx: Transaction, interview_id: str, today: str) -> int:
    """Which sitting of an interview this is, from 1: the days on which something was answered, and today (ISO, UTC)."""
    rows = tx.execute(
        select(func.substr(answer_revisions.c.at, 1, 10))
        .where(answer_revisions.c.interview_id == interview_id)
        .distinct()
    )
    return len({row[0] for row in rows} | {today})


def history(tx: Transaction, interview_id: str, ref: str) -> tuple[AnswerRevision, ...]:
    """Every value this answer had, the newest first."""
    rows = tx.execute(
        select(answer_revisions)
        .where(answer_revisions.c.interview_id == interview_id, answer_revisions.c.ref == ref)
        .order_by(answer_revisions.c.id.desc())
    )
    return tuple(AnswerRevision(row.id, row.ref, row.value, row.at) for row in rows)
