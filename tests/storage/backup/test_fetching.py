"""A recording that is lost or damaged here comes back from the second medium."""

import shutil
from pathlib import Path

import pytest

from storage.backup import generations, medium
from storage.backup.errors import MediumGone, Stopped
from storage.backup.fetching import ASIDE, fetch_missing
from storage.integrity import check
from storage.integrity.findings import FindingCode
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.storage.interviews.scene import Scene, later


def broken(scene: Scene) -> tuple[Path, Path, dict[str, bytes]]:
    """One file gone, one with a flipped byte; what they were."""
    medium.copy(scene.vault, later(60))
    whole = {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()}
    lost, flipped, *_ = sorted(scene.vault.attachments.iterdir())
    lost.unlink()
    content = bytearray(flipped.read_bytes())
    content[len(content) // 2] ^= 1
    flipped.write_bytes(content)
    return lost, flipped, whole


def test_missing_and_damaged_files_come_back_and_the_damaged_one_is_kept(scene: Scene, stick: Path) -> None:
    scene.seal()
    _, flipped, whole = broken(scene)
    codes = {one.code for one in check.full(scene.vault).found}
    assert {FindingCode.FILE_MISSING, FindingCode.FILE_CHANGED} <= codes
    spoilt = flipped.read_bytes()
    report = fetch_missing(scene.vault, later(120))
    assert (report.files, report.missing) == (2, 0)
    assert {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()} == whole
    assert (scene.vault.directory / "bak" / ASIDE / flipped.name).read_bytes() == spoilt
    assert check.full(scene.vault).is_sound
    with scene.vault.read() as tx:
        assert "files-fetched" in {one.detail for one in custody.of_vault(tx, actions=[CustodyAction.NOTICE])}
        assert custody.is_unbroken(tx)
    again = fetch_missing(scene.vault, later(180))
    assert (again.files, again.missing) == (0, 0)
    # What was withdrawn must not live on among damaged files.
    generations.clear_damaged(scene.vault)
    assert not (scene.vault.directory / "bak" / ASIDE).exists()


def test_a_file_that_is_damaged_on_the_medium_too_takes_nothing_away(scene: Scene, stick: Path) -> None:
    lost, flipped, whole = broken(scene)
    for name in (lost.name, flipped.name):
        copied = stick / "att" / name
        copied.write_bytes(copied.read_bytes()[:-1] + b"?")
    spoilt = flipped.read_bytes()
    report = fetch_missing(scene.vault, later(120))
    assert (report.files, report.missing) == (0, 2)
    assert flipped.read_bytes() == spoilt != whole[flipped.name]
    (stick / "att" / lost.name).unlink()
    assert fetch_missing(scene.vault, later(180)).missing == 2
    with scene.vault.read() as tx:
        assert "files-fetched" not in {one.detail for one in custody.of_vault(tx)}


def test_what_was_cut_off_is_cleared_and_taken_up_again(scene: Scene, stick: Path) -> None:
    lost, _, whole = broken(scene)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Stopped):
        fetch_missing(scene.vault, later(120), cancelled=cancelled)
    left = scene.vault.attachments / ".0123456789abcdef"
    left.write_bytes(b"cut off")
    seen: list[tuple[int, int]] = []
    fetch_missing(scene.vault, later(180), progress=lambda done, total: seen.append((done, total)))
    assert {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()} == whole
    assert lost.exists() and not left.exists()
    assert seen[-1][0] == seen[-1][1] > 0


def test_without_the_medium_nothing_is_touched(scene: Scene, stick: Path) -> None:
    broken(scene)
    before = {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()}
    shutil.rmtree(stick.parent)
    with pytest.raises(MediumGone):
        fetch_missing(scene.vault, later(120))
    assert {path.name: path.read_bytes() for path in scene.vault.attachments.iterdir()} == before
