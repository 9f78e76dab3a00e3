"""A repair tells how far it is and can be stopped; until its last step the vault is as it was."""

import itertools
from pathlib import Path

import pytest

from storage.backup import generations, repair
from storage.backup.errors import Stopped
from storage.crypto.hpke import BoxKey
from storage.vault import VaultFull, engines, open_vault
from storage.vault.integrity import full_check
from tests.storage.backup.conftest import SEED
from tests.storage.backup.test_repair import damage, page_of, told
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE, new_vault


@pytest.fixture
def damaged(scene: Scene) -> Path:
    """The folder of a vault with a bad page, and with answers that its copy lacks."""
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(*((f"/first_account/answer_{number}", "далі " * 60) for number in range(400)))
    damage(scene.vault, page_of(scene.vault, "notes"))
    return scene.vault.directory


def files(directory: Path) -> dict[str, bytes]:
    """What counts of a vault; what a repair sets aside, and the lock, are no part of it."""
    counts = [directory / name for name in ("data", "header.a", "header.b", "bak/0", "bak/1")]
    return {path.name: path.read_bytes() for path in counts if path.exists()}


def test_progress_grows_to_its_end(damaged: Path) -> None:
    seen: list[int] = []
    repair.repair(damaged, PASSPHRASE, later(60), progress=lambda done, total: seen.append(done * 1000 // total))
    assert seen == sorted(seen)
    assert seen[-1] == 1000
    assert len(set(seen)) > 20


def test_stopped_anywhere_the_vault_is_as_it_was_and_the_next_repair_saves_all(damaged: Path) -> None:
    before = files(damaged)
    for stop in itertools.count(1):
        asked = itertools.count(1)

        def is_asked(at: int = stop, asked: "itertools.count[int]" = asked) -> bool:
            return next(asked) >= at * at

        try:
            result = repair.repair(damaged, PASSPHRASE, later(60), cancelled=is_asked)
        except Stopped:
            assert files(damaged) == before
            assert list((damaged / "bak").glob(".*")) == []
            assert len(list((damaged / "bak").glob("damaged-*"))) <= 1
        else:
            break
    assert stop > 5
    assert result.answers == 400
    vault = open_vault(damaged, PASSPHRASE)
    assert len(told(vault)) == 401
    assert full_check(vault).is_sound
    vault.close()


def test_a_full_disk_is_called_full_and_not_damaged(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connected, before = engines.connected, files(damaged)

    def small(database: Path, key: bytes, *, read_only: bool = False) -> engines.CountedConnection:
        connection = connected(database, key, read_only=read_only)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    with monkeypatch.context() as disk:
        disk.setattr(engines, "connected", small)
        with pytest.raises(VaultFull):
            repair.repair(damaged, PASSPHRASE, later(60))
    assert files(damaged) == before
    assert repair.repair(damaged, PASSPHRASE, later(120)).answers == 400


def test_without_a_copy_it_can_be_stopped_too(tmp_path: Path) -> None:
    scene = Scene.begun(new_vault(tmp_path / "1", recovery=BoxKey.from_seed(SEED).public))
    damage(scene.vault, page_of(scene.vault, "notes"))
    before = files(tmp_path / "1")
    with pytest.raises(Stopped):
        repair.repair(tmp_path / "1", PASSPHRASE, later(60), without_copy=True, cancelled=lambda: True)
    assert files(tmp_path / "1") == before
