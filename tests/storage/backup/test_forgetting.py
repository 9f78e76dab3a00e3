"""What a person withdrew loses its keys when somebody says so, here and in the copies, and nothing else does."""

import dataclasses
from pathlib import Path

import pytest

from forms.engine.changes import Write
from forms.interview.consent import Consent
from storage.backup import generations, medium, state
from storage.backup.databases import still, vault_database_key
from storage.integrity import check
from storage.interviews import (
    amending,
    attachments,
    closing,
    custody,
    drafts,
    interviews,
    opened,
    playback,
    receipts,
    sealing,
    withdrawing,
)
from storage.interviews import device as device_rows
from storage.interviews.errors import ConsentMissing, NoSuchInterview
from storage.interviews.sealing import SealResult
from storage.interviews.withdrawing import Forgetting
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault import Vault
from tests.storage.interviews.scene import CONSENT, RECORD, STAYS, Scene, later

SILENT = dataclasses.replace(CONSENT, audio=False)


@pytest.fixture
def scene(vault: Vault) -> Scene:
    """A draft without anything attached."""
    return Scene.begun(vault)


def correct(scene: Scene, consent: Consent, forgetting: Forgetting, *, sound: bool = False) -> SealResult:
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    with scene.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/form/consent", "withdrawn")], later(60))
    if sound:
        begun, scene.interview_id = scene.interview_id, draft
        scene.record_sound()
        scene.interview_id = begun
    scene.state(draft)
    return sealing.seal(scene.vault, draft, RECORD, consent, later(120), forgetting=forgetting)


def of_kind(scene: Scene, kind: attachments.AttachmentKind) -> Forgetting:
    with scene.vault.read() as tx:
        draft_reach = attachments.of_interview(tx, scene.interview_id)
    return Forgetting(attachments=frozenset(one.id for one in draft_reach if one.kind is kind))


def keys_in(folder: Path, vault: Vault) -> list[int]:
    found = []
    for name in generations.NAMES:
        with still(folder / name, vault_database_key(vault)) as connection:
            found.append(
                connection.execute("SELECT count(*) FROM segments WHERE wrapped_key IS NOT NULL").fetchone()[0]
            )
    return found


def test_a_withdrawn_recording_cannot_be_opened_here_and_the_photo_still_can(scene: Scene, tmp_path: Path) -> None:
    sound = scene.record_sound()
    photo = scene.attach_photo(tmp_path)
    scene.seal()
    result = correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO))
    assert result.leaves and result.is_withdrawn and not result.is_closed
    with pytest.raises(NoSuchInterview) as caught:
        playback.open_attachment(scene.vault, sound)
    assert caught.value.code == "no-longer-readable"
    # The sealed part holds the key of the sound as well.
    with pytest.raises(NoSuchInterview):
        opened.own_part(scene.vault, scene.interview_id, PartKind.BODY)
    playback.open_attachment(scene.vault, photo).close()
    assert opened.own_part(scene.vault, scene.interview_id, PartKind.IDENTITY).content.record
    assert opened.own_part(scene.vault, result.interview_id, PartKind.BODY).content.record
    with scene.vault.read() as tx:
        (gone,) = (one for one in custody.of_interview(tx, scene.interview_id) if one.action is CustodyAction.REMOVE)
        assert custody.is_unbroken(tx)
        assert interviews.get(tx, scene.interview_id).is_withdrawn
    assert gone.detail == "withdrawn"
    # Sealed bytes stay, and nothing looks like damage.
    assert check.full(scene.vault).is_sound
    assert {item.interview_id for item in scene.waiting() if item.kind.value != "custody-event"} == {
        result.interview_id
    }


