"""Full, read-only and failing disks; damage that the checks find."""

import errno
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.vault import (
    Vault,
    VaultBusy,
    VaultDamaged,
    VaultFull,
    VaultReadOnly,
    VaultUnreachable,
    open_vault,
)
from storage.vault.faults import fault_of, named_faults
from storage.vault.integrity import full_check, start_up_check
from tests.storage.vaults import PASSPHRASE, new_vault


def _fill(vault: Vault, rows: int, size: int = 1000) -> None:
    with vault.transaction() as tx:
        tx.execute(text("CREATE TABLE IF NOT EXISTS filled (x BLOB)"))
        for _ in range(rows):
            tx.execute(text("INSERT INTO filled VALUES (randomblob(:size))"), {"size": size})


def _rows(vault: Vault) -> int:
    with vault.read() as tx:
        return int(tx.execute(text("SELECT count(*) FROM filled")).scalar_one())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path / "v")
    _fill(made, 3)
    yield made
    made.close()


def test_a_database_that_may_not_grow_is_called_full_and_keeps_what_it_had(vault: Vault) -> None:
    with vault.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}").fetchall()
    with pytest.raises(VaultFull) as caught:
        _fill(vault, 500)
    assert caught.value.code == "vault-full"
    assert _rows(vault) == 3
    with vault.maintenance() as connection:
        connection.execute("PRAGMA max_page_count=1000000").fetchall()
    _fill(vault, 1)
    assert _rows(vault) == 4


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_really_full_is_called_full_and_the_vault_goes_on_afterwards(tiny_disk: Path) -> None:
    vault = new_vault(tiny_disk / "v")
    _fill(vault, 3)
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    with pytest.raises(VaultFull):
        _fill(vault, 4000)
    assert _rows(vault) == 3
    ballast.unlink()
    _fill(vault, 1)
    assert _rows(vault) == 4
    vault.close()
    again = open_vault(tiny_disk / "v", PASSPHRASE)
    assert full_check(again).is_sound
    again.close()


def test_a_disk_too_small_for_a_vault_gets_none(tiny_disk: Path) -> None:
    (tiny_disk / "ballast").write_bytes(bytes(1_900_000))
    with pytest.raises(VaultFull):
        new_vault(tiny_disk / "v")


def test_a_disk_that_became_read_only_is_called_so(tiny_disk: Path) -> None:
    vault = new_vault(tiny_disk / "v")
    vault.close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises((VaultReadOnly, VaultUnreachable)):
        open_vault(tiny_disk / "v", PASSPHRASE)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, ""), VaultFull),
        (OSError(errno.EROFS, ""), VaultReadOnly),
        (OSError(errno.EACCES, ""), VaultReadOnly),
        (OSError(errno.EIO, ""), VaultUnreachable),
        (OSError(errno.ENOENT, ""), None),
        (OSError("no number"), None),
        (ValueError(), None),
        (sqlcipher.OperationalError("no code"), None),
        (DBAPIError("SELECT 1", None, OSError(errno.ENOSPC, "")), VaultFull),
    ],
)
def test_only_what_the_world_did_gets_a_name(error: Exception, expected: type[Exception] | None) -> None:
    found = fault_of(error)
    assert (type(found) if found else None) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (sqlite3.SQLITE_FULL, VaultFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, VaultFull),
        (sqlite3.SQLITE_IOERR_WRITE, VaultUnreachable),
        (sqlite3.SQLITE_READONLY_DBMOVED, VaultReadOnly),
        (sqlite3.SQLITE_CORRUPT_INDEX, VaultDamaged),
        (sqlite3.SQLITE_NOTADB, VaultDamaged),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, VaultBusy),
    ],
)
def test_every_result_of_sqlite_that_is_the_worlds_fault_gets_its_name(result: int, expected: type[Exception]) -> None:
    error = sqlcipher.OperationalError("x")
    error.sqlite_errorcode = result
    with pytest.raises(expected), named_faults():
        raise error


