"""The bytes on the wire, on a stick and in central's folder are kept: a change of format shows here, by its name."""

import hashlib
import io
import json
from base64 import b64encode
from pathlib import Path

import pytest

from storage.crypto import log_tree, tree
from storage.crypto.signing import key_id
from storage.objects import addressed, checkpoint, envelope, note
from storage.objects.kinds import ObjectKind
from sync.central import settings
from sync.courier import packfile
from sync.courier.answerfile import decode_answer
from sync.courier.statement import check_statement, claimed
from sync.protocol.addressed import split_addressed
from sync.protocol.frames import FrameKind, decode_batch, encode_batch, split_frames
from sync.protocol.messages import (
    BatchAnswer,
    Cursor,
    Devices,
    Feed,
    FeedKind,
    Hello,
    LogProof,
    Receipts,
    Status,
    bytes_of,
    decode,
    encode,
    read_hello,
)
from sync.protocol.packed import unpack
from sync.protocol.reviews import split_review
from sync.protocol.runs import check_run, decode_run
from sync.protocol.signatures import check_body, check_head
from sync.protocol.whole_files import decode_files
from sync.witness import witness
from tests.golden.__main__ import changed
from tests.golden.wire import made
from tests.golden.wire.made import BLOB, FIXED, HERE, SEALED
from tests.storage.objects.examples import DEVICE, KEYS


def kept(name: str) -> bytes:
    return (HERE / name).read_bytes()


def test_no_kept_file_is_other_than_what_is_made_today() -> None:
    assert changed() == []


def test_everything_that_is_kept_is_made_and_the_reverse() -> None:
    assert {path.name for path in HERE.iterdir() if path.suffix in (".bin", ".json", ".txt")} == {*FIXED, *SEALED}


def test_a_greeting_and_its_answer_are_read_as_what_they_were() -> None:
    asked = decode(Hello, kept("hello.json"))
    said = read_hello(kept("hello-answer.bin"), KEYS.receipts.public)
    assert (asked.device, asked.random) == (said.device, said.random)
    assert encode(asked) == kept("hello.json")
    shown, noted = checkpoint.verified(said.log.checkpoint, KEYS.receipts.public)
    steps = [bytes_of(step) for step in said.log.consistency]
    log_tree.check_consistency(said.log.since, log_tree.root_at(3, made.read), shown.size, shown.root, steps)
    witness_key = note.NoteKey(made.WITNESS, note.COSIGNER, made.WITNESS_KEY.public)
    assert noted.verify(witness_key) == made.COSIGNED_AT
    assert said.log.checkpoint.encode() == kept("checkpoint.txt")


def test_a_signed_request_is_still_good() -> None:
    headers = tuple(json.loads(kept("request-signature.json")).items())
    head = check_head(DEVICE.public, method="POST", url=made.URL, headers=headers)
    check_body(head, b"golden")
    assert head.nonce == made.NONCE


def test_frames_are_read_alone_in_a_batch_and_in_a_pack() -> None:
    found = tuple(split_frames(kept("frames.bin")))
    assert found == made.frames() == decode_batch(encode_batch(found))
    with io.BytesIO(kept("pack.bin")) as file:
        key = packfile.open_key(file, KEYS.courier)
        rest = file.read()
    assert key == made.PACK_KEY
    assert rest


def test_a_pack_is_read_from_its_first_frame_to_its_last(tmp_path: Path) -> None:
    with io.BytesIO(kept("pack.bin")) as file:
        key = packfile.open_key(file, KEYS.courier)
        (tmp_path / "container").write_bytes(file.read())
    first, *objects, last = packfile.read_frames(tmp_path / "container", key)
    assert first.content == kept("pack-statement.bin")
    check_statement(first.content, DEVICE.public)
    assert claimed(first.content).objects == 3
    assert tuple(objects) == made.frames()
    assert last.kind is FrameKind.BLOB_RUN
    name, run = packfile.decode_blob_run(last.content)
    assert (name, bytes(run.data)) == ("6" * 64, b"file")


def test_an_answer_is_read_from_its_first_frame_to_its_last() -> None:
    proof, receipt, review, sealed = decode_answer(kept("answer.bin"), key_id(DEVICE.public))
    assert proof.content == kept("log-proof.json")
    assert envelope.from_frame(ObjectKind.RECEIPT, receipt.content).is_signed_by(KEYS.receipts.public)
    assert split_review(review.content) == ("9" * 64, b"sealed note")
    assert split_addressed(sealed.content) == ("ab" * 8, b"sealed object")


def test_a_run_stands_in_the_tree_of_its_file() -> None:
    run = decode_run(4, kept("run.bin"))
    root = tree.root([tree.leaf_hash(BLOB[at : at + 16_384]) for at in range(0, len(BLOB), 16_384)])
    check_run(run, size=len(BLOB), block_root=root)


