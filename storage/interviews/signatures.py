"""Signatures under a statement, or the reason why there is none; each is bound to the statement's digest."""

from dataclasses import dataclass
from enum import StrEnum

from storage.platform.clock import Moment
from storage.vault import Vault
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
    """
    raise NotImplementedError


def refuse(tx: Transaction, interview_id: str, signer: str, reason: str, moment: Moment) -> Signature:
    """Keep that someone does not sign, and why."""
    raise NotImplementedError


def of_interview(tx: Transaction, interview_id: str) -> tuple[Signature, ...]:
    """All signatures; those of an earlier statement are not current."""
    raise NotImplementedError
