"""Signatures under a statement, or the reason why there is none; each is bound to the statement's digest."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import insert, select

from storage.interviews import intake, interviews, statements
from storage.interviews.attachment_rows import AttachmentKind, get
from storage.interviews.errors import NoSuchInterview, StatementNotFinal
from storage.interviews.statements import Statement
from storage.objects.part import SIGNER_PATTERN
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import signatures
from storage.vault.transaction import Transaction


class SignatureKind(StrEnum):
    """How someone signed."""

    PAD = "pad"
    SCAN = "scan"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature; `signer` is a role such as ``witness`` or ``interpreter``, never a name."""

    id: str
    signer: str
    kind: SignatureKind
    statement_sha256: str
    attachment_id: str
    reason: str
    at: str
    is_current: bool


def sign(
    vault: Vault, interview_id: str, signer: str, kind: SignatureKind, picture: bytes, mime: str, moment: Moment
) -> Signature:
    """Keep a signature from the pad, or the scan of a signed paper, under the current statement.

    Raises:
        NoSuchInterview: There is no statement to sign (code ``no-statement``).
        AlreadySealed: The interview takes no more signatures.
    """
    with vault.read() as tx:
        statement = _current(tx, interview_id)
        part = get(tx, statement.attachment_id).part
    attachment = intake.import_bytes(
        vault, interview_id, part, AttachmentKind.SIGNATURE, picture, mime, moment, title=signer
    )
    with vault.transaction() as tx:
        # Between the two, only a new statement could have come: then this signature is not current, and says so.
        return _keep(tx, interview_id, signer, kind, statement, attachment.id, "", moment)


def refuse(tx: Transaction, interview_id: str, signer: str, reason: str, moment: Moment) -> Signature:
    """Keep that someone does not sign, and why.

    Raises:
        NoSuchInterview: There is no statement to sign (code ``no-statement``).
        AlreadySealed: The interview takes no more signatures.
    """
    return _keep(tx, interview_id, signer, SignatureKind.REFUSED, _current(tx, interview_id), "", reason, moment)


def of_interview(tx: Transaction, interview_id: str) -> tuple[Signature, ...]:
    """All signatures in order; those of an earlier statement are not current."""
    statement = statements.current(tx, interview_id)
    rows = tx.execute(
        select(signatures).where(signatures.c.interview_id == interview_id).order_by(signatures.c.at, signatures.c.id)
    )
    return tuple(
        Signature(
            row.id,
            row.signer,
            SignatureKind(row.kind),
            row.statement_sha256,
            row.attachment_id or "",
            row.reason,
            row.at,
            statement is not None and row.statement_sha256 == statement.sha256,
        )
        for row in rows
    )


def to_repeat(given: Sequence[Signature]) -> tuple[str, ...]:
    """Who signed an earlier statement, or refused to, and has not yet done so under the present one."""
    done = {one.signer for one in given if one.is_current}
    return tuple(dict.fromkeys(one.signer for one in given if one.signer not in done))


def require_final(tx: Transaction, interview_id: str) -> None:
    """Refuse a draft whose statement is not the one that counts.

    Raises:
        StatementNotFinal: Codes ``no-statement``; ``statement-outdated`` when an answer was written since it was made;
            ``signature-outdated`` when somebody signed another statement only.
    """
    statement = statements.current(tx, interview_id)
    if statement is None:
        raise StatementNotFinal("no-statement")
    if statements.newest_answer(tx, interview_id) > statement.answers:
        raise StatementNotFinal("statement-outdated")
    if to_repeat(of_interview(tx, interview_id)):
        raise StatementNotFinal("signature-outdated")


def _current(tx: Transaction, interview_id: str) -> Statement:
    interviews.require_draft(tx, interview_id)
    statement = statements.current(tx, interview_id)
    if statement is None:
        raise NoSuchInterview("no-statement")
    return statement


def _keep(
    tx: Transaction,
    interview_id: str,
    signer: str,
    kind: SignatureKind,
    statement: Statement,
    attachment_id: str,
    reason: str,
    moment: Moment,
) -> Signature:
    if not re.fullmatch(SIGNER_PATTERN, signer):
        raise ValueError("a signer is named by a role, never by a name")
    made = Signature(secrets.token_hex(8), signer, kind, statement.sha256, attachment_id, reason, moment.wall, True)
    tx.execute(
        insert(signatures).values(
            id=made.id,
            interview_id=interview_id,
            signer=signer,
            kind=kind.value,
            statement_sha256=statement.sha256,
            attachment_id=attachment_id or None,
            reason=reason,
            at=made.at,
        )
    )
    newest = statements.current(tx, interview_id)
    return replace(made, is_current=newest is not None and newest.sha256 == statement.sha256)
