"""Receipts: believed only if signed by the pinned key and about what we asked."""

from collections.abc import Collection
from dataclasses import dataclass

from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReceiptEffect:
    """What a receipt changed: items now receipted, interviews now delivered."""

    items: int
    delivered: tuple[str, ...]


def record(tx: Transaction, receipt: bytes, *, asked: Collection[str] = ()) -> ReceiptEffect:
    """Verify and keep a receipt (its frame); safe to repeat.

    Raises:
        ReceiptRefused: Wrong key, other device, unknown digests, or not all that was asked about.
        PracticeMismatch: A practice receipt for real work, or the reverse.
        NoOrganisation: There is no pinned key.
    """
    raise NotImplementedError
