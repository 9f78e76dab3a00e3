"""A vault's life: made, opened, refused, recovered, its passphrase changed."""

import hashlib
import json
import logging
import os
import shutil
import threading
from pathlib import Path

import pytest
import rfc8785
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.crypto.errors import BadKey, NotAuthentic
from storage.keys import copies, header_files
from storage.keys.errors import WeakPassphrase
from storage.platform.files import write_durably
from storage.vault import (
    NotAVault,
    UsedOnForbiddenThread,
    VaultBusy,
    VaultDamaged,
    VaultExists,
    VaultTooNew,
    WrongPassphrase,
    create_vault,
    describe,
    open_vault,
)
from storage.vault.migrate import migrate, version
from storage.vault.migrations import STEPS
from tests.storage.vault.notes import SAID, said, write
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE, new_vault


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    vault = new_vault(tmp_path / "vault-3")
    write(vault)
    vault.close()
    return vault.directory


def test_what_was_committed_is_there_at_the_next_opening(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    assert said(vault) == [SAID]
    assert not vault.practice
    assert len(vault.vault_id) == 32
    assert vault.attachments.is_dir()
    assert vault.staging.is_dir()
    vault.close()


def test_nothing_of_it_can_be_read_by_others_or_without_the_key(closed: Path) -> None:
    assert closed.stat().st_mode & 0o777 == 0o700
    for path in closed.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
        if path.is_file():
            assert SAID.encode() not in path.read_bytes()
            assert b"SQLite" not in path.read_bytes()


def test_what_was_being_made_for_others_when_the_power_went_is_gone_at_the_next_opening(closed: Path) -> None:
    (closed / "out" / "0123456789abcdef").write_bytes(b"half a pack")
    vault = open_vault(closed, PASSPHRASE)
    assert list(vault.staging.iterdir()) == []
    vault.close()


def test_the_unlock_window_learns_a_number_and_practice_and_no_more(tmp_path: Path) -> None:
    new_vault(tmp_path / "vault-12", practice=True).close()
    new_vault(tmp_path / "plain").close()
    shown = describe(tmp_path / "vault-12")
    assert (shown.neutral_name, shown.practice, shown.format) == ("12", True, 1)
    assert describe(tmp_path / "plain").neutral_name == "1"
    vault = open_vault(tmp_path / "vault-12", PASSPHRASE)
    assert vault.practice
    vault.close()


def test_a_wrong_passphrase_is_called_wrong_and_changes_nothing(closed: Path) -> None:
    before = {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()}
    with pytest.raises(WrongPassphrase) as caught:
        open_vault(closed, OTHER_PASSPHRASE)
    assert caught.value.code == "wrong-passphrase"
    assert {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()} == before


def test_a_weak_passphrase_and_a_used_folder_and_a_strange_key_make_no_vault(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        create_vault(
            tmp_path / "v", passphrase="1234", cost=LOWEST_FOR_TESTS, practice=False, recovery=None, moment=MOMENT
        )
    with pytest.raises(BadKey):
        new_vault(tmp_path / "v", recovery=b"strange")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "photo.jpg").touch()
    with pytest.raises(VaultExists):
        new_vault(tmp_path / "v")


def test_a_vault_may_be_made_in_an_empty_folder_and_beside_the_rest_of_a_cut_off_creation(tmp_path: Path) -> None:
    new_vault(tmp_path / "fresh" / "folder" / "v").close()
    assert (tmp_path / "fresh").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "fresh" / "folder").stat().st_mode & 0o777 == 0o700
    shutil.rmtree(tmp_path / "fresh")
    (tmp_path / "v").mkdir()
    (tmp_path / ".v.new").mkdir()
    (tmp_path / ".v.new" / "data").write_bytes(b"rest")
    new_vault(tmp_path / "v").close()
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_a_vault_is_open_in_one_process_only(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with pytest.raises(VaultBusy):
        open_vault(closed, PASSPHRASE)
    vault.close()
    vault.close()
    open_vault(closed, PASSPHRASE).close()


def test_a_folder_without_a_vault_is_called_so(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "absent"):
        with pytest.raises(NotAVault):
            open_vault(directory, PASSPHRASE)
        with pytest.raises(NotAVault):
            describe(directory)


def test_one_damaged_header_is_mended_by_opening(closed: Path) -> None:
    good = (closed / "header.b").read_bytes()
    for broken in (b"", good[:100], None):
        (closed / "header.a").unlink()
        if broken is not None:
            (closed / "header.a").write_bytes(broken)
        open_vault(closed, PASSPHRASE).close()
        assert (closed / "header.a").read_bytes() == good


def test_a_header_that_cannot_be_mended_now_does_not_keep_the_person_out(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    (closed / "header.a").write_bytes(b"")
    monkeypatch.setattr(header_files, "write_durably", full)
    open_vault(closed, PASSPHRASE).close()
    assert (closed / "header.a").read_bytes() == b""
    monkeypatch.setattr(header_files, "write_durably", write_durably)
    open_vault(closed, PASSPHRASE).close()
    assert (closed / "header.a").read_bytes() == (closed / "header.b").read_bytes()


def test_damage_is_never_called_a_wrong_passphrase(closed: Path) -> None:
    for name in copies.NAMES:
        raw = (closed / name).read_bytes()
        (closed / name).write_bytes(raw.replace(b'"wrapped":"', b'"wrapped":"0', 1))
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        with pytest.raises(VaultDamaged):
            open_vault(closed, passphrase)


@pytest.mark.parametrize("damage", ["first page", "absent", "empty", "rubbish"])
def test_a_damaged_database_is_called_damaged_and_is_left_as_it_is(closed: Path, damage: str) -> None:
    data = closed / "data"
    raw = bytearray(data.read_bytes())
    raw[1000] ^= 1
    if damage == "absent":
        data.unlink()
    else:
        data.write_bytes({"first page": bytes(raw), "empty": b"", "rubbish": os.urandom(8192)}[damage])
    before = data.read_bytes() if data.exists() else None
    with pytest.raises(VaultDamaged):
        open_vault(closed, PASSPHRASE)
    assert (data.read_bytes() if data.exists() else None) == before


def test_a_database_of_another_vault_does_not_open_under_this_header(closed: Path, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "other")
    other.close()
    shutil.copy(tmp_path / "other" / "data", closed / "data")
    with pytest.raises(VaultDamaged):
        open_vault(closed, PASSPHRASE)


@pytest.mark.parametrize("statement", ["UPDATE meta SET value='1' WHERE key='practice'", "DELETE FROM meta"])
def test_a_database_that_contradicts_its_header_about_practice_does_not_open(closed: Path, statement: str) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with vault.transaction() as tx:
        tx.exec_driver_sql(statement)
    vault.close()
    with pytest.raises(VaultDamaged):
        open_vault(closed, PASSPHRASE)


def test_a_newer_database_is_called_newer(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with vault.transaction() as tx:
        assert version(tx) == len(STEPS)
        tx.exec_driver_sql(f"PRAGMA user_version={len(STEPS) + 1}")
    vault.close()
    with pytest.raises(VaultTooNew):
        open_vault(closed, PASSPHRASE)


def test_a_newer_header_is_called_newer(closed: Path) -> None:
    body = json.loads((closed / "header.a").read_bytes())
    del body["sum"]
    body["format"] = 2
    body["sum"] = hashlib.sha256(rfc8785.dumps(body)).hexdigest()
    (closed / "header.a").write_bytes(rfc8785.dumps(body))
    for attempt in (lambda: open_vault(closed, PASSPHRASE), lambda: describe(closed)):
        with pytest.raises(VaultTooNew):
            attempt()


def test_pending_steps_run_together_or_not_at_all(closed: Path) -> None:
    def good(tx: object) -> None:
        tx.exec_driver_sql("CREATE TABLE added (x)")  # type: ignore[attr-defined]

    def bad(tx: object) -> None:
        tx.exec_driver_sql("CREATE TABLE added (y)")  # type: ignore[attr-defined]

    vault = open_vault(closed, PASSPHRASE)
    with pytest.raises(OperationalError), vault.transaction() as tx:
        migrate(tx, [*STEPS, good, bad])
    with vault.read() as tx:
        assert version(tx) == len(STEPS)
        assert tx.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name='added'").first() is None
    with vault.transaction() as tx:
        assert migrate(tx, [*STEPS, good]) == 1
        assert migrate(tx, [*STEPS, good]) == 0
        assert version(tx) == len(STEPS) + 1
    vault.close()


def test_an_exception_takes_back_everything_in_its_block(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with pytest.raises(ZeroDivisionError), vault.transaction() as tx:
        tx.execute(text("DELETE FROM notes_of_test"))
        raise ZeroDivisionError
    assert said(vault) == [SAID]
    vault.close()


def test_a_snapshot_does_not_see_what_is_written_meanwhile(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with vault.read() as tx:
        before = tx.execute(text("SELECT count(*) FROM notes_of_test")).scalar_one()
        writing = threading.Thread(target=write, args=(vault, "meanwhile"))
        writing.start()
        writing.join()
        assert tx.execute(text("SELECT count(*) FROM notes_of_test")).scalar_one() == before == 1
    assert said(vault) == [SAID, "meanwhile"]
    vault.close()


def test_writers_wait_for_each_other_and_a_transaction_inside_another_is_our_bug(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with vault.transaction(), pytest.raises(RuntimeError, match="inside"), vault.transaction():
        pass
    threads = [threading.Thread(target=write, args=(vault, str(number))) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said(vault)) == 9
    vault.close()


def test_the_thread_of_the_windows_is_refused(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    vault.refuse_thread(threading.get_ident())
    with pytest.raises(UsedOnForbiddenThread), vault.transaction():
        pass
    with pytest.raises(UsedOnForbiddenThread), vault.read():
        pass
    allowed = threading.Thread(target=write, args=(vault, "from the lane"))
    allowed.start()
    allowed.join()
    vault.close()


def test_a_closed_vault_is_used_by_nobody(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    wrapped = vault.wrap(bytes(32), b"x")
    vault.close()
    with pytest.raises(RuntimeError, match="closed"), vault.read():
        pass
    with pytest.raises(NotAuthentic):
        vault.unwrap(wrapped, b"x")


def test_content_keys_are_wrapped_for_one_vault_and_one_context(closed: Path, tmp_path: Path) -> None:
    vault, other = open_vault(closed, PASSPHRASE), new_vault(tmp_path / "other")
    wrapped = vault.wrap(b"k" * 32, b"segment 1")
    assert vault.unwrap(wrapped, b"segment 1") == b"k" * 32
    for wrong, context in ((vault, b"segment 2"), (other, b"segment 1")):
        with pytest.raises(NotAuthentic):
            wrong.unwrap(wrapped, context)
    assert vault.local_key(b"settings") == vault.local_key(b"settings")
    assert len({vault.local_key(b"settings"), vault.local_key(b"index"), other.local_key(b"settings")}) == 3
    vault.close()
    again = open_vault(closed, PASSPHRASE)
    assert again.unwrap(wrapped, b"segment 1") == b"k" * 32
    again.close()
    other.close()


def test_what_was_said_never_reaches_a_message_or_a_log(closed: Path, caplog: pytest.LogCaptureFixture) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with caplog.at_level(logging.DEBUG), pytest.raises(IntegrityError) as caught:
        write(vault)
    assert SAID not in str(caught.value)
    assert SAID not in caplog.text
    assert vault.master_key().hex() not in caplog.text
    vault.close()


def test_the_settings_that_keep_commits_are_on(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "page_size": "4096",
    }
    for block in (vault.transaction, vault.read):
        with block() as tx:
            assert {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in expected} == expected
    vault.close()
