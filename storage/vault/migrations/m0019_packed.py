"""What is on memory sticks already need not go onto the next one."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Make the table."""
    tx.exec_driver_sql("CREATE TABLE packed (digest TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT")
