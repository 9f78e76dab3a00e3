"""A correction that must not leave: what had left before, and what central is told."""

import dataclasses
from pathlib import Path

import pytest

from forms.engine.changes import Write
from forms.interview.consent import Consent
from storage.integrity import check
from storage.interviews import amending, attachments, custody, device, drafts, opened, outbox, receipts, sealing
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.interviews import State
from storage.interviews.outbox import Sending
from storage.interviews.withdrawing import Forgetting
from storage.objects import envelope
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.kinds import ObjectKind
from tests.storage.interviews.closings import UNTIL_SEAL, scene_under
from tests.storage.interviews.scene import CONSENT, RECORD, STAYS, Scene, later


def _correct(scene: Scene, interview_id: str, seconds: int) -> str:
    draft = amending.amend(scene.vault, interview_id, later(seconds))
    with scene.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/form/consent", str(seconds))], later(seconds))
    return draft


def _receipt(scene: Scene, *digests: str) -> None:
    with scene.vault.transaction() as tx:
        receipts.record(tx, scene.keys.receipt(device.identity(tx).signing.public, digests), later(30))


def test_central_is_told_that_consent_was_withdrawn_and_not_a_word_more(scene: Scene) -> None:
    sealed = scene.seal()
    _receipt(scene, *(item.digest for item in scene.waiting()))
    draft = _correct(scene, scene.interview_id, 60)
    assert scene.seal(STAYS, interview_id=draft).is_withdrawn
    item, notice = sorted(scene.waiting(), key=lambda one: one.kind is ObjectKind.CONSENT_NOTICE)
    assert (item.kind, item.interview_id) == (ObjectKind.CUSTODY_EVENT, scene.interview_id)
    # What is to be done, in codes that central cannot read; with the revision that stays.
    assert (notice.kind, notice.interview_id) == (ObjectKind.CONSENT_NOTICE, draft)
    with scene.vault.read() as tx:
        frame = outbox.content(tx, item.digest)
        public = device.identity(tx).signing.public
        event, signed = envelope.read(ObjectKind.CUSTODY_EVENT, CustodyEvent, frame, public)
        (told,) = (one for one in custody.of_interview(tx, draft) if one.action is CustodyAction.WITHDRAW)
        assert custody.is_unbroken(tx)
    assert (event.action, event.interview, event.rev) == (CustodyAction.WITHDRAW, scene.interview_id, 1)
    assert event.object == sealed.manifest_digest
    assert "withdraw" in signed.payload.decode()
    assert told.object == signed.digest
    assert (scene.summary().state, scene.summary().is_withdrawn) == (State.DELIVERED, True)
    assert (scene.summary(draft).state, scene.summary(draft).is_withdrawn) == (State.STAYS_HERE, False)


def test_what_has_not_left_yet_does_not_leave_any_more(scene: Scene) -> None:
    scene.record_sound()
    scene.seal()
    items = scene.waiting()
    with scene.vault.transaction() as tx:
        for item in items[:2]:
            outbox.sent(tx, item.digest)
    draft = _correct(scene, scene.interview_id, 60)
    scene.seal(STAYS, interview_id=draft)
    with scene.vault.read() as tx:
        left = outbox.of_interview(tx, scene.interview_id)
        assert [outbox.is_wanted(tx, item.digest) for item in items[2:]] == [False] * len(items[2:])
    assert {item.digest for item in left if item.state is Sending.SENT} == {item.digest for item in items[:2]}
    assert [item.kind for item in left if item.state is Sending.WAITING] == [ObjectKind.CUSTODY_EVENT]
    # Central asks for the rest: there is nothing to give.
    with scene.vault.transaction() as tx:
        outbox.sent(tx, items[3].digest)
        assert outbox.retry_parked(tx) == 0
    assert {item.kind for item in scene.waiting()} == {ObjectKind.CUSTODY_EVENT, ObjectKind.CONSENT_NOTICE}


