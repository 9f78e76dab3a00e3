"""Review notes of a coordinator, sealed to the author's device."""

from dataclasses import dataclass

from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A note about a sealed revision; `returned` asks for an addendum."""

    digest: str
    interview_id: str
    reviewer: str
    text: str
    returned: bool
    at: str
    received: str
    is_read: bool


def write(tx: Transaction, manifest_digest: str, text: str, *, returned: bool, practice: bool, moment: Moment) -> bytes:
    """As coordinator: sign a note about a received interview and seal it to its author's device.

    Raises:
        ReceivedRefused: The interview or its author's certificate is not here.
        CertificateRefused: This device holds no coordinator's certificate.
    """
    raise NotImplementedError


def record(tx: Transaction, sealed: bytes, *, practice: bool, moment: Moment) -> ReviewNote:
    """As author: open, verify and keep a note that was fetched; safe to repeat.

    Raises:
        ReviewRefused: Not sealed to this device, not signed by a coordinator of this organisation, or about
            an interview that is not here.
        PracticeMismatch: A practice note in a real vault, or the reverse.
    """
    raise NotImplementedError


def of_interview(tx: Transaction, interview_id: str) -> tuple[ReviewNote, ...]:
    """Notes about one sealed revision, the newest first."""
    raise NotImplementedError


def mark_read(tx: Transaction, digest: str) -> None:
    """Remember that the note was shown."""
    raise NotImplementedError
