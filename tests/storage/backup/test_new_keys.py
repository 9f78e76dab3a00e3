"""After the vault got a new key, copies under the old one are replaced, and at every moment one of them opens."""

import dataclasses
import threading
import time
from pathlib import Path

import pytest

from storage.backup import generations, medium, repair, restore, schedule
from storage.backup.databases import vault_database_key
from storage.backup.errors import NoGoodCopy, Stopped
from storage.backup.schedule import Duty
from storage.interviews import drafts
from storage.keys import copies
from storage.keys.slots import rotating_slot
from storage.vault import Vault, open_vault
from storage.vault.rotation import rotate
from tests.storage.backup.conftest import SEED
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE


def opening(scene: Scene, folder: Path) -> int:
    return len(generations.newest_first(folder, vault_database_key(scene.vault)))


def test_generations_under_the_old_key_are_replaced_at_once(scene: Scene) -> None:
    for minute in range(2):
        generations.keep_up(scene.vault, later(60 * minute))
    rotate(scene.vault, PASSPHRASE)
    assert opening(scene, scene.vault.directory / "bak") == 0
    assert schedule.due(scene.vault, later(61), generations.mark(scene.vault)) is Duty.GENERATION
    generations.keep_up(scene.vault, later(120))
    assert opening(scene, scene.vault.directory / "bak") == 2
    assert not generations.is_renewal_due(scene.vault)


@pytest.mark.parametrize("pulled_after", [0, 1, 2, 3, 4, 5, None])
def test_a_medium_opens_with_the_cards_wherever_its_renewal_was_cut_off(
    scene: Scene, stick: Path, tmp_path: Path, pulled_after: int | None
) -> None:
    medium.copy(scene.vault, MOMENT)
    rotate(scene.vault, PASSPHRASE)
    asked = 0

    def pulled() -> bool:
        nonlocal asked
        asked += 1
        return pulled_after is not None and asked > pulled_after

    if pulled_after is None:
        medium.copy(scene.vault, later(60))
        assert opening(scene, stick / "bak") == 2
        medium.check(scene.vault, later(60))
    else:
        with pytest.raises(Stopped):
            medium.copy(scene.vault, later(60), cancelled=pulled)
    vault, told = restore.restore(stick, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "other", later(120))
    assert (told.files, told.missing, told.damaged) == (2, 0, 0)
    vault.close()


def test_keys_exchanged_between_the_database_and_the_header_of_a_copy_leave_one_that_opens(
    scene: Scene, stick: Path, tmp_path: Path
) -> None:
    key = scene.vault.master_key()

    def copied(_done: int, _total: int) -> None:
        if scene.vault.master_key() == key and any((stick / "bak" / name).is_file() for name in generations.NAMES):
            rotate(scene.vault, PASSPHRASE)

    with pytest.raises(Stopped):
        medium.copy(scene.vault, MOMENT, progress=copied)
    assert scene.vault.master_key() != key
    vault, _ = restore.restore(stick, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "other", later(120))
    vault.close()


def test_a_copy_that_begins_while_new_keys_are_made_is_no_alarm(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    checks = []
    copying = threading.Thread(target=lambda: checks.append(schedule.full_check(scene.vault, later(60))))

    def begun(_: float) -> None:
        if copying.ident is None:
            copying.start()
            deadline = time.monotonic() + 20
            while not scene.vault.someone_waits and time.monotonic() < deadline:
                pass

    rotate(scene.vault, PASSPHRASE, progress=begun)
    copying.join(60)
    assert [check.found for check in checks] == [()]
    assert opening(scene, scene.vault.directory / "bak") == 1


def cut_off(scene: Scene) -> None:
    """Exchange the keys, and close the vault as if the power had gone before the last header."""
    held, key = scene.vault.header, scene.vault.master_key()
    rotate(scene.vault, PASSPHRASE)
    slots = (*held.slots, rotating_slot(key, scene.vault.master_key(), held.bound))
    with scene.vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    scene.vault.close()
    copies.replace(scene.vault.directory, dataclasses.replace(held, generation=90, slots=slots), key, lambda _: None)


def test_a_folder_whose_exchange_of_keys_was_cut_off_gives_its_last_answers(scene: Scene, tmp_path: Path) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Пізніше"))
    cut_off(scene)
    (tmp_path / "other").mkdir()
    vault, _ = restore.restore(
        scene.vault.directory, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "other" / "1", later(60)
    )
    assert last_answer(vault, scene.interview_id) == "Пізніше"
    vault.close()


def test_what_is_damaged_after_an_exchange_of_keys_that_was_cut_off_is_saved(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Пізніше"))
    with scene.vault.maintenance() as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notes'").fetchone()[0]
    cut_off(scene)
    with (scene.vault.directory / "data").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    # The only copy is under the key before, and would bring the older answer back.
    with pytest.raises(NoGoodCopy):
        repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    repair.repair(scene.vault.directory, PASSPHRASE, later(60), without_copy=True)
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert last_answer(vault, scene.interview_id) == "Пізніше"
    vault.close()


def last_answer(vault: Vault, interview_id: str) -> str:
    with vault.read() as tx:
        (value,) = drafts.answers(tx, interview_id).values
    return value.value
