import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from forms.interview.parts import Part
from forms.interview.record import SealedRecord
from storage.interviews import (
    custody,
    device,
    interviews,
    opened,
    organisation,
    outbox,
    sealing,
    signatures,
    statements,
)
from storage.interviews.errors import (
    AlreadySealed,
    ConsentMissing,
    NoOrganisation,
    NoSuchInterview,
    PartTooLarge,
    PracticeMismatch,
    StatementNotFinal,
)
from storage.interviews.interviews import State
from storage.interviews.outbox import Lane
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import OpenedPart, open_part, segment_commitment
from storage.objects.wrapset import Wrapset
from storage.vault import Vault
from storage.vault.tables import journal, objects
from tests.storage.interviews.scene import CONSENT, RECORD, SOUND, STAYS, Scene, later
from tests.storage.vaults import MOMENT, new_vault


def _manifest(scene: Scene, interview_id: str = "") -> Manifest:
    with scene.vault.read() as tx:
        return opened.manifest(tx, interview_id or scene.interview_id)


def _object(scene: Scene, digest: str) -> bytes:
    with scene.vault.read() as tx:
        return outbox.content(tx, digest)


def _opened_by(scene: Scene, kind: PartKind, box: str) -> OpenedPart:
    manifest = _manifest(scene)
    entry = manifest.part(kind)
    key = Wrapset.from_bytes(_object(scene, entry.wrapset)).open(getattr(scene.keys, box))
    sealed = _object(scene, entry.sealed_digest)
    return open_part(sealed, key, interview=manifest.interview, rev=manifest.rev, part=kind, commit=entry.commit)


def test_each_part_opens_for_its_reader_with_what_belongs_in_it(scene: Scene) -> None:
    result = scene.seal()
    readers = {"facts": "ingest", "body": "coordinator", "identity": "custodian", "crsv": "crsv_custodian"}
    for kind in PartKind:
        content = _opened_by(scene, kind, readers[kind.value]).content
        assert content.record == RECORD.parts[Part(kind.value)]
        assert content.number == scene.summary().number
    assert result.leaves
    assert scene.summary().state is State.WAITING


def test_the_manifest_is_signed_by_this_device_and_names_everything(scene: Scene, tmp_path: Path) -> None:
    certificate = scene.certify()
    scene.record_sound()
    scene.attach_photo(tmp_path)
    result = scene.seal()
    manifest, signed = envelope.read(
        ObjectKind.REVISION, Manifest, _object(scene, result.manifest_digest), bytes.fromhex(certificate.device_key)
    )
    with scene.vault.read() as tx:
        own = device.identity(tx)
        policy = organisation.required(tx).digest
    assert signed.digest == result.manifest_digest == scene.summary().manifest_digest
    assert (manifest.author.key, manifest.author.cert) == (own.signing.public.hex(), own.certificate_digest)
    assert (manifest.policy, manifest.practice, manifest.rev, manifest.prev) == (policy, False, 1, ())
    assert manifest.interview == scene.interview_id
    assert manifest.mission == scene.mission_id
    assert (manifest.time.wall, manifest.time.suspect, manifest.time.trusted_floor) == (MOMENT.wall, False, None)
    assert len(manifest.attachments) == 3
    for digest in manifest.object_digests():
        assert hashlib.sha256(_object(scene, digest)).hexdigest() == digest


