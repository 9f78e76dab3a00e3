"""What was withdrawn is numbered, so that every copy can be told to follow."""

from storage.vault.transaction import Transaction

_TABLE = """
CREATE TABLE withdrawals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('attachment', 'segment', 'interview')),
    object TEXT NOT NULL,
    UNIQUE (kind, object)
) STRICT
"""
# Event, when it withdraws something, kind, and what is withdrawn. Triggers, so that no room above has to think of it.
_WITHDRAWN = (
    ("attachment", "attachments", "removed", "NEW.removed = 1 AND OLD.removed = 0", "NEW.id"),
    ("segment", "segments", "wrapped_key", "NEW.wrapped_key IS NULL AND OLD.wrapped_key IS NOT NULL", "NEW.file"),
    ("interview", "interviews", "closed_at", "NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL", "NEW.id"),
)

_NOTE = "INSERT INTO withdrawals (kind, object) VALUES ('{kind}', {withdrawn}) ON CONFLICT DO NOTHING; END"


def upgrade(tx: Transaction) -> None:
    """Make the table of withdrawals and the triggers that fill it."""
    tx.exec_driver_sql(_TABLE)
    for kind, table, column, when, withdrawn in _WITHDRAWN:
        tx.exec_driver_sql(
            f"CREATE TRIGGER {table}_withdrawn AFTER UPDATE OF {column} ON {table} WHEN {when} BEGIN "
            + _NOTE.format(kind=kind, withdrawn=withdrawn)
        )
