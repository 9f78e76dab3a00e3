"""Copies of the encrypted database: made from a snapshot that writers do not wait for, proved before they count."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup.errors import CopyDamaged, Stopped
from storage.platform.files import forget_cached, open_new, sync_file
from storage.vault import Vault
from storage.vault.faults import named_faults
from storage.vault.vault import database_key

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]
Heads = tuple[tuple[str, str], ...]

NUMBER: Final = "copy-number"
# About a megabyte: between two steps the copying can be stopped.
_PAGES: Final = 256
# Some milliseconds of the database's own steps: after so many it asks whether to go on.
_STEPS: Final = 20_000


@dataclass(frozen=True, slots=True)
class CopyInfo:
    """What a copy of the database says of itself: its number (they only grow) and when it was made."""

    number: int
    at: str


def never() -> bool:
    """Nobody asks to stop."""
    return False


def unheeded(done: int, total: int) -> None:
    """Nobody looks at the progress."""


def vault_database_key(vault: Vault) -> bytes:
    """The key of this vault's database, with which every copy of it is locked too."""
    return database_key(vault.master_key())


def require_same_key(vault: Vault, key: bytes) -> None:
    """Raise Stopped if the vault was given new keys meanwhile: what was copied is then no damage, and of no use."""
    if vault_database_key(vault) != key:
        raise Stopped


@contextlib.contextmanager
def still(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """Give a connection to a copy that leaves no trace beside it: nothing else writes this file.

    Raises:
        sqlcipher.Error: It cannot be read, or the key is another's.
    """
    with contextlib.closing(
        sqlcipher.connect(f"{path.resolve().as_uri()}?immutable=1&mode=ro", uri=True, isolation_level=None)
    ) as connection:
        _unlock(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        yield connection


def snapshot(vault: Vault, target: Path, *, cancelled: Cancelled = never, progress: Progress = unheeded) -> Heads:
    """Copy the database as it stands now into a new file, flush it, and return what must be found in it.

    Reading holds one snapshot from beginning to end, so writers never wait and the copying never begins anew.

    Raises:
        Stopped: `cancelled` said so; the file is gone.
        VaultError: The vault's disk or the target's did not allow it.
    """

    def stepped(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Stopped
        progress(total - remaining, total)

    os.close(open_new(target))
    with contextlib.ExitStack() as unless_done:
        unless_done.callback(_removed, target)
        with named_faults():
            with (
                contextlib.closing(vault.fresh_connection(read_only=True)) as source,
                contextlib.closing(_blank(target, vault_database_key(vault))) as copy,
            ):
                source.execute("BEGIN")
                found = heads(source)
                source.backup(copy, pages=_PAGES, progress=stepped, sleep=0.0)
                source.execute("ROLLBACK")
                # A page that fails its HMAC is copied as zeros and nobody is told; from then on the connection is
                # broken, and says so as soon as it has to read anything again.
                source.execute("PRAGMA shrink_memory").fetchall()
                source.execute("SELECT count(*) FROM sqlite_master").fetchall()
            flush(target)
        unless_done.pop_all()
    return found


def prove(
    path: Path, key: bytes, expected: Heads | None = None, *, thorough: bool = False, cancelled: Cancelled = never
) -> None:
    """Read every page of a copy and hold it against what was copied; `thorough` looks into every index too.

    Raises:
        CopyDamaged: It is not whole, or not the copy of what was copied.
        Stopped: `cancelled` said so.
    """
    try:
        with still(path, key) as connection:
            connection.set_progress_handler(lambda: int(cancelled()), _STEPS)
            lines = [row[0] for row in connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check")]
            lines += [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")] if thorough else []
            found = heads(connection)
        # After one bad page a connection goes on reporting others: use a new one.
        with still(path, key) as connection:
            forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except sqlcipher.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlcipher.SQLITE_INTERRUPT:
            raise Stopped from None
        raise CopyDamaged from None
    if lines != ["ok"] or forged or (expected is not None and found != expected):
        raise CopyDamaged


def info(path: Path, key: bytes) -> CopyInfo | None:
    """What a copy says of itself; None if there is none or it cannot be read."""
    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        with still(path, key) as connection:
            row = connection.execute("SELECT value, at FROM settings WHERE name = ?", (NUMBER,)).fetchone()
    except sqlcipher.Error:
        return None
    return CopyInfo(int(row[0]), str(row[1])) if row else CopyInfo(0, "")


def heads(connection: sqlcipher.Connection) -> Heads:
    """How many rows each table has, and the ends of the two chains."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    found = [
        (str(name), str(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]))  # noqa: S608
        for (name,) in tables
    ]
    for head in ("SELECT digest FROM journal ORDER BY seq DESC", "SELECT hash FROM custody ORDER BY id DESC"):
        row = connection.execute(f"{head} LIMIT 1").fetchone()
        found.append(("", str(row[0]) if row else ""))
    return tuple(found)


def flush(path: Path) -> None:
    """Return when a file is on its medium, and have the next reading come from there."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync_file(descriptor)
        forget_cached(descriptor)
    finally:
        os.close(descriptor)


def _removed(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _blank(path: Path, key: bytes) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    _unlock(connection, key)
    # A copy that is cut off is thrown away as a whole, so it needs no journal; it is flushed when it is complete.
    connection.execute("PRAGMA journal_mode=MEMORY").fetchall()
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def _unlock(connection: sqlcipher.Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log=off")
    connection.execute(f"""PRAGMA key="x'{key.hex()}'\"""")
    for setting in ("temp_store=MEMORY", "mmap_size=0", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {setting}").fetchall()
