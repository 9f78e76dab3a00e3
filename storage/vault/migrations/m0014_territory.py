"""Who controlled a place, and when, by an imported list."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Make the tables."""
    tx.exec_driver_sql(
        "CREATE TABLE territory (digest TEXT PRIMARY KEY, source TEXT NOT NULL, dated TEXT NOT NULL,"
        " mark TEXT NOT NULL, imported TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql(
        "CREATE TABLE territory_rows (n INTEGER PRIMARY KEY, katottg TEXT NOT NULL, starts TEXT NOT NULL,"
        " ends TEXT NOT NULL, control TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql("CREATE INDEX territory_rows_by_oblast ON territory_rows (substr(katottg, 1, 4))")
