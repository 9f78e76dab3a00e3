"""Batches and the envelopes in them: bombs, wrong lengths, foreign signatures, bytes that are no canonical text."""

from __future__ import annotations

import secrets
import struct
from collections.abc import Callable, Iterator
from functools import partial

import zstandard

from storage.crypto.signing import SigningKey
from storage.objects.custody import CustodyEvent
from storage.objects.envelope import SignatureBy, Signed
from storage.objects.kinds import ObjectKind
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind, encode_batch
from tests.storage.objects.examples import EXAMPLES
from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door

Make = Callable[[Door], bytes]
FIELDS = "object-fields"


def refused(name: str, code: str, kind: FrameKind, make: Make) -> Case:
    """One object that is not taken."""
    return case(name, 200, code, lambda door: door.batch(door.laptop, Frame(kind, make(door))))


def an_event(door: Door, **members: object) -> CustodyEvent:
    """A custody event of the laptop, about an interview that is new."""
    example = EXAMPLES["custody-event"]
    assert isinstance(example, CustodyEvent)
    return example.model_copy(
        update={
            "interview": secrets.token_hex(16),
            "actor": door.author(door.laptop),
            "practice": True,
            "device": door.place(),
            **members,
        }
    )


def batches() -> Iterator[Case]:
    """Bytes of a batch that are none, or that would open to more than anybody may send."""
    bomb = zstandard.ZstdCompressor(level=1)
    empty = b"\x02\x00\x00\x00\x00"
    whole = encode_batch([Frame(FrameKind.PART, b"x" * 100)])
    for name, body, code in (
        ("nothing", b"", "batch-malformed"),
        ("no zstd", b"not zstd", "batch-malformed"),
        ("gzip", b"\x1f\x8b\x08" + bytes(50), "batch-malformed"),
        ("a zip file", b"PK\x03\x04" + bytes(50), "batch-malformed"),
        ("the magic alone", whole[:4], "batch-malformed"),
        ("half of it", whole[: len(whole) // 2], "batch-malformed"),
        ("all but a byte", whole[:-1], "batch-malformed"),
        ("a byte more", whole + b"\0", "batch-malformed"),
        ("two frames of zstd", whole + whole, "batch-malformed"),
        ("a skippable frame first", b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + whole, "batch-malformed"),
        ("no size said", zstandard.ZstdCompressor(write_content_size=False).compress(empty), "batch-malformed"),
        ("32 MiB and a byte", bomb.compress(bytes(limits.BATCH_INFLATED_BYTES + 1)), "batch-too-large"),
        ("a terabyte said", b"\x28\xb5\x2f\xfd\xe0" + struct.pack("<Q", 1 << 40) + b"\x01\x00\x00", "batch-too-large"),
        ("less said than there is", whole[:5] + b"\x01" + whole[6:], "batch-malformed"),
        ("a dictionary wanted", b"\x28\xb5\x2f\xfd\x21\x07\x05\x01\x00\x00", "batch-malformed"),
        ("a window of a gigabyte", b"\x28\xb5\x2f\xfd\x80\xa0\x05\x00\x00\x00\x01\x00\x00", "batch-malformed"),
        ("5,001 frames", zstandard.compress(empty * (limits.FRAMES + 1)), "batch-too-large"),
        (
            "a frame too large",
            zstandard.compress(struct.pack(">BI", 2, limits.OBJECT_BYTES + 1) + b"x"),
            "batch-too-large",
        ),
        ("a frame of 4 GiB said", zstandard.compress(b"\x02\xff\xff\xff\xffx"), "batch-too-large"),
        ("a frame cut off", zstandard.compress(b"\x02\x00\x00\x00\x09short"), "batch-malformed"),
        ("a head cut off", zstandard.compress(b"\x02\x00\x00"), "batch-malformed"),
        ("kind 0", zstandard.compress(b"\x00\x00\x00\x00\x01x"), "batch-malformed"),
        (
            "a kind nobody knows",
            zstandard.compress(bytes([max(FrameKind) + 1]) + b"\x00\x00\x00\x01x"),
            "batch-malformed",
        ),
        ("kind 255", zstandard.compress(b"\xff\x00\x00\x00\x01x"), "batch-malformed"),
        ("JSON", b'{"v":1,"frames":[]}', "batch-malformed"),
    ):
        yield case(f"batch: {name}", 400, code, partial(_sent, body))
    for kind in (FrameKind.RECEIPT, FrameKind.PACK, FrameKind.BLOB_RUN, FrameKind.PADDING, FrameKind.LOG_PROOF):
        yield refused(f"batch: a frame {kind.name}", "kind-not-accepted", kind, lambda _door: b"x" * 40)


def _sent(body: bytes, door: Door) -> Said:
    return door.ask(door.laptop, "POST", "/v1/batch", body)


def frames() -> Iterator[Case]:
    """The envelope around an object: lengths, counts, whose signature, over which kind."""
    revision = FrameKind.REVISION
    for name, code, change in (
        ("nothing", "frame-length", lambda _frame: b""),
        ("four bytes", "frame-length", lambda frame: frame[:4]),
        ("cut in the middle", "frame-length", lambda frame: frame[: len(frame) // 2]),
        ("without its last byte", "frame-length", lambda frame: frame[:-1]),
        ("with a byte more", "frame-length", lambda frame: frame + b"\0"),
        ("a length of 4 GiB", "frame-length", lambda frame: b"\xff" * 4 + frame[4:]),
        ("a length of nothing", "frame-signatures", lambda frame: bytes(4) + frame[4:]),
        ("no signature", "frame-signatures", lambda frame: frame[:-73] + b"\0"),
        ("nine signatures", "frame-signatures", lambda frame: frame[:-73] + b"\x09" + frame[-72:] * 9),
        ("a count that does not fit", "frame-length", lambda frame: frame[:-73] + b"\2" + frame[-72:]),
        ("a bit of the signature", "bad-signature", _wrong),
        ("a bit of the content", "bad-signature", lambda frame: frame[:60] + bytes([frame[60] ^ 1]) + frame[61:]),
        ("zeros for a signature", "bad-signature", lambda frame: frame[:-64] + bytes(64)),
        ("one signer eight times", "frame-signatures", lambda frame: frame[:-73] + b"\x08" + frame[-72:] * 8),
        ("eight wrong signatures", "bad-signature", with_eight_wrong_signatures),
    ):
        yield refused(f"manifest: {name}", code, revision, partial(_changed, change))
    yield refused(
        "manifest: signed by a stranger",
        "bad-signature",
        revision,
        lambda door: door.signed(door.manifest(), SigningKey.generate()),
    )
    yield refused(
        "manifest: signed by another device",
        "bad-signature",
        revision,
        lambda door: door.signed(door.manifest(), door.other.key),
    )
    yield refused(
        "manifest: signed by the issuer",
        "bad-signature",
        revision,
        lambda door: door.signed(door.manifest(), door.world.issuer),
    )
    yield refused(
        "manifest: signed by central",
        "bad-signature",
        revision,
        lambda door: door.signed(door.manifest(), door.world.central.keys.receipt),
    )
    yield refused(
        "manifest: signed as an event", "bad-signature", revision, partial(_as_other, ObjectKind.CUSTODY_EVENT)
    )
    yield refused("manifest: signed without its kind", "bad-signature", revision, _bare)
    yield refused(
        "manifest: an event in its place", "bad-signature", revision, lambda door: door.signed(an_event(door))
    )
    yield refused(
        "manifest: another device's, as it was delivered",
        "duplicate",
        revision,
        lambda door: door.objects["revision"][1],
    )
    yield refused(
        "manifest: another device's, its own in the payload",
        "author-not-device",
        revision,
        lambda door: door.signed(door.manifest(door.other)),
    )


def _wrong(signed: bytes) -> bytes:
    """With another last bit: whatever stood there, it is another signature."""
    return signed[:-1] + bytes([signed[-1] ^ 1])


def with_eight_wrong_signatures(frame: bytes) -> bytes:
    """The frame, signed by eight others so that each of the signatures must be looked at."""
    return (
        frame[:-73]
        + b"\x08"
        + b"".join(bytes(7) + bytes([at]) + frame[-64:-1] + bytes([frame[-1] ^ at]) for at in range(1, 9))
    )


def _changed(change: Callable[[bytes], bytes], door: Door) -> bytes:
    return change(door.signed(door.manifest()))


def _as_other(kind: ObjectKind, door: Door) -> bytes:
    payload, key = door.manifest().to_bytes(), door.laptop.key
    by = SignatureBy(door.laptop.name, key.sign(kind.payload_type, payload))
    return Signed(ObjectKind.REVISION, payload, (by,)).to_frame()


def _bare(door: Door) -> bytes:
    payload = door.manifest().to_bytes()
    return Signed(
        ObjectKind.REVISION, payload, (SignatureBy(door.laptop.name, door.laptop.key.sign_note(payload)),)
    ).to_frame()


def raw(door: Door, kind: ObjectKind, payload: bytes) -> bytes:
    """Any bytes, signed by the laptop as an object of this kind."""
    by = SignatureBy(door.laptop.name, door.laptop.key.sign(kind.payload_type, payload))
    return Signed(kind, payload, (by,)).to_frame()


def texts() -> Iterator[Case]:
    """Well signed bytes that are no canonical manifest."""
    for name, code, change in (
        ("nothing", "json-syntax", lambda _text: b""),
        ("a list", "json-no-object", lambda text: b"[" + text + b"]"),
        ("null", "json-no-object", lambda _text: b"null"),
        ("empty", FIELDS, lambda _text: b"{}"),
        ("200,000 brackets", "json-too-deep", lambda _text: b"[" * 200_000),
        ("depth 40", "json-too-deep", lambda _text: b'{"a":' * 40 + b"1" + b"}" * 40),
        ("a key twice", "json-duplicate-key", lambda text: b'{"v":1,' + text[1:]),
        ("cut off", "json-syntax", lambda text: text[:-1]),
        ("more behind", "json-syntax", lambda text: text + b"x"),
        ("a mark of order first", "json-syntax", lambda text: b"\xef\xbb\xbf" + text),
        ("not UTF-8", "json-not-text", lambda text: text.replace(b"first_account", b"first\xffaccount")),
        ("UTF-16", "json-not-text", lambda text: text.decode().encode("utf-16")),
        ("a float", "json-number", lambda text: text.replace(b'"rev":1', b'"rev":1.0')),
        ("an exponent", "json-number", lambda text: text.replace(b'"rev":1', b'"rev":1e0')),
        ("NaN", "json-number", lambda text: text.replace(b'"rev":1', b'"rev":NaN')),
        ("a number of 5,000 digits", "json-number", lambda text: text.replace(b'"rev":1', b'"rev":' + b"9" * 5_000)),
        ("a number past 2^53", "json-number", lambda text: text.replace(b'"rev":1', b'"rev":9007199254740993')),
        ("a comment", "json-syntax", lambda text: text[:-1] + b"/* x */}"),
        ("single quotes", "json-syntax", lambda text: text.replace(b'"', b"'")),
        ("a lone surrogate", FIELDS, lambda text: text.replace(b"first_account", b"\\ud800")),
    ):
        yield refused(f"text: {name}", code, FrameKind.REVISION, partial(_text, change))


def _text(change: Callable[[bytes], bytes], door: Door) -> bytes:
    return raw(door, ObjectKind.REVISION, change(door.manifest().to_bytes()))


BATCHES = (*batches(), *frames(), *texts())
