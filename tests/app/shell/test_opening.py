"""From a passphrase to a vault that screens can work with."""

from pathlib import Path

import pytest

from app.opening import Opening
from app.places import Places, VaultPlace
from storage.crypto.shares import split
from storage.interviews import attachments
from storage.keys.recovery import CARDS, THRESHOLD
from storage.keys.slots import RecoverySlot
from storage.platform.clock import SystemClock
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE, new_vault


def test_one_recording_on_a_failing_disk_does_not_shut_the_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    sound = scene.record_sound(cut=True)
    scene.vault.close()

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("storage.interviews.recovery.recover", fails)
    opened = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS).open(
        directory, PASSPHRASE
    )
    with opened.vault.read() as tx:
        assert attachments.get(tx, sound).is_open
    opened.vault.close()


def test_the_next_start_deletes_the_file_of_what_was_taken_out(tmp_path: Path) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    sound = scene.record_sound()
    with scene.vault.transaction() as tx:
        attachments.remove(tx, sound, MOMENT)
    scene.vault.close()
    opened = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS).open(
        directory, PASSPHRASE
    )
    assert list(opened.vault.attachments.iterdir()) == []
    opened.vault.close()


def test_opening_makes_good_an_import_that_was_cut_off_and_cards_of_the_organisations_key_recover(
    tmp_path: Path,
) -> None:
    place = VaultPlace(3, tmp_path / "vaults" / "3")
    place.directory.parent.mkdir()
    scene = Scene.begun(new_vault(place.directory))
    assert not any(isinstance(slot, RecoverySlot) for slot in scene.vault.header.slots)
    scene.vault.close()
    opening = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS)
    opening.open(place.directory, PASSPHRASE).vault.close()
    cards = split(scene.keys.recovery.seed, THRESHOLD, CARDS)
    opening.recover(place, cards[1:], OTHER_PASSPHRASE).close()
    opening.open(place.directory, OTHER_PASSPHRASE).vault.close()
