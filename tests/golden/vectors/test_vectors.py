"""The published answers: the program still gives them, and a second reader agrees."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storage.container import ContainerReader, recover
from tests.golden.vectors import make_vectors, read_container

HERE = Path(__file__).parent
ANSWERS = json.loads((HERE / "vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("known", ANSWERS["containers"], ids=lambda known: known["file"])
def test_both_readers_read_every_published_container(known: dict[str, object]) -> None:
    path, key = HERE / str(known["file"]), bytes.fromhex(str(known["key"]))
    content = b"".join(map(bytes.fromhex, known["records"]))
    with ContainerReader(path, key) as reader:
        assert reader.read(0, reader.size) == content
        assert reader.records == len(known["records"])
    assert read_container.read(path.read_bytes(), key) == content
    assert read_container.tree_root(path.read_bytes()).hex() == recover(path, key).block_root


@pytest.mark.parametrize("name", make_vectors.CONTAINERS)
def test_the_writer_still_writes_the_published_bytes(name: str, tmp_path: Path) -> None:
    make_vectors.container(*make_vectors.CONTAINERS[name], tmp_path / name)
    assert (tmp_path / name).read_bytes() == (HERE / name).read_bytes()


def test_the_primitives_still_give_the_published_answers() -> None:
    assert make_vectors.primitives() == {name: ANSWERS[name] for name in ANSWERS if name != "containers"}


def test_the_second_reader_knows_nothing_of_the_program(tmp_path: Path) -> None:
    command = [sys.executable, "-I", str(HERE / "read_container.py"), str(HERE / "container_three_records.bin")]
    run = subprocess.run([*command, bytes(range(32)).hex()], cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout == "свідок".encode() + b"x" * 60
    assert "storage" not in (HERE / "read_container.py").read_text("utf-8")


def test_the_second_reader_refuses_every_flipped_bit() -> None:
    raw = (HERE / "container_three_records.bin").read_bytes()
    for bit in range(8 * len(raw)):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Exception):  # noqa: B017  # a script for anybody: any refusal will do
            read_container.read(bytes(changed), bytes(range(32)))
