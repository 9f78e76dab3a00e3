import threading
from pathlib import Path

import pytest

from storage.backup import generations, state
from storage.backup.databases import info, prove, snapshot, still, vault_database_key
from storage.backup.errors import CopyDamaged, NoRoom, Stopped
from storage.interviews import attachments
from storage.platform import files
from storage.vault import Vault, VaultDamaged
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT


def names(vault: Vault) -> set[str]:
    return {path.name for path in (vault.directory / "bak").iterdir()}


def numbers(vault: Vault) -> list[int]:
    key = vault_database_key(vault)
    return [found.number for found, _ in generations.newest_first(vault.directory / "bak", key)]


def texts_in(vault: Vault, name: str) -> list[str]:
    with still(vault.directory / "bak" / name, vault_database_key(vault)) as connection:
        return [row[0] for row in connection.execute("SELECT value FROM answer_revisions ORDER BY id")]


def test_two_generations_are_kept_and_the_older_one_is_replaced(scene: Scene) -> None:
    for minute in range(3):
        scene.answer(("/first_account/told", f"Слово {minute}"))
        generations.make(scene.vault, later(minute * 60))
    assert names(scene.vault) == {"0", "1"}
    assert numbers(scene.vault) == [3, 2]
    assert texts_in(scene.vault, "0")[-1] == "Слово 2"
    assert texts_in(scene.vault, "1")[-1] == "Слово 1"
    assert state(scene.vault).generation_at == later(120).wall


def test_a_generation_opens_with_the_key_of_the_vault_and_with_no_other(scene: Scene) -> None:
    generations.make(scene.vault, MOMENT)
    path = scene.vault.directory / "bak" / "0"
    prove(path, vault_database_key(scene.vault))
    assert info(path, bytes(48)) is None
    assert b"SQLite format 3" not in path.read_bytes()


def test_one_changed_byte_anywhere_in_a_generation_is_found(scene: Scene) -> None:
    generations.make(scene.vault, MOMENT)
    path = scene.vault.directory / "bak" / "0"
    whole = path.read_bytes()
    for at in range(100, len(whole), len(whole) // 23):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CopyDamaged):
            prove(path, vault_database_key(scene.vault))


def test_a_bad_page_anywhere_in_the_vault_never_becomes_a_copy(scene: Scene, tmp_path: Path) -> None:
    with scene.vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    path = scene.vault.directory / "data"
    whole = path.read_bytes()
    pages = len(whole) // 4096
    # The last page is the one that would look whole in the copy.
    for page in (*range(1, pages - 1, 11), pages - 2, pages - 1):
        at = page * 4096 + 100
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(VaultDamaged):
            snapshot(scene.vault, tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
    path.write_bytes(whole)
    snapshot(scene.vault, tmp_path / "copy")


def test_a_damaged_generation_is_the_one_that_is_replaced(scene: Scene) -> None:
    generations.make(scene.vault, MOMENT)
    generations.make(scene.vault, later(60))
    (scene.vault.directory / "bak" / "1").write_bytes(b"x" * 8192)
    generations.make(scene.vault, later(120))
    assert numbers(scene.vault) == [3, 1]


def test_writing_goes_on_while_a_generation_is_made(scene: Scene) -> None:
    written = threading.Event()

    def write(_done: int, _total: int) -> None:
        if not written.is_set():
            scene.answer(("/first_account/told", "Поки робиться копія"))
            written.set()

    generations.make(scene.vault, MOMENT, progress=write)
    assert written.is_set()
    assert "Поки робиться копія" not in texts_in(scene.vault, "0")


def test_a_copy_that_was_stopped_leaves_nothing_and_both_generations(scene: Scene) -> None:
    generations.make(scene.vault, MOMENT)
    with pytest.raises(Stopped):
        generations.make(scene.vault, later(60), cancelled=lambda: True)
    assert names(scene.vault) == {"0"}
    assert numbers(scene.vault) == [1]


def test_without_twice_the_room_nothing_is_rotated(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    generations.make(scene.vault, MOMENT)
    monkeypatch.setattr(generations, "free_bytes", lambda _: generations.size(scene.vault) * 2 - 1)
    with pytest.raises(NoRoom):
        generations.make(scene.vault, later(60))
    assert numbers(scene.vault) == [1]
    assert files.free_bytes(scene.vault.directory) > 0


def test_what_a_cut_off_copy_left_is_cleared_away(scene: Scene) -> None:
    (scene.vault.directory / "bak" / ".0123456789abcdef").write_bytes(b"half")
    generations.make(scene.vault, MOMENT)
    assert names(scene.vault) == {"0"}


def test_a_removed_attachment_disappears_from_both_generations(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    generations.keep_up(scene.vault, later(60))
    with scene.vault.transaction() as tx:
        photo = next(one for one in attachments.of_interview(tx, scene.interview_id) if one.title)
        attachments.remove(tx, photo.id, later(120))
    assert generations.is_renewal_due(scene.vault)
    generations.keep_up(scene.vault, later(180))
    assert not generations.is_renewal_due(scene.vault)
    for name in generations.NAMES:
        path = scene.vault.directory / "bak" / name
        with still(path, vault_database_key(scene.vault)) as connection:
            assert connection.execute("SELECT count(*) FROM attachments WHERE title <> ''").fetchone() == (0,)


def test_a_snapshot_holds_what_stood_in_the_vault(scene: Scene, tmp_path: Path) -> None:
    expected = snapshot(scene.vault, tmp_path / "copy")
    prove(tmp_path / "copy", vault_database_key(scene.vault), expected)
    assert ("answer_revisions", "1") in expected
    with pytest.raises(CopyDamaged):
        prove(tmp_path / "copy", vault_database_key(scene.vault), expected[:-1])


def test_the_mark_tells_whether_anything_changed(scene: Scene) -> None:
    generations.make(scene.vault, MOMENT)
    before = generations.mark(scene.vault)
    assert generations.mark(scene.vault) == before
    scene.answer(("/first_account/told", "Ще слово"))
    assert generations.mark(scene.vault) != before
