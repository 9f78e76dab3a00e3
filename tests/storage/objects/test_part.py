import dataclasses
import hashlib
import hmac
import os

import pytest
import zstandard

from storage.crypto import aead, padding
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.objects import part as parts
from storage.objects import wrapset
from storage.objects.errors import Malformed, NotARecipient, NotOpened, TooLarge
from storage.objects.kinds import PartKind
from storage.objects.part import OpenedPart, PartContent, SealedPart
from tests.storage.objects.examples import INTERVIEW
from tests.storage.organisations import seed

KEY, COMMIT_KEY = seed(30), seed(31)
POLICY = "8" * 64


def _content(kind: PartKind = PartKind.BODY, record: dict[str, object] | None = None) -> PartContent:
    return PartContent(part=kind, interview=INTERVIEW, rev=1, number="I-TRH-2026-K7Q-0001-X", record=record or {})  # type: ignore[arg-type]


def _open(sealed: SealedPart, kind: PartKind = PartKind.BODY, *, key: bytes = KEY, **change: object) -> OpenedPart:
    names: dict[str, object] = {"interview": INTERVIEW, "rev": 1, "part": kind, "commit": sealed.commit, **change}
    return parts.open_part(sealed.sealed, key, **names)  # type: ignore[arg-type]


def test_a_part_opens_to_exactly_what_was_sealed() -> None:
    content = _content(record={"told": "Вони прийшли вранці. " * 50})
    keys = {"00112233445566aa": (seed(1), seed(2))}
    opened = _open(parts.seal_part(content, KEY, COMMIT_KEY, keys))
    assert opened.content == content
    assert opened.content_bytes == content.to_bytes()
    assert opened.segment_keys == keys
    assert opened.commit_key == COMMIT_KEY


def test_nothing_of_the_content_shows_in_the_sealed_bytes() -> None:
    sealed = parts.seal_part(_content(record={"name": "Олена Кравченко"}), KEY, COMMIT_KEY, {}).sealed
    assert "Кравченко".encode() not in sealed
    assert COMMIT_KEY not in sealed


@pytest.mark.parametrize("kind", [PartKind.IDENTITY, PartKind.CRSV])
def test_an_empty_identity_looks_like_a_filled_one(kind: PartKind) -> None:
    filled = {"name": "Олена Кравченко", "phones": ["+380501234567"] * 20}
    sizes = {len(parts.seal_part(_content(kind, record), KEY, COMMIT_KEY, {}).sealed) for record in ({}, filled)}
    assert len(sizes) == 1


def test_sealing_twice_gives_other_bytes_and_the_same_commitment() -> None:
    first, second = (parts.seal_part(_content(), KEY, COMMIT_KEY, {}) for _ in range(2))
    assert first.sealed != second.sealed
    assert first.commit == second.commit


def test_the_commitment_is_an_hmac_that_anyone_with_the_opened_part_can_check() -> None:
    content = _content(record={"yes": "no"})
    sealed = parts.seal_part(content, KEY, COMMIT_KEY, {})
    opened = _open(sealed)
    assert sealed.commit == hmac.new(opened.commit_key, opened.content_bytes, hashlib.sha256).hexdigest()


def test_a_recording_is_committed_to_by_its_digest() -> None:
    digest = hashlib.sha256(b"sound").hexdigest()
    expected = hmac.new(COMMIT_KEY, b"segment\0" + bytes.fromhex(digest), hashlib.sha256).hexdigest()
    assert parts.segment_commitment(COMMIT_KEY, digest) == expected


SEALED = parts.seal_part(_content(), KEY, COMMIT_KEY, {})


