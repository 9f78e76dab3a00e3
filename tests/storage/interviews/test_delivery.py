from pathlib import Path

import pytest
from sqlalchemy import select

from storage.crypto.signing import SigningKey
from storage.interviews import custody, device, interviews, outbox, receipts
from storage.interviews.errors import NoOrganisation, NoSuchInterview, PracticeMismatch, ReceiptRefused
from storage.interviews.interviews import State
from storage.interviews.outbox import Sending
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.vault import Vault
from storage.vault.tables import receipts as receipt_table
from tests.storage.interviews.scene import Scene, later
from tests.storage.organisations import OrganisationKeys, seed


def _receipt(scene: Scene, digests: list[str], **more: object) -> bytes:
    with scene.vault.read() as tx:
        own = device.identity(tx).signing.public
    return scene.keys.receipt(own, digests, **more)  # type: ignore[arg-type]


def _record(scene: Scene, receipt: bytes, asked: list[str] | None = None) -> receipts.ReceiptEffect:
    with scene.vault.transaction() as tx:
        return receipts.record(tx, receipt, later(30), asked=asked or ())


def _sealed(scene: Scene, folder: Path) -> list[str]:
    scene.record_sound()
    scene.attach_photo(folder)
    scene.seal()
    return [item.digest for item in scene.waiting()]


def test_delivered_is_what_receipts_for_all_of_it_say_and_nothing_less(scene: Scene, tmp_path: Path) -> None:
    digests = _sealed(scene, tmp_path)
    with scene.vault.transaction() as tx:
        for digest in digests:
            outbox.sent(tx, digest)
    assert scene.summary().state is State.WAITING
    effect = _record(scene, _receipt(scene, digests[:-1]), digests[:-1])
    assert (effect.items, effect.delivered) == (len(digests) - 1, ())
    assert scene.summary().state is State.WAITING
    effect = _record(scene, _receipt(scene, digests[-1:]))
    assert (effect.items, effect.delivered) == (1, (scene.interview_id,))
    summary = scene.summary()
    assert (summary.state, summary.delivered_at) == (State.DELIVERED, "2026-11-23T10:00:00.000Z")
    with scene.vault.read() as tx:
        assert custody.of_interview(tx, scene.interview_id)[-1].action is CustodyAction.ACKNOWLEDGE
        assert len(receipts.of_interview(tx, scene.interview_id)) == 2
        assert outbox.waiting(tx, include_sent=True) == ()


def test_custody_events_may_come_later_than_the_interview(scene: Scene) -> None:
    scene.seal()
    evidence = [item.digest for item in scene.waiting() if item.kind is not ObjectKind.CUSTODY_EVENT]
    assert _record(scene, _receipt(scene, evidence)).delivered == (scene.interview_id,)


def test_a_receipt_that_comes_twice_changes_nothing(scene: Scene, tmp_path: Path) -> None:
    receipt = _receipt(scene, _sealed(scene, tmp_path))
    _record(scene, receipt)
    again = _record(scene, receipt)
    assert (again.items, again.delivered) == (0, ())


def test_what_a_restored_vault_has_forgotten_does_not_spoil_a_receipt(scene: Scene) -> None:
    scene.seal()
    first = scene.waiting()[0].digest
    assert _record(scene, _receipt(scene, [first, "0" * 64])).items == 1


def test_a_receipt_raises_the_trusted_time(scene: Scene) -> None:
    scene.seal()
    _record(scene, _receipt(scene, [scene.waiting()[0].digest]))
    with scene.vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, scene.summary().form, later(10))
    scene.seal(interview_id=draft.id, moment=later(10))
    from storage.interviews import opened

    with scene.vault.read() as tx:
        time = opened.manifest(tx, draft.id).time
    assert (time.trusted_floor, time.suspect) == ("2026-11-23T10:00:00.000Z", True)


def _refused(scene: Scene, receipt: bytes, asked: list[str] | None = None) -> str:
    with pytest.raises(ReceiptRefused) as caught:
        _record(scene, receipt, asked)
    with scene.vault.read() as tx:
        assert tx.execute(select(receipt_table)).all() == []
        assert outbox.totals(tx).receipted == 0
    return caught.value.code


def test_a_receipt_is_believed_only_from_the_pinned_key_for_this_device_about_our_objects(scene: Scene) -> None:
    scene.seal()
    first, second = (item.digest for item in scene.waiting()[:2])
    stranger = SigningKey.from_seed(seed(99))
    good = _receipt(scene, [first])
    assert _refused(scene, _receipt(scene, [first], key=stranger)) == "receipt-signature"
    assert _refused(scene, _receipt(scene, [first], key=scene.keys.root)) == "receipt-signature"
    assert _refused(scene, scene.keys.receipt(stranger.public, [first])) == "receipt-other-device"
    assert _refused(scene, _receipt(scene, ["0" * 64])) == "receipt-unknown-object"
    assert _refused(scene, good, [first, second]) == "receipt-incomplete"
    assert _refused(scene, good[:-1]) == "receipt-damaged"
    assert _refused(scene, good[:20] + b"\0" + good[21:]) == "receipt-signature"
    with pytest.raises(PracticeMismatch):
        _record(scene, _receipt(scene, [first], practice=True))


def test_without_an_organisation_no_receipt_can_be_believed(vault: Vault) -> None:
    scene = Scene.begun(vault, with_organisation=False)
    with pytest.raises(NoOrganisation):
        _record(scene, OrganisationKeys().receipt(bytes(32), ["0" * 64]))


def test_what_was_refused_is_parked_blocks_nobody_and_can_be_tried_again(scene: Scene) -> None:
    scene.seal()
    first = scene.waiting()[0].digest
    with scene.vault.transaction() as tx:
        outbox.parked(tx, first, "digest-mismatch")
        assert first not in {item.digest for item in outbox.waiting(tx, include_sent=True)}
        (item,) = [item for item in outbox.of_interview(tx, scene.interview_id) if item.digest == first]
    assert (item.state, item.code) == (Sending.PARKED, "digest-mismatch")
    summary = scene.summary()
    assert (summary.state, summary.parked_code) == (State.PARKED, "digest-mismatch")
    with scene.vault.transaction() as tx:
        assert outbox.retry_parked(tx) == 1
    assert scene.summary().state is State.WAITING


def test_what_is_receipted_never_moves_back(scene: Scene) -> None:
    scene.seal()
    first, second = (item.digest for item in scene.waiting()[:2])
    _record(scene, _receipt(scene, [first]))
    with scene.vault.transaction() as tx:
        outbox.sent(tx, second)
        outbox.parked(tx, first, "x")
        outbox.sent(tx, first)
        unreceipted = {item.digest for item in outbox.waiting(tx, include_sent=True)}
        totals = outbox.totals(tx)
    assert second in unreceipted
    assert first not in unreceipted
    assert (totals.waiting, totals.sent, totals.parked, totals.receipted) == (9, 1, 0, 1)
    assert totals.waiting_bytes == sum(item.size for item in scene.waiting())


def test_an_interview_whose_queue_is_gone_is_simply_sealed(scene: Scene) -> None:
    scene.seal()
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM outbox")
    assert scene.summary().state is State.SEALED


def test_there_is_no_object_under_an_unknown_digest(vault: Vault) -> None:
    with pytest.raises(NoSuchInterview), vault.read() as tx:
        outbox.content(tx, "0" * 64)
