"""Files taken out of a question: put aside, so that an undo brings them back, and erased when the draft is sealed.

What is put aside belongs to the interview no more: it is listed, exported, checked and sealed nowhere. It still has its
key until it is erased, which happens at once where the consent to it goes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, update

from storage.interviews import custody, drafts, interviews, removal
from storage.interviews.attachment_rows import Attachment, AttachmentKind, get
from storage.interviews.errors import NoSuchInterview
from storage.interviews.question_files import attachment_id
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault.tables import attachments
from storage.vault.transaction import Transaction

#: In the column that says whether an attachment was removed: 0 it is there, 1 it is gone for good.
PUT_ASIDE: Final = 2


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is put aside; the last three say which consent it needs."""

    id: str
    part: PartKind
    kind: AttachmentKind
    details: str


def put_aside(tx: Transaction, attachment: str, moment: Moment) -> Aside:
    """Take a file out of a draft in such a way that it can come back.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such attachment, or it is still being written.
    """
    one = get(tx, attachment)
    if one.is_open:
        raise NoSuchInterview("no-such-attachment")
    interviews.require_draft(tx, one.interview_id)
    tx.execute(update(attachments).where(attachments.c.id == one.id).values(removed=PUT_ASIDE))
    interviews.touched(tx, one.interview_id, moment)
    return Aside(one.id, one.part, one.kind, one.details)


def bring_back(tx: Transaction, attachment: str, moment: Moment) -> Attachment:
    """Have a file that was put aside again.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: It was not put aside, or it is erased.
    """
    condition = (attachments.c.id == attachment) & (attachments.c.removed == PUT_ASIDE)
    found = tx.execute(select(attachments.c.interview_id).where(condition)).scalar()
    if found is None:
        raise NoSuchInterview("no-such-attachment")
    interviews.require_draft(tx, str(found))
    tx.execute(update(attachments).where(condition).values(removed=0))
    interviews.touched(tx, str(found), moment)
    return get(tx, attachment)


def aside(tx: Transaction, interview_id: str) -> tuple[Aside, ...]:
    """What is put aside in an interview."""
    a = attachments.c
    rows = tx.execute(
        select(a.id, a.part, a.kind, a.details)
        .where(a.interview_id == interview_id, a.removed == PUT_ASIDE)
        .order_by(a.captured, a.id)
    )
    return tuple(Aside(row.id, PartKind(row.part), AttachmentKind(row.kind), row.details) for row in rows)


def erase(tx: Transaction, interview_id: str, moment: Moment, *, only: Collection[str] | None = None) -> int:
    """Destroy the keys of what is put aside, of all or only of these; the files follow (`removal.delete_files`).

    Returns:
        How many there were.

    Raises:
        AlreadySealed: Nothing changes any more.
    """
    gone = [one.id for one in aside(tx, interview_id) if only is None or one.id in only]
    for each in gone:
        # As if it had been there until now: what follows a removal (copies, search, transcripts) follows this one, too.
        tx.execute(update(attachments).where(attachments.c.id == each).values(removed=0))
        removal.forget(tx, each)
        custody.record(tx, interview_id, CustodyAction.REMOVE, moment)
    return len(gone)


def settle(tx: Transaction, interview_id: str, moment: Moment) -> None:
    """Before the seal: erase what is put aside; what an answer names was brought back and stays."""
    if not (waiting := {one.id for one in aside(tx, interview_id)}):
        return
    for value in drafts.answers(tx, interview_id).values:
        if (named := attachment_id(value.value)) in waiting:
            bring_back(tx, named, moment)
    erase(tx, interview_id, moment)
