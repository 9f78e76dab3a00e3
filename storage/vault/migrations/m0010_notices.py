"""What was noticed is found in a long custody log without reading all of it."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Index the notices alone: they are few."""
    tx.exec_driver_sql("CREATE INDEX custody_notices ON custody (id) WHERE action = 'notice'")
