"""Corrections: a sealed interview stays as it is, a new revision begins as a copy and names it."""

import secrets

from sqlalchemy import func, insert, select

from storage.interviews import custody, interviews, links, search
from storage.interviews.errors import NotSealed
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import answer_revisions, notes, repeat_instances
from storage.vault.tables import interviews as interview_table
from storage.vault.transaction import Transaction


def amend(vault: Vault, interview_id: str, moment: Moment) -> str:
    """Start a new revision with a copy of answers and notes; recordings and statement stay with the sealed one.

    Of an interview that is closed to its author nothing can be copied: its addition begins empty and names it.

    Amending again while that draft is open gives the same draft.

    Returns:
        The id of the new draft.

    Raises:
        NotSealed: A draft is simply changed.
        NoSuchInterview: There is none with this id.
    """
    with vault.transaction() as tx:
        return amend_within(tx, interview_id, moment)


def amend_within(tx: Transaction, interview_id: str, moment: Moment) -> str:
    """The same as a part of something that happens whole or not at all.

    Raises:
        NotSealed: A draft is simply changed.
        NoSuchInterview: There is none with this id.
    """
    sealed = interviews.get(tx, interview_id)
    if not sealed.sealed_at:
        raise NotSealed
    begun = tx.execute(
        select(interview_table.c.id).where(
            interview_table.c.replaces == interview_id, interview_table.c.sealed_at.is_(None)
        )
    ).scalar()
    if begun is not None:
        return str(begun)
    draft_id = secrets.token_hex(16)
    highest = tx.execute(
        select(func.max(interview_table.c.revision)).where(interview_table.c.interview == sealed.interview)
    ).scalar_one()
    tx.execute(
        insert(interview_table).values(
            id=draft_id,
            interview=sealed.interview,
            revision=highest + 1,
            mission_id=sealed.mission_id,
            number=sealed.number,
            form_id=sealed.form.form_id,
            form_version=sealed.form.version,
            form_digest=sealed.form.digest,
            title=sealed.title,
            place=sealed.place,
            date=sealed.date,
            progress=0 if sealed.is_closed else sealed.progress,
            created=moment.wall,
            updated=moment.wall,
            replaces=interview_id,
        )
    )
    _copy(tx, interview_id, draft_id, moment)
    custody.record(tx, draft_id, CustodyAction.AMEND, moment, sealed.manifest_digest)
    search.enter(tx, draft_id)
    return draft_id


def _copy(tx: Transaction, source: str, target: str, moment: Moment) -> None:
    newest = (
        select(func.max(answer_revisions.c.id))
        .where(answer_revisions.c.interview_id == source)
        .group_by(answer_revisions.c.ref)
    )
    for row in tx.execute(
        select(answer_revisions.c.ref, answer_revisions.c.value)
        .where(answer_revisions.c.id.in_(newest), answer_revisions.c.value.is_not(None))
        .order_by(answer_revisions.c.id)
    ).all():
        tx.execute(insert(answer_revisions).values(interview_id=target, ref=row.ref, value=row.value, at=moment.wall))
    for row in tx.execute(select(repeat_instances).where(repeat_instances.c.interview_id == source)).all():
        tx.execute(insert(repeat_instances).values(interview_id=target, ref=row.ref, position=row.position))
    for row in tx.execute(select(notes).where(notes.c.interview_id == source, notes.c.removed == 0)).all():
        note_id = secrets.token_hex(8)
        tx.execute(
            insert(notes).values(
                id=note_id,
                interview_id=target,
                kind=row.kind,
                text=row.text,
                at=row.at,
                attachment_id=row.attachment_id,
                offset_ms=row.offset_ms,
            )
        )
    links.copy(tx, source, target)
