"""Devices that are shut out, as the organisation signed it."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Make the table."""
    tx.exec_driver_sql(
        "CREATE TABLE revocations (device_key TEXT PRIMARY KEY, content BLOB NOT NULL, received TEXT NOT NULL) STRICT"
    )
