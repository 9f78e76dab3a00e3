"""Assignments and mission packages, and the queue in which they wait for central."""

from storage.vault.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    """Make the tables."""
    tx.exec_driver_sql(
        "CREATE TABLE known_devices (key_id TEXT PRIMARY KEY, certificate BLOB NOT NULL, seen TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql(
        "CREATE TABLE addressed (digest TEXT PRIMARY KEY, device TEXT NOT NULL, content BLOB NOT NULL,"
        " made TEXT NOT NULL, sent TEXT) STRICT"
    )
    tx.exec_driver_sql(
        "CREATE TABLE assignments (id TEXT PRIMARY KEY, own INTEGER NOT NULL, version INTEGER NOT NULL,"
        " content BLOB NOT NULL, certificate BLOB NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL,"
        " state_at TEXT NOT NULL, n INTEGER NOT NULL, interview TEXT NOT NULL, number TEXT NOT NULL,"
        " note TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql(
        "CREATE TABLE mission_packages (digest TEXT PRIMARY KEY, series TEXT NOT NULL, version INTEGER NOT NULL,"
        " own INTEGER NOT NULL, content BLOB NOT NULL, certificate BLOB NOT NULL, at TEXT NOT NULL) STRICT"
    )
    tx.exec_driver_sql("CREATE UNIQUE INDEX mission_packages_by_series ON mission_packages (series, version, own)")