def test_our_own_bug_passes_as_it_is(vault: Vault) -> None:
    with pytest.raises(DBAPIError, match="no such table"), vault.transaction() as tx:
        tx.execute(text("SELECT * FROM absent"))
    with pytest.raises(FileNotFoundError), vault.transaction():
        (vault.directory / "absent").read_bytes()


def test_a_sound_vault_passes_both_checks(vault: Vault) -> None:
    assert start_up_check(vault).is_sound
    assert (vault.directory / "data-wal").stat().st_size == 0
    _fill(vault, 50)
    assert full_check(vault).problems == ()


def test_the_full_check_waits_for_readers_rather_than_raise_a_false_alarm(vault: Vault) -> None:
    with vault.maintenance() as connection:
        connection.execute("PRAGMA busy_timeout=1").fetchall()
    with vault.read() as tx:
        tx.execute(text("SELECT * FROM filled")).all()
        _fill(vault, 3)
        assert start_up_check(vault).is_sound
        with pytest.raises(VaultBusy):
            full_check(vault)
    assert full_check(vault).is_sound


def test_a_check_that_cannot_run_is_no_finding(vault: Vault) -> None:
    denied, allowed = 1, 0
    with vault.maintenance() as connection:
        connection.set_authorizer(lambda action, name, *rest: denied if name == "quick_check" else allowed)
    with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
        start_up_check(vault)


def _flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def test_one_flipped_bit_in_a_page_is_found(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "v")
    _fill(vault, 40, 3000)
    vault.close()
    size = (vault.directory / "data").stat().st_size
    _flip(vault.directory / "data", size - 2000)
    opened = open_vault(vault.directory, PASSPHRASE)
    assert full_check(opened).problems
    assert start_up_check(opened).problems
    assert start_up_check(opened).problems
    with pytest.raises(VaultDamaged), opened.read() as tx:
        tx.execute(text("SELECT sum(length(hex(x))) FROM filled")).all()
    opened.close()


def test_after_a_damaged_page_nothing_is_called_a_read_only_disk(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "v")
    _fill(vault, 40, 3000)
    vault.close()
    _flip(vault.directory / "data", (vault.directory / "data").stat().st_size - 2000)
    opened = open_vault(vault.directory, PASSPHRASE)
    for check in (start_up_check, full_check):
        assert not check(opened).is_sound
        # A connection that met one refuses to write, with the words of a read-only disk.
        with opened.transaction() as tx:
            tx.execute(text("CREATE TABLE IF NOT EXISTS more (x)"))
        with pytest.raises(VaultDamaged), opened.transaction() as tx:
            tx.execute(text("SELECT sum(length(hex(x))) FROM filled")).all()
    opened.close()


def test_a_broken_reference_is_found(vault: Vault) -> None:
    with vault.maintenance() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE child (parent INTEGER REFERENCES parent (id))")
        connection.execute("INSERT INTO child VALUES (7)")
        connection.execute("PRAGMA foreign_keys=ON")
    assert full_check(vault).problems == ("child 1 parent 0",)


def test_a_vault_whose_disk_is_gone_says_so(vault: Vault) -> None:
    (vault.directory / "data").rename(vault.directory.parent / "elsewhere")
    (vault.directory / "data").mkdir()
    with pytest.raises(VaultUnreachable), named_faults():
        vault.fresh_connection()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_copying_a_database_to_a_full_disk_is_called_full_though_the_library_gives_no_code() -> None:
    source, target = sqlcipher.connect(":memory:"), sqlcipher.connect("/dev/full")
    source.execute("CREATE TABLE t (x)")
    with pytest.raises(VaultFull), named_faults():
        source.backup(target)
    source.close()
    target.close()


def test_an_error_of_a_function_that_says_what_the_disk_said_is_named_too() -> None:
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 1
    assert isinstance(fault_of(error), VaultUnreachable)
    assert fault_of(sqlcipher.OperationalError("no such table: t")) is None
