"""Bringing a vault's schema up to date: forward only, all pending steps in one transaction."""

from collections.abc import Callable, Sequence

from storage.vault.errors import VaultTooNew
from storage.vault.transaction import Transaction

Step = Callable[[Transaction], None]


def version(tx: Transaction) -> int:
    """Return how many steps this database has behind it."""
    return int(tx.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(tx: Transaction, steps: Sequence[Step]) -> int:
    """Run what is pending and return how many steps that were.

    Raises:
        VaultTooNew: the database has more steps behind it than this program knows.
    """
    done = version(tx)
    if done > len(steps):
        raise VaultTooNew
    for step in steps[done:]:
        step(tx)
    if done < len(steps):
        tx.exec_driver_sql(f"PRAGMA user_version={len(steps)}")
    return len(steps) - done
