"""A coordinator's vault keeps what follows a sealed interview, and the word that one stays: consent was refused."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Add the table: one row an object, of an interview that may not be here."""
    tx.exec_driver_sql(
        "CREATE TABLE received_addenda (digest TEXT PRIMARY KEY, interview TEXT NOT NULL, revision INTEGER NOT NULL,"
        " kind TEXT NOT NULL, content BLOB NOT NULL, certificate BLOB NOT NULL, received TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql("CREATE INDEX received_addenda_by_interview ON received_addenda (interview)")
