"""Whether a copy is of this vault's own past, or of another life of it that this one knows nothing of."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup import generations
from storage.backup.databases import still, vault_database_key
from storage.vault import Vault
from storage.vault.vault import BACKUPS


def is_own_past(vault: Vault, copy: Path) -> bool:
    """Whether the vault has gone on from the newest database of a copy; one that cannot be read stands in nobody's way.

    Numbers alone do not tell: a vault that was brought back from an older copy soon counts further than a newer one.
    """
    key = vault_database_key(vault)
    for _, path in generations.newest_first(copy / BACKUPS, key)[:1]:
        try:
            with still(path, key) as connection:
                columns = [row[1] for row in connection.execute("PRAGMA table_info(custody)")]
                if "content" not in columns:
                    # From before entries were signed: they were given other digests since.
                    return True
                last = connection.execute("SELECT id, hash FROM custody ORDER BY id DESC LIMIT 1").fetchone()
        except sqlcipher.Error:
            return True
        if last is not None:
            with vault.read() as tx:
                own = tx.exec_driver_sql("SELECT hash FROM custody WHERE id = ?", (last[0],)).scalar()
            return bool(own == last[1])
    return True
