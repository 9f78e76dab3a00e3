"""A second database with everything of the first, under another key: written, compared, checked, flushed."""

import contextlib
import itertools
import os
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.platform.files import open_new, sync_directory, sync_file
from storage.vault import chains, engines, ways
from storage.vault.errors import RotationCancelled, VaultBusy, VaultDamaged
from storage.vault.settling import NEW_DATABASE
from storage.vault.vault import DATABASE, Vault, database_key
from storage.vault.ways import LockOut
from storage.vault.wrapped import wrap_anew

_STEPS = 20_000
_ROWS = 5_000
_SCHEMA = "SELECT type, name, tbl_name, sql FROM main.sqlite_master ORDER BY type, name"


def export(
    vault: Vault,
    key: bytes,
    lock_out: LockOut | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Write `data.new` beside the vault's database; nobody may write to the vault meanwhile.

    Raises:
        RotationCancelled, RotationRefused, VaultDamaged, VaultBusy: the new file counts for nothing.
    """
    new = vault.directory / NEW_DATABASE
    os.close(open_new(new))
    raw_key = database_key(key)
    with contextlib.closing(vault.fresh_connection()) as old:
        _watch(old, vault.directory, progress, cancelled)
        _copy(old, new, raw_key)
        old.set_progress_handler(None, 0)
        _require_truncated(old)
        with contextlib.closing(engines.connected(new, raw_key, read_only=True)) as copy:
            _compare(old, copy, progress, cancelled)
            version = old.execute("PRAGMA user_version").fetchone()[0]
    _wrap(vault, new, key, lock_out)
    with (
        contextlib.closing(engines.connected(new, raw_key)) as copy,
        contextlib.closing(vault.fresh_connection()) as old,
    ):
        if copy.execute("PRAGMA user_version").fetchone()[0] != version:
            raise VaultDamaged
        if old.execute(_SCHEMA).fetchall() != copy.execute(_SCHEMA).fetchall():
            raise VaultDamaged
        _require_sound(copy, "integrity_check", "foreign_key_check")
        _require_truncated(copy)
        _require_truncated(old)
    # On a connection of its own, after the log is in the file: otherwise sound pages look forged.
    with contextlib.closing(engines.connected(new, raw_key, read_only=True)) as copy:
        _require_sound(copy, "cipher_integrity_check")
    if cancelled():
        raise RotationCancelled
    descriptor = os.open(new, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)
    sync_directory(vault.directory)
    progress(0.95)


def _watch(
    connection: sqlcipher.Connection, directory: Path, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> None:
    whole = max(1, (directory / DATABASE).stat().st_size)

    def look() -> int:
        progress(min(0.5, 0.5 * (directory / NEW_DATABASE).stat().st_size / whole))
        return int(cancelled())

    connection.set_progress_handler(look, _STEPS)


def _copy(old: sqlcipher.Connection, new: Path, raw_key: bytes) -> None:
    # The key goes in as a parameter: statements end up in traces.
    old.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(new), f"x'{raw_key.hex()}'"))
    # Nothing of it counts before it is flushed as a whole.
    old.execute("PRAGMA fresh.synchronous=OFF").fetchall()
    old.execute("PRAGMA fresh.journal_mode=OFF").fetchall()
    version = old.execute("PRAGMA main.user_version").fetchone()[0]
    try:
        old.execute("SELECT sqlcipher_export('fresh')").fetchall()
    except sqlcipher.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlcipher.SQLITE_INTERRUPT:
            raise RotationCancelled from None
        raise
    old.execute(f"PRAGMA fresh.user_version={int(version)}")
    old.execute("DETACH DATABASE fresh")


def _compare(
    old: sqlcipher.Connection,
    copy: sqlcipher.Connection,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Raise VaultDamaged unless every row of every table is the same in both."""
    if old.execute(_SCHEMA).fetchall() != copy.execute(_SCHEMA).fetchall():
        raise VaultDamaged
    tables = [row[0] for row in old.execute("SELECT name FROM main.sqlite_master WHERE type='table' AND rootpage > 0")]
    for number, table in enumerate(tables, start=1):
        query = f'SELECT * FROM main."{table}"'  # noqa: S608
        pairs = itertools.zip_longest(old.execute(query), copy.execute(query))
        for count, (one, other) in enumerate(pairs):
            if one != other:
                raise VaultDamaged
            if count % _ROWS == 0 and cancelled():
                raise RotationCancelled
        progress(0.5 + 0.4 * number / len(tables))


def _wrap(vault: Vault, new: Path, key: bytes, lock_out: LockOut | None) -> None:
    """Lock the content keys in the new database for the new key."""
    raw_key = database_key(key)
    engine = engines.engine(
        lambda: chains.watched(engines.connected(new, raw_key)), begin="BEGIN IMMEDIATE", connections=1
    )
    try:
        with engine.begin() as tx:
            wrap_anew(tx, vault, key)
            ways.note_rotation(tx)
            ways.forget_lock_out(tx)
            if lock_out is not None:
                ways.keep_lock_out(tx, lock_out)
            chains.fold(tx)
    finally:
        engine.dispose()


def _require_truncated(connection: sqlcipher.Connection) -> None:
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise VaultBusy


def _require_sound(connection: sqlcipher.Connection, *checks: str) -> None:
    for check in checks:
        if any(row[0] != "ok" for row in connection.execute(f"PRAGMA {check}").fetchall()):
            raise VaultDamaged
