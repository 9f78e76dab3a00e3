from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.openrosa import OpenRosaServer
from tests.sync.odk.siege import Siege


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def siege(tmp_path: Path, keys: KeyPair) -> Iterator[Siege]:
    made = Siege(tmp_path, keys, OpenRosaServer(tmp_path))
    yield made
    made.close()
