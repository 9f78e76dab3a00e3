"""Settings that belong to one person's vault; small texts by name."""

from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


def get(tx: Transaction, name: str) -> str | None:
    """The value kept under a name."""
    raise NotImplementedError


def put(tx: Transaction, name: str, value: str, moment: Moment) -> None:
    """Keep a value under a name."""
    raise NotImplementedError
