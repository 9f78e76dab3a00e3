"""A vault brought back from its copy is sound, and says in its own log where it comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.backup import generations, medium, restore
from storage.crypto.hpke import BoxKey
from storage.integrity import anchors, check
from storage.integrity.anchors import Places
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, new_vault

SEED = bytes(range(32))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Scene]:
    vault = new_vault(tmp_path / "laptop" / "1", recovery=BoxKey.from_seed(SEED).public)
    scene = Scene.begun(vault)
    scene.answer(("/first_account/told", "Вони прийшли вранці."))
    scene.record_sound()
    scene.attach_photo(tmp_path)
    yield scene
    vault.close()


def test_copies_change_nothing_that_is_watched(kept: Scene, tmp_path: Path) -> None:
    generations.make(kept.vault, MOMENT)
    (tmp_path / "stick").mkdir()
    medium.choose(kept.vault, tmp_path / "stick", MOMENT)
    medium.copy(kept.vault, later(60))
    assert check.full(kept.vault).is_sound


def test_what_was_brought_back_is_sound_and_raises_no_alarm(kept: Scene, tmp_path: Path) -> None:
    places = Places(tmp_path / "state")
    anchors.opened(kept.vault, places, "machine-1", MOMENT)
    (tmp_path / "stick").mkdir()
    folder = tmp_path / "stick" / medium.choose(kept.vault, tmp_path / "stick", MOMENT).name
    medium.copy(kept.vault, later(60))
    kept.answer(("/first_account/told", "Не встигло на копію."))
    anchors.keep(kept.vault, places, later(120))
    vault, told = restore.restore(
        folder, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "other" / "1", later(180)
    )
    try:
        assert told.files == 2
        assert anchors.opened(vault, places, "machine-2", later(240)) == ()
        assert check.full(vault).found == ()
        with vault.read() as tx:
            assert CustodyAction.RESTORE in {one.action for one in custody.of_vault(tx)}
    finally:
        vault.close()
