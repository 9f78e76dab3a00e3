"""What the laptop believes of central's log, what it keeps as evidence, and when it may rely on central alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from storage.crypto import tree
from storage.crypto.signing import SigningKey
from storage.interviews import central_log, custody, interviews, opened, organisation, outbox, purging, receipts
from storage.interviews.central_log import Disagreement
from storage.interviews.errors import ReceiptRefused
from storage.interviews.purging import Lack, Verdict
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Policy
from storage.objects.receipt import Receipt
from storage.vault.log_tables import log_checkpoints, log_evidence, receipt_proofs
from tests.storage.interviews.closings import UNTIL_RECEIPT, assert_open, due, take_package
from tests.storage.interviews.scene import Scene, later
from tests.storage.logged import AT, LogOfCentral, witness_text
from tests.storage.organisations import seed
from tests.storage.vaults import MOMENT, new_vault

PARTNER = ("partner.example/w1", SigningKey.from_seed(seed(21)))
OTHER = ("other.example/w2", SigningKey.from_seed(seed(22)))
NOW = "2026-11-24T12:00:00.000Z"
LEAVES = [tree.leaf_hash(bytes([number])) for number in range(40)]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene.begun(new_vault(tmp_path / "vault"), policy=UNTIL_RECEIPT)
    made.seal()
    yield made
    made.vault.close()


def digests(scene: Scene) -> list[str]:
    with scene.vault.read() as tx:
        return [item.digest for item in outbox.of_interview(tx, scene.interview_id)]


def verdict(scene: Scene, now: str = NOW) -> Verdict:
    with scene.vault.read() as tx:
        digest = interviews.get(tx, scene.interview_id).manifest_digest
        return purging.safe_to_purge(tx, digest, opened.manifest(tx, scene.interview_id), now)


def evidence(scene: Scene) -> list[Disagreement]:
    with scene.vault.read() as tx:
        return [one.kind for one in central_log.evidence(tx)]


def change_policy(scene: Scene, **changed: object) -> None:
    package = scene.keys.payload(version=2, policy=Policy.model_validate({**UNTIL_RECEIPT.model_dump(), **changed}))
    take_package(scene, package)


def deliver(scene: Scene, log: LogOfCentral | None = None) -> bytes:
    """All of it is receipted and proved; the receipt."""
    log = log or scene.log
    with scene.vault.transaction() as tx:
        named = [item.digest for item in outbox.of_interview(tx, scene.interview_id)]
        log.keep(tx, named, later(0, wall=AT))
        return log.receipt(tx, named)


def test_a_receipt_alone_delivers_and_lets_nothing_be_removed(scene: Scene) -> None:
    assert verdict(scene) == Verdict("", Lack.RECEIPT)
    with scene.vault.transaction() as tx:
        frame = scene.log.receipt(tx, digests(scene))
        assert receipts.record(tx, frame, later(0, wall=AT)).delivered == (scene.interview_id,)
    assert verdict(scene) == Verdict(AT, Lack.PROOF)
    assert due(scene) == ()
    with scene.vault.transaction() as tx:
        assert scene.log.show(tx, MOMENT) is None
        assert scene.log.prove(tx, frame, MOMENT) is None
        assert scene.log.prove(tx, frame, MOMENT) is None
    assert verdict(scene) == Verdict(AT)
    assert due(scene) == (scene.interview_id,)


def test_a_receipt_from_before_there_was_a_log_lets_nothing_be_removed(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        public = scene.keys
        own = Receipt.from_bytes(
            envelope.from_frame(ObjectKind.RECEIPT, scene.log.receipt(tx, digests(scene))).payload
        ).model_copy(update={"log": None})
        receipts.record(tx, envelope.sign(own, public.receipts).to_frame(), later(0, wall=AT))
        assert central_log.prove(tx, envelope.sign(own, public.receipts).to_frame(), (), MOMENT) is None
        assert not central_log.unproved(tx)
    assert evidence(scene) == []
    assert verdict(scene) == Verdict(AT, Lack.PROOF)


def test_receipts_must_be_as_old_as_the_policy_says(scene: Scene) -> None:
    change_policy(scene, receipt_hours=24)
    deliver(scene)
    assert verdict(scene, "2026-11-24T09:59:59.999Z") == Verdict(AT, Lack.AGE)
    assert verdict(scene, "") == Verdict(AT, Lack.AGE)
    assert verdict(scene, "2026-11-24T10:00:00.000Z") == Verdict(AT)


def test_so_many_witnesses_must_have_cosigned_as_the_policy_says(scene: Scene) -> None:
    change_policy(scene, witnesses=(witness_text(*PARTNER), witness_text(*OTHER)), witnesses_needed=2)
    deliver(scene)
    assert verdict(scene) == Verdict(AT, Lack.WITNESS)
    with scene.vault.transaction() as tx:
        assert scene.log.show(tx, MOMENT, PARTNER) is None
    assert verdict(scene) == Verdict(AT, Lack.WITNESS)
    scene.log.grow(LEAVES[:7])
    with scene.vault.transaction() as tx:
        assert scene.log.show(tx, MOMENT) is None
        scene.log.grow(LEAVES[7:9])
        # Cosigned is a later checkpoint, which is proved to go on from the one in which the receipt stands.
        assert scene.log.show(tx, MOMENT, PARTNER, OTHER) is None
    assert verdict(scene) == Verdict(AT)


def test_a_cosignature_counts_when_it_comes_after_its_checkpoint(scene: Scene) -> None:
    change_policy(scene, witnesses=(witness_text(*PARTNER),), witnesses_needed=1)
    deliver(scene)
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT, PARTNER)
        scene.log.show(tx, MOMENT)
    assert verdict(scene) == Verdict(AT)


def test_a_witness_that_nobody_named_counts_nothing(scene: Scene) -> None:
    change_policy(scene, witnesses=(witness_text(*PARTNER),), witnesses_needed=1)
    deliver(scene)
    for unknown in (OTHER, (PARTNER[0], OTHER[1]), (OTHER[0], PARTNER[1])):
        with scene.vault.transaction() as tx:
            scene.log.show(tx, MOMENT, unknown)
    assert verdict(scene) == Verdict(AT, Lack.WITNESS)


def test_a_log_goes_on_from_what_is_held(scene: Scene) -> None:
    for count in (3, 5, 0, 8):
        scene.log.grow(LEAVES[:count])
        with scene.vault.transaction() as tx:
            assert scene.log.show(tx, MOMENT) is None
            assert central_log.held_size(tx) == scene.log.size
    assert evidence(scene) == []


@pytest.mark.parametrize("at", [0, 4, 6])
def test_a_forked_log_is_kept_as_evidence_and_nothing_is_removed_ever_after(scene: Scene, at: int) -> None:
    deliver(scene)
    assert verdict(scene).is_safe
    forked = LogOfCentral()
    hashes = [scene.log.nodes[0, number] for number in range(scene.log.size)]
    forked.grow([*hashes[:at], LEAVES[20], *hashes[at + 1 :], *LEAVES[:2]])
    with scene.vault.transaction() as tx:
        assert forked.show(tx, MOMENT) is Disagreement.FORKED
        assert central_log.held_size(tx) == scene.log.size
        (found,) = central_log.evidence(tx)
        assert found.held == scene.log.note()
        assert found.shown == forked.note()
        assert central_log.has_evidence(tx)
        entries = custody.of_vault(tx)
    assert [one.detail for one in entries if one.action is CustodyAction.NOTICE] == ["log-forked"]
    assert verdict(scene) == Verdict("", Lack.ALARM)
    # The log as it was comes again: too late.
    with scene.vault.transaction() as tx:
        assert scene.log.show(tx, MOMENT) is None
    assert due(scene) == ()
    assert_open(scene)


def test_another_root_of_the_same_size_is_a_fork(scene: Scene) -> None:
    scene.log.grow(LEAVES[:5])
    other = LogOfCentral()
    other.grow(LEAVES[1:6])
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT)
        assert other.show(tx, MOMENT) is Disagreement.FORKED
        assert other.show(tx, MOMENT) is Disagreement.FORKED
    assert evidence(scene) == [Disagreement.FORKED]


@pytest.mark.parametrize("size", [0, 1, 4])
def test_a_log_that_was_cut_short_is_kept_as_evidence(scene: Scene, size: int) -> None:
    scene.log.grow(LEAVES[:5])
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT)
        assert scene.log.show(tx, MOMENT, size=size) is Disagreement.SHRUNK
    assert evidence(scene) == [Disagreement.SHRUNK]


def test_a_receipt_whose_leaves_are_elsewhere_is_evidence(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        frame = scene.log.receipt(tx, digests(scene))
        stated = Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, frame).payload)
        assert stated.log is not None
        wrong = stated.model_copy(update={"log": stated.log.model_copy(update={"first": 1})})
        scene.log.grow(LEAVES[:3])
        moved = envelope.sign(wrong, scene.log.key).to_frame()
        assert receipts.record(tx, moved, later(0, wall=AT)).delivered
        scene.log.show(tx, MOMENT)
        assert scene.log.prove(tx, moved, MOMENT) is Disagreement.NOT_LOGGED
    assert verdict(scene).lack is Lack.ALARM


def test_a_leaf_that_calls_an_object_something_else_is_evidence(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        frame = scene.log.receipt(tx, digests(scene))
        stated = Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, frame).payload)
        assert stated.log is not None
        seqs = tuple(seq + 1 for seq in stated.log.seqs)
        log = LogOfCentral()
        for place in ({"kinds": stated.log.kinds.replace("p", "b")}, {"seqs": seqs}):
            other = stated.model_copy(update={"log": stated.log.model_copy(update={**place, "first": log.size})})
            log.grow(other.leaves())
            lying = envelope.sign(other, scene.log.key).to_frame()
            receipts.record(tx, lying, later(0, wall=AT))
            assert log.show(tx, MOMENT) is None
            assert log.prove(tx, lying, MOMENT) is Disagreement.NOT_LOGGED
    assert len(evidence(scene)) == 2


def test_a_changed_proof_between_checkpoints_is_noticed_when_it_is_looked_at_again(scene: Scene) -> None:
    deliver(scene)
    scene.log.grow(LEAVES[:3])
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT, PARTNER)
    change_policy(scene, witnesses=(witness_text(*PARTNER),), witnesses_needed=1)
    assert verdict(scene).is_safe
    t = log_checkpoints
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER log_fixed_0")
        tx.execute(update(t).where(t.c.size == scene.log.size).values(proof=bytes(64)))
    assert verdict(scene) == Verdict(AT, Lack.WITNESS)


def test_a_checkpoint_that_another_key_signed_changes_nothing(scene: Scene) -> None:
    stranger = LogOfCentral(key=PARTNER[1])
    stranger.grow(LEAVES[:3])
    with scene.vault.transaction() as tx:
        for text, code in ((stranger.note(), "checkpoint-signature"), ("no note", "checkpoint-damaged")):
            with pytest.raises(ReceiptRefused, match=code):
                central_log.hold(tx, text, 0, (), MOMENT)
        assert central_log.held_size(tx) == 0
    assert evidence(scene) == []


def test_a_proof_about_something_else_than_what_is_held_is_asked_for_again(scene: Scene) -> None:
    scene.log.grow(LEAVES[:3])
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT)
        scene.log.grow(LEAVES[:3])
        with pytest.raises(ReceiptRefused, match="checkpoint-unproved"):
            central_log.hold(tx, scene.log.note(), 2, (), MOMENT)


def test_a_new_key_of_central_is_a_new_log_and_what_was_proved_stays_proved(scene: Scene) -> None:
    deliver(scene)
    newer = LogOfCentral(key=PARTNER[1])
    package = scene.keys.payload(version=2, policy=UNTIL_RECEIPT)
    central = package.central.model_copy(update={"receipt_key": newer.key.public.hex()})
    take_package(scene, package.model_copy(update={"central": central}))
    with scene.vault.transaction() as tx:
        assert central_log.held_size(tx) == 0
        assert newer.show(tx, MOMENT) is None
        assert list(organisation.receipt_keys(tx)) == [newer.key.public, scene.log.key.public]
    assert verdict(scene) == Verdict(AT)


def test_nothing_about_the_log_is_ever_taken_out(scene: Scene) -> None:
    deliver(scene)
    with scene.vault.transaction() as tx:
        scene.log.show(tx, MOMENT, size=0)
    for table in (log_checkpoints, receipt_proofs, log_evidence):
        with pytest.raises(DatabaseError, match="append-only"), scene.vault.transaction() as tx:
            tx.execute(delete(table))
