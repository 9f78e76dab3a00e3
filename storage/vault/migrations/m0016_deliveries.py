"""What each delivery achieved is kept, not only the last one."""

from storage.vault.transaction import Transaction

_TABLE = """
CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    began TEXT NOT NULL,
    ended TEXT NOT NULL,
    road TEXT NOT NULL,
    outcome TEXT NOT NULL,
    delivered INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    came INTEGER NOT NULL,
    sent_bytes INTEGER NOT NULL
) STRICT
"""


def upgrade(tx: Transaction) -> None:
    """Make the table; what was remembered of the last delivery is shown no more."""
    tx.exec_driver_sql(_TABLE)
    tx.exec_driver_sql("DELETE FROM settings WHERE name = 'last-delivery'")