def test_nothing_personal_is_in_what_central_can_read(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        interviews.set_heading(tx, scene.interview_id, interviews.Heading("Олена", "Ізюм", "2022-03-09"), MOMENT)
    result = scene.seal()
    with scene.vault.read() as tx:
        contents = [bytes(row.content) for row in tx.execute(select(objects.c.content))]
    for text in ("Олена", "Кравченко", "прийшли", "Ізюм", "Харків"):
        assert not any(text.encode() in content for content in contents)
    payload = json.loads(envelope.from_frame(ObjectKind.REVISION, _object(scene, result.manifest_digest)).payload)
    assert scene.summary().number not in json.dumps(payload)


def test_a_recording_is_bound_to_the_manifest_and_opens_with_the_part(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    part = _opened_by(scene, PartKind.BODY, "coordinator")
    (entry,) = [one for one in _manifest(scene).attachments if one.id == sound]
    (attached,) = part.content.attachments
    (blob,) = [item for item in scene.waiting() if item.lane is Lane.AUDIO]
    assert attached.id == sound
    assert attached.sha256 == (hashlib.sha256(b"".join(SOUND)).hexdigest(),)
    assert entry.segs[0].commit == segment_commitment(part.commit_key, attached.sha256[0])
    data = outbox.blob_path(scene.vault, blob).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry.segs[0].cipher_sha256 == blob.digest
    assert (entry.segs[0].size, blob.block_root) == (len(data), entry.segs[0].block_root)
    assert len(part.segment_keys[sound]) == 1
    other = _opened_by(scene, PartKind.IDENTITY, "custodian")
    assert sound not in other.segment_keys


def test_signatures_are_sealed_beside_their_statement(scene: Scene) -> None:
    statement = statements.keep(scene.vault, scene.interview_id, b"%PDF-", "uk", MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться", MOMENT)
    scene.seal()
    identity = _opened_by(scene, PartKind.IDENTITY, "custodian").content
    (signature,) = identity.signatures
    assert (signature.statement, signature.reason, signature.attachment) == (statement.sha256, "боїться", None)
    assert [attached.kind for attached in identity.attachments] == ["statement"]
    assert _opened_by(scene, PartKind.BODY, "coordinator").content.signatures == ()


def test_what_may_not_leave_is_sealed_to_nobody_and_of_it_only_that_word_leaves(scene: Scene) -> None:
    result = scene.seal(STAYS)
    assert not result.leaves
    assert [item.kind for item in scene.waiting()] == [ObjectKind.CONSENT_NOTICE]
    assert scene.summary().state is State.STAYS_HERE
    for entry in _manifest(scene).parts:
        assert Wrapset.from_bytes(_object(scene, entry.wrapset)).entries == ()
    assert opened.own_part(scene.vault, scene.interview_id, PartKind.BODY).content.record == RECORD.parts[Part.BODY]


def test_the_author_can_open_what_was_sealed_while_policy_lets_them(scene: Scene) -> None:
    scene.seal()
    part = opened.own_part(scene.vault, scene.interview_id, PartKind.IDENTITY)
    assert part.content.record == {"name": "Олена Кравченко"}


def test_a_draft_has_no_manifest_and_no_parts(scene: Scene) -> None:
    with pytest.raises(NoSuchInterview):
        _manifest(scene)
    with pytest.raises(NoSuchInterview):
        opened.own_part(scene.vault, scene.interview_id, PartKind.BODY)


def test_a_part_key_of_another_part_opens_nothing(scene: Scene) -> None:
    scene.seal()
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql(
            "UPDATE part_keys SET wrapped = (SELECT wrapped FROM part_keys WHERE part = 'body') WHERE part = 'facts'"
        )
    with pytest.raises(NoSuchInterview, match="no-longer-readable"):
        opened.own_part(scene.vault, scene.interview_id, PartKind.FACTS)


# Refusals: the draft stays as it was


def _nothing_happened(scene: Scene) -> None:
    assert scene.summary().state is State.DRAFT
    with scene.vault.read() as tx:
        assert tx.execute(select(objects)).all() == []
        assert tx.execute(select(journal)).all() == []
        assert [entry.action for entry in custody.of_interview(tx, scene.interview_id)] == [CustodyAction.CREATE]
    assert scene.waiting() == ()


def test_without_an_organisation_an_interview_stays_a_draft(vault: Vault) -> None:
    scene = Scene.begun(vault, with_organisation=False)
    with pytest.raises(NoOrganisation):
        scene.seal()
    _nothing_happened(scene)


def test_practice_and_real_work_are_never_sealed_together(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(scene.vault), "practice", True)
    with pytest.raises(PracticeMismatch):
        scene.seal()
    monkeypatch.undo()
    _nothing_happened(scene)


def test_practice_stands_in_every_signed_object(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "practice", practice=True)
    try:
        scene = Scene.begun(vault)
        scene.seal()
        assert _manifest(scene).practice
    finally:
        vault.close()


@pytest.mark.parametrize("withdrawn", ["audio", "photo_face"])
def test_what_consent_was_withdrawn_for_does_not_leave(scene: Scene, tmp_path: Path, withdrawn: str) -> None:
    scene.record_sound()
    scene.attach_photo(tmp_path)
    less = dataclasses.replace(CONSENT, **{withdrawn: False})  # type: ignore[arg-type]
    with pytest.raises(ConsentMissing):
        scene.seal(less)
    _nothing_happened(scene)
    # What stays on this laptop is sealed to nobody.
    assert not scene.seal(dataclasses.replace(less, leaves=False)).leaves


def test_sealing_twice_is_refused(scene: Scene) -> None:
    scene.seal()
    with pytest.raises(AlreadySealed):
        scene.seal()


def test_a_part_that_is_too_large_leaves_the_draft_as_it_was(scene: Scene) -> None:
    noise = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(20_000))
    record = SealedRecord({**RECORD.parts, Part.IDENTITY: {"told": noise}})
    scene.state()
    with pytest.raises(PartTooLarge):
        sealing.seal(scene.vault, scene.interview_id, record, CONSENT, MOMENT)
    _nothing_happened(scene)


def test_a_fault_at_the_last_moment_undoes_all_of_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.record_sound()

    def broken(*_: object) -> None:
        raise RuntimeError("power")

    monkeypatch.setattr("storage.interviews.sealing.custody.record", broken)
    with pytest.raises(RuntimeError):
        scene.seal()
    _nothing_happened(scene)
    monkeypatch.undo()
    assert scene.seal().blobs == 2


def test_a_form_with_an_unusual_name_and_version_can_be_sealed(scene: Scene) -> None:
    form = interviews.FormKey("Опитування №1", "", "e" * 64)
    with scene.vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, form, MOMENT)
    scene.seal(interview_id=draft.id)
    sealed = _manifest(scene, draft.id).form
    assert (sealed.id, sealed.version, sealed.digest) == ("____________1", "_", "e" * 64)


def test_the_queue_goes_text_first_then_photos_then_sound(scene: Scene, tmp_path: Path) -> None:
    scene.record_sound()
    scene.attach_photo(tmp_path)
    scene.seal()
    items = scene.waiting()
    assert [item.lane for item in items] == [Lane.OBJECTS] * 10 + [Lane.PHOTOS, Lane.PHOTOS, Lane.AUDIO]
    assert items[0].kind is ObjectKind.REVISION
    assert all(item.size > 0 for item in items)
    sizes = [len(_object(scene, item.digest)) for item in items if not item.is_blob]
    assert sizes == [item.size for item in items[:10]]


# The statement that is sealed is the one that was read and signed


def _not_final(scene: Scene) -> str:
    with pytest.raises(StatementNotFinal) as caught:
        sealing.seal(scene.vault, scene.interview_id, RECORD, CONSENT, MOMENT)
    _nothing_happened(scene)
    return caught.value.code


def test_without_a_statement_nothing_is_sealed(scene: Scene) -> None:
    assert _not_final(scene) == "no-statement"


def test_an_answer_after_the_statement_asks_for_it_again_whatever_the_clock_says(scene: Scene) -> None:
    scene.answer(("/f/name", "Олена"))
    statements.keep(scene.vault, scene.interview_id, b"%PDF-1", "uk", later(60))
    scene.answer(("/f/name", "Оксана"))
    assert _not_final(scene) == "statement-outdated"
    statements.keep(scene.vault, scene.interview_id, b"%PDF-2", "uk", MOMENT)
    assert sealing.seal(scene.vault, scene.interview_id, RECORD, CONSENT, MOMENT).leaves


def test_an_answer_changed_back_leaves_statement_and_signatures_as_they_were(scene: Scene) -> None:
    scene.answer(("/f/name", "Олена"))
    first = statements.keep(scene.vault, scene.interview_id, b"%PDF-", "uk", MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться", MOMENT)
    scene.answer(("/f/name", "Оксана"))
    scene.answer(("/f/name", "Олена"))
    assert _not_final(scene) == "statement-outdated"
    again = statements.keep(scene.vault, scene.interview_id, b"%PDF-", "uk", later(60))
    assert again == dataclasses.replace(first, answers=again.answers)
    assert sealing.seal(scene.vault, scene.interview_id, RECORD, CONSENT, MOMENT).leaves


def test_an_answer_that_came_while_the_pages_were_made_does_not_stand_in_them(scene: Scene) -> None:
    with scene.vault.read() as tx:
        answers = statements.newest_answer(tx, scene.interview_id)
    scene.answer(("/f/name", "Олена"))
    statements.keep(scene.vault, scene.interview_id, b"%PDF-", "uk", MOMENT, answers=answers)
    assert _not_final(scene) == "statement-outdated"


def test_whoever_signed_an_earlier_statement_signs_the_present_one_too(scene: Scene) -> None:
    statements.keep(scene.vault, scene.interview_id, b"%PDF-1", "uk", MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться", MOMENT)
        signatures.refuse(tx, scene.interview_id, "interpreter", "поспішає", MOMENT)
    statements.keep(scene.vault, scene.interview_id, b"%PDF-2", "uk", later(1))
    assert _not_final(scene) == "signature-outdated"
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться", later(2))
        given = signatures.of_interview(tx, scene.interview_id)
        assert signatures.to_repeat(given) == ("interpreter",)
    assert _not_final(scene) == "signature-outdated"
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "interpreter", "пішла", later(3))
    assert sealing.seal(scene.vault, scene.interview_id, RECORD, CONSENT, MOMENT).leaves
