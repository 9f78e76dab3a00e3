"""The attachment container: written, read strictly, recovered after a cut, refused when changed."""

import hashlib
import hmac
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.container import (
    AUDIO_RECORD,
    EACH_4_MIB,
    PHOTO_RECORD,
    ContainerDamaged,
    ContainerError,
    ContainerFull,
    ContainerReader,
    ContainerTooNew,
    ContainerWriter,
    WrittenContainer,
    drop_torn_tail,
    recover,
)
from storage.container.layout import CHACHA20_POLY1305, HEADER, LARGEST_RECORD, new_layout
from storage.crypto import tree
from storage.crypto.hkdf import derive_key

KEY = bytes(range(32))


def _write(path: Path, pieces: list[bytes], *, record_size: int = 64) -> WrittenContainer:
    writer = ContainerWriter.create(path, KEY, record_size=record_size, durable_every=EACH_4_MIB)
    for piece in pieces[:-1]:
        writer.append(piece)
    return writer.finish(pieces[-1])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    _write(tmp_path / "small", [b"first", b"", b"second" * 10, b"last"])
    return tmp_path / "small"


def _refused(path: Path) -> None:
    with pytest.raises(ContainerDamaged):
        ContainerReader(path, KEY)


@given(pieces=st.lists(st.binary(max_size=60), min_size=1, max_size=12), data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_read_at_any_place(tmp_path: Path, pieces: list[bytes], data: st.DataObject) -> None:
    path = tmp_path / os.urandom(8).hex()
    written = _write(path, pieces)
    whole = b"".join(pieces)
    offset, length = data.draw(st.integers(0, len(whole) + 5)), data.draw(st.integers(0, len(whole) + 5))
    with ContainerReader(path, KEY) as reader:
        assert (reader.size, reader.records) == (len(whole), len(pieces)) == (written.size, written.records)
        assert reader.read(0, reader.size) == whole
        assert reader.read(offset, length) == whole[offset : offset + length]
        assert [reader.record(number) for number in range(reader.records)] == pieces


def test_the_digests_kept_while_writing_are_those_of_the_file(tmp_path: Path) -> None:
    pieces = [os.urandom(PHOTO_RECORD - 4), os.urandom(1000)]
    written = _write(tmp_path / "photo", pieces, record_size=PHOTO_RECORD)
    raw = (tmp_path / "photo").read_bytes()
    leaves = [tree.leaf_hash(raw[at : at + tree.LEAF_BYTES]) for at in range(0, len(raw), tree.LEAF_BYTES)]
    assert written.plain_sha256 == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert written.cipher_sha256 == hashlib.sha256(raw).hexdigest()
    assert written.block_root == tree.root(leaves).hex()
    assert written.file_bytes == len(raw)
    recovered = recover(tmp_path / "photo", KEY)
    assert recovered.complete
    assert (recovered.plain_sha256, recovered.cipher_sha256, recovered.block_root, recovered.file_id) == (
        written.plain_sha256,
        written.cipher_sha256,
        written.block_root,
        written.file_id,
    )


def test_the_size_of_a_file_tells_seconds_and_nothing_about_speech(tmp_path: Path) -> None:
    silence = _write(tmp_path / "silence", [b"", b"", b""], record_size=AUDIO_RECORD)
    speech = _write(tmp_path / "speech", [b"x" * (AUDIO_RECORD - 4)] * 3, record_size=AUDIO_RECORD)
    assert silence.file_bytes == speech.file_bytes == HEADER + 3 * (4 + AUDIO_RECORD + 16)


def test_every_flipped_bit_is_noticed(small: Path) -> None:
    raw = small.read_bytes()
    for bit in range(8 * len(raw)):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        small.write_bytes(changed)
        with pytest.raises((ContainerDamaged, ContainerTooNew)):
            ContainerReader(small, KEY)


def test_every_truncation_is_noticed(small: Path) -> None:
    raw = small.read_bytes()
    for length in range(len(raw)):
        small.write_bytes(raw[:length])
        _refused(small)


def test_swapped_repeated_dropped_and_added_records_are_noticed(small: Path) -> None:
    raw = small.read_bytes()
    records = [raw[at : at + 84] for at in range(HEADER, len(raw), 84)]
    for changed in (
        [records[1], records[0], *records[2:]],
        [records[0], records[0], *records[2:]],
        records[1:],
        records[:-1],
        [*records, records[-1]],
        [*records[:2], records[3]],
        [],
    ):
        small.write_bytes(raw[:HEADER] + b"".join(changed))
        _refused(small)


def test_another_key_and_another_files_header_open_nothing(small: Path, tmp_path: Path) -> None:
    with pytest.raises(ContainerDamaged):
        ContainerReader(small, bytes(32))
    _write(tmp_path / "other", [b"x"])
    small.write_bytes((tmp_path / "other").read_bytes()[:HEADER] + small.read_bytes()[HEADER:])
    _refused(small)


def _forged(path: Path, header: bytes) -> None:
    """Write a header with a right MAC, as somebody could who has the key."""
    mac = derive_key(KEY, b"svidok/att/v1", salt=header[30:62], length=64)[32:]
    path.write_bytes(header + hmac.digest(mac, header, "sha256") + bytes(84))


@pytest.mark.parametrize("size", [0, 63, LARGEST_RECORD + 1, 2**32 - 1])
def test_a_hostile_record_size_is_refused_before_anything_is_read(tmp_path: Path, size: int) -> None:
    _forged(tmp_path / "x", b"SVDKATT1\x01\x01" + size.to_bytes(4, "big") + bytes(48))
    _refused(tmp_path / "x")


def test_an_unknown_algorithm_and_an_older_version_are_refused(tmp_path: Path) -> None:
    for start in (b"SVDKATT1\x01\x03", b"SVDKATT1\x00\x01"):
        _forged(tmp_path / "x", start + (64).to_bytes(4, "big") + bytes(48))
        _refused(tmp_path / "x")


def test_a_newer_version_is_called_newer(small: Path) -> None:
    raw = bytearray(small.read_bytes())
    raw[8] = 2
    small.write_bytes(raw)
    with pytest.raises(ContainerTooNew):
        ContainerReader(small, KEY)


def test_padding_and_length_are_checked_inside_the_seal_too(tmp_path: Path) -> None:
    layout = new_layout(KEY, 64, file_id=bytes(16), salt=bytes(32))
    for inside in (b"\0\0\0\x02ab".ljust(63, b"\0") + b"x", (61).to_bytes(4, "big") + bytes(60)):
        sealed = layout._cipher.encrypt(bytes(11) + b"\1", inside, layout._context)
        (tmp_path / "x").write_bytes(layout.header + (0x8000_0000 | len(sealed)).to_bytes(4, "big") + sealed)
        _refused(tmp_path / "x")


def test_the_reader_also_knows_chacha20(tmp_path: Path) -> None:
    layout = new_layout(KEY, 64, file_id=bytes(16), salt=bytes(32), algorithm=CHACHA20_POLY1305)
    path = tmp_path / "x"
    path.write_bytes(
        layout.header + layout.sealed_record(0, b"one", last=False) + layout.sealed_record(1, b"", last=True)
    )
    with ContainerReader(path, KEY) as reader:
        assert reader.read(0, 10) == b"one"
        assert reader.layout.record_size == 64


def test_a_record_takes_no_more_than_it_holds_and_a_finished_file_takes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="size"):
        ContainerWriter.create(tmp_path / "x", KEY, record_size=10)
    writer = ContainerWriter.create(tmp_path / "x", KEY, record_size=64)
    with pytest.raises(ValueError, match="more data"):
        writer.append(bytes(writer.room + 1))
    writer.append(b"a")
    assert writer.records == 1
    writer.finish()
    with pytest.raises(ValueError, match="closed"):
        writer.append(b"b")
    with pytest.raises(FileExistsError):
        ContainerWriter.create(tmp_path / "x", KEY, record_size=64)
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600


