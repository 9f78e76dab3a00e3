"""The scanner finds what is planted: otherwise its silence would mean nothing."""

import base64
import json
import os
from pathlib import Path

import pytest

from tests.leaks.scanner import Scanner

PLANTED = "Оксана Гнатівна Черемшина"


@pytest.mark.parametrize(
    "wrap",
    [
        str.encode,
        lambda s: s.encode("utf-16-le"),
        lambda s: s.encode("utf-16-be"),
        lambda s: json.dumps(s).encode(),
        lambda s: base64.b64encode(s.encode()),
        lambda s: base64.b64encode(b"x" + s.encode()),
        lambda s: base64.b64encode(b"xy" + s.encode() + b"z"),
        lambda s: base64.b64encode(b"x" + s.encode("utf-16-le")),
        lambda s: base64.urlsafe_b64encode(b"xy" + s.encode()),
        lambda s: s.encode().hex().encode(),
    ],
)
def test_a_planted_name_is_found_in_every_encoding(tmp_path: Path, wrap) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_bytes(os.urandom(5000) + wrap(PLANTED) + os.urandom(5000))
    assert [f.planted for f in Scanner([PLANTED]).files([tmp_path])] == [PLANTED]


def test_a_name_across_two_blocks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.leaks.scanner.CHUNK", 64)
    (tmp_path / "file").write_bytes(b"\0" * 50 + PLANTED.encode() + b"\0" * 90)
    assert list(Scanner([PLANTED]).files([tmp_path]))


def test_a_file_name_that_tells_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{PLANTED}.bin").write_bytes(b"")
    assert list(Scanner([PLANTED]).files([tmp_path]))


def test_clean_files_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(os.urandom(100_000))
    assert not list(Scanner([PLANTED], [os.urandom(32)]).files([tmp_path]))


def test_a_key_in_the_memory_of_a_process_is_found() -> None:
    key = os.urandom(32)
    assert any(f.planted == "key" for f in Scanner(["nothing planted"], [key]).memory(os.getpid()))
