"""Why central did not take what is sealed to another device: it waits for people, and is not offered again."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Add the column."""
    tx.exec_driver_sql("ALTER TABLE addressed ADD COLUMN refused TEXT NOT NULL DEFAULT ''")
