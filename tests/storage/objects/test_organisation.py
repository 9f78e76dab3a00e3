import json

import pytest

from storage.crypto import hpke, padding
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.objects import canonical, certificate, device_request, envelope, organisation, review
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed, NotOpened, NotSigned
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.organisation import CAUTIOUS, Organisation
from tests.storage.objects.examples import DEVICE, EXAMPLES, KEYS
from tests.storage.organisations import seed

PACKAGE = KEYS.payload()


def test_each_part_goes_to_its_readers_and_to_nobody_else() -> None:
    readers = {kind: set(PACKAGE.recipients_of(kind)) for kind in PartKind}
    assert readers[PartKind.FACTS] == {KEYS.ingest.public, KEYS.coordinator.public, KEYS.analyst.public}
    assert readers[PartKind.BODY] == {KEYS.coordinator.public}
    assert readers[PartKind.IDENTITY] == {KEYS.custodian.public}
    assert readers[PartKind.CRSV] == {KEYS.crsv_custodian.public}


def test_central_can_open_facts_and_nothing_else() -> None:
    assert [kind for kind in PartKind if KEYS.ingest.public in PACKAGE.recipients_of(kind)] == [PartKind.FACTS]


def test_a_package_must_be_signed_by_the_root_it_names() -> None:
    assert organisation.verified(envelope.sign(PACKAGE, KEYS.root)) == PACKAGE
    with pytest.raises(NotSigned):
        organisation.verified(envelope.sign(PACKAGE, KEYS.issuer))


def _with(**change: object) -> bytes:
    return PACKAGE.model_copy(update=change).to_bytes()


def test_a_recipient_twice_or_with_a_key_that_is_none_is_refused() -> None:
    twice = (PACKAGE.recipients[0], PACKAGE.recipients[0])
    no_key = PACKAGE.recipients[0].model_copy(update={"box": organisation.box_text(b"\xff" * 1216)})
    for recipients in (twice, (no_key,)):
        with pytest.raises(Malformed):
            Organisation.from_bytes(_with(recipients=recipients))


def test_an_object_of_another_kind_is_never_taken_for_this_one() -> None:
    signed = envelope.sign(EXAMPLES["receipt"], KEYS.root)
    with pytest.raises(Malformed):
        organisation.verified(signed)
    with pytest.raises(Malformed):
        certificate.verified(signed, PACKAGE)
    with pytest.raises(Malformed):
        device_request.verified(signed)


@pytest.mark.parametrize("key", [KEYS.root, KEYS.issuer])
def test_root_and_issuers_may_certify(key: SigningKey) -> None:
    signed = envelope.sign(EXAMPLES["certificate"], key)
    assert certificate.verified(signed, PACKAGE) == EXAMPLES["certificate"]


def test_central_may_not_certify() -> None:
    with pytest.raises(NotSigned):
        certificate.verified(envelope.sign(EXAMPLES["certificate"], KEYS.receipts), PACKAGE)


def test_a_request_must_be_signed_by_the_key_it_is_about() -> None:
    assert device_request.verified(envelope.sign(EXAMPLES["device-request"], DEVICE)) == EXAMPLES["device-request"]
    with pytest.raises(NotSigned):
        device_request.verified(envelope.sign(EXAMPLES["device-request"], KEYS.root))


NOTE = envelope.sign(EXAMPLES["review-comment"], DEVICE)
CERTIFICATE = envelope.sign(EXAMPLES["certificate"], KEYS.issuer)
BOX = BoxKey.from_seed(seed(50))


def test_a_review_opens_for_its_device_with_the_reviewers_certificate() -> None:
    sealed = review.seal_review(NOTE, CERTIFICATE, BOX.public)
    assert "Уточніть".encode() not in sealed
    assert review.open_review(sealed, BOX) == (NOTE, CERTIFICATE)


def test_a_review_for_another_device_or_changed_does_not_open() -> None:
    sealed = review.seal_review(NOTE, CERTIFICATE, BOX.public)
    with pytest.raises(NotOpened):
        review.open_review(sealed, KEYS.coordinator)
    with pytest.raises(NotOpened):
        review.open_review(sealed[:-1] + bytes([sealed[-1] ^ 1]), BOX)
    with pytest.raises(Malformed):
        review.open_review(b"SVDKREV2" + sealed[8:], BOX)


def test_what_is_not_even_base64_inside_a_review_is_refused() -> None:
    inner = canonical.encode({"v": 1, "certificate": "=", "review": "="})
    name = hpke.box_id(BOX.public)
    sealed = hpke.seal(BOX.public, padding.pad(inner), kind="review-comment", object_id="", recipient=name, policy="")
    with pytest.raises(Malformed, match="review-base64"):
        review.open_review(b"SVDKREV1" + sealed, BOX)


def test_frames_inside_a_review_are_checked_too() -> None:
    broken = Signed(ObjectKind.REVIEW, NOTE.payload, ())
    with pytest.raises(Malformed):
        review.open_review(review.seal_review(broken, CERTIFICATE, BOX.public), BOX)


def test_the_first_packages_which_said_only_until_when_one_reads_are_still_read() -> None:
    told = json.loads(PACKAGE.to_bytes())
    told["policy"] = {"readable": "mission-end"}
    read = Organisation.from_bytes(json.dumps(told).encode()).policy
    assert read.model_dump() == CAUTIOUS.model_dump()
    told["policy"] = {"readable": "mission-end", "lock_out": True}
    with pytest.raises(Malformed):
        Organisation.from_bytes(json.dumps(told).encode())