@pytest.mark.parametrize(
    "change",
    [{"interview": "f" * 32}, {"rev": 2}, {"part": PartKind.FACTS}, {"key": seed(32)}, {"commit": "0" * 64}],
)
def test_a_part_opens_only_as_what_it_is_and_with_its_key(change: dict[str, object]) -> None:
    with pytest.raises(NotOpened):
        _open(SEALED, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", [8, 30, 45, -1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    changed = bytearray(SEALED.sealed)
    changed[at] ^= 1
    with pytest.raises(NotOpened):
        _open(dataclasses.replace(SEALED, sealed=bytes(changed)))


@pytest.mark.parametrize(
    "sealed", [b"", b"SVDKPRT2" + SEALED.sealed[8:], SEALED.sealed[:20], SEALED.sealed + bytes(1 << 20)]
)
def test_what_is_no_part_is_refused(sealed: bytes) -> None:
    with pytest.raises(Malformed):
        _open(dataclasses.replace(SEALED, sealed=sealed))


def _sealed_by_a_liar(inner: bytes, commit: str = "0" * 64) -> SealedPart:
    """A part whose inside a dishonest recipient of the key could have made."""
    salt = os.urandom(32)
    context = f"svidok/part/v1\0{INTERVIEW}\0{1}\0body".encode()
    sealed = b"SVDKPRT1" + salt + aead.seal(derive_key(KEY, b"svidok/v1/body", salt=salt), padding.pad(inner), context)
    return SealedPart(sealed, hashlib.sha256(sealed).hexdigest(), commit)


def _packed(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize(
    "inner",
    [
        b"not zstd",
        _packed(b"ab"),
        _packed(bytes(64 << 20)),
        zstandard.ZstdCompressor(write_content_size=False).compress(b"x" * 100),
        _packed(b"\0\0\0\2{}{}"),
        _packed(b"\xff\xff\xff\xff{}"),
        _packed(b"\0\0\0\x99{}"),
    ],
)
def test_an_inside_that_breaks_the_format_is_refused_within_bounds(inner: bytes) -> None:
    with pytest.raises(Malformed):
        _open(_sealed_by_a_liar(inner))


def _inner(segments: str, content: bytes) -> bytes:
    secrets = f'{{"commit_key":"{COMMIT_KEY.hex()}","segments":{{"00112233445566aa":"{segments}"}},"v":1}}'.encode()
    return _packed(len(secrets).to_bytes(4, "big") + secrets + content)


@pytest.mark.parametrize("segments", ["%%%%", "AAAA"])
def test_segment_keys_that_are_no_keys_are_refused(segments: str) -> None:
    content = _content().to_bytes()
    with pytest.raises(Malformed, match="segment-keys"):
        _open(_sealed_by_a_liar(_inner(segments, content), parts.commitment(COMMIT_KEY, content)))


def test_content_that_names_another_interview_is_refused() -> None:
    content = _content().to_bytes().replace(INTERVIEW.encode(), b"f" * 32)
    with pytest.raises(NotOpened, match="part-of-another"):
        _open(_sealed_by_a_liar(_inner("", content), parts.commitment(COMMIT_KEY, content)))


def test_a_part_beyond_its_limit_is_refused() -> None:
    noise = os.urandom(parts.LARGEST_PADDED).hex()
    for kind in (PartKind.BODY, PartKind.IDENTITY):
        with pytest.raises(TooLarge):
            parts.seal_part(_content(kind, {"told": noise}), KEY, COMMIT_KEY, {})
    with pytest.raises(TooLarge):
        parts.seal_part(_content(record={"told": "a" * parts.LARGEST_CONTENT}), KEY, COMMIT_KEY, {})


def test_a_very_long_account_still_fits() -> None:
    told = " ".join(f"{number} вони сказали йти" for number in range(20_000))
    assert _open(parts.seal_part(_content(record={"told": told}), KEY, COMMIT_KEY, {})).content.record["told"] == told


# Who may open


BOXES = [BoxKey.from_seed(seed(number)) for number in (40, 41, 42)]


def _wraps(boxes: list[BoxKey]) -> wrapset.Wrapset:
    publics = [box.public for box in boxes]
    return wrapset.wrap(KEY, publics, interview=INTERVIEW, rev=1, part=PartKind.BODY, policy=POLICY)


def test_each_recipient_opens_the_key_and_nobody_else_does() -> None:
    wraps = wrapset.Wrapset.from_bytes(_wraps(BOXES[:2]).to_bytes())
    assert [wraps.open(box) for box in BOXES[:2]] == [KEY, KEY]
    with pytest.raises(NotARecipient):
        wraps.open(BOXES[2])


def test_an_empty_wrapset_opens_for_nobody() -> None:
    with pytest.raises(NotARecipient):
        _wraps([]).open(BOXES[0])


@pytest.mark.parametrize(
    "change", [{"interview": "f" * 32}, {"rev": 2}, {"part": PartKind.IDENTITY}, {"policy": "0" * 64}]
)
def test_a_wrapped_key_cannot_be_moved_to_another_part_or_policy(change: dict[str, object]) -> None:
    with pytest.raises(NotOpened):
        _wraps(BOXES[:1]).model_copy(update=change).open(BOXES[0])


def test_an_entry_that_is_no_base64_is_refused() -> None:
    wraps = _wraps(BOXES[:1])
    broken = wraps.entries[0].model_copy(update={"key": "=" + wraps.entries[0].key[1:]})
    with pytest.raises(Malformed):
        wraps.model_copy(update={"entries": (broken,)}).open(BOXES[0])
