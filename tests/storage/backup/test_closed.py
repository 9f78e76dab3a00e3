"""What policy closes to its author is in no copy any more."""

from pathlib import Path

import pytest

from storage.backup import generations, medium, orphans, restore, state
from storage.backup.databases import still, vault_database_key
from storage.interviews import interviews, tidying
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault import Vault
from tests.storage.backup.conftest import SEED
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE

TOLD = "Вони прийшли вранці."


@pytest.fixture
def scene(vault: Vault, tmp_path: Path) -> Scene:
    """A draft that closes as soon as it is sealed."""
    begun = Scene.begun(vault, policy=CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL}))
    begun.certify()
    begun.answer(("/first_account/told", TOLD))
    begun.record_sound()
    return begun


def answers_in(scene: Scene, folder: Path) -> list[int]:
    found = []
    for name in generations.NAMES:
        with still(folder / name, vault_database_key(scene.vault)) as connection:
            found.append(connection.execute("SELECT count(*) FROM answer_revisions").fetchone()[0])
            keys = connection.execute("SELECT count(*) FROM segments WHERE wrapped_key IS NOT NULL").fetchone()[0]
            assert bool(keys) == bool(found[-1])
    return found


def test_a_closed_interview_leaves_both_generations_and_the_medium(scene: Scene, stick: Path) -> None:
    own = scene.vault.directory / "bak"
    for minute in range(2):
        generations.keep_up(scene.vault, later(60 * minute))
        medium.copy(scene.vault, later(60 * minute))
    assert answers_in(scene, own) == answers_in(scene, stick / "bak") == [1, 1]
    scene.seal(moment=later(180))
    with scene.vault.read() as tx:
        assert interviews.get(tx, scene.interview_id).closed_at
    assert generations.is_renewal_due(scene.vault)
    assert state(scene.vault).removals_waiting > 0
    assert tidying.tidy(scene.vault)
    generations.keep_up(scene.vault, later(240))
    medium.copy(scene.vault, later(240))
    assert answers_in(scene, own) == answers_in(scene, stick / "bak") == [0, 0]
    assert state(scene.vault).removals_waiting == 0
    # What was sealed waits for its delivery, here and on the medium.
    assert {path.name for path in (stick / "att").iterdir()} == {
        path.name for path in scene.vault.attachments.iterdir()
    }


def test_what_was_sealed_and_closed_comes_back_from_the_medium(scene: Scene, stick: Path, tmp_path: Path) -> None:
    scene.seal(moment=later(60))
    medium.copy(scene.vault, later(120))
    sealed = {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()}
    target = tmp_path / "other" / "1"
    target.parent.mkdir()
    vault, restored = restore.restore(stick, SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, target, later(180))
    assert {path.name: path.read_bytes() for path in vault.attachments.iterdir()} == sealed
    assert (restored.files, restored.missing) == (len(sealed), 0)
    vault.close()


def test_a_closed_file_that_is_lost_here_is_missed_and_stays_on_the_medium(scene: Scene, stick: Path) -> None:
    scene.seal(moment=later(60))
    medium.copy(scene.vault, later(120))
    (lost, *_) = scene.vault.attachments.iterdir()
    lost.unlink()
    assert orphans.look(scene.vault).without_file == 1
    medium.copy(scene.vault, later(180))
    assert (stick / "att" / lost.name).is_file()
