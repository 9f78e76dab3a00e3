"""What an author seals, a coordinator reads."""

from pathlib import Path

import pytest

from forms.interview.parts import Part
from storage.container import ContainerDamaged
from storage.crypto.signing import SigningKey
from storage.interviews import device, outbox, received, reviews
from storage.interviews import opened as own_opened
from storage.interviews.errors import (
    CertificateRefused,
    NoOrganisation,
    PracticeMismatch,
    ReceivedRefused,
)
from storage.interviews.received import FetchedObject
from storage.objects import envelope, wrapset
from storage.objects import part as parts
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import AttachmentEntry, Manifest
from storage.objects.payload import Author
from tests.storage.interviews.both import Both
from tests.storage.interviews.scene import PHOTO, RECORD, SOUND, Scene
from tests.storage.organisations import seed
from tests.storage.vaults import MOMENT, new_vault


def test_a_coordinator_reads_facts_and_body_and_nothing_more(both: Both) -> None:
    kept = both.keep()
    assert both.keep() == kept
    assert kept.number == both.author.summary().number
    assert (kept.author, kept.device_code, kept.revision, kept.replaces) == ("D-17", "K7Q", 1, ())
    with both.coordinator.vault.read() as tx:
        for kind in (PartKind.FACTS, PartKind.BODY):
            opened = received.open_part(tx, both.manifest, kind)
            assert opened.content.record == RECORD.parts[Part(kind.value)]
        for kind in (PartKind.IDENTITY, PartKind.CRSV):
            with pytest.raises(ReceivedRefused, match="not-a-recipient"):
                received.open_part(tx, both.manifest, kind)
        assert received.manifest(tx, both.manifest).interview == both.author.interview_id


def test_received_interviews_are_listed_and_found(both: Both) -> None:
    kept = both.keep()
    with both.coordinator.vault.read() as tx:
        assert received.listed(tx) == (kept,)
        assert received.listed(tx, "k7q") == (kept,)
        assert received.listed(tx, "D-17") == (kept,)
        assert received.listed(tx, "нічого") == ()
        assert received.is_held(tx, both.manifest)
        assert not received.is_held(tx, "0" * 64)


def test_the_recording_is_fetched_sealed_and_played_the_photo_of_the_identity_is_not_even_wanted(both: Both) -> None:
    kept = both.keep()
    assert len(kept.blobs_wanted) == 2
    sound = _of(both, "audio/ogg")
    photo = _of(both, "image/jpeg")
    with pytest.raises(ReceivedRefused, match="blob-missing"):
        received.open_attachment(both.coordinator.vault, both.manifest, sound.id)
    both.fetch_files()
    with received.open_attachment(both.coordinator.vault, both.manifest, sound.id) as readable:
        assert readable.read(0, readable.size) == b"".join(SOUND) * 2
        assert readable.mime == "audio/ogg"
    with pytest.raises(ReceivedRefused, match="not-a-recipient"):
        received.open_attachment(both.coordinator.vault, both.manifest, photo.id)
    with pytest.raises(ReceivedRefused, match="not-received"):
        received.open_attachment(both.coordinator.vault, both.manifest, "0" * 16)
    with both.coordinator.vault.read() as tx:
        assert received.get(tx, both.manifest).blobs_wanted == ()
    assert not any(PHOTO[:100] in file.read_bytes() for file in both.coordinator.vault.attachments.iterdir())


def _of(both: Both, mime: str) -> AttachmentEntry:
    (found,) = (item for item in _manifest(both).attachments if item.mime == mime)
    return found


def _manifest(both: Both) -> Manifest:
    with both.coordinator.vault.read() as tx:
        return received.manifest(tx, both.manifest)


def test_a_recording_that_was_cut_off_plays_at_the_coordinator_too(both: Both) -> None:
    from storage.interviews import attachments, interviews

    author = both.author
    with author.vault.transaction() as tx:
        author.interview_id = interviews.start(tx, author.mission_id, author.summary().form, MOMENT).id
    sound = author.record_sound(cut=True)
    attachments.recover_open_segments(author.vault, MOMENT)
    both.manifest = author.seal().manifest_digest
    with author.vault.read() as tx:
        mine = outbox.of_interview(tx, author.interview_id)
        both.objects = [FetchedObject(item.kind, outbox.content(tx, item.digest)) for item in mine if not item.is_blob]
    both.keep()
    both.fetch_files()
    with received.open_attachment(both.coordinator.vault, both.manifest, sound) as readable:
        assert readable.read(0, readable.size) == b"".join(SOUND)