def test_asking_outside_of_the_data_is_our_bug(small: Path) -> None:
    with ContainerReader(small, KEY) as reader:
        for attempt in (lambda: reader.read(-1, 1), lambda: reader.read(0, -1), lambda: reader.record(4)):
            with pytest.raises(ValueError, match=r"negative|no such"):
                attempt()


def test_a_cut_at_any_byte_leaves_the_longest_authentic_prefix(small: Path) -> None:
    raw = small.read_bytes()
    for length in range(HEADER, len(raw)):
        small.write_bytes(raw[:length])
        prefix = recover(small, KEY)
        assert prefix.records == (length - HEADER) // 84
        assert not prefix.complete
        assert prefix.cipher_sha256 == hashlib.sha256(raw[: prefix.file_bytes]).hexdigest()
    small.write_bytes(raw[: HEADER - 1])
    with pytest.raises(ContainerDamaged):
        recover(small, KEY)


def test_a_recovered_segment_reads_as_far_as_the_database_says(small: Path) -> None:
    raw = small.read_bytes()
    small.write_bytes(raw[:-40])
    prefix = recover(small, KEY)
    with ContainerReader(small, KEY, truncated_records=prefix.records) as reader:
        assert reader.read(0, 1000) == b"first" + b"second" * 10
    drop_torn_tail(small, prefix)
    assert small.stat().st_size == prefix.file_bytes
    with ContainerReader(small, KEY, truncated_records=0) as reader:
        assert reader.size == 0
    with pytest.raises(ContainerDamaged):
        ContainerReader(small, KEY, truncated_records=prefix.records + 1)
    _refused(small)


