from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.vault import Vault
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = new_vault(tmp_path / "vault")
    yield opened
    opened.close()


@pytest.fixture
def scene(vault: Vault) -> Scene:
    """A vault with an organisation, a mission and one draft."""
    return Scene.begun(vault)
