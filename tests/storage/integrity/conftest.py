import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.integrity.tampering import Tampered, lived_in
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import new_vault


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Tampered:
    """Made once, and only ever copied."""
    return lived_in(tmp_path_factory.mktemp("lived-in"))


@pytest.fixture
def lived(prepared: Tampered, tmp_path: Path) -> Tampered:
    """A vault with one of everything, to be tampered with."""
    shutil.copytree(prepared.directory, tmp_path / "vault-1")
    return Tampered(tmp_path / "vault-1", prepared.key)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    vault = new_vault(tmp_path / "vault")
    yield Scene.begun(vault)
    vault.close()
