import os
import shutil
import sys
from pathlib import Path

import pytest

from storage.backup import finding, generations, medium, restore, state
from storage.backup.errors import CopyDamaged, NoCopyHere, NoRoom, Stopped
from storage.interviews import attachments, drafts, interviews
from storage.keys import copies
from storage.keys.slots import PassphraseSlot
from storage.vault import Vault, VaultExists, WrongPassphrase, WrongRecovery, open_vault
from storage.vault.integrity import full_check
from tests.storage.backup.conftest import SEED
from tests.storage.interviews.scene import SOUND, Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The vaults of another laptop."""
    folder = tmp_path / "other" / "vaults"
    folder.mkdir(parents=True)
    return folder


def brought(source: Path, target: Path, seed: bytes = SEED) -> tuple[Vault, restore.Restored]:
    return restore.restore(source, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, target, later(600))


def test_everything_comes_back_on_another_machine_with_a_new_passphrase(scene: Scene, stick: Path, other: Path) -> None:
    scene.certify()
    scene.seal()
    medium.copy(scene.vault, MOMENT)
    scene.vault.close()
    vault, told = brought(stick, other / "1")
    assert (told.at, told.missing, told.damaged) == (MOMENT.wall, 0, 0)
    assert told.files == 3
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
        saved = drafts.answers(tx, interview.id)
        held = attachments.of_interview(tx, interview.id)
    assert [value.value for value in saved.values] == ["Вони прийшли вранці."]
    sound = next(one for one in held if one.duration_ms)
    with attachments.open_attachment(vault, sound.id) as file:
        assert file.read(0, sound.size) == b"".join(SOUND)
    assert full_check(vault).is_sound
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(other / "1", PASSPHRASE)
    open_vault(other / "1", OTHER_PASSPHRASE).close()
    kept = {slot.slot_id for slot in scene.vault.header.slots if isinstance(slot, PassphraseSlot)}
    assert not kept & {slot.slot_id for slot in copies.load(other / "1").best.header.slots}


def test_what_concerned_the_medium_of_the_old_laptop_is_not_brought_along(
    scene: Scene, stick: Path, other: Path
) -> None:
    medium.copy(scene.vault, MOMENT)
    medium.copy(scene.vault, later(60))
    vault, _ = brought(stick, other / "1")
    assert state(vault).medium is None
    assert state(vault).medium_copied_at == ""
    vault.close()


def test_the_newest_good_generation_is_taken(scene: Scene, stick: Path, other: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Пізніше"))
    medium.copy(scene.vault, later(60))
    vault, told = brought(stick, other / "1")
    assert told.at == later(60).wall
    vault.close()
    newest = next(stick / "bak" / name for name in ("0", "1") if _number(scene, stick / "bak" / name) == 2)
    newest.write_bytes(newest.read_bytes()[:-4096])
    vault, told = brought(stick, other / "2")
    assert told.at == MOMENT.wall
    vault.close()


def _number(scene: Scene, path: Path) -> int:
    key = generations.vault_database_key(scene.vault)
    found = generations.info(path, key)
    return found.number if found else -1


def test_what_the_medium_lacks_is_counted_and_the_rest_comes_back(scene: Scene, stick: Path, other: Path) -> None:
    scene.record_sound()
    medium.copy(scene.vault, MOMENT)
    first, second, *_ = sorted((stick / "att").iterdir())
    first.unlink()
    content = second.read_bytes()
    second.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    vault, told = brought(stick, other / "1")
    assert (told.files, told.missing, told.damaged) == (1, 1, 1)
    vault.close()


def test_a_vaults_folder_carried_over_is_a_copy_too(scene: Scene, other: Path, tmp_path: Path) -> None:
    scene.vault.close()
    shutil.copytree(scene.vault.directory, tmp_path / "carried")
    (found,) = finding.find(tmp_path / "carried")
    vault, told = brought(found.directory, other / "1")
    assert (told.files, told.missing) == (2, 0)
    vault.close()


def test_a_folder_of_a_laptop_that_was_not_shut_down_gives_its_last_answers(
    scene: Scene, other: Path, tmp_path: Path
) -> None:
    scene.answer(("/first_account/told", "Останнє слово"))
    shutil.copytree(scene.vault.directory, tmp_path / "carried")
    assert (tmp_path / "carried" / "data-wal").stat().st_size
    vault, _ = brought(tmp_path / "carried", other / "1")
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
        assert drafts.answers(tx, interview.id).values[0].value == "Останнє слово"
    vault.close()


def test_copies_are_found_on_the_medium_before_any_card_is_typed(scene: Scene, stick: Path) -> None:
    assert finding.find(stick.parent) == ()
    medium.copy(scene.vault, MOMENT)
    for folder in (stick, stick.parent):
        (found,) = finding.find(folder)
        assert (found.directory, found.vault_id, found.practice) == (stick, scene.vault.vault_id, False)
        assert len(found.keys) == 1


@pytest.mark.parametrize("damage", ["other seed", "no database", "both damaged", "taken", "stopped", "no room"])
def test_what_cannot_be_restored_leaves_nothing(
    damage: str, scene: Scene, stick: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    medium.copy(scene.vault, MOMENT)
    seed, expected = SEED, type[Exception]
    for path in (stick / "bak").iterdir():
        if damage == "no database":
            path.unlink()
        elif damage == "both damaged":
            path.write_bytes(path.read_bytes()[:-4096])
    if damage == "other seed":
        seed = bytes(32)
    if damage == "no room":
        monkeypatch.setattr(restore, "free_bytes", lambda _: 1_000)
    if damage == "taken":
        (other / "1").mkdir()
        (other / "1" / "something").write_bytes(b"x")
    expected = {
        "other seed": WrongRecovery,
        "no database": NoCopyHere,
        "both damaged": CopyDamaged,
        "taken": VaultExists,
        "stopped": Stopped,
        "no room": NoRoom,
    }[damage]
    with pytest.raises(expected):
        restore.restore(
            stick,
            seed,
            OTHER_PASSPHRASE,
            LOWEST_FOR_TESTS,
            other / "1",
            MOMENT,
            cancelled=lambda: damage == "stopped",
        )
    assert {path.name for path in other.iterdir()} <= {"1"}
    assert damage == "taken" or not (other / "1").exists()


def test_a_trial_proves_the_copy_and_leaves_nothing_but_its_date(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    told = restore.trial(scene.vault, stick, SEED, LOWEST_FOR_TESTS, later(60))
    assert (told.files, told.missing) == (2, 0)
    assert state(scene.vault).restore_tested_at == later(60).wall
    assert [path.name for path in scene.vault.directory.parent.iterdir()] == ["1"]


def test_a_trial_with_other_cards_proves_nothing(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    with pytest.raises(WrongRecovery):
        restore.trial(scene.vault, stick, bytes(32), LOWEST_FOR_TESTS, later(60))
    assert state(scene.vault).restore_tested_at == ""
    assert [path.name for path in scene.vault.directory.parent.iterdir()] == ["1"]


@pytest.mark.skipif(sys.platform != "linux", reason="these files that cannot be read are Linux'")
def test_a_stick_with_unreadable_files_gives_all_the_others(scene: Scene, stick: Path, other: Path) -> None:
    for minute in range(2):
        medium.copy(scene.vault, later(60 * minute))
    newest = generations.newest_first(stick / "bak", generations.vault_database_key(scene.vault))[0][1]
    scene.vault.close()
    for bad in (min((stick / "att").iterdir()), newest):
        bad.unlink()
        bad.symlink_to("/proc/self/mem")
    vault, told = brought(stick, other / "1")
    assert (told.files, told.damaged, told.missing) == (1, 1, 0)
    assert told.at == MOMENT.wall
    assert full_check(vault).is_sound
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are none there")
def test_something_that_never_ends_on_a_stick_stops_nobody(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    for name in ("header.b", "list"):
        (stick / name).unlink()
        os.mkfifo(stick / name)
    assert [found.directory for found in finding.find(stick.parent)] == [stick]
    medium.copy(scene.vault, later(60))
    assert medium.check(scene.vault, later(120)) == 4


def test_no_number_that_was_given_out_after_the_copy_is_given_to_somebody_else(
    scene: Scene, stick: Path, other: Path
) -> None:
    medium.copy(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        (first,) = interviews.listed(tx)
        given = {interviews.start(tx, first.mission_id, first.form, later(60)).number for _ in range(3)}
    scene.vault.close()
    vault, _ = brought(stick, other / "1")
    with vault.transaction() as tx:
        assert interviews.start(tx, first.mission_id, first.form, later(700)).number not in given
    vault.close()
