"""A vault of the first format: its custody is signed afterwards, and says so; rows get their heads."""

import contextlib
import tarfile
from pathlib import Path

import pytest

from storage.integrity import check
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from storage.vault import Vault, chains, engines, open_vault
from storage.vault.vault import DATABASE, database_key
from tests.golden.vaults import contents
from tests.golden.vaults.test_golden import FOLDER


def unpacked(target: Path) -> Path:
    with tarfile.open(FOLDER / "v2" / "vault.tar") as archive:
        archive.extractall(target, filter="data")
    return target


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    vault = open_vault(unpacked(tmp_path / "for-its-key"), contents.PASSPHRASE)
    found = database_key(vault.master_key())
    vault.close()
    return found


def log_of(vault: Vault) -> list[tuple[CustodyAction, str]]:
    with vault.read() as tx:
        assert custody.is_unbroken(tx)
        return [(one.action, one.detail) for one in reversed(custody.of_vault(tx))]


def test_entries_from_before_are_signed_and_marked(tmp_path: Path) -> None:
    vault = open_vault(unpacked(tmp_path / "1"), contents.PASSPHRASE)
    try:
        assert log_of(vault) == [
            (CustodyAction.CREATE, "signed-later"),
            (CustodyAction.SEAL, "signed-later"),
            (CustodyAction.CREATE, "signed-later"),
        ]
        with vault.read() as tx:
            assert chains.changes(tx) > 0
            assert chains.kept(tx, "custody", "") == chains.present(tx, chains.BY_TABLE["custody"], "")
    finally:
        vault.close()


@pytest.mark.parametrize(
    ("statement", "actions"),
    [
        ("UPDATE custody SET at = '2026-11-22T07:00:00.000Z' WHERE id = 2", 4),
        ("UPDATE custody SET hash = 'f' || substr(hash, 2) WHERE id = 1", 4),
        ("DELETE FROM custody WHERE id = 1", 3),
        ("UPDATE custody SET at = 'yesterday' WHERE id = 2", 4),
    ],
)
def test_a_log_that_was_changed_before_it_was_signed_says_so_and_the_vault_opens(
    tmp_path: Path, key: bytes, statement: str, actions: int
) -> None:
    directory = unpacked(tmp_path / "1")
    with contextlib.closing(engines.connected(directory / DATABASE, key)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'custody'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
    vault = open_vault(directory, contents.PASSPHRASE)
    try:
        log = log_of(vault)
        assert len(log) == actions
        assert log[-1] == (CustodyAction.NOTICE, "custody-changed")
    finally:
        vault.close()


def test_what_the_word_restore_once_meant_is_told_by_its_new_word(tmp_path: Path, key: bytes) -> None:
    directory = unpacked(tmp_path / "1")
    with contextlib.closing(engines.connected(directory / DATABASE, key)) as connection:
        connection.execute(
            "INSERT INTO custody (interview_id, action, at, object, prev, hash)"
            " SELECT interview_id, 'restore', at, '', hash, 'not-even-a-digest' FROM custody ORDER BY id DESC LIMIT 1"
        )
    vault = open_vault(directory, contents.PASSPHRASE)
    try:
        assert log_of(vault)[3:] == [
            (CustodyAction.SALVAGE, "signed-later"),
            (CustodyAction.NOTICE, "custody-changed"),
        ]
    finally:
        vault.close()


def test_heads_of_an_older_format_are_made_anew_and_the_count_goes_on(tmp_path: Path, key: bytes) -> None:
    directory = unpacked(tmp_path / "1")
    open_vault(directory, contents.PASSPHRASE).close()
    with contextlib.closing(engines.connected(directory / DATABASE, key)) as connection:
        (before,) = connection.execute("SELECT changes FROM head_of_heads").fetchone()
        connection.execute("UPDATE head_of_heads SET format = 0")
        connection.execute("UPDATE heads SET digest = zeroblob(32)")
    vault = open_vault(directory, contents.PASSPHRASE)
    try:
        with vault.read() as tx:
            assert chains.changes(tx) == before + 1
        assert check.full(vault).is_sound
    finally:
        vault.close()
