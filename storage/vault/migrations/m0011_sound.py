"""What is written down about a recording: transcripts, and stretches that derived copies leave out."""

from storage.vault.transaction import Transaction

_TABLES = """
CREATE TABLE transcripts (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    attachment_id TEXT NOT NULL REFERENCES attachments (id),
    fidelity TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    method TEXT NOT NULL,
    made TEXT NOT NULL,
    original TEXT NOT NULL
) STRICT
--
CREATE INDEX transcripts_by_interview ON transcripts (interview_id)
--
CREATE TABLE transcript_lines (
    id TEXT PRIMARY KEY,
    transcript_id TEXT NOT NULL REFERENCES transcripts (id),
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    at_ms INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    text TEXT NOT NULL,
    origin TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL
) STRICT
--
CREATE INDEX transcript_lines_by_transcript ON transcript_lines (transcript_id)
--
CREATE TABLE stretches (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    attachment_id TEXT NOT NULL REFERENCES attachments (id),
    kind TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT
--
CREATE INDEX stretches_by_interview ON stretches (interview_id)
"""

# The recording that a row belongs to, and whether it went with the sealed record: what is made later may change.
_OWNED = {
    "transcripts": ("{row}.attachment_id", "{row}.original = ''"),
    "transcript_lines": (
        "(SELECT attachment_id FROM transcripts WHERE id = {row}.transcript_id)",
        "(SELECT original FROM transcripts WHERE id = {row}.transcript_id) = ''",
    ),
    "stretches": ("{row}.attachment_id", "1"),
}

_IS_FROZEN = (
    "EXISTS (SELECT 1 FROM interviews WHERE id = {row}.interview_id AND sealed_at IS NOT NULL AND closed_at IS NULL)"
)
_IS_HELD = "EXISTS (SELECT 1 FROM segments WHERE attachment_id = {recording} AND wrapped_key IS NOT NULL)"


def upgrade(tx: Transaction) -> None:
    """Make the tables, and freeze with an interview what went with it."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
    for table, (recording, went_along) in _OWNED.items():
        for action, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW"))):
            frozen = " OR ".join(f"({_IS_FROZEN.format(row=row)} AND {went_along.format(row=row)})" for row in rows)
            _forbid(tx, f"{table}_sealed_{action.lower()}", f"{action} ON {table}", frozen, "sealed")
            closed = "(SELECT closed_at FROM interviews WHERE id = NEW.interview_id) IS NOT NULL"
            _forbid(tx, f"{table}_closed_{action.lower()}", f"{action} ON {table}", closed, "closed")
        # Where the recording's own keys are destroyed, what was written down of it goes with them.
        held = _IS_HELD.format(recording=recording.format(row="OLD"))
        frozen = f"{_IS_FROZEN.format(row='OLD')} AND {went_along.format(row='OLD')} AND {held}"
        _forbid(tx, f"{table}_sealed_delete", f"DELETE ON {table}", frozen, "sealed")


def _forbid(tx: Transaction, name: str, event: str, when: str, word: str) -> None:
    tx.exec_driver_sql(f"CREATE TRIGGER {name} BEFORE {event} WHEN {when} BEGIN SELECT RAISE(ABORT, '{word}'); END")
