"""The stand-ins of the long runs refuse what the real ones would."""

import pytest

from storage.crypto import hpke, signing
from storage.crypto.errors import BadSignature, NotAuthentic
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from tests.fuzz.cheaper import cheaper

KEY = SigningKey.from_seed(bytes(32))
BOX = BoxKey.from_seed(bytes(32))
NAMES = {"kind": "k", "object_id": "", "recipient": "r", "policy": ""}


def test_what_was_really_signed_and_sealed_still_opens_beside_the_stand_ins() -> None:
    signature, sealed = KEY.sign("t", b"told"), hpke.seal(BOX.public, b"told", **NAMES)
    with cheaper():
        signing.verify(KEY.public, "t", b"told", signature)
        assert hpke.open_sealed(BOX, sealed, **NAMES) == b"told"
        signing.verify(KEY.public, "t", b"told", KEY.sign("t", b"told"))
        assert hpke.open_sealed(BOX, hpke.seal(BOX.public, b"told", **NAMES), **NAMES) == b"told"


@pytest.mark.parametrize("at", [0, hpke.OVERHEAD - 1, hpke.OVERHEAD, -1])
def test_a_changed_seal_of_a_stand_in_is_refused(at: int) -> None:
    with cheaper():
        sealed = bytearray(hpke.seal(BOX.public, b"told", **NAMES))
        sealed[at] ^= 1
        with pytest.raises(NotAuthentic):
            hpke.open_sealed(BOX, bytes(sealed), **NAMES)
        with pytest.raises(NotAuthentic):
            hpke.open_sealed(BOX, hpke.seal(BOX.public, b"told", **NAMES), **{**NAMES, "kind": "other"})


def test_a_changed_payload_and_another_type_are_refused() -> None:
    with cheaper():
        signature = KEY.sign("t", b"told")
        with pytest.raises(BadSignature):
            signing.verify(KEY.public, "t", b"else", signature)
        with pytest.raises(BadSignature):
            signing.verify(KEY.public, "u", b"told", signature)


def test_afterwards_only_real_signatures_are_taken() -> None:
    with cheaper():
        signature = KEY.sign("t", b"told")
    with pytest.raises(BadSignature):
        signing.verify(KEY.public, "t", b"told", signature)
