"""Two images are told to hold the same only if they do."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from tests.crash.contents import Contents, Digests
from tests.crash.disk import Image


def _of(image: Image, folder: Path) -> bytes:
    return Contents(folder / "recovered", Digests()).of(image)


def _image(folder: Path) -> tuple[bytes, bytes]:
    """An encrypted database with one table, and a log that adds a row."""
    folder.mkdir()
    connection = sqlcipher.connect(str(folder / "data"), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{'07' * 48}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("INSERT INTO t VALUES (1)")
    found = (folder / "data").read_bytes(), (folder / "data-wal").read_bytes()
    connection.close()
    return found


def test_a_torn_end_of_a_log_changes_nothing(tmp_path: Path) -> None:
    data, log = _image(tmp_path / "made")
    whole = _of({"data": data, "data-wal": log}, tmp_path)
    assert _of({"data": data, "data-wal": log + b"half a frame" * 50}, tmp_path) == whole
    assert _of({"data": data, "data-wal": log[:-1]}, tmp_path) != whole


def test_logs_without_a_whole_commit_are_all_the_same(tmp_path: Path) -> None:
    data, log = _image(tmp_path / "made")
    assert _of({"data": data, "data-wal": log[:1000]}, tmp_path) == _of({"data": data, "data-wal": log[:40]}, tmp_path)


def test_a_log_that_was_moved_into_its_database_in_part_holds_the_same(tmp_path: Path) -> None:
    data, log = _image(tmp_path / "made")
    torn = data[:4096] + bytes(904) + data[5000:]
    assert _of({"data": torn, "data-wal": log}, tmp_path) == _of({"data": data, "data-wal": log}, tmp_path)


def test_another_name_another_byte_or_a_folder_is_another_content(tmp_path: Path) -> None:
    images: list[Image] = [{}, {"a": b""}, {"b": b""}, {"a": None}, {"a": b"x"}, {"a": b"y"}, {"a": b"x", "b": b""}]
    assert len({_of(image, tmp_path) for image in images}) == len(images)
