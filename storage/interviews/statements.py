"""The statement a person signs: its PDF is an attachment, its digest is what signatures name."""

import hashlib
from dataclasses import dataclass, replace

from sqlalchemy import func, insert, select, update

from storage.interviews import intake, interviews, playback, removal
from storage.interviews.attachment_rows import AttachmentKind
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import answer_revisions, signatures, statements
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement; a later one replaces it, and signatures of the earlier no longer count."""

    attachment_id: str
    sha256: str
    language: str
    made: str
    answers: int


def newest_answer(tx: Transaction, interview_id: str) -> int:
    """The number of the answer written last, 0 before the first; it only grows, whatever the clock does."""
    newest = select(func.max(answer_revisions.c.id)).where(answer_revisions.c.interview_id == interview_id)
    return tx.execute(newest).scalar() or 0


def keep(
    vault: Vault,
    interview_id: str,
    pdf: bytes,
    language: str,
    moment: Moment,
    *,
    part: PartKind = PartKind.IDENTITY,
    answers: int | None = None,
) -> Statement:
    """Keep a rendered statement; the same bytes again are the same statement. It names the person, hence its part.

    Args:
        vault: The vault.
        interview_id: A draft.
        pdf: The statement.
        language: Its language.
        moment: The time that it bears.
        part: Where it is sealed.
        answers: `newest_answer` of when its answers were read; by default, that of now.

    Raises:
        AlreadySealed: The interview takes no more statements.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    with vault.read() as tx:
        interviews.require_draft(tx, interview_id)
        held = current(tx, interview_id)
        upto = newest_answer(tx, interview_id) if answers is None else answers
    if held is not None and held.sha256 == digest:
        if held.answers >= upto:
            return held
        # Answers were changed and changed back, or do not stand in it: it is still what was read and signed.
        with vault.transaction() as tx:
            tx.execute(
                update(statements)
                .where(statements.c.interview_id == interview_id, statements.c.attachment_id == held.attachment_id)
                .values(answers=upto)
            )
        return replace(held, answers=upto)
    attachment = intake.import_bytes(
        vault, interview_id, part, AttachmentKind.STATEMENT, pdf, "application/pdf", moment, title=language
    )
    with vault.transaction() as tx:
        tx.execute(
            insert(statements).values(
                interview_id=interview_id,
                attachment_id=attachment.id,
                sha256=digest,
                language=language,
                made=moment.wall,
                answers=upto,
            )
        )
        if held is not None and not _is_signed(tx, held):
            # Nobody ever saw it as final: it need not be sealed beside the one that counts.
            removal.forget(tx, held.attachment_id)
    return Statement(attachment.id, digest, language, moment.wall, upto)


def current(tx: Transaction, interview_id: str) -> Statement | None:
    """The newest statement."""
    row = tx.execute(
        select(statements).where(statements.c.interview_id == interview_id).order_by(statements.c.id.desc()).limit(1)
    ).first()
    return Statement(row.attachment_id, row.sha256, row.language, row.made, row.answers) if row else None


def pdf(vault: Vault, statement: Statement) -> bytes:
    """The statement's bytes, for showing or printing."""
    with playback.open_attachment(vault, statement.attachment_id) as readable:
        return readable.read(0, readable.size)


def _is_signed(tx: Transaction, statement: Statement) -> bool:
    return (
        tx.execute(select(signatures.c.id).where(signatures.c.statement_sha256 == statement.sha256)).first() is not None
    )