def test_a_receipt_for_the_withdrawal_makes_nothing_delivered(scene: Scene) -> None:
    scene.seal()
    first = scene.waiting()[0]
    _receipt(scene, first.digest)
    scene.seal(STAYS, interview_id=_correct(scene, scene.interview_id, 60))
    _receipt(scene, *(item.digest for item in scene.waiting()))
    assert (scene.summary().state, scene.summary().delivered_at) == (State.SEALED, "")


def test_it_is_told_once_and_again_when_consent_was_given_and_withdrawn_anew(scene: Scene) -> None:
    scene.seal()
    second = _correct(scene, scene.interview_id, 60)
    assert scene.seal(STAYS, interview_id=second).is_withdrawn
    third = _correct(scene, second, 120)
    assert not scene.seal(STAYS, interview_id=third).is_withdrawn
    fourth = _correct(scene, third, 180)
    assert not scene.seal(CONSENT, interview_id=fourth).is_withdrawn
    assert not scene.summary(fourth).is_withdrawn
    fifth = _correct(scene, fourth, 240)
    assert scene.seal(STAYS, interview_id=fifth).is_withdrawn
    events = [item for item in scene.waiting() if item.kind is ObjectKind.CUSTODY_EVENT]
    assert len(events) == 2
    with scene.vault.read() as tx:
        assert opened.manifest(tx, fifth).rev == 5


def test_what_never_was_to_leave_needs_no_withdrawal(scene: Scene) -> None:
    scene.seal(STAYS)
    assert not scene.seal(STAYS, interview_id=_correct(scene, scene.interview_id, 60)).is_withdrawn
    # Of what stays only the word leaves that it does.
    assert {item.kind for item in scene.waiting()} == {ObjectKind.CONSENT_NOTICE}


ALL = dataclasses.replace(CONSENT, photo_injuries=True, video=True, phone=True)


def _items(scene: Scene, interview_id: str = "") -> set[str]:
    with scene.vault.read() as tx:
        items = outbox.of_interview(tx, interview_id or scene.interview_id)
    return {item.digest for item in items if item.state is Sending.WAITING and item.kind != ObjectKind.CUSTODY_EVENT}


def test_what_was_kept_back_leaves_when_consent_is_given_again(scene: Scene) -> None:
    scene.record_sound()
    scene.seal()
    kept_back = _items(scene)
    assert len(kept_back) > 9
    first, *_ = scene.waiting()
    with scene.vault.transaction() as tx:
        outbox.parked(tx, first.digest, "blob-conflict")
    second = _correct(scene, scene.interview_id, 60)
    scene.seal(STAYS, interview_id=second)
    assert _items(scene) == set()
    third = _correct(scene, second, 120)
    assert scene.seal(interview_id=third).is_renewed
    assert _items(scene) == kept_back
    assert not scene.summary().is_withdrawn
    with scene.vault.read() as tx:
        entries = [one for one in custody.of_interview(tx, scene.interview_id) if one.action is CustodyAction.RENEW]
        frame = outbox.content(tx, entries[0].object)
        event, _ = envelope.read(ObjectKind.CUSTODY_EVENT, CustodyEvent, frame, device.identity(tx).signing.public)
        assert outbox.is_wanted(tx, entries[0].object)
    assert (event.action, event.rev, event.interview) == (CustodyAction.RENEW, 1, scene.interview_id)
    assert event.object == scene.summary().manifest_digest
    assert check.full(scene.vault).is_sound
    _receipt(scene, *(item.digest for item in scene.waiting()))
    assert scene.summary().state is State.DELIVERED
    # And the next withdrawal counts again.
    assert scene.seal(STAYS, interview_id=_correct(scene, third, 180)).is_withdrawn
    assert scene.summary().is_withdrawn
    assert check.full(scene.vault).is_sound


