"""Words that the person wants kept from others go out of what is kept beside the answers, and out of the index."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from forms.interview.redacting import taken_out
from storage.interviews import custody, interviews, search
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault.sound_tables import transcript_lines
from storage.vault.tables import answer_revisions, attachments, notes
from storage.vault.transaction import Transaction

#: The word in the custody list.
REDACTED = "redacted"


def redact(tx: Transaction, interview_id: str, words: Sequence[str], moment: Moment) -> None:
    """Part of what is done before a seal; safe to repeat.

    The journal of the answers keeps what was typed until the interview is closed: it is a journal. What was sealed
    before is not altered.

    Raises:
        AlreadySealed: Nothing of it changes any more.
    """
    if not words:
        return
    interviews.require_draft(tx, interview_id)
    for table, name in ((notes, "text"), (transcript_lines, "text"), (attachments, "title")):
        rows = tx.execute(select(table.c.id, table.c[name]).where(table.c.interview_id == interview_id)).all()
        for row in rows:
            less = taken_out(row[1], words)
            if less != row[1]:
                tx.execute(update(table).where(table.c.id == row.id).values({name: less}))
    for note in tx.execute(select(notes).where(notes.c.interview_id == interview_id, notes.c.removed == 0)).all():
        search.put(tx, interview_id, f":note:{note.id}", note.text)
    a = answer_revisions
    newest = select(func.max(a.c.id)).where(a.c.interview_id == interview_id).group_by(a.c.ref)
    for row in tx.execute(select(a.c.ref, a.c.value).where(a.c.id.in_(newest), a.c.value.is_not(None))).all():
        less = taken_out(row.value, words)
        if less != row.value:
            search.put(tx, interview_id, row.ref, less)
    custody.record(tx, interview_id, CustodyAction.NOTICE, moment, detail=REDACTED)