# What is refused


def _refused(both: Both, objects: list[FetchedObject], certificate: bytes = b"") -> str:
    with pytest.raises(ReceivedRefused) as caught:
        both.keep(objects, certificate)
    with both.coordinator.vault.read() as tx:
        assert received.listed(tx) == ()
    return caught.value.code


def _kinds(both: Both, *kinds: ObjectKind) -> list[FetchedObject]:
    return [item for item in both.objects if item.kind in kinds]


def test_objects_that_do_not_belong_together_are_refused(both: Both) -> None:
    manifest = _kinds(both, ObjectKind.REVISION)
    rest = _kinds(both, ObjectKind.PART, ObjectKind.WRAPSET)
    changed = [FetchedObject(item.kind, item.content[:-1] + bytes([item.content[-1] ^ 1])) for item in rest]
    broken = FetchedObject(ObjectKind.REVISION, manifest[0].content[:-1] + bytes([manifest[0].content[-1] ^ 1]))
    assert _refused(both, rest) == "received-incomplete"
    assert _refused(both, manifest) == "received-incomplete"
    assert _refused(both, manifest * 2 + rest) == "received-incomplete"
    assert _refused(both, manifest + changed) == "received-incomplete"
    assert _refused(both, [broken, *rest]) == "received-signature"
    assert _refused(both, [FetchedObject(ObjectKind.REVISION, b"x"), *rest]) == "received-damaged"


def _lie(both: Both, **change: object) -> list[FetchedObject]:
    """The same objects under a manifest that the author's own device signed falsely."""
    (frame,) = _kinds(both, ObjectKind.REVISION)
    manifest = Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, frame.content).payload)
    with both.author.vault.read() as tx:
        key = device.identity(tx).signing
    signed = envelope.sign(manifest.model_copy(update=change), key)
    both.manifest = signed.digest
    rest = _kinds(both, ObjectKind.PART, ObjectKind.WRAPSET)
    return [FetchedObject(ObjectKind.REVISION, signed.to_frame()), *rest]


def test_a_manifest_that_names_another_author_or_another_policy_is_refused(both: Both) -> None:
    assert _refused(both, _lie(both, author=Author(key="0" * 64, cert=None))) == "received-signature"
    assert _refused(both, _lie(both, policy="0" * 64)) == "received-damaged"
    assert _refused(both, _lie(both, rev=2, prev=("0" * 64,))) == "received-damaged"


def test_a_part_that_withholds_the_keys_of_its_recording_is_noticed(both: Both) -> None:
    manifest = Manifest.from_bytes(
        envelope.from_frame(ObjectKind.REVISION, _kinds(both, ObjectKind.REVISION)[0].content).payload
    )
    content = own_opened.own_part(both.author.vault, both.author.interview_id, PartKind.BODY).content
    sealed = parts.seal_part(content, seed(60), seed(61), {})
    with both.coordinator.vault.read() as tx:
        box = device.identity(tx).box.public
    wraps = wrapset.wrap(
        seed(60), [box], interview=content.interview, rev=1, part=PartKind.BODY, policy=manifest.policy
    )
    entry = manifest.part(PartKind.BODY).model_copy(
        update={"commit": sealed.commit, "sealed_digest": sealed.digest, "wrapset": wraps.digest}
    )
    objects = _lie(both, parts=(manifest.parts[0], entry, *manifest.parts[2:]))
    both.keep(
        [
            *objects,
            FetchedObject(ObjectKind.PART, sealed.sealed),
            FetchedObject(ObjectKind.WRAPSET, wraps.to_bytes()),
        ]
    )
    both.fetch_files()
    sound = _of(both, "audio/ogg")
    with pytest.raises(ReceivedRefused, match="received-damaged"):
        received.open_attachment(both.coordinator.vault, both.manifest, sound.id)


def test_the_parts_of_custodians_may_be_missing(both: Both) -> None:
    rest = _kinds(both, ObjectKind.PART, ObjectKind.WRAPSET)
    kept = both.keep(_kinds(both, ObjectKind.REVISION) + rest[:4])
    assert kept.number
    with both.coordinator.vault.read() as tx, pytest.raises(ReceivedRefused, match="not-a-recipient"):
        received.open_part(tx, both.manifest, PartKind.IDENTITY)