def test_what_follows_a_damaged_record_is_not_recovered(small: Path) -> None:
    raw = bytearray(small.read_bytes())
    raw[HEADER + 84 + 10] ^= 1
    small.write_bytes(raw)
    assert recover(small, KEY).records == 1


_ENDLESS = """
import sys, pathlib
from storage.container import ContainerWriter
assert "sqlalchemy" not in sys.modules
writer = ContainerWriter.create(pathlib.Path(sys.argv[1]), bytes(range(32)), record_size=64)
while True:
    writer.append(b"second %d" % writer.records)
    print(writer.records, flush=True)
"""


def test_a_killed_writer_has_kept_every_record_it_reported(tmp_path: Path) -> None:
    path = tmp_path / "killed"
    child = subprocess.Popen([sys.executable, "-c", _ENDLESS, str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(20)]
    child.send_signal(signal.SIGKILL)
    lines += child.communicate()[0].splitlines()
    # The pipe may have been cut inside a line.
    reported = int(lines[-2])
    prefix = recover(path, KEY)
    assert prefix.records >= reported
    assert not prefix.complete


def test_a_full_disk_has_its_own_name_and_keeps_what_was_written(tmp_path: Path) -> None:
    writer = ContainerWriter.create(tmp_path / "x", KEY, record_size=64)
    writer.append(b"kept")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (HEADER + 84 + 30, before[1]))
    try:
        with pytest.raises(ContainerFull) as caught:
            writer.append(b"lost")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert isinstance(caught.value, ContainerError)
    assert caught.value.code == "container-full"
    # The counter of the torn record must never be used again.
    with pytest.raises(ValueError, match="closed"):
        writer.append(b"again")
    assert recover(tmp_path / "x", KEY).records == 1


def test_a_folder_that_is_gone_is_no_full_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ContainerWriter.create(tmp_path / "absent" / "x", KEY, record_size=64)


def test_a_header_that_cannot_be_written_leaves_no_open_file(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(ContainerFull):
            ContainerWriter.create(tmp_path / "x", KEY, record_size=64)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
