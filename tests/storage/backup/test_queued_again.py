"""A repair that lost places in the queue gives them back: nothing that was to leave stays unnoticed."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from storage.backup import generations, repair
from storage.integrity import check
from storage.interviews import attachments, exhibits, interviews
from storage.interviews.exhibits import NewTransfer
from storage.interviews.interviews import State
from storage.interviews.requeueing import queue_again
from storage.objects.kinds import ObjectKind
from storage.vault import Vault, open_vault
from storage.vault.tables import outbox
from tests.storage.backup.test_forgetting import SILENT, correct, of_kind
from tests.storage.backup.test_repair import damage, page_of
from tests.storage.interviews.closings import receipt
from tests.storage.interviews.scene import STAYS, Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE

Rows = list[tuple[object, ...]]


def queue(vault: Vault) -> Rows:
    """The whole queue; only the order of those that go together may change."""
    with vault.read() as tx:
        rows = tx.execute(select(*(column for column in outbox.c if column.name != "number")).order_by(outbox.c.digest))
        return [tuple(row) for row in rows]


def without(scene: Scene, *tables: str) -> Vault:
    """The vault after a repair that found the pages of these tables unreadable."""
    damage(scene.vault, *(page_of(scene.vault, table) for table in tables))
    repair.repair(scene.vault.directory, PASSPHRASE, later(600))
    return open_vault(scene.vault.directory, PASSPHRASE)


@pytest.mark.parametrize("lost", [["outbox"], ["outbox", "interviews"]])
def test_what_was_to_leave_and_lost_its_place_waits_again(scene: Scene, lost: Sequence[str]) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.seal(moment=later(30))
    before = queue(scene.vault)
    assert before
    vault = without(scene, *lost)
    assert queue(vault) == before
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
    assert interview.state is State.WAITING
    assert check.full(vault).is_sound
    vault.close()


def test_who_handed_over_an_exhibit_is_not_queued(scene: Scene) -> None:
    scene.seal(moment=later(30))
    with scene.vault.transaction() as tx:
        number = exhibits.given_number(tx, scene.interview_id, "exhibit:a", later(40))
        new = NewTransfer(number, "Олена Кравченко", "слідчий", unsigned="рука в гіпсі")
        exhibits.transfer(tx, scene.vault, scene.interview_id, new, later(50))
        assert queue_again(tx) == 0


@pytest.mark.parametrize("lost", [["outbox"], ["outbox", "interviews"]])
def test_what_stays_here_is_not_queued_by_a_repair(scene: Scene, lost: Sequence[str]) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.seal(STAYS, moment=later(30))
    before = queue(scene.vault)
    vault = without(scene, *lost)
    # Only that it stays: nothing of what it says.
    assert queue(vault) == before
    assert [row[1] for row in before] == [ObjectKind.CONSENT_NOTICE.value]
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
    assert interview.state is State.STAYS_HERE
    vault.close()


def test_of_what_was_withdrawn_only_the_word_of_it_is_queued_by_a_repair(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.seal(moment=later(30))
    correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO))
    before = queue(scene.vault)
    with scene.vault.read() as tx:
        earlier = {row.interview_id for row in tx.execute(select(outbox))}
    assert len(earlier) == 2
    vault = without(scene, "outbox")
    assert queue(vault) == before
    vault.close()


def test_what_a_kept_receipt_names_is_receipted_and_not_sent_again(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.seal(moment=later(30))
    receipt(scene)
    before = queue(scene.vault)
    vault = without(scene, "outbox")
    assert queue(vault) == before
    assert check.full(vault).is_sound
    vault.close()


def test_of_what_central_had_whole_nothing_is_sent_though_its_word_is_lost(scene: Scene) -> None:
    scene.seal()
    receipt(scene)
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM outbox")
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('receipts', 'receipt_proofs')"
        for name in tx.exec_driver_sql(guards).scalars().all():
            tx.exec_driver_sql(f"DROP TRIGGER {name}")
        tx.exec_driver_sql("DELETE FROM receipt_proofs")
        tx.exec_driver_sql("DELETE FROM receipts")
        assert queue_again(tx) == 0


def test_a_queue_in_which_everything_stands_stays_as_it_is(scene: Scene) -> None:
    scene.seal()
    before = queue(scene.vault)
    with scene.vault.transaction() as tx:
        assert queue_again(tx) == 0
    assert queue(scene.vault) == before
