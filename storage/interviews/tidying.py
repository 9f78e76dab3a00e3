"""Taking what was deleted out of the pages of the database too: none of it lies in some unused corner of them."""

from collections.abc import Callable

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import delete

from storage.interviews import settings
from storage.interviews.closing import TIDY_DUE
from storage.vault import Vault
from storage.vault.tables import settings as settings_table

_INTERRUPTED = 9
# Steps of the database's machine: looks thousands of times a second whether it should stop.
_EVERY = 1_000


def is_due(vault: Vault) -> bool:
    """Whether something was closed since the pages were last made anew."""
    with vault.read() as tx:
        return settings.get(tx, TIDY_DUE) is not None


def tidy(vault: Vault, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Write every page anew, without what was deleted; says whether nothing is left to do.

    Deleting overwrites what it frees, but pages that were split or merged earlier keep remains in their gaps. Takes
    about a second for a hundred megabytes; it gives way to whoever wants to write, or with `cancelled`, and is done
    another time. A crash leaves the database as it was.

    Raises:
        VaultFull: It needs as much room as the database has; nothing was changed.
    """
    with vault.read() as tx:
        closed = settings.get(tx, TIDY_DUE)
    if closed is None:
        return True
    if cancelled():
        return False
    with vault.maintenance() as connection:
        if not _rewritten(connection, lambda: cancelled() or vault.someone_waits):
            return False
    with vault.transaction() as tx:
        # What was closed meanwhile is still to be done.
        done = tx.execute(
            delete(settings_table).where(settings_table.c.name == TIDY_DUE, settings_table.c.value == closed)
        )
    return bool(done.rowcount)


def _rewritten(connection: sqlcipher.Connection, cancelled: Callable[[], bool]) -> bool:
    connection.set_progress_handler(lambda: int(cancelled()), _EVERY)
    try:
        connection.execute("VACUUM")
    except sqlcipher.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == _INTERRUPTED:
            return False
        raise
    finally:
        connection.set_progress_handler(None, 0)
    # Busy while somebody reads: then the old pages still lie in the file.
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy
