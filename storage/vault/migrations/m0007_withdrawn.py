"""A coordinator's vault keeps the signed events by which consent was withdrawn."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Add the table: one row an event, about all revisions of an interview up to `revision`."""
    tx.exec_driver_sql(
        "CREATE TABLE received_withdrawn (digest TEXT PRIMARY KEY, interview TEXT NOT NULL, revision INTEGER NOT NULL,"
        " at TEXT NOT NULL, content BLOB NOT NULL) STRICT"
    )
    tx.exec_driver_sql("CREATE INDEX received_withdrawn_by_interview ON received_withdrawn (interview)")
