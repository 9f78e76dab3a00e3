"""Signed notes and checkpoints: a note that others made, what we make, and whatever else somebody sends."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto import tree
from storage.crypto.errors import BadSignature
from storage.crypto.signing import SigningKey, pae, verify_note
from storage.objects import checkpoint, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.note import NoteKey

# The example with which the format was published first.
KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KNOWN_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
LOG = SigningKey.from_seed(bytes(range(32)))
WITNESS = SigningKey.from_seed(bytes(range(1, 33)))
HEAD = Checkpoint(checkpoint.origin_of(LOG.public), 7, tree.leaf_hash(b"root"))


def cosigner(key: SigningKey = WITNESS, name: str = "partner.example/w1") -> NoteKey:
    return NoteKey(name, note.COSIGNER, key.public)


def test_a_note_that_others_made_verifies() -> None:
    key = note.key_of(KNOWN_KEY)
    assert note.read(KNOWN_NOTE).verify(key) == 0
    assert key.text() == KNOWN_KEY
    assert note.read(KNOWN_NOTE).to_text() == KNOWN_NOTE
    with pytest.raises(NotSigned):
        note.read(KNOWN_NOTE.replace("answer", "Answer")).verify(key)


def test_a_checkpoint_has_three_lines_and_says_who_signed() -> None:
    text = checkpoint.signed(HEAD, LOG).to_text()
    lines = text.split("\n")
    assert lines[:4] == [HEAD.origin, "7", base64.b64encode(HEAD.root).decode(), ""]
    assert lines[4].startswith(f"— {HEAD.origin} ")
    assert checkpoint.verified(text, LOG.public)[0] == HEAD


def test_a_checkpoint_of_another_log_is_none_of_ours() -> None:
    text = checkpoint.signed(HEAD, WITNESS).to_text()
    with pytest.raises(NotSigned):
        checkpoint.verified(text, LOG.public)
    with pytest.raises(NotSigned):
        checkpoint.verified(text, WITNESS.public)


def test_a_cosignature_says_its_time_and_counts_for_its_own_key_and_text_only() -> None:
    signed = checkpoint.signed(HEAD, LOG)
    line = note.cosign(signed.text, "partner.example/w1", WITNESS, 1_679_315_147)
    both = note.read(signed.with_lines((line, line)).to_text())
    assert len(both.lines) == 2
    assert both.verify(cosigner()) == 1_679_315_147
    assert both.verify(checkpoint.key_of(LOG.public)) == 0
    with pytest.raises(NotSigned):
        both.verify(cosigner(LOG))
    with pytest.raises(NotSigned):
        both.verify(cosigner(name="partner.example/w2"))
    # The time is signed as well, and a cosignature is no signature of the log.
    with pytest.raises(NotSigned):
        signed.with_lines((note.cosign("other\n", "partner.example/w1", WITNESS, 1),)).verify(cosigner())


def test_a_wrong_signature_beside_a_good_one_of_the_same_key_is_not_passed_over() -> None:
    signed = checkpoint.signed(HEAD, LOG)
    (line,) = signed.lines
    wrong = note.NoteLine(line.name, line.hint, bytes(64))
    with pytest.raises(NotSigned):
        signed.with_lines((wrong,)).verify(checkpoint.key_of(LOG.public))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "text\n", "text\n\n", "text\n\nline\n", "text\n\n— name\n", "text\n\n— name AAAA\n",
     "a\x01\n\n— n AAAAAAA=\n",
     "text\n\n— na+me AAAAAAA=\n", "text\n\n— name AAAAAAA=", "text\n\n— name *\n", "x" * 20_000,
     "text\n\n" + "— name AAAAAAA=\n" * 17],
)  # fmt: skip
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        note.read(text)


@pytest.mark.parametrize("size", ["", "-1", "07", "1e3", "1" * 18, "9" * 17, "7 "])
def test_a_size_has_one_way_of_writing_it(size: str) -> None:
    text = f"{HEAD.origin}\n{size}\n{base64.b64encode(HEAD.root).decode()}\n\n— n AAAAAAA=\n"
    with pytest.raises(Malformed, match="checkpoint-form"):
        checkpoint.read(text)


@pytest.mark.parametrize("root", ["", "AAAA", "*", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="])
def test_a_root_has_32_bytes(root: str) -> None:
    with pytest.raises(Malformed):
        checkpoint.read(f"{HEAD.origin}\n7\n{root}\n\n— n AAAAAAA=\n")


@pytest.mark.parametrize(
    "text", ["", "a+b", "a+b+c", "a+00000000+AAAA", KNOWN_KEY.replace("c7", "c8"), KNOWN_KEY.replace("Pe", "P e")]
)
def test_a_key_that_is_not_what_it_says_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="note-key"):
        note.key_of(text)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        note.read(text)
        checkpoint.read(text)
    except Malformed:
        return


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_flipped_bit_of_a_cosigned_checkpoint_goes_unnoticed(at: int, bit: int) -> None:
    signed = checkpoint.signed(HEAD, LOG)
    data = bytearray(signed.with_lines((note.cosign(signed.text, "w", WITNESS, 5),)).to_text().encode())
    at %= len(data)
    data[at] ^= 1 << bit
    with pytest.raises((Malformed, NotSigned, UnicodeDecodeError)):
        head, found = checkpoint.verified(bytes(data).decode(), LOG.public)
        found.verify(cosigner(name="w"))
        assert head != HEAD, "what was signed reads otherwise, or nothing was changed"


def test_a_payload_passes_for_no_note_and_a_note_for_no_payload() -> None:
    with pytest.raises(ValueError, match="not a note"):
        LOG.sign_note(pae("type", b"payload"))
    signature = LOG.sign("type", b"payload")
    with pytest.raises(BadSignature):
        verify_note(LOG.public, pae("type", b"payload"), signature)


def test_the_leaf_of_an_object_is_what_the_format_says() -> None:
    leaf = b'{"device":"0123456789abcdef","digest":"' + b"ab" * 32 + b'","kind":"revision","seq":3}'
    assert checkpoint.leaf_hash(ObjectKind.REVISION, "ab" * 32, "0123456789abcdef", 3) == tree.leaf_hash(leaf)
