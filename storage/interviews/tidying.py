"""Taking what was deleted out of the pages of the database too: none of it lies in some unused corner of them."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import delete

from storage.interviews import settings
from storage.interviews.closing import TIDY_DUE
from storage.platform.files import open_new
from storage.vault import Vault, engines
from storage.vault.faults import named_faults
from storage.vault.settling import NEW_DATABASE, remove_new
from storage.vault.tables import settings as settings_table
from storage.vault.vault import database_key

# Steps of the database's machine: looks thousands of times a second whether it should stop.
_EVERY: Final = 1_000
# Some milliseconds of putting back.
_PAGES: Final = 64


def is_due(vault: Vault) -> bool:
    """Whether something was closed since the pages were last made anew."""
    with vault.read() as tx:
        return settings.get(tx, TIDY_DUE) is not None


def tidy(vault: Vault, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Write every page anew, without what was deleted; says whether nothing is left to do.

    Deleting overwrites what it frees, but pages that were split or merged earlier keep remains in their gaps. So the
    database is written anew beside itself while others go on, and then put back in short steps, if nobody has written
    meanwhile. It gives way at once to whoever wants to write, or with `cancelled`, and is done another time. A crash
    leaves the database as it was.

    Raises:
        VaultFull: It needs twice as much room as the database has; nothing was changed.
    """
    with vault.read() as tx:
        closed = settings.get(tx, TIDY_DUE)
    if closed is None:
        return True
    if cancelled():
        return False
    try:
        with named_faults():
            is_done = _rewritten(vault, cancelled)
    finally:
        remove_new(vault.directory)
    if not is_done:
        return False
    with vault.transaction() as tx:
        # What was closed meanwhile is still to be done.
        done = tx.execute(
            delete(settings_table).where(settings_table.c.name == TIDY_DUE, settings_table.c.value == closed)
        )
    return bool(done.rowcount)


class _GivesWay(Exception):
    """Somebody wants to write."""


def _rewritten(vault: Vault, cancelled: Callable[[], bool]) -> bool:
    new = vault.directory / NEW_DATABASE
    remove_new(vault.directory)
    # Made here so that it and what SQLite puts beside it belong to this user alone.
    os.close(open_new(new))
    with contextlib.closing(vault.fresh_connection()) as beside:
        before = _version(beside)
        if not _written_anew(beside, new, cancelled):
            return False
        with (
            contextlib.closing(engines.connected(new, database_key(vault.master_key()))) as made,
            vault.maintenance() as writer,
        ):
            if _version(beside) != before or not _put_back(made, writer, lambda: cancelled() or vault.someone_waits):
                return False
        # Most of the log while others write; only what is left keeps them waiting.
        beside.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    with vault.maintenance() as writer:
        # Busy while somebody reads: then the old pages still lie in the file.
        return not writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def _version(connection: sqlcipher.Connection) -> int:
    """Changes whenever another connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _written_anew(beside: sqlcipher.Connection, new: Path, cancelled: Callable[[], bool]) -> bool:
    beside.set_progress_handler(lambda: int(cancelled()), _EVERY)
    try:
        beside.execute("VACUUM INTO ?", (str(new),))
    except sqlcipher.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlcipher.SQLITE_INTERRUPT:
            return False
        raise
    finally:
        beside.set_progress_handler(None, 0)
    return True


def _put_back(made: sqlcipher.Connection, writer: sqlcipher.Connection, gives_way: Callable[[], bool]) -> bool:
    """Write every page over the old ones, in one transaction that can be left between any two steps."""

    def stepped(_status: int, _remaining: int, _total: int) -> None:
        if gives_way():
            raise _GivesWay

    try:
        made.backup(writer, pages=_PAGES, progress=stepped, sleep=0.0)
    except _GivesWay:
        return False
    return True
