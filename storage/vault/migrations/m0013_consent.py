"""What a person says about consent after the seal, and what is to be done because of it."""

from storage.vault.transaction import Transaction

_TABLES = (
    """
CREATE TABLE consent_events (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    draft_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    said TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX consent_events_by_interview ON consent_events (interview_id)",
    """
CREATE TABLE consent_tasks (
    id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES consent_events (id),
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    at TEXT NOT NULL,
    done TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX consent_tasks_by_interview ON consent_tasks (interview_id)",
)


def upgrade(tx: Transaction) -> None:
    """Make the tables."""
    for table in _TABLES:
        tx.exec_driver_sql(table)
