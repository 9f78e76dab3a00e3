"""Words of an account stay linked to what was made of them."""

from storage.vault.transaction import Transaction

_TABLE = """
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    target TEXT NOT NULL,
    source TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    quote TEXT NOT NULL,
    narrative TEXT NOT NULL,
    provenance TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    offset_ms INTEGER NOT NULL,
    at TEXT NOT NULL,
    removed INTEGER NOT NULL
) STRICT
"""

_OF = "(SELECT {column} FROM interviews WHERE id = {row}.interview_id) IS NOT NULL"


def upgrade(tx: Transaction) -> None:
    """Make the table, and freeze its rows with their interview."""
    tx.exec_driver_sql(_TABLE)
    tx.exec_driver_sql("CREATE INDEX links_by_interview ON links (interview_id)")
    for action, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW"))):
        for word, column in (("sealed", "sealed_at"), ("closed", "closed_at")):
            when = " OR ".join(_OF.format(column=column, row=row) for row in rows)
            _forbid(tx, f"links_{word}_{action.lower()}", f"{action} ON links", when, word)
    frozen = f"{_OF.format(column='sealed_at', row='OLD')} AND NOT {_OF.format(column='closed_at', row='OLD')}"
    _forbid(tx, "links_sealed_delete", "DELETE ON links", frozen, "sealed")


def _forbid(tx: Transaction, name: str, event: str, when: str, word: str) -> None:
    tx.exec_driver_sql(f"CREATE TRIGGER {name} BEFORE {event} WHEN {when} BEGIN SELECT RAISE(ABORT, '{word}'); END")
