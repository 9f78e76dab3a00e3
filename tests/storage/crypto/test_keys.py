"""Key derivation, sealing and signing, against other implementations and published vectors."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypto import aead, hpke, kdf, signing
from storage.crypto.errors import BadKey, BadSignature, CostRefused, MemoryNotEnough, NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.crypto.signing import SigningKey

NAMES = {"kind": "wrapset", "object_id": "0" * 32, "recipient": "abc", "policy": "def"}


def test_hkdf_gives_the_bytes_of_rfc_5869() -> None:
    made = derive_key(
        bytes([0x0B] * 22),
        bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"),
        salt=bytes.fromhex("000102030405060708090a0b0c"),
        length=42,
    )
    assert made.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_argon2_agrees_with_a_second_implementation() -> None:
    cost = Argon2Cost(memory_kib=256, passes=3, lanes=4)
    salt = bytes(range(16))
    other = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=256).derive("Кавун".encode())
    assert kdf.derive("Кавун".encode(), salt, cost) == other


@pytest.mark.parametrize(
    "cost",
    [
        Argon2Cost(2 * 1024 * 1024 + 1, 3, 4),
        Argon2Cost(64, 21, 4),
        Argon2Cost(1024, 3, 17),
        Argon2Cost(31, 3, 4),
        Argon2Cost(64, 0, 4),
        Argon2Cost(64, 3, 0),
        Argon2Cost(-1, 3, 4),
        Argon2Cost(2 * 1024 * 1024, 5, 4),
    ],
)
def test_a_cost_that_would_hang_the_machine_is_refused(cost: Argon2Cost) -> None:
    with pytest.raises(CostRefused):
        kdf.derive(b"x", bytes(16), cost)


def test_memory_that_cannot_be_had_has_its_own_name() -> None:
    code = (
        "import resource\n"
        "from storage.crypto import kdf, errors\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))\n"
        "try:\n    kdf.derive(b'x', bytes(16), kdf.Argon2Cost(1024 * 1024, 1, 1))\n"
        "except errors.MemoryNotEnough:\n    raise SystemExit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert MemoryNotEnough.code == "memory-not-enough"


def test_a_machine_short_of_memory_gets_the_floor() -> None:
    code = (
        "import resource\n"
        "from storage.crypto.kdf import USUAL, calibrated\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200 * 2**20, 200 * 2**20))\n"
        "assert calibrated().memory_kib < USUAL.memory_kib\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _machine(seconds_a_gibibyte: float) -> Callable[[Argon2Cost], float]:
    return lambda cost: seconds_a_gibibyte * cost.memory_kib * cost.passes / 2**20


@pytest.mark.parametrize("speed", [0.01, 0.1, 0.3, 0.7, 1.0, 1.3, 1.6, 2.5, 3.2, 5.0, 6.3])
def test_a_guess_costs_about_a_second_on_slow_and_fast_machines(speed: float) -> None:
    cost = kdf.calibrated(_machine(speed))
    cost.refuse_if_hostile()
    assert cost.memory_kib >= kdf.FLOOR.memory_kib
    assert cost.passes >= kdf.FLOOR.passes
    taken = _machine(speed)(cost)
    assert taken <= 1.2
    assert taken >= 0.8 or cost.passes in (3, 4, 20)


def test_a_very_slow_machine_gets_the_floor_and_waits() -> None:
    assert kdf.calibrated(_machine(60)) == kdf.FLOOR


def test_a_machine_that_can_lend_nothing_gets_the_floor() -> None:
    def never(cost: Argon2Cost) -> float:
        raise MemoryNotEnough

    assert kdf.calibrated(never) == kdf.FLOOR


@given(st.binary(max_size=200), st.binary(max_size=20))
@settings(max_examples=50)
def test_what_is_sealed_opens_only_with_its_key_and_context(plaintext: bytes, context: bytes) -> None:
    key = os.urandom(32)
    sealed = aead.seal(key, plaintext, context)
    assert aead.open_sealed(key, sealed, context) == plaintext
    for wrong in ((os.urandom(32), sealed, context), (key, sealed, context + b"x"), (key, sealed[:-1], context)):
        with pytest.raises(NotAuthentic):
            aead.open_sealed(*wrong)


def test_every_flipped_bit_of_a_sealed_key_is_noticed() -> None:
    key = bytes(32)
    sealed = aead.seal(key, b"a" * 32, b"context")
    for bit in range(8 * len(sealed)):
        with pytest.raises(NotAuthentic):
            aead.open_sealed(key, _flipped(sealed, bit), b"context")


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_keys_of_the_wrong_length_are_refused() -> None:
    for attempt in (
        lambda: aead.seal(bytes(31), b"", b""),
        lambda: aead.open_sealed(bytes(33), bytes(40), b""),
        lambda: SigningKey.from_seed(bytes(31)),
        lambda: BoxKey.from_seed(bytes(33)),
        lambda: hpke.check_public(bytes(1215)),
        lambda: signing.verify(bytes(31), "t", b"", bytes(64)),
    ):
        with pytest.raises(BadKey):
            attempt()
    with pytest.raises(NotAuthentic):
        aead.open_sealed(bytes(32), bytes(27), b"")


def test_a_public_key_with_numbers_out_of_range_is_refused() -> None:
    with pytest.raises(BadKey):
        hpke.check_public(b"\xff" * hpke.PUBLIC_BYTES)


def test_a_signature_is_good_for_its_type_and_bytes_only() -> None:
    key = SigningKey.generate()
    signature = key.sign("application/vnd.svidok.receipt.v1+json", b"payload")
    signing.verify(key.public, "application/vnd.svidok.receipt.v1+json", b"payload", signature)
    for public, type_, payload, sig in (
        (SigningKey.generate().public, "application/vnd.svidok.receipt.v1+json", b"payload", signature),
        (key.public, "application/vnd.svidok.review.v1+json", b"payload", signature),
        (key.public, "application/vnd.svidok.receipt.v1+json", b"payloaD", signature),
        (key.public, "application/vnd.svidok.receipt.v1+json", b"payload", signature[:-1]),
        (key.public, "application/vnd.svidok.receipt.v1+json", b"payload", _flipped(signature, 100)),
    ):
        with pytest.raises(BadSignature):
            signing.verify(public, type_, payload, sig)


def test_the_signed_bytes_are_the_ones_dsse_describes() -> None:
    assert signing.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_openssl_verifies_our_signatures(tmp_path: Path) -> None:
    key = SigningKey.from_seed(bytes(range(32)))
    (tmp_path / "pae").write_bytes(signing.pae("t", "свідок".encode()))
    (tmp_path / "sig").write_bytes(key.sign("t", "свідок".encode()))
    # The fixed beginning of an Ed25519 SubjectPublicKeyInfo.
    (tmp_path / "der").write_bytes(bytes.fromhex("302a300506032b6570032100") + key.public)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "der", "-keyform", "DER", "-rawin"]
    run = subprocess.run([*command, "-in", "pae", "-sigfile", "sig"], cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_seed_always_gives_the_same_keys_and_never_shows_itself() -> None:
    box, key = BoxKey.from_seed(bytes(range(32))), SigningKey.from_seed(bytes(range(32)))
    assert box == BoxKey.from_seed(box.seed)
    assert len(box.public) == hpke.PUBLIC_BYTES
    # Known answers: these two must never change, or recovery cards would restore another key.
    assert hpke.box_digest(box.public) == "c9a3565ffde4f72b51661be391ee13e46378d7f06dd5c8bf5af9d2cfb5b8336b"
    assert signing.key_id(key.public) == "56475aa75463474c"
    for shown in (repr(box), repr(key)):
        assert "seed" not in shown
        assert repr(box.seed) not in shown


def test_what_is_sealed_to_a_box_opens_only_there_and_under_its_names() -> None:
    box = BoxKey.generate()
    sealed = hpke.seal(box.public, b"k" * 32, **NAMES)
    assert len(sealed) == 1168
    assert hpke.open_sealed(box, sealed, **NAMES) == b"k" * 32
    with pytest.raises(NotAuthentic):
        hpke.open_sealed(BoxKey.generate(), sealed, **NAMES)
    for name in NAMES:
        with pytest.raises(NotAuthentic):
            hpke.open_sealed(box, sealed, **{**NAMES, name: "other"})
    for bit in range(0, 8 * len(sealed), 97):
        with pytest.raises(NotAuthentic):
            hpke.open_sealed(box, _flipped(sealed, bit), **NAMES)
    with pytest.raises(NotAuthentic):
        hpke.open_sealed(box, sealed[:1000], **NAMES)
