import base64
import json

import pytest

from storage.crypto.signing import SigningKey
from storage.objects import envelope
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from tests.storage.objects.examples import DEVICE, EXAMPLES
from tests.storage.organisations import seed

SIGNED = envelope.sign(EXAMPLES["receipt"], DEVICE)
FRAME = SIGNED.to_frame()


def test_reading_by_the_expected_key_gives_the_payload_and_its_name() -> None:
    payload, signed = envelope.read(ObjectKind.RECEIPT, Receipt, FRAME, DEVICE.public)
    assert payload == EXAMPLES["receipt"]
    assert signed.digest == SIGNED.digest


def test_another_key_is_refused() -> None:
    with pytest.raises(NotSigned):
        envelope.read(ObjectKind.RECEIPT, Receipt, FRAME, SigningKey.from_seed(seed(99)).public)


def test_the_key_id_proves_nothing() -> None:
    other = SigningKey.from_seed(seed(99))
    forged = envelope.sign(EXAMPLES["receipt"], other).to_frame()
    forged = forged[:-72] + FRAME[-72:-64] + forged[-64:]
    with pytest.raises(NotSigned):
        envelope.read(ObjectKind.RECEIPT, Receipt, forged, DEVICE.public)


def test_one_of_several_signatures_is_enough() -> None:
    signed = envelope.sign(EXAMPLES["receipt"], SigningKey.from_seed(seed(99)), DEVICE)
    assert envelope.from_frame(ObjectKind.RECEIPT, signed.to_frame()).is_signed_by(DEVICE.public)


def test_a_key_that_is_no_key_has_signed_nothing() -> None:
    assert not SIGNED.is_signed_by(b"short")


@pytest.mark.parametrize(
    "frame",
    [b"", FRAME[:4], FRAME[:-1], FRAME + b"\0", b"\xff" * 4 + FRAME[4:], b"\0" * 5, b"x" * (2 << 20)],
)
def test_a_frame_whose_lengths_do_not_add_up_is_refused(frame: bytes) -> None:
    with pytest.raises(Malformed):
        envelope.from_frame(ObjectKind.RECEIPT, frame)


def test_a_frame_without_or_with_too_many_signatures_is_refused() -> None:
    end = len(FRAME) - 73
    for count in (0, 9):
        with pytest.raises(Malformed, match="frame-signatures"):
            envelope.from_frame(ObjectKind.RECEIPT, FRAME[:end] + bytes([count]) + FRAME[-72:] * count)


def test_a_signer_signs_once() -> None:
    end = len(FRAME) - 73
    one, other = FRAME[-72:], b"another!" + FRAME[-64:]
    for tail in (one * 2, one * 8, one + other, one + FRAME[-72:-64] + bytes(64)):
        with pytest.raises(Malformed, match="frame-signatures"):
            envelope.from_frame(ObjectKind.RECEIPT, FRAME[:end] + bytes([len(tail) // 72]) + tail)
    with pytest.raises(Malformed, match="envelope-signatures"):
        envelope.from_json(envelope.sign(EXAMPLES["receipt"], DEVICE, DEVICE).to_json())


def _changed(**change: object) -> bytes:
    return json.dumps({**json.loads(SIGNED.to_json()), **change}).encode()


GOOD = json.loads(SIGNED.to_json())["signatures"][0]


@pytest.mark.parametrize(
    "data",
    [
        _changed(more=1),
        _changed(payloadType="application/vnd.svidok.part.v1+json"),
        _changed(payloadType="application/vnd.svidok.receipt.v2+json"),
        _changed(payload="%%%"),
        _changed(payload=7),
        _changed(signatures=[]),
        _changed(signatures=[GOOD] * 9),
        _changed(signatures="x"),
        _changed(signatures=["x"]),
        _changed(signatures=[{**GOOD, "x": 1}]),
        _changed(signatures=[{**GOOD, "keyid": "zz"}]),
        _changed(signatures=[{**GOOD, "keyid": 7}]),
        _changed(signatures=[{**GOOD, "sig": base64.b64encode(b"short").decode()}]),
    ],
)
def test_an_envelope_that_breaks_any_rule_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        envelope.from_file(ObjectKind.RECEIPT, data)


def test_an_envelope_of_another_kind_is_not_taken_for_this_one() -> None:
    with pytest.raises(Malformed, match="envelope-type"):
        envelope.from_file(ObjectKind.CERTIFICATE, SIGNED.to_json())


def test_a_file_may_hold_the_frame_instead() -> None:
    assert envelope.from_file(ObjectKind.RECEIPT, FRAME) == SIGNED


def test_unsigned_objects_are_named_by_their_bytes() -> None:
    # SHA-256 of "abc", FIPS 180-2.
    assert envelope.digest_of(ObjectKind.PART, b"abc").startswith("ba7816bf8f01cfea")