@pytest.mark.parametrize("refused", ["audio", "shown"])
def test_what_the_person_still_does_not_agree_to_stays(scene: Scene, refused: str) -> None:
    scene.record_sound()
    scene.seal()
    second = _correct(scene, scene.interview_id, 60)
    scene.seal(STAYS, interview_id=second)
    third = _correct(scene, second, 120)
    consent = dataclasses.replace(CONSENT, audio=refused != "audio")
    scene.state(third)
    sealed = sealing.seal(
        scene.vault, third, RECORD, consent, later(120), refuses=lambda one: refused == "shown" and one.duration_ms > 0
    )
    assert not sealed.is_renewed
    assert _items(scene) == set()
    assert scene.summary().is_withdrawn
    # Later they agree to that too.
    assert scene.seal(interview_id=_correct(scene, third, 180)).is_renewed
    assert len(_items(scene)) > 9


def test_what_holds_something_that_was_withdrawn_leaves_no_further_though_nothing_is_destroyed(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    second = _correct(scene, scene.interview_id, 60)
    scene.state(second)
    silent = dataclasses.replace(CONSENT, audio=False)

    def withdrew(one: Attachment) -> bool:
        return one.kind is AttachmentKind.AUDIO

    assert sealing.seal(scene.vault, second, RECORD, silent, later(60), withdrew=withdrew).is_withdrawn
    assert _items(scene) == set()
    assert len(_items(scene, second)) > 8
    assert (scene.summary().is_withdrawn, scene.summary(second).is_withdrawn) == (True, False)
    with scene.vault.read() as tx:
        assert sound in {one.id for one in attachments.of_interview(tx, scene.interview_id)}
    # It was said; the next correction, in which it still stands, says it no more.
    third = _correct(scene, second, 120)
    scene.state(third)
    sealed = sealing.seal(scene.vault, third, RECORD, silent, later(120), withdrew=withdrew)
    assert (sealed.is_withdrawn, sealed.is_renewed) == (False, False)
    assert not scene.summary(second).is_withdrawn
    assert check.full(scene.vault).is_sound


def test_what_was_destroyed_by_a_withdrawal_never_leaves(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.seal()
    second = _correct(scene, scene.interview_id, 60)
    scene.state(second)
    forgetting = Forgetting(attachments=frozenset([sound]))
    sealing.seal(scene.vault, second, RECORD, STAYS, later(60), forgetting=forgetting)
    third = _correct(scene, second, 120)
    assert not scene.seal(ALL, interview_id=third).is_renewed
    assert _items(scene) == set()


@pytest.mark.parametrize(("consent", "is_renewed"), [(CONSENT, False), (ALL, True)])
def test_of_what_is_closed_nobody_knows_what_it_shows(tmp_path: Path, consent: Consent, *, is_renewed: bool) -> None:
    scene = scene_under(tmp_path, UNTIL_SEAL)
    scene.record_sound()
    assert scene.seal().is_closed
    kept_back = _items(scene)
    second = _correct(scene, scene.interview_id, 60)
    scene.seal(STAYS, interview_id=second)
    third = _correct(scene, second, 120)
    assert scene.seal(consent, interview_id=third).is_renewed is is_renewed
    assert _items(scene) == (kept_back if is_renewed else set())


def test_what_was_sent_before_a_withdrawal_waits_for_its_receipt_and_never_goes_again(scene: Scene) -> None:
    scene.record_sound()
    scene.seal()
    with scene.vault.transaction() as tx:
        for item in outbox.waiting(tx):
            outbox.sent(tx, item.digest)
    scene.seal(STAYS, interview_id=_correct(scene, scene.interview_id, 60))
    with scene.vault.read() as tx:
        items = outbox.of_interview(tx, scene.interview_id)
        sent = [item for item in items if item.state is Sending.SENT and item.kind != ObjectKind.CUSTODY_EVENT]
        assert len(sent) > 9
        # A central that lost them, or a stick, gets none of them.
        assert {item.kind.value for item in outbox.waiting(tx, include_sent=True)} == set(outbox.ALWAYS)
        assert not any(outbox.is_wanted(tx, item.digest) for item in sent)
    _receipt(scene, sent[0].digest)
