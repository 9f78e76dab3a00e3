"""A device that is shut out may be trusted with less later: each word about it is kept, the lowest number counts."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Make the table anew, with what it holds."""
    tx.exec_driver_sql("ALTER TABLE revocations RENAME TO revocations_before")
    tx.exec_driver_sql(
        "CREATE TABLE revocations (device_key TEXT NOT NULL, content BLOB NOT NULL, received TEXT NOT NULL, "
        "PRIMARY KEY (device_key, content)) STRICT"
    )
    tx.exec_driver_sql("INSERT INTO revocations SELECT device_key, content, received FROM revocations_before")
    tx.exec_driver_sql("DROP TABLE revocations_before")
