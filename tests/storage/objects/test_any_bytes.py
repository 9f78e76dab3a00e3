"""Whatever comes in, a reader gives an object or refuses; nothing else ever happens."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.crypto import hpke, padding
from storage.crypto.hpke import BoxKey
from storage.objects import canonical, envelope, part, review, wrapset
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import Payload
from tests.storage.objects.examples import DEVICE, EXAMPLES, INTERVIEW
from tests.storage.organisations import seed

BOX = BoxKey.from_seed(seed(70))
FRAME = envelope.sign(EXAMPLES["receipt"], DEVICE).to_frame()
BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@BOUNDED
@given(st.dictionaries(st.text(max_size=8), JSON, max_size=5))
def test_what_is_encoded_is_read_back_the_same_or_was_refused(value: dict[str, canonical.JsonValue]) -> None:
    with contextlib.suppress(ObjectRefused):
        data = canonical.encode(value)
        assert canonical.parse(data) == value
        assert canonical.encode(canonical.parse(data)) == data  # type: ignore[arg-type]


def _swallow(data: bytes) -> None:
    readers = (
        lambda: canonical.parse(data),
        lambda: envelope.from_json(data),
        lambda: envelope.from_frame(ObjectKind.RECEIPT, data),
        lambda: wrapset.Wrapset.from_bytes(data),
        lambda: review.open_review(data, BOX),
        lambda: part.open_part(data, bytes(32), interview=INTERVIEW, rev=1, part=PartKind.BODY, commit="0" * 64),
    )
    for reader in readers:
        with contextlib.suppress(ObjectRefused):
            reader()


@BOUNDED
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_an_orderly_way(data: bytes) -> None:
    for head in (b"", b"SVDKPRT1", b"SVDKREV1", b"{", b'{"v":'):
        _swallow(head + data)


@BOUNDED
@given(st.integers(0, len(FRAME) - 1), st.integers(1, 255))
def test_no_changed_byte_of_a_frame_leaves_a_signature_standing(at: int, change: int) -> None:
    changed = bytearray(FRAME)
    changed[at] ^= change
    with contextlib.suppress(ObjectRefused):
        signed = envelope.from_frame(ObjectKind.RECEIPT, bytes(changed))
        # The key id proves nothing, so it alone may differ.
        is_hint_only = len(FRAME) - 72 <= at < len(FRAME) - 64
        assert signed.is_signed_by(DEVICE.public) is is_hint_only


@pytest.mark.parametrize("name", EXAMPLES)
@BOUNDED
@given(value=st.dictionaries(st.text(max_size=8), JSON, max_size=5))
def test_any_json_is_refused_by_every_kind_of_object(name: str, value: dict[str, canonical.JsonValue]) -> None:
    model: type[Payload] = type(EXAMPLES[name])
    with contextlib.suppress(ObjectRefused):
        model.from_bytes(canonical.encode(value))
        raise AssertionError("taken for an object")


def test_a_note_whose_inside_is_not_even_ascii_is_refused() -> None:
    inner = review._Sealed(certificate="é", review="é").to_bytes()
    recipient = hpke.box_id(BOX.public)
    sealed = hpke.seal(
        BOX.public, padding.pad(inner), kind=review._HPKE_KIND, object_id="", recipient=recipient, policy=""
    )
    with pytest.raises(ObjectRefused, match="review-base64"):
        review.open_review(review._MAGIC + sealed, BOX)
