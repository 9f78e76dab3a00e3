"""Numbers of exhibits that are never given twice, and their way from hand to hand, signed."""

import pytest

from storage.interviews import custody, exhibits, interviews
from storage.interviews.exhibits import NewTransfer, TransferRefused
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.vault.tables import objects
from tests.storage.interviews.scene import Scene, later

SIGNED = "<svg viewBox='0 0 1 1'></svg>"


def test_a_number_is_given_once_and_never_again(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        own = interviews.get(tx, scene.interview_id).number
        first = exhibits.given_number(tx, scene.interview_id, "exhibit:a", later(1))
        assert exhibits.given_number(tx, scene.interview_id, "exhibit:a", later(2)) == first == f"{own}-E01"
        assert exhibits.number_of(tx, scene.interview_id, "exhibit:b") == ""
        # The card of the first may be gone by now: its number is not free again.
        assert exhibits.given_number(tx, scene.interview_id, "exhibit:b", later(3)) == f"{own}-E02"


def test_a_transfer_is_signed_and_entered_in_the_custody_also_after_the_seal(scene: Scene) -> None:
    sealed = scene
    sealed.seal()
    with sealed.vault.transaction() as tx:
        number = exhibits.given_number(tx, sealed.interview_id, "exhibit:a", later(1))
        new = NewTransfer(number, "особа", "слідчий", "Суми", "експертиза", "ПЛ-1", "", SIGNED, SIGNED)
        made = exhibits.transfer(tx, sealed.vault, sealed.interview_id, new, later(2))
        entry = custody.of_interview(tx, sealed.interview_id)[-1]
        assert (entry.action, entry.object, entry.detail) == (CustodyAction.TRANSFER, made.digest, "exhibit:e01")
        content = tx.execute(objects.select().where(objects.c.digest == made.digest)).one().content
        signed = envelope.from_frame(ObjectKind.EXHIBIT_TRANSFER, content)
        assert signed.digest == made.digest
        assert exhibits.transfers(tx, sealed.interview_id, number) == (made,)
        assert made.said == new
        assert exhibits.transfers(tx, sealed.interview_id, f"{number[:-2]}99") == ()


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewTransfer("I-1-E01", " ", "b", unsigned="x"), "transfer-incomplete"),
        (NewTransfer("I-1-E01", "a", "", unsigned="x"), "transfer-incomplete"),
        (NewTransfer("I-1-E01", "a", "b", gave_signature=SIGNED), "transfer-incomplete"),
        (NewTransfer("I-1-E01", "a" * 201, "b", unsigned="x"), "transfer-too-large"),
    ],
)
def test_a_transfer_that_does_not_hold_together_is_refused(scene: Scene, new: NewTransfer, code: str) -> None:
    with pytest.raises(TransferRefused) as refused, scene.vault.transaction() as tx:
        exhibits.transfer(tx, scene.vault, scene.interview_id, new, later(1))
    assert refused.value.code == code
