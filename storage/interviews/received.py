"""As coordinator: interviews fetched from central, kept sealed, opened when read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.interviews.playback import ReadableAttachment
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import PartContent
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class FetchedObject:
    """An object as central holds it: its bytes exactly."""

    kind: ObjectKind
    content: bytes


@dataclass(frozen=True, slots=True)
class ReceivedInterview:
    """A received revision; number, title, place and date come from facts and body when they were opened."""

    manifest_digest: str
    interview: str
    revision: int
    author_key: str
    author: str
    device_code: str
    wall: str
    number: str
    received: str
    replaces: tuple[str, ...]
    blobs_wanted: tuple[str, ...]
    reviews_sent: int


def keep(
    tx: Transaction,
    objects: Sequence[FetchedObject],
    author_certificate: bytes,
    *,
    practice: bool,
    moment: Moment,
) -> ReceivedInterview:
    """Verify that fetched objects belong together (manifest, its parts and wrapsets) and keep them sealed.

    Raises:
        ReceivedRefused: Something is missing, altered, or not signed by a certified device.
        PracticeMismatch: A practice interview in a real vault, or the reverse.
    """
    raise NotImplementedError


def listed(tx: Transaction, query: str | None = None) -> tuple[ReceivedInterview, ...]:
    """Received interviews, the newest first."""
    raise NotImplementedError


def manifest(tx: Transaction, manifest_digest: str) -> Manifest:
    """The signed manifest of a received interview."""
    raise NotImplementedError


def open_part(tx: Transaction, manifest_digest: str, part: PartKind) -> PartContent:
    """Open a part with this device's box key; nothing opened is stored.

    Raises:
        ReceivedRefused: Not a recipient (code ``not-a-recipient``), or the content does not match its commitment.
    """
    raise NotImplementedError


def blob_target(vault: Vault, cipher_sha256: str) -> Path:
    """Where to write a fetched sealed file before it is kept."""
    raise NotImplementedError


def keep_blob(vault: Vault, cipher_sha256: str, path: Path) -> None:
    """Verify a fetched sealed file by its digest and keep it.

    Raises:
        ReceivedRefused: The digest is another one, or nobody asked for it.
    """
    raise NotImplementedError


def open_attachment(vault: Vault, manifest_digest: str, attachment_id: str) -> ReadableAttachment:
    """Play or show an attachment of a received interview.

    Raises:
        ReceivedRefused: Its files are not here yet, or this device may not open them.
    """
    raise NotImplementedError
