"""Taking an attachment out of a draft: its key goes at once, its file after the commit or at the next start."""

from sqlalchemy import select, update

from storage.interviews import custody, interviews, links, stretches, transcripts
from storage.interviews.attachment_rows import get
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import attachments, segments
from storage.vault.transaction import Transaction
from storage.vault.vault import BACKUPS


def remove(tx: Transaction, attachment_id: str, moment: Moment) -> None:
    """Withdraw an attachment of a draft and note it in the custody; `delete_files` follows after the commit.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such attachment.
    """
    interview_id = get(tx, attachment_id).interview_id
    forget(tx, attachment_id)
    interviews.touched(tx, interview_id, moment)
    custody.record(tx, interview_id, CustodyAction.REMOVE, moment)


def forget(tx: Transaction, attachment_id: str) -> None:
    """Keep of an attachment only that there was one: nobody can open its files any more, or tell what they held.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such attachment.
    """
    interviews.require_draft(tx, get(tx, attachment_id).interview_id)
    transcripts.forget(tx, attachment_id)
    stretches.forget(tx, attachment_id)
    links.forget(tx, attachment_id)
    tx.execute(
        update(attachments)
        .where(attachments.c.id == attachment_id)
        .values(removed=1, thumbnail=None, title="", details="", sha256="")
    )
    tx.execute(
        update(segments).where(segments.c.attachment_id == attachment_id).values(wrapped_key=None, plain_sha256="")
    )


def delete_files(vault: Vault) -> int:
    """Delete the files of everything that was taken out; how many are left because the disk refuses.

    Safe to repeat: what a crash or an open player left is deleted at the next start.
    """
    with vault.read() as tx:
        names = tx.execute(
            select(segments.c.file)
            .join(attachments, attachments.c.id == segments.c.attachment_id)
            # Without a key only: what may still hold sound that our reader refuses keeps both.
            .where(attachments.c.removed == 1, segments.c.wrapped_key.is_(None))
        ).scalars()
        files = [str(name) for name in names]
    left = 0
    for name in files:
        try:
            for folder in (vault.attachments, vault.directory / BACKUPS):
                (folder / name).unlink(missing_ok=True)
        except OSError:
            left += 1
    return left
