from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.interviews import device, organisation, outbox
from storage.interviews.received import FetchedObject
from storage.objects.certificate import Role
from storage.vault import Vault
from tests.storage.interviews.both import Both
from tests.storage.interviews.closings import A_WEEK, UNTIL_RECEIPT, UNTIL_SEAL, scene_under
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = new_vault(tmp_path / "vault")
    yield opened
    opened.close()


@pytest.fixture
def scene(vault: Vault) -> Scene:
    """A vault with an organisation, a mission and one draft."""
    return Scene.begun(vault)


@pytest.fixture
def both(scene: Scene, tmp_path: Path) -> Iterator[Both]:
    vault = new_vault(tmp_path / "coordinator")
    coordinator = Scene.begun(vault)
    with vault.read() as tx:
        box = device.identity(tx).box.public
    package = scene.keys.package(version=2, coordinators=[box])
    for each in (scene.vault, vault):
        with each.transaction() as tx:
            organisation.import_package(tx, package, MOMENT, practice=False)
    coordinator.certify(role=Role.COORDINATOR, code="C0R")
    scene.certify()
    scene.record_sound(attachment_id=scene.record_sound())
    scene.attach_photo(tmp_path)
    result = scene.seal()
    with scene.vault.read() as tx:
        objects = [
            FetchedObject(item.kind, outbox.content(tx, item.digest)) for item in outbox.waiting(tx) if not item.is_blob
        ]
        certificate = device.identity(tx).certificate_data
    yield Both(scene, coordinator, objects, certificate, result.manifest_digest)
    vault.close()


@pytest.fixture
def until_seal(tmp_path: Path) -> Iterator[Scene]:
    scene = scene_under(tmp_path, UNTIL_SEAL)
    yield scene
    scene.vault.close()


@pytest.fixture
def until_receipt(tmp_path: Path) -> Iterator[Scene]:
    scene = scene_under(tmp_path, UNTIL_RECEIPT)
    yield scene
    scene.vault.close()


@pytest.fixture
def a_week(tmp_path: Path) -> Iterator[Scene]:
    scene = scene_under(tmp_path, A_WEEK)
    yield scene
    scene.vault.close()


@pytest.fixture
def mission(tmp_path: Path) -> Iterator[Scene]:
    scene = scene_under(tmp_path, ends="2026-11-28")
    yield scene
    scene.vault.close()
