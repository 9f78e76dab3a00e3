import errno
from pathlib import Path

import pytest

from storage.backup import carrying
from storage.backup.carrying import carry, carry_readable, digest_of, is_failing
from storage.backup.databases import never
from storage.backup.errors import CopyDamaged, Stopped

CONTENT = bytes(range(256)) * 16 * 600
BAD = 7


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def failing(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file on a disk with one bad sector."""
    read_at = carrying._read_at

    def fails(file: object, at: int, length: int) -> bytes:
        if at <= BAD * 4096 < at + length:
            raise OSError(errno.EIO, "Input/output error")
        return read_at(file, at, length)  # type: ignore[arg-type]

    monkeypatch.setattr(carrying, "_read_at", fails)
    return source


def test_of_a_failing_disk_only_the_bad_sector_is_missing(failing: Path, tmp_path: Path) -> None:
    assert carry_readable(failing, tmp_path / "target", never) == 1
    expected = bytearray(CONTENT)
    expected[BAD * 4096 : (BAD + 1) * 4096] = bytes(4096)
    assert (tmp_path / "target").read_bytes() == bytes(expected)


def test_a_sound_file_is_copied_whole_either_way(source: Path, tmp_path: Path) -> None:
    assert carry_readable(source, tmp_path / "one", never) == 0
    listed = carry(source, tmp_path / "two", never)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == CONTENT
    assert listed == digest_of(source, never)
    assert not is_failing(source)


def test_another_digest_than_the_row_tells_leaves_nothing(source: Path, tmp_path: Path) -> None:
    with pytest.raises(CopyDamaged):
        carry(source, tmp_path / "target", never, "0" * 64)
    assert {path.name for path in tmp_path.iterdir()} == {"source"}


def test_a_medium_that_gives_back_something_else_is_found(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "write_all", lambda descriptor, data: carrying.os.write(descriptor, data[:-1] + b"x"))
    with pytest.raises(CopyDamaged):
        carry(source, tmp_path / "target", never)
    assert {path.name for path in tmp_path.iterdir()} == {"source"}


def test_a_copy_that_was_stopped_leaves_nothing(source: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        carry(source, tmp_path / "target", lambda: True)
    assert {path.name for path in tmp_path.iterdir()} == {"source"}