def test_generations_and_the_medium_follow_a_withdrawn_recording(scene: Scene, stick: Path) -> None:
    scene.record_sound()
    scene.seal()
    for minute in range(2):
        generations.keep_up(scene.vault, later(30 + minute))
        medium.copy(scene.vault, later(30 + minute))
    own = scene.vault.directory / "bak"
    before = keys_in(own, scene.vault)
    assert before == keys_in(stick / "bak", scene.vault)
    correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO))
    assert generations.is_renewal_due(scene.vault)
    assert state(scene.vault).removals_waiting == 1
    generations.keep_up(scene.vault, later(180))
    medium.copy(scene.vault, later(180))
    with scene.vault.read() as tx:
        left = tx.exec_driver_sql("SELECT count(*) FROM segments WHERE wrapped_key IS NOT NULL").scalar_one()
        gone = tx.exec_driver_sql("SELECT count(*) FROM segments WHERE wrapped_key IS NULL").scalar_one()
    assert gone == 1
    assert keys_in(own, scene.vault) == keys_in(stick / "bak", scene.vault) == [left, left]
    assert state(scene.vault).removals_waiting == 0


def test_who_withdraws_everything_is_read_nowhere_here_any_more(scene: Scene) -> None:
    scene.record_sound()
    scene.answer(("/first_account/told", "Вони прийшли вранці."))
    scene.seal()
    result = correct(scene, STAYS, Forgetting(everything=True))
    assert result.is_closed and result.is_withdrawn
    with scene.vault.read() as tx:
        for each in (scene.interview_id, result.interview_id):
            assert interviews.get(tx, each).is_closed
            (closed,) = (one for one in custody.of_interview(tx, each) if one.action is CustodyAction.CLOSE)
            assert closed.detail == "withdrawn"
        assert tx.exec_driver_sql("SELECT count(*) FROM answer_revisions").scalar_one() == 0
        assert tx.exec_driver_sql("SELECT count(*) FROM part_keys").scalar_one() == 0
        assert tx.exec_driver_sql("SELECT count(*) FROM segments WHERE wrapped_key IS NOT NULL").scalar_one() == 0
        assert closing.TIDY_DUE in tx.exec_driver_sql("SELECT name FROM settings").scalars().all()
    assert check.full(scene.vault).is_sound


def test_without_being_told_nothing_is_destroyed(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    correct(scene, STAYS, Forgetting())
    playback.open_attachment(scene.vault, sound).close()
    assert opened.own_part(scene.vault, scene.interview_id, PartKind.BODY).content.record


def test_a_correction_cannot_forget_and_bring_the_same_again(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    with pytest.raises(ConsentMissing):
        correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO), sound=True)
    playback.open_attachment(scene.vault, sound).close()


def test_recordings_of_other_interviews_are_out_of_reach(scene: Scene) -> None:
    other = Scene(scene.vault, scene.interview_id, scene.mission_id, scene.keys)
    with scene.vault.transaction() as tx:
        other.interview_id = interviews.start(
            tx, scene.mission_id, interviews.get(tx, scene.interview_id).form, later(1)
        ).id
    sound = other.record_sound()
    scene.seal()
    correct(scene, SILENT, Forgetting(attachments=frozenset((sound,))))
    playback.open_attachment(scene.vault, sound).close()


def test_reach_tells_what_can_be_destroyed_and_what_has_left(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    with scene.vault.read() as tx:
        found = withdrawing.reach(tx, draft)
    assert (found.revisions, found.has_left, found.delivered_at) == (1, False, "")
    assert sound in {one.id for one in found.attachments}
    with scene.vault.transaction() as tx:
        receipts.record(
            tx,
            scene.keys.receipt(device_rows.identity(tx).signing.public, [item.digest for item in scene.waiting()]),
            later(30),
        )
    with scene.vault.read() as tx:
        found = withdrawing.reach(tx, draft)
    assert found.has_left and found.delivered_at


def test_what_was_narrowed_and_delivered_can_still_be_closed_by_policy(scene: Scene, tmp_path: Path) -> None:
    scene.record_sound()
    scene.attach_photo(tmp_path)
    scene.seal()
    with scene.vault.transaction() as tx:
        receipts.record(
            tx,
            scene.keys.receipt(device_rows.identity(tx).signing.public, [item.digest for item in scene.waiting()]),
            later(30),
        )
    correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO))
    with scene.vault.read() as tx:
        assert closing.outlook(tx, scene.vault, scene.interview_id).keeps is None