def test_files_that_go_together_are_told_apart() -> None:
    first, second = decode_files(kept("files.bin"))
    assert (bytes(first.data), bytes(second.data)) == (BLOB[:16_385], b"small")
    assert all(hashlib.sha256(one.data).hexdigest() == one.sha256 for one in (first, second))


def test_proofs_of_receipts_are_read() -> None:
    found = decode(LogProof, kept("log-proof.json"))
    steps = [bytes_of(found.hashes[at]) for at in found.paths[0]]
    assert log_tree.root_from_range(made.LEAVES[5:7], 5, 7, steps) == log_tree.root_at(7, made.read)


def test_a_page_of_receipts_is_read_and_its_last_one_is_proved() -> None:
    page = unpack(Receipts, kept("receipts.bin"))
    assert [one.n for one in page.receipts] == [4, 5]
    assert page.more
    for one in page.receipts:
        frame = envelope.from_frame(ObjectKind.RECEIPT, bytes_of(one.receipt))
        assert frame.is_signed_by(KEYS.receipts.public)
    steps = [bytes_of(page.hashes[at]) for at in page.receipts[-1].path]
    assert log_tree.root_from_range(made.LEAVES[5:7], 5, 7, steps) == log_tree.root_at(7, made.read)
    assert page.log is not None
    assert page.log.checkpoint.encode() == kept("checkpoint.txt")


def test_a_page_of_the_feed_has_every_kind() -> None:
    page = decode(Feed, kept("feed.json"))
    assert [one.kind for one in page.items] == list(FeedKind)
    assert [one.n for one in page.items] == list(range(1, len(FeedKind) + 1))
    told = {one.kind: bytes_of(one.content) for one in page.items}
    assert envelope.from_frame(ObjectKind.CERTIFICATE, told[FeedKind.DELIVERED]) == made.signed("certificate")
    assert envelope.from_frame(ObjectKind.CUSTODY_EVENT, told[FeedKind.WITHDRAWN]) == made.signed("custody-event")


def test_a_page_of_devices_says_who_is_let_in_and_who_is_shut_out() -> None:
    page = decode(Devices, kept("devices.json"))
    assert ([one.n for one in page.devices], page.more) == ([1, 3], True)
    for one in page.devices:
        assert envelope.from_frame(ObjectKind.CERTIFICATE, bytes_of(one.certificate)) == made.signed("certificate")
    (notice,) = page.revocations
    assert envelope.from_frame(ObjectKind.REVOCATION, bytes_of(notice)) == made.signed("revocation")


def test_what_central_holds_and_what_became_of_a_batch_are_read() -> None:
    standing = decode(Cursor, kept("cursor.json"))
    assert (standing.seq, standing.missing, standing.receipts) == (7, ((8, 9), (11, 11)), 2)
    assert (standing.wanted, standing.blobs) == (("1a" * 32,), ("2b" * 32, "3c" * 32))
    answered = decode(BatchAnswer, kept("batch-answer.json")).results
    assert [(one.status, one.code) for one in answered] == [
        (Status.STORED, None),
        (Status.DUPLICATE, None),
        (Status.QUARANTINED, None),
        (Status.REFUSED, "not-named"),
    ]


def test_a_witness_takes_the_request(tmp_path: Path) -> None:
    partner = witness.make(tmp_path / "witness", made.WITNESS)
    partner.watch(checkpoint.key_of(KEYS.receipts.public).text())
    first = witness.request(0, (), made.head(3).to_text())
    assert partner.add_checkpoint(first, lambda: 1).status == 200
    assert partner.add_checkpoint(kept("witness-request.txt"), lambda: made.COSIGNED_AT).status == 200


@pytest.mark.parametrize("kind", addressed.KINDS)
def test_what_was_sealed_to_a_device_still_opens(kind: ObjectKind) -> None:
    signed, certificate = addressed.opened(kept(f"addressed-{kind.value}.bin"), KEYS.coordinator)
    assert signed == made.signed(kind.value)
    assert certificate.kind is ObjectKind.CERTIFICATE


def test_centrals_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "central.json").write_bytes(kept("central.json"))
    found = settings.read(tmp_path)
    assert (found.practice, found.allowance.requests_a_minute) == (False, 600)
    assert found.service.startswith("postgresql://svidok_service@")
    assert found.bucket is not None
    settings.write(tmp_path, found)
    assert (tmp_path / "central.json").read_bytes() == kept("central.json")


def test_the_hash_of_a_leaf_is_the_published_one() -> None:
    assert b64encode(checkpoint.leaf_hash(ObjectKind.REVISION, "9" * 64, "ab" * 8, 7)).decode() == _LEAF


_LEAF = "e0VJqekuTlVDVEVNHXWEvcj3RmKgmNiDPLphEYF8NX4="
