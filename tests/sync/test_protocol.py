import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from storage.crypto import tree
from storage.crypto.signing import SigningKey, key_id
from sync.courier.answerfile import decode_answer, encode_answer
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import Frame, FrameKind, decode_batch, encode_batch
from sync.protocol.messages import (
    Cursor,
    Hello,
    HelloAnswer,
    LogHead,
    base64_of,
    bytes_of,
    decode,
    encode,
    read_hello,
    sign_hello,
)
from sync.protocol.reviews import join_review, split_review
from sync.protocol.runs import check_run, decode_run, encode_run, leaf_count, make_run, run_at
from sync.protocol.signatures import check_body, check_head, claimed_key, signed_headers

URL = "https://central.example:8443/v1/batch?x=1"
KEY = SigningKey.from_seed(bytes(range(32)))
frames = st.lists(st.builds(Frame, st.sampled_from(FrameKind), st.binary(max_size=500)), max_size=30)


@given(frames)
@settings(max_examples=50, deadline=None)
def test_a_batch_comes_back_as_it_was(some: list[Frame]) -> None:
    assert list(decode_batch(encode_batch(some))) == some
    assert list(decode_answer(encode_answer("ab" * 8, some), "ab" * 8)) == some


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_batch_or_refused(body: bytes) -> None:
    for read in (decode_batch, lambda data: decode(Cursor, data), lambda data: decode_run(0, data), split_review):
        try:
            read(body)
        except MalformedMessage as error:
            assert error.code


def test_a_batch_of_too_many_bytes_is_refused_unread() -> None:
    with pytest.raises(MalformedMessage, match="batch-too-large"):
        decode_batch(bytes(limits.BATCH_BYTES + 1))


@pytest.mark.parametrize("size", [1, 16_383, 16_384, 16_385, 5 * 16_384, 64 * 16_384 + 1, 100 * 16_384 - 7])
@pytest.mark.parametrize("wanted", [1, 4, 64])
def test_runs_cover_a_file_and_each_proves_its_place(size: int, wanted: int) -> None:
    data = bytes(i * 7 % 251 for i in range(size))
    hashes = [tree.leaf_hash(data[at : at + 16_384]) for at in range(0, size, 16_384)]
    root = tree.root(hashes)
    leaf, rebuilt = 0, b""
    while leaf < len(hashes):
        count = run_at(leaf, wanted, len(hashes))
        assert 0 < count <= wanted
        run = make_run(hashes, leaf, data[leaf * 16_384 : (leaf + count) * 16_384])
        again = decode_run(leaf, encode_run(run))
        assert again == run
        check_run(again, size=size, block_root=root)
        rebuilt += again.data
        leaf += count
    assert rebuilt == data
    assert leaf_count(size) == len(hashes)


def test_a_run_of_a_shorter_file_is_misplaced() -> None:
    data = bytes(3 * 16_384)
    hashes = [tree.leaf_hash(data[at : at + 16_384]) for at in range(0, len(data), 16_384)]
    run = make_run(hashes, 2, data[:16_384])
    with pytest.raises(MalformedMessage, match="run-misplaced"):
        check_run(run, size=2 * 16_384, block_root=tree.root(hashes))
    with pytest.raises(MalformedMessage, match="run-misplaced"):
        check_run(run, size=3 * 16_384 - 1, block_root=tree.root(hashes))
    with pytest.raises(MalformedMessage, match="run-not-authentic"):
        check_run(run, size=3 * 16_384, block_root=bytes(32))


def test_a_signed_request_is_admitted_and_names_its_key_and_nonce() -> None:
    headers = signed_headers(KEY, method="POST", url=URL, body=b"x", nonce="session.1")
    assert claimed_key(headers) == key_id(KEY.public)
    head = check_head(KEY.public, method="POST", url=URL, headers=headers)
    assert (head.key_id, head.nonce) == (key_id(KEY.public), "session.1")
    check_body(head, b"x")
    with pytest.raises(MalformedMessage, match="body-digest-mismatch"):
        check_body(head, b"y")


def test_a_request_says_nothing_of_the_laptops_clock() -> None:
    headers = dict(signed_headers(KEY, method="GET", url=URL, body=b"", nonce="session.1"))
    assert "created=0;" in headers["Signature-Input"]


@pytest.mark.parametrize(
    "value", ["", "x", "svidok=1", "svidok=()", 'svidok=("@method");keyid=5', "a" * 3_000, "svidök=()"]
)
def test_a_malformed_signature_input_is_refused(value: str) -> None:
    headers = dict(signed_headers(KEY, method="GET", url=URL, body=b"", nonce="n"))
    headers["Signature-Input"] = value
    with pytest.raises(MalformedMessage, match="signature-malformed"):
        claimed_key(headers.items())


@pytest.mark.parametrize("kid", ["5", '"short"', ":aGk=:"])
def test_a_key_id_that_is_none_is_refused(kid: str) -> None:
    headers = dict(signed_headers(KEY, method="GET", url=URL, body=b"", nonce="n"))
    headers["Signature-Input"] = headers["Signature-Input"].replace(f'"{key_id(KEY.public)}"', kid)
    with pytest.raises(MalformedMessage, match="signature-malformed"):
        claimed_key(headers.items())


def test_an_answer_to_hello_is_believed_only_from_the_receipt_key() -> None:
    answer = HelloAnswer(
        device="ab" * 8,
        random="cd" * 16,
        at="2026-11-22T08:30:00.000Z",
        session="A" * 54,
        requests=5,
        practice=True,
        epoch=0,
        batch_bytes=1,
        run_leaves=1,
        log=LogHead(checkpoint="a note", since=0, consistency=()),
        feed=False,
        standing=None,
    )
    body = sign_hello(answer, KEY)
    assert read_hello(body, KEY.public) == answer
    for changed in (body[:-2] + b" }", b"", body[:64], bytes(64) + body[64:]):
        with pytest.raises(MalformedMessage, match="hello-forged"):
            read_hello(changed, KEY.public)
    with pytest.raises(MalformedMessage, match="hello-forged"):
        read_hello(body, SigningKey.generate().public)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'{"v":1}', b'{"v":1,"v":1}', b'{"acknowledged":1.5}', b"[" * 50, b'{"v":2}']
)
def test_what_is_no_message_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedMessage, match="message-malformed"):
        decode(Hello, body)


def test_a_message_with_an_unknown_field_is_refused() -> None:
    good = encode(Hello(device="ab" * 8, random="cd" * 16, app="x"))
    assert decode(Hello, good).app == "x"
    with pytest.raises(MalformedMessage, match="message-malformed"):
        decode(Hello, good[:-1] + b',"w":1}')


def test_base64_is_strict() -> None:
    assert bytes_of(base64_of(b"abc")) == b"abc"
    with pytest.raises(MalformedMessage, match="message-malformed"):
        bytes_of("a")


def test_a_review_on_the_wire_names_its_revision() -> None:
    assert split_review(join_review("ab" * 32, b"sealed")) == ("ab" * 32, b"sealed")
    with pytest.raises(MalformedMessage, match="review-malformed"):
        split_review(bytes(32))
