"""Signed transfers of exhibits name people in clear: they go when the laptop may read their interview no more."""

from storage.vault.transaction import Transaction

_GOES = (
    "OLD.kind = 'exhibit-transfer' AND EXISTS"
    " (SELECT 1 FROM interviews WHERE id = OLD.interview_id AND closed_at IS NOT NULL)"
)


def upgrade(tx: Transaction) -> None:
    """Let them go, and take out those of interviews that were closed before."""
    tx.exec_driver_sql("DROP TRIGGER IF EXISTS objects_no_delete")
    tx.exec_driver_sql(
        f"CREATE TRIGGER objects_no_delete BEFORE DELETE ON objects WHEN NOT ({_GOES}) "
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )
    tx.exec_driver_sql(
        "DELETE FROM objects WHERE kind = 'exhibit-transfer'"
        " AND interview_id IN (SELECT id FROM interviews WHERE closed_at IS NOT NULL)"
    )
