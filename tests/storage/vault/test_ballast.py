"""Room kept back: made where there is room, given up when the disk is full, so that what is open can be finished."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.platform.files import free_bytes
from storage.vault import VaultFull, ballast
from storage.vault.ballast import Level, Room
from tests.storage.vault.notes import said, write
from tests.storage.vaults import new_vault

MIB = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB that a test can fill."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Take all room but some."""
    path = folder / "somebody-elses-film"
    with path.open("ab") as file:
        while free_bytes(folder) > leave:
            try:
                file.write(bytes(min(MIB, free_bytes(folder) - leave)))
                file.flush()
            except OSError as error:
                assert error.errno == errno.ENOSPC
                break
    return path


def test_the_ballast_really_takes_room(tmp_path: Path) -> None:
    before = os.statvfs(tmp_path)
    if before.f_bavail * before.f_frsize < 2_000_000_000:
        pytest.skip("this disk itself is nearly full")
    assert ballast.look(tmp_path).has_ballast
    made = (tmp_path / ballast.NAME).stat()
    assert made.st_size == ballast.SIZE
    assert made.st_blocks * 512 >= ballast.SIZE
    assert made.st_mode & 0o777 == 0o600
    assert ballast.look(tmp_path).has_ballast
    assert ballast.release(tmp_path)
    assert not ballast.release(tmp_path)


def test_on_a_small_disk_it_is_small_and_goes_when_the_disk_fills_and_comes_back(small_disk: Path) -> None:
    assert ballast.look(small_disk).has_ballast
    assert (small_disk / ballast.NAME).stat().st_size == 64 * MIB // 50
    film = fill(small_disk, leave=MIB)
    room = ballast.look(small_disk)
    assert not room.has_ballast
    assert room.free > 2 * MIB
    assert not ballast.look(small_disk).has_ballast
    film.unlink()
    assert ballast.look(small_disk).has_ballast
    assert [path.name for path in small_disk.iterdir()] == [ballast.NAME]


def test_a_write_that_finds_the_disk_full_succeeds_the_next_time(small_disk: Path) -> None:
    directory = small_disk / "vault"
    vault = new_vault(directory)
    assert ballast.look(directory).has_ballast
    write(vault, "перше")
    fill(small_disk)
    words = "слово " * 20_000
    with pytest.raises(VaultFull):
        write(vault, words)
    assert not (directory / ballast.NAME).exists()
    write(vault, words)
    assert said(vault) == ["перше", words]
    vault.close()


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (10**11, Level.AMPLE),
        (1_999_999_999, Level.SCARCE),
        (499_999_999, Level.LOW),
        (10_000_000, Level.FULL),
        (0, Level.FULL),
    ],
)
def test_room_is_said_in_one_word(free: int, level: Level) -> None:
    assert Room(free, has_ballast=True).level is level


def test_an_attempt_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / ".ballast").write_bytes(b"half")
    assert ballast.look(tmp_path).has_ballast
    assert [path.name for path in tmp_path.iterdir()] == [ballast.NAME]