def test_an_author_without_a_certificate_of_this_organisation_is_refused(both: Both) -> None:
    with both.author.vault.read() as tx:
        request = device.enrolment_request(tx, role=Role.DOCUMENTER, person="D-17", practice=False, moment=MOMENT)
    forged = both.author.keys.certificate(request, key=SigningKey.from_seed(seed(99)))
    assert _refused(both, both.objects, forged) == "received-signature"
    with both.coordinator.vault.read() as tx:
        other = device.identity(tx).certificate_data
    assert _refused(both, both.objects, other) == "received-signature"
    assert _refused(both, both.objects, b"x") == "received-damaged"


def test_practice_never_reaches_a_real_coordinator(both: Both) -> None:
    with pytest.raises(PracticeMismatch), both.coordinator.vault.transaction() as tx:
        received.keep(tx, both.objects, both.certificate, practice=True, moment=MOMENT)


def test_without_an_organisation_nothing_is_taken(both: Both, tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "bare")
    try:
        with pytest.raises(NoOrganisation), vault.transaction() as tx:
            received.keep(tx, both.objects, both.certificate, practice=False, moment=MOMENT)
    finally:
        vault.close()


def test_a_coordinator_who_is_no_recipient_holds_what_cannot_be_opened(both: Both, tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "other")
    other = Scene.begun(vault)
    try:
        with vault.transaction() as tx:
            kept = received.keep(tx, both.objects, both.certificate, practice=False, moment=MOMENT)
            assert (kept.number, kept.blobs_wanted) == ("", ())
            with pytest.raises(ReceivedRefused, match="not-a-recipient"):
                received.open_part(tx, both.manifest, PartKind.FACTS)
            with pytest.raises(CertificateRefused):
                reviews.write(tx, both.manifest, "x", returned=False, practice=False, moment=MOMENT)
        assert other.vault is vault
    finally:
        vault.close()


def test_what_was_not_received_is_not_here(both: Both) -> None:
    with both.coordinator.vault.transaction() as tx:
        for ask in (
            lambda: received.get(tx, "0" * 64),
            lambda: received.manifest(tx, "0" * 64),
            lambda: received.open_part(tx, "0" * 64, PartKind.BODY),
            lambda: reviews.write(tx, "0" * 64, "x", returned=False, practice=False, moment=MOMENT),
        ):
            with pytest.raises(ReceivedRefused, match="not-received"):
                ask()


def test_a_file_with_another_digest_or_that_nobody_asked_for_is_refused(both: Both) -> None:
    wanted = both.keep().blobs_wanted[0]
    vault = both.coordinator.vault
    target = received.blob_target(vault)
    target.write_bytes(b"something else")
    with pytest.raises(ReceivedRefused, match="blob-digest"):
        received.keep_blob(vault, wanted, target)
    digest = "2e9f6a0c2fa1bf6e5e5e9e9d1de5e8c5e4b4d8a3f36d0a0ec0e4d6ad4b3a7c11"
    with vault.read() as tx:
        assert received.is_wanted(tx, wanted)
        assert not received.is_wanted(tx, digest)
    import hashlib

    with pytest.raises(ReceivedRefused, match="blob-not-wanted"):
        received.keep_blob(vault, hashlib.sha256(b"something else").hexdigest(), target)


def test_a_stored_part_that_was_changed_is_noticed(both: Both) -> None:
    both.keep()
    with both.coordinator.vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE received_objects SET content = zeroblob(length(content)) WHERE kind = 'part'")
        with pytest.raises(ReceivedRefused, match="received-damaged"):
            received.open_part(tx, both.manifest, PartKind.BODY)


def test_a_file_that_rots_after_it_was_kept_is_not_played(both: Both) -> None:
    both.keep()
    both.fetch_files()
    for file in both.coordinator.vault.attachments.iterdir():
        data = bytearray(file.read_bytes())
        data[200] ^= 1
        file.write_bytes(data)
    sound = _of(both, "audio/ogg")
    with pytest.raises(ContainerDamaged):
        received.open_attachment(both.coordinator.vault, both.manifest, sound.id)
