"""What a coordinator answers, the author reads."""

import pytest

from storage.crypto.signing import SigningKey
from storage.interviews import closing, device, received, reviews, revocations
from storage.interviews.errors import (
    NoOrganisation,
    PracticeMismatch,
    ReviewRefused,
)
from storage.objects import envelope
from storage.objects import review as review_objects
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind
from storage.objects.review import Review
from storage.objects.revocation import Revocation, RevocationReason
from storage.vault import Vault
from tests.storage.interviews.both import Both
from tests.storage.interviews.closings import UNTIL_SEAL, take_package
from tests.storage.interviews.scene import later
from tests.storage.organisations import OrganisationKeys, seed
from tests.storage.vaults import MOMENT


def _write(both: Both, text: str = "Уточніть дату.", *, returned: bool = True, practice: bool = False) -> bytes:
    with both.coordinator.vault.transaction() as tx:
        return reviews.write(tx, both.manifest, text, returned=returned, practice=practice, moment=later(900))


def _record(both: Both, sealed: bytes, *, practice: bool = False) -> reviews.ReviewNote:
    with both.author.vault.transaction() as tx:
        return reviews.record(tx, sealed, practice=practice, moment=later(1_000))


def test_a_review_note_travels_sealed_and_is_shown_once_verified(both: Both) -> None:
    both.keep()
    sealed = _write(both)
    assert "Уточніть".encode() not in sealed
    note = _record(both, sealed)
    assert _record(both, sealed) == note
    assert (note.text, note.returned, note.interview_id, note.is_read) == (
        "Уточніть дату.", True, both.author.interview_id, False,
    )  # fmt: skip
    assert both.author.summary().review_count == 1
    with both.author.vault.transaction() as tx:
        reviews.mark_read(tx, note.digest)
        (shown,) = reviews.of_interview(tx, both.author.interview_id)
    assert shown.is_read
    with both.coordinator.vault.read() as tx:
        assert received.get(tx, both.manifest).reviews_sent == 0


def _review_refused(both: Both, sealed: bytes) -> str:
    with pytest.raises(ReviewRefused) as caught:
        _record(both, sealed)
    assert both.author.summary().review_count == 0
    return caught.value.code


def test_a_review_that_is_not_for_this_device_or_was_changed_is_refused(both: Both) -> None:
    both.keep()
    sealed = _write(both)
    assert _review_refused(both, sealed[:-1] + bytes([sealed[-1] ^ 1])) == "review-not-opened"
    assert _review_refused(both, b"x") == "review-damaged"
    with pytest.raises(ReviewRefused, match="review-not-opened"), both.coordinator.vault.transaction() as tx:
        reviews.record(tx, sealed, practice=False, moment=MOMENT)


def test_an_empty_or_endless_review_is_not_written(both: Both) -> None:
    both.keep()
    for text in ("", "х" * 30_000):
        with pytest.raises(ReviewRefused, match="review-text"):
            _write(both, text)


def test_practice_reviews_stay_in_practice(both: Both) -> None:
    both.keep()
    with pytest.raises(PracticeMismatch):
        _record(both, _write(both, practice=True))


def _forged(both: Both, *, signer: SigningKey, certificate: bytes, **change: object) -> bytes:
    with both.author.vault.read() as tx:
        box = device.identity(tx).box.public
    fields: dict[str, object] = {
        "interview": both.author.interview_id,
        "revision": both.manifest,
        "author": {"key": signer.public.hex(), "cert": None},
        "text": "x",
        "returned": False,
        "practice": False,
        "at": MOMENT.wall,
        **change,
    }
    note = envelope.sign(Review.model_validate(fields), signer)
    return review_objects.seal_review(note, envelope.from_frame(ObjectKind.CERTIFICATE, certificate), box)


def test_only_a_coordinator_of_this_organisation_can_write_to_an_author(both: Both) -> None:
    keys = OrganisationKeys()
    with both.coordinator.vault.read() as tx:
        coordinator = device.identity(tx)
        request = device.enrolment_request(tx, role=Role.COORDINATOR, person="X", practice=False, moment=MOMENT)
    stranger = SigningKey.from_seed(seed(99))
    documenter = keys.certificate(request)
    foreign = keys.certificate(request, role=Role.COORDINATOR, key=stranger)
    good = coordinator.certificate_data
    assert (
        _review_refused(both, _forged(both, signer=coordinator.signing, certificate=documenter)) == "review-signature"
    )
    assert _review_refused(both, _forged(both, signer=coordinator.signing, certificate=foreign)) == "review-signature"
    assert _review_refused(both, _forged(both, signer=stranger, certificate=good)) == "review-signature"
    elsewhere = _forged(both, signer=coordinator.signing, certificate=good, revision="0" * 64)
    assert _review_refused(both, elsewhere) == "review-unknown-interview"
    other_author = {"key": stranger.public.hex(), "cert": None}
    assert (
        _review_refused(both, _forged(both, signer=coordinator.signing, certificate=good, author=other_author))
        == "review-signature"
    )
    other_type = envelope.Signed(ObjectKind.REVIEW, b"{}", ())
    assert other_type.payload == b"{}"


def test_without_an_organisation_no_review_can_be_believed(vault: Vault) -> None:
    with pytest.raises(NoOrganisation), vault.transaction() as tx:
        reviews.record(tx, b"", practice=False, moment=MOMENT)


def test_a_note_about_an_interview_that_is_closed_to_its_author_arrives_and_is_read(both: Both) -> None:
    both.keep()
    sealed = _write(both)
    take_package(both.author, both.author.keys.payload(version=3, policy=UNTIL_SEAL))
    assert closing.close_due(both.author.vault, MOMENT) == (both.author.interview_id,)
    note = _record(both, sealed)
    assert (note.text, note.interview_id) == ("Уточніть дату.", both.author.interview_id)
    assert both.author.summary().review_count == 1


def test_nothing_is_sealed_to_a_laptop_that_was_shut_out(both: Both) -> None:
    both.keep()
    with both.author.vault.read() as tx:
        key = device.identity(tx).signing.public.hex()
    said = Revocation(
        device_key=key, last_seq=None, reason=RevocationReason.LOST, epoch=1, practice=False, at=MOMENT.wall
    )
    with both.coordinator.vault.transaction() as tx:
        revocations.keep(tx, [envelope.sign(said, both.author.keys.root).to_frame()], MOMENT, practice=False)
    with pytest.raises(ReviewRefused, match="review-to-revoked"):
        _write(both)
