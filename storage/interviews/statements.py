"""The statement a person signs: its PDF is an attachment, its digest is what signatures name."""

from dataclasses import dataclass

from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement; a later one replaces it, and signatures of the earlier no longer count."""

    attachment_id: str
    sha256: str
    language: str
    made: str


def keep(
    vault: Vault, interview_id: str, pdf: bytes, language: str, moment: Moment, *, part: PartKind = PartKind.IDENTITY
) -> Statement:
    """Keep a rendered statement; the same bytes again change nothing."""
    raise NotImplementedError


def current(tx: Transaction, interview_id: str) -> Statement | None:
    """The newest statement."""
    raise NotImplementedError


def pdf(vault: Vault, statement: Statement) -> bytes:
    """The statement's bytes, for showing or printing."""
    raise NotImplementedError
