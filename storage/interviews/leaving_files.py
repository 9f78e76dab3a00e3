"""What goes beside the answers of a sealed interview: files that answer a question, the log that a form asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forms.engine import Session
from forms.interview.outgoing import Outgoing, Share, Step, asks_for_audit, audited
from forms.interview.redacting import QUESTION, taken_out, words_of
from forms.submission import audit_csv
from forms.submission.audit import FILE as AUDIT_FILE
from storage.interviews import attachment_rows, custody, interviews
from storage.interviews.errors import LeavingRefused, NoSuchInterview
from storage.interviews.interviews import InterviewSummary
from storage.interviews.question_files import attachment_id
from storage.objects.custody import CustodyAction
from storage.platform.clock import instant_ms
from storage.vault.tables import answer_revisions, attachments
from storage.vault.transaction import Transaction

_EVENTS = {
    CustodyAction.CREATE: "form start",
    CustodyAction.AMEND: "form start",
    CustodyAction.OPEN: "form resume",
    CustodyAction.SEAL: "form finalize",
}


@dataclass(frozen=True, slots=True)
class LeavingFile:
    """A file that answers a question and goes with the answers."""

    name: str
    attachment_id: str
    size: int


def of_other_parts(tx: Transaction, summary: InterviewSummary, share: Share) -> frozenset[str]:
    """Names of files whose own part may not leave, whatever the question is classed as: a face is never a fact."""
    parts = {part.value for part in share.parts}
    rows = tx.execute(
        select(answer_revisions.c.value).where(answer_revisions.c.interview_id == summary.id).distinct()
    ).scalars()
    named = {attachment_id(value): value for value in rows if value}
    held = tx.execute(
        select(attachments.c.id, attachments.c.part).where(attachments.c.id.in_([one for one in named if one]))
    )
    return frozenset(named[row.id] for row in held if row.part not in parts)


def files_of(tx: Transaction, summary: InterviewSummary, names: Sequence[str]) -> tuple[LeavingFile, ...]:
    """Give the files that the answers name.

    Raises:
        LeavingRefused: One of them is not here, or belongs to another interview.
    """
    found: list[LeavingFile] = []
    for name in names:
        if name == AUDIT_FILE:
            continue
        try:
            attachment = attachment_rows.get(tx, attachment_id(name))
            owner = interviews.get(tx, attachment.interview_id)
        except NoSuchInterview:
            raise LeavingRefused("leaving-file") from None
        if owner.interview != summary.interview:
            raise LeavingRefused("leaving-file")
        found.append(LeavingFile(name, attachment.id, attachment.size))
    return tuple(found)


def audit_of(tx: Transaction, session: Session, made: Outgoing, share: Share, summary: InterviewSummary) -> bytes:
    """Give the log that the form asks for, of what leaves; empty where it asks for none."""
    wanted = asks_for_audit(session)
    if wanted is None or AUDIT_FILE not in made.submission.files:
        return b""
    steps = [
        Step(_EVENTS[entry.action], instant_ms(entry.at) or 0)
        for entry in custody.of_interview(tx, summary.id)
        if entry.action in _EVENTS
    ]
    rows = tx.execute(
        select(answer_revisions).where(answer_revisions.c.interview_id == summary.id).order_by(answer_revisions.c.id)
    ).all()
    words = [word for row in rows if row.ref.endswith(f"/{QUESTION}") for word in words_of(row.value or "")]
    steps += [Step("question", instant_ms(row.at) or 0, row.ref, taken_out(row.value or "", words)) for row in rows]
    # Stable: what happened in one moment stays in the order of the journal.
    steps.sort(key=lambda step: step.at)
    locations, changes = wanted
    return audit_csv(audited(session, made.form, share, steps), locations=locations, changes=changes)
