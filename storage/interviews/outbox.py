"""What waits to be delivered, in order: lane, then number."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

from storage.objects.kinds import ObjectKind
from storage.vault import Vault
from storage.vault.transaction import Transaction


class Lane(IntEnum):
    """Text first, sound last."""

    RECEIPTS = 1
    OBJECTS = 2
    PHOTOS = 3
    AUDIO = 4


class Sending(StrEnum):
    """Where one item stands; `sent` waits for its receipt."""

    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"
    RECEIPTED = "receipted"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One object or blob. `digest` is its name everywhere; a blob's is the SHA-256 of its sealed file."""

    digest: str
    kind: ObjectKind
    lane: Lane
    interview_id: str
    size: int
    number: int
    file: str
    block_root: str
    state: Sending
    code: str

    @property
    def is_blob(self) -> bool:
        """Whether it lies in a file of its own."""
        return self.kind is ObjectKind.BLOB


@dataclass(frozen=True, slots=True)
class OutboxTotals:
    """How much is where, for the delivery screen."""

    waiting: int
    sent: int
    parked: int
    receipted: int
    waiting_bytes: int


def waiting(tx: Transaction, *, limit: int = 5_000, include_sent: bool = False) -> tuple[OutboxItem, ...]:
    """What is to be sent next; with `include_sent` also what has no receipt yet, to be asked about or sent again."""
    raise NotImplementedError


def content(tx: Transaction, digest: str) -> bytes:
    """The stored bytes of an object, exactly as they were signed or sealed."""
    raise NotImplementedError


def blob_path(vault: Vault, item: OutboxItem) -> Path:
    """The sealed file of a blob."""
    raise NotImplementedError


def sent(tx: Transaction, digest: str) -> None:
    """Central took it; a receipt is still to come. Never moves a receipted item back."""
    raise NotImplementedError


def parked(tx: Transaction, digest: str, code: str) -> None:
    """Central refused it; it blocks nobody and waits for a person."""
    raise NotImplementedError


def retry_parked(tx: Transaction) -> int:
    """Put parked items back in the queue; says how many."""
    raise NotImplementedError


def totals(tx: Transaction) -> OutboxTotals:
    """Counts by state."""
    raise NotImplementedError
