"""Recordings, photos and documents: rows before files, a fresh key for each segment."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from storage.container import WrittenContainer
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction

LARGEST_IMPORT = 200 * 1024 * 1024


class AttachmentKind(StrEnum):
    """What an attachment is to the interview."""

    AUDIO = "audio"
    PHOTO = "photo"
    DOCUMENT = "document"
    STATEMENT = "statement"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment of an interview; `sha256` is that of the original bytes, empty while recording."""

    id: str
    interview_id: str
    part: PartKind
    kind: AttachmentKind
    mime: str
    title: str
    size: int
    sha256: str
    captured: str
    duration_ms: int
    segments: int
    truncated: bool
    is_open: bool
    details: str


@dataclass(frozen=True, slots=True)
class AttachmentHandle:
    """Where a new segment is to be written, and with which key; its row is committed before the file exists."""

    attachment_id: str
    segment_id: int
    path: Path
    key: bytes
    record_size: int


def begin(
    tx: Transaction,
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    mime: str,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
) -> AttachmentHandle:
    """Make the row of an attachment and its first segment; write the file only after the commit."""
    raise NotImplementedError


def next_segment(tx: Transaction, vault: Vault, attachment_id: str, moment: Moment) -> AttachmentHandle:
    """Go on in a new file with a new key: after a crash, or after a change of microphone."""
    raise NotImplementedError


def finish_segment(tx: Transaction, segment_id: int, written: WrittenContainer, *, duration_ms: int = 0) -> None:
    """Record what a finished segment holds; safe to repeat."""
    raise NotImplementedError


def recover_open_segments(vault: Vault, moment: Moment) -> int:
    """After a crash: keep the authentic beginning of every open segment, and say how many there were."""
    raise NotImplementedError


def import_file(
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    path: Path,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
    thumbnail: bytes = b"",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Attachment:
    """Take in a photo or document: its original bytes, sealed as they stream, with their SHA-256.

    Raises:
        ImportRefused: Too large, empty, unreadable or cancelled.
        AlreadySealed: The interview takes no more attachments.
    """
    raise NotImplementedError


def import_bytes(
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    data: bytes,
    mime: str,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
    thumbnail: bytes = b"",
) -> Attachment:
    """Take in what was made in memory: a statement, a signature."""
    raise NotImplementedError


def set_thumbnail(tx: Transaction, attachment_id: str, thumbnail: bytes) -> None:
    """Keep a small picture, in the encrypted database only."""
    raise NotImplementedError


def thumbnail(tx: Transaction, attachment_id: str) -> bytes:
    """The small picture, empty where there is none."""
    raise NotImplementedError


def remove(tx: Transaction, attachment_id: str) -> None:
    """Withdraw an attachment of a draft; its row stays with the mark, its keys go."""
    raise NotImplementedError


def get(tx: Transaction, attachment_id: str) -> Attachment:
    """One attachment.

    Raises:
        NoSuchInterview: There is none with this id.
    """
    raise NotImplementedError


def of_interview(tx: Transaction, interview_id: str) -> tuple[Attachment, ...]:
    """What is attached to an interview, in order of capture."""
    raise NotImplementedError
