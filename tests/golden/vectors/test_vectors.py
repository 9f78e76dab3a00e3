"""The published answers: the program still gives them, and a second reader agrees."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from storage.container import ContainerError, ContainerReader, recover
from tests.golden.vectors import make_vectors, negative, read_container

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


def test_both_readers_refuse_every_negative_vector(tmp_path: Path) -> None:
    listed = json.loads(negative.NEGATIVE.read_text("utf-8"))
    assert len(listed) >= 1_000
    path = tmp_path / "container"
    for vector in listed:
        raw, key = negative.changed(vector)
        with pytest.raises(read_container.Refused):
            read_container.read(raw, key)
        path.write_bytes(raw)
        with pytest.raises(ContainerError):
            ContainerReader(path, key)


def test_the_negative_vectors_are_the_published_ones() -> None:
    assert list(negative.all_vectors()) == json.loads(negative.NEGATIVE.read_text("utf-8"))


@pytest.mark.parametrize("known", ANSWERS["containers"], ids=lambda known: known["file"])
def test_both_readers_recover_the_same_of_a_container_cut_anywhere(known: dict[str, object], tmp_path: Path) -> None:
    raw, key = (HERE / str(known["file"])).read_bytes(), bytes.fromhex(str(known["key"]))
    path = tmp_path / "container"
    for length in range(94, len(raw) + 1, max(1, len(raw) // 500)):
        path.write_bytes(raw[:length])
        content, records, is_whole = read_container.recover(raw[:length], key)
        prefix = recover(path, key)
        assert (records, is_whole, len(content)) == (prefix.records, prefix.complete, prefix.size)
        assert hashlib.sha256(content).hexdigest() == prefix.plain_sha256
        if not is_whole:
            with ContainerReader(path, key, truncated_records=records) as reader:
                assert reader.read(0, reader.size) == content == read_container.read(raw[:length], key, records)
            for wrong in (records + 1, records + 100):
                with pytest.raises(read_container.Refused):
                    read_container.read(raw[:length], key, wrong)


def test_what_follows_a_changed_record_is_recovered_by_neither(tmp_path: Path) -> None:
    raw = bytearray((HERE / "container_three_records.bin").read_bytes())
    raw[94 + 84 + 9] ^= 4
    (tmp_path / "container").write_bytes(raw)
    content, records, is_whole = read_container.recover(bytes(raw), bytes(range(32)))
    assert (content, records, is_whole) == ("свідок".encode(), 1, False)
    assert recover(tmp_path / "container", bytes(range(32))).records == 1


def test_the_second_reader_refuses_every_flipped_bit() -> None:
    raw = (HERE / "container_three_records.bin").read_bytes()
    for bit in range(8 * len(raw)):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(read_container.Refused):
            read_container.read(bytes(changed), bytes(range(32)))
