from storage.backup import orphans
from tests.storage.interviews.scene import Scene


def test_a_vault_at_rest_has_no_orphans(scene: Scene) -> None:
    scene.record_sound(cut=True)
    assert orphans.set_aside(scene.vault) == orphans.Orphans(0, 0)
    assert len(list(scene.vault.attachments.iterdir())) == 3


def test_a_file_that_no_row_knows_is_set_aside_and_never_deleted(scene: Scene) -> None:
    unknown = scene.vault.attachments / "0123456789abcdef"
    unknown.write_bytes(b"perhaps testimony")
    assert orphans.look(scene.vault).without_row == 1
    assert orphans.set_aside(scene.vault).without_row == 0
    assert (scene.vault.directory / "bak" / unknown.name).read_bytes() == b"perhaps testimony"


def test_a_file_that_was_set_aside_comes_back_to_its_row(scene: Scene) -> None:
    (path, *_) = sorted(scene.vault.attachments.iterdir())
    content = path.read_bytes()
    path.rename(scene.vault.directory / "bak" / path.name)
    assert orphans.look(scene.vault).without_file == 1
    assert orphans.set_aside(scene.vault).without_file == 0
    assert path.read_bytes() == content


def test_a_row_without_its_file_is_told(scene: Scene) -> None:
    (path, *_) = sorted(scene.vault.attachments.iterdir())
    path.unlink()
    assert orphans.set_aside(scene.vault).without_file == 1
