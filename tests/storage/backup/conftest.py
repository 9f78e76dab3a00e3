from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.backup import medium
from storage.crypto.hpke import BoxKey
from storage.vault import Vault
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT, new_vault

SEED = bytes(range(32))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = new_vault(tmp_path / "laptop" / "1", recovery=BoxKey.from_seed(SEED).public)
    yield opened
    opened.close()


@pytest.fixture
def scene(vault: Vault, tmp_path: Path) -> Scene:
    """A draft with answers, sound and a photo."""
    begun = Scene.begun(vault)
    begun.answer(("/first_account/told", "Вони прийшли вранці."))
    begun.record_sound()
    begun.attach_photo(tmp_path)
    return begun


@pytest.fixture
def stick(scene: Scene, tmp_path: Path) -> Path:
    """A chosen second medium; gives the folder of the copy on it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / medium.choose(scene.vault, folder, MOMENT).name
