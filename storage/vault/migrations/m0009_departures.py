"""What goes out to servers of others is kept, encrypted for them, until they have all of it."""

from storage.vault.transaction import Transaction

_TABLES = """
CREATE TABLE departures (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    recipient TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    manifest BLOB NOT NULL,
    terms TEXT NOT NULL,
    made TEXT NOT NULL,
    finished TEXT
) STRICT
--
CREATE TABLE departure_files (
    departure_id TEXT NOT NULL REFERENCES departures (id),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (departure_id, n)
) STRICT
--
CREATE INDEX departures_by_interview ON departures (interview_id, recipient)
"""


def upgrade(tx: Transaction) -> None:
    """Add departures and their files."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
