"""A statement knows up to which answer it was made."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Add the number of the newest answer that stood in a statement; 0 for one of which it is not known."""
    tx.exec_driver_sql("ALTER TABLE statements ADD COLUMN answers INTEGER NOT NULL DEFAULT 0")
