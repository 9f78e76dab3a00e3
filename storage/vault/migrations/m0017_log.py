"""Checkpoints of central's log, proofs of receipts, and evidence of a log that does not agree with itself."""

from storage.vault.transaction import Transaction

_TABLES = (
    """
CREATE TABLE log_checkpoints (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    since INTEGER NOT NULL,
    proof BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (origin, size)
) STRICT
""",
    """
CREATE TABLE receipt_proofs (
    receipt TEXT PRIMARY KEY REFERENCES receipts (digest),
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    proof BLOB NOT NULL,
    FOREIGN KEY (origin, size) REFERENCES log_checkpoints (origin, size)
) STRICT
""",
    """
CREATE TABLE log_evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    held TEXT NOT NULL,
    shown TEXT NOT NULL,
    proof BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT
""",
)
# Of a checkpoint only the note changes: signatures of witnesses come later.
_FIXED = (
    "UPDATE OF origin, size, since, proof, at ON log_checkpoints",
    "DELETE ON log_checkpoints",
    "UPDATE ON receipt_proofs",
    "DELETE ON receipt_proofs",
    "UPDATE ON log_evidence",
    "DELETE ON log_evidence",
)


def upgrade(tx: Transaction) -> None:
    """Make the tables; what is in them is taken out by nobody."""
    for table in _TABLES:
        tx.exec_driver_sql(table)
    for number, fixed in enumerate(_FIXED):
        tx.exec_driver_sql(
            f"CREATE TRIGGER log_fixed_{number} BEFORE {fixed} BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )
