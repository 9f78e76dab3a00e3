import errno
import shutil
import sys
from pathlib import Path

import pytest

from storage.backup import medium, restore, standing, state
from storage.backup.databases import info, still, vault_database_key
from storage.backup.errors import (
    CopyDamaged,
    MediumFull,
    MediumGone,
    MediumHoldsSmallFiles,
    MediumInCloud,
    MediumNewer,
    MediumReadOnly,
    NobodyCouldOpen,
    Stopped,
)
from storage.backup.standing import Medium
from storage.interviews import attachments
from storage.keys import copies
from storage.keys.slots import RecoverySlot
from tests.storage.backup.conftest import SEED
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, new_vault


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def sealed(scene: Scene) -> set[str]:
    return {f"att/{path.name}" for path in scene.vault.attachments.iterdir()}


def test_a_copy_holds_everything_and_no_passphrase(scene: Scene, stick: Path) -> None:
    report = medium.copy(scene.vault, MOMENT)
    assert files(stick) == {"header.a", "header.b", "list", "bak/0", "bak/1"} | sealed(scene)
    assert (report.files, report.removed, report.missing) == (2, 0, 0)
    slots = copies.load(stick).best.header.slots
    assert slots
    assert all(isinstance(slot, RecoverySlot) for slot in slots)
    for name in sealed(scene):
        assert (stick / name).read_bytes() == (scene.vault.directory / name).read_bytes()
    assert medium.check(scene.vault, MOMENT) == 4


def test_the_next_copy_carries_only_what_is_new(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    before = {name: (stick / name).stat().st_mtime_ns for name in sealed(scene)}
    scene.record_sound()
    report = medium.copy(scene.vault, later(60))
    assert report.files == 1
    assert {name: (stick / name).stat().st_mtime_ns for name in before} == before
    key = vault_database_key(scene.vault)
    found = [info(stick / "bak" / name, key) for name in ("0", "1")]
    assert sorted(one.number for one in found if one) == [1, 2]


def test_a_recording_that_is_still_written_waits_for_the_next_copy(scene: Scene, stick: Path) -> None:
    scene.record_sound(cut=True)
    assert medium.copy(scene.vault, MOMENT).files == 2


def test_a_copy_goes_on_where_the_stick_was_pulled(scene: Scene, stick: Path) -> None:
    asked = 0

    def pulled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 4

    with pytest.raises(Stopped):
        medium.copy(scene.vault, MOMENT, cancelled=pulled)
    assert len(files(stick) & sealed(scene)) == 1
    assert medium.copy(scene.vault, later(60)).files == 1
    assert not {name for name in files(stick) if "/." in name}
    medium.check(scene.vault, MOMENT)


def test_a_removed_photo_leaves_the_medium_at_the_next_copy(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    medium.copy(scene.vault, later(60))
    with scene.vault.transaction() as tx:
        photo = next(one for one in attachments.of_interview(tx, scene.interview_id) if one.title)
        attachments.remove(tx, photo.id, later(120))
    attachments.delete_files(scene.vault)
    assert state(scene.vault).removals_waiting > 0
    assert medium.copy(scene.vault, later(180)).removed == 1
    assert state(scene.vault).removals_waiting == 0
    assert {name for name in files(stick) if name.startswith("att/")} == sealed(scene)
    for name in ("0", "1"):
        with still(stick / "bak" / name, vault_database_key(scene.vault)) as connection:
            assert connection.execute("SELECT count(*) FROM attachments WHERE title <> ''").fetchone() == (0,)
            assert connection.execute("SELECT count(*) FROM segments WHERE wrapped_key IS NULL").fetchone() == (1,)


def test_a_file_that_the_vault_does_not_know_stays_on_the_medium(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    (stick / "att" / "0123456789abcdef").write_bytes(b"perhaps all that is left")
    medium.copy(scene.vault, later(60))
    assert (stick / "att" / "0123456789abcdef").exists()


def test_an_older_vault_does_not_overwrite_a_newer_copy(scene: Scene, stick: Path, tmp_path: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE settings SET value = '0' WHERE name = 'copy-number'")
    before = files(stick)
    with pytest.raises(MediumNewer):
        medium.copy(scene.vault, later(60))
    assert files(stick) == before


def test_every_damage_to_the_copy_is_found_by_the_check(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    for name in sorted(files(stick) - {"header.a", "header.b"}):
        whole = (stick / name).read_bytes()
        (stick / name).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(CopyDamaged):
            medium.check(scene.vault, MOMENT)
        (stick / name).unlink()
        with pytest.raises(CopyDamaged):
            medium.check(scene.vault, MOMENT)
        (stick / name).write_bytes(whole)
    assert medium.check(scene.vault, later(60)) == 4
    assert state(scene.vault).medium_checked_at == later(60).wall


def test_a_lost_list_costs_only_time(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    (stick / "list").write_bytes(b"{}")
    assert medium.copy(scene.vault, later(60)).files == 0
    medium.check(scene.vault, MOMENT)


def test_a_vault_that_nobody_could_open_is_not_copied(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "1")
    with pytest.raises(NobodyCouldOpen):
        medium.choose(vault, tmp_path, MOMENT)
    assert not state(vault).someone_could_open
    vault.close()


def test_a_folder_that_goes_to_a_cloud_is_refused(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with pytest.raises(MediumInCloud):
        medium.choose(scene.vault, folder, MOMENT)


def test_the_vault_itself_is_no_second_medium(scene: Scene) -> None:
    with pytest.raises(MediumReadOnly):
        medium.choose(scene.vault, scene.vault.directory / "out", MOMENT)


def test_a_medium_that_is_gone_is_called_so_and_is_not_made_anew(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    assert medium.is_there(scene.vault)
    shutil.rmtree(stick.parent)
    assert not medium.is_there(scene.vault)
    with pytest.raises(MediumGone):
        medium.copy(scene.vault, later(60))
    assert not stick.parent.exists()


def test_a_full_medium_keeps_what_it_held(scene: Scene, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    medium.copy(scene.vault, MOMENT)
    monkeypatch.setattr(medium, "free_bytes", lambda _: 1_000)
    with pytest.raises(MediumFull):
        medium.copy(scene.vault, later(60))
    monkeypatch.undo()
    medium.check(scene.vault, later(120))


def test_a_copy_that_lies_in_the_chosen_folder_already_goes_on(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    moved = stick.parent.rename(stick.parent.with_name("E"))
    assert medium.choose(scene.vault, moved, later(60)).name == stick.name
    assert medium.copy(scene.vault, later(120)).files == 0


def test_the_copy_counts_as_old_when_the_organisation_says_so(scene: Scene, stick: Path) -> None:
    assert state(scene.vault).is_medium_old(MOMENT)
    medium.copy(scene.vault, MOMENT)
    days = state(scene.vault).backup_days
    assert not state(scene.vault).is_medium_old(later(60))
    assert state(scene.vault).is_medium_old(later(0, wall=f"2026-11-{23 + days:02}T08:31:00.000Z"))


def test_a_copy_that_was_cut_off_before_its_list_makes_no_later_check_fail(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    before = (stick / "list").read_bytes()
    medium.copy(scene.vault, later(60))
    (stick / "list").write_bytes(before)
    medium.copy(scene.vault, later(120))
    assert medium.check(scene.vault, later(180)) == 4


def test_a_medium_that_knows_no_rights_is_copied_to(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, chmod = tmp_path / "fat", Path.chmod
    folder.mkdir()

    def refuses(path: Path, mode: int) -> None:
        if path.is_relative_to(folder):
            raise PermissionError(1, "Operation not permitted")
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", refuses)
    medium.choose(scene.vault, folder, MOMENT)
    assert medium.copy(scene.vault, later(60)).files == 2
    medium.check(scene.vault, later(60))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, MediumFull), (errno.EFBIG, MediumHoldsSmallFiles), (errno.EROFS, MediumReadOnly), (5, MediumGone)],
)
def test_what_the_medium_refuses_has_its_own_name_and_leaves_the_old_copy(
    scene: Scene, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    medium.copy(scene.vault, MOMENT)
    scene.record_sound()

    def refused(*_: object) -> None:
        raise OSError(number, "as the system says it")

    monkeypatch.setattr("storage.backup.carrying.write_all", refused)
    with pytest.raises(expected):
        medium.copy(scene.vault, later(60))
    monkeypatch.undo()
    assert not {name for name in files(stick) if "/." in name}
    medium.check(scene.vault, later(60))
    assert medium.copy(scene.vault, later(120)).files == 1


def test_a_copy_of_another_life_of_the_vault_is_not_overwritten(scene: Scene, stick: Path, tmp_path: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    older = tmp_path / "older"
    shutil.copytree(stick, older)
    scene.answer(("/first_account/told", "Лише на новішій копії"))
    medium.copy(scene.vault, later(60))
    scene.vault.close()
    (tmp_path / "other").mkdir()
    vault, _ = restore.restore(older, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "other" / "1", later(120))
    # However far it has counted since.
    with vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE settings SET value = '900' WHERE name = 'copy-number'")
        standing.put_medium(tx, Medium(str(stick.parent), stick.name), later(180))
    before = files(stick)
    with pytest.raises(MediumNewer):
        medium.copy(vault, later(240))
    # Whoever chooses the same folder once more gets a copy of its own beside.
    assert medium.choose(vault, stick.parent, later(300)).name != stick.name
    medium.copy(vault, later(360))
    assert files(stick) == before
    vault.close()


def test_what_the_check_found_damaged_is_made_good_by_the_next_copy(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    for folder in ("att", "bak"):
        path = min((stick / folder).iterdir())
        path.write_bytes(bytes(path.stat().st_size))
        with pytest.raises(CopyDamaged):
            medium.check(scene.vault, later(60))
        medium.copy(scene.vault, later(120))
        assert medium.check(scene.vault, later(180)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_on_the_medium_is_not_followed(scene: Scene, stick: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".0123456789abcdef").write_bytes(b"somebody's")
    (stick / "att").symlink_to(home)
    with pytest.raises(MediumGone):
        medium.copy(scene.vault, MOMENT)
    assert [path.name for path in home.iterdir()] == [".0123456789abcdef"]


@pytest.mark.skipif(sys.platform != "linux", reason="this file that cannot be read is Linux'")
def test_a_file_that_the_own_disk_does_not_give_keeps_no_other_from_being_copied(scene: Scene, stick: Path) -> None:
    bad = min(scene.vault.attachments.iterdir())
    bad.unlink()
    bad.symlink_to("/proc/self/mem")
    report = medium.copy(scene.vault, MOMENT)
    assert (report.files, report.missing) == (1, 1)
    medium.check(scene.vault, later(60))


@pytest.mark.skipif(sys.platform != "linux", reason="this file that cannot be read is Linux'")
@pytest.mark.parametrize("folder", ["att", "bak"])
def test_a_bad_spot_on_the_medium_is_damage_that_the_next_copy_makes_good(
    scene: Scene, stick: Path, folder: str
) -> None:
    medium.copy(scene.vault, MOMENT)
    bad = min((stick / folder).iterdir())
    bad.unlink()
    bad.symlink_to("/proc/self/mem")
    with pytest.raises(CopyDamaged):
        medium.check(scene.vault, later(60))
    medium.copy(scene.vault, later(120))
    assert medium.check(scene.vault, later(180)) == 4
    assert not bad.is_symlink()
