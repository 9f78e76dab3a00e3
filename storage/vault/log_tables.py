"""What this vault knows of central's log: checkpoints, proofs of receipts, and what did not agree."""

from sqlalchemy import BLOB, Column, Integer, Table, Text

from storage.vault.tables import metadata

# Each but the first is proved to go on from the one with `since` leaves; `proof`: the hashes of that in a row.
log_checkpoints = Table(
    "log_checkpoints",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("size", Integer, primary_key=True),
    Column("note", Text),
    Column("since", Integer),
    Column("proof", BLOB),
    Column("at", Text),
)

# The leaves of a receipt stand in the log of `size` leaves.
receipt_proofs = Table(
    "receipt_proofs",
    metadata,
    Column("receipt", Text, primary_key=True),
    Column("origin", Text),
    Column("size", Integer),
    Column("proof", BLOB),
)

# What central signed and what does not agree with it: `held` and `shown` are notes, or a receipt's digest.
log_evidence = Table(
    "log_evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text),
    Column("held", Text),
    Column("shown", Text),
    Column("proof", BLOB),
    Column("at", Text),
)
