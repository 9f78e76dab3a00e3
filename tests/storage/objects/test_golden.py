"""The bytes of every signed object are kept: a change of format shows here first."""

import json
from pathlib import Path

import pytest

from storage.objects import envelope
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Payload
from tests.storage.objects.examples import DEVICE, EXAMPLES

GOLDEN = Path(__file__).parents[2] / "golden" / "objects"


def _golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.dsse.json").read_bytes()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_signed_bytes_are_the_ones_that_were_published(name: str) -> None:
    assert envelope.sign(EXAMPLES[name], DEVICE).to_json() == _golden(name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_published_object_is_read_again_as_what_it_was(name: str) -> None:
    signed = envelope.from_file(ObjectKind(name), _golden(name))
    signed.verify(DEVICE.public)
    assert type(EXAMPLES[name]).from_bytes(signed.payload) == EXAMPLES[name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_frame_carries_the_same_object_under_the_same_name(name: str) -> None:
    signed = envelope.from_json(_golden(name))
    again = envelope.from_frame(signed.kind, signed.to_frame())
    assert again == signed
    assert envelope.digest_of(signed.kind, signed.to_frame()) == signed.digest


# Free texts, and what may be unknown: here another text is not a fault.
_FREE = {
    "boot",
    "ca_pem",
    "text",
    "gave",
    "took",
    "place",
    "purpose",
    "seal",
    "unsigned",
    "day",
    "heard",
    "note",
    "notes",
    "number",
    "of",
    "question",
}
# Base64 of any length up to a bound; whether it opens is not for its form to say.
_SEALED = {"sealed", "wrapset"}
# What earlier packages and receipts did not have yet.
_LATER = {"exports", "lossless", "witnesses", "witnesses_needed", "receipt_hours", "log"}


def _variants(value: object, name: str = "") -> list[object]:
    """Every way in which one field can be wrong: another type, another value, gone, or one more."""
    if isinstance(value, dict):
        found: list[object] = [{**value, "unheard_of": 1}]
        for key, item in value.items():
            if key not in _LATER:
                found.append({other: kept for other, kept in value.items() if other != key})
            found += [{**value, key: variant} for variant in _variants(item, key)]
        return found
    if isinstance(value, list):
        inside = [(at, variant) for at, item in enumerate(value) for variant in _variants(item)]
        return ["".join(map(str, value)), *([*value[:at], variant, *value[at + 1 :]] for at, variant in inside)]
    if isinstance(value, bool):
        return [int(value), "true", None]
    if isinstance(value, int):
        return [-1, str(value), 2**53, True]
    if name in _SEALED:
        return [7, ["x"], None, f"{value}\n", "x" * 1_000_000]
    if name in _FREE:
        return [7, ["x"], None, "x" * 30_000]
    return [7, "", "\n", [] if value is None else f"{value}\n", ["x"]]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_field_can_be_missing_added_or_of_another_kind(name: str) -> None:
    model: type[Payload] = type(EXAMPLES[name])
    for variant in _variants(json.loads(EXAMPLES[name].to_bytes())):
        with pytest.raises(ObjectRefused):
            model.from_bytes(json.dumps(variant).encode())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_changed_byte_of_a_signed_payload_breaks_the_signature(name: str) -> None:
    signed = envelope.sign(EXAMPLES[name], DEVICE)
    step = max(1, len(signed.payload) // 200)
    for at in range(0, len(signed.payload), step):
        changed = bytearray(signed.payload)
        changed[at] ^= 1
        assert not Signed(signed.kind, bytes(changed), signed.signatures).is_signed_by(DEVICE.public)


@pytest.mark.parametrize("kind", list(ObjectKind))
def test_a_signature_is_good_for_one_type_only(kind: ObjectKind) -> None:
    signed = envelope.sign(EXAMPLES["receipt"], DEVICE)
    is_same = kind is ObjectKind.RECEIPT
    assert Signed(kind, signed.payload, signed.signatures).is_signed_by(DEVICE.public) is is_same
