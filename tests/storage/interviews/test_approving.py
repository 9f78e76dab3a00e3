"""Two people approve: what their keys signed counts for just that, as long as both may approve."""

import pytest

from storage.interviews import approving, custody
from storage.interviews.approving import Departing
from storage.interviews.errors import ApprovalRefused
from storage.vault import Vault
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS

WORDS = "мідь корона вітер сорока лелека криниця поріг вишня"
LONGEST = "a" * 16
DEPARTING = Departing("ab" * 32, "cd" * 16, "r" * 40, "ef" * 32)


def may_approve(vault: Vault, code: str, words: str = WORDS) -> None:
    one = approving.made(code, words, LOWEST_FOR_TESTS, later(10))
    with vault.transaction() as tx:
        approving.register(tx, one, later(10))


def approved(vault: Vault, departing: Departing = DEPARTING) -> tuple[str, ...]:
    with vault.read() as tx:
        return approving.approved_by(tx, departing)


def test_the_longest_code_fits_into_the_custody_beside_the_longest_recipient(scene: Scene) -> None:
    may_approve(scene.vault, LONGEST)
    approving.approve(scene.vault, LONGEST, WORDS, (DEPARTING,), later(20))
    assert approved(scene.vault) == (LONGEST,)
    with scene.vault.read() as tx:
        details = [one.detail for one in custody.of_vault(tx)]
    assert f"approval:{LONGEST},{DEPARTING.recipient}"[:64] in details
    with pytest.raises(ApprovalRefused, match="approver-code"):
        approving.made(LONGEST + "a", WORDS, LOWEST_FOR_TESTS, later(10))


def test_whoever_was_removed_and_added_anew_has_approved_nothing(scene: Scene) -> None:
    may_approve(scene.vault, "k-1")
    approving.approve(scene.vault, "k-1", WORDS, (DEPARTING,), later(20))
    with scene.vault.transaction() as tx:
        approving.remove(tx, "k-1", later(30))
    may_approve(scene.vault, "k-1")
    assert approved(scene.vault) == ()


@pytest.mark.parametrize("name", ["object", "interview", "recipient", "terms"])
def test_an_approval_counts_for_nothing_else(scene: Scene, name: str) -> None:
    may_approve(scene.vault, "k-1")
    approving.approve(scene.vault, "k-1", WORDS, (DEPARTING,), later(20))
    fields = {one: getattr(DEPARTING, one) for one in ("object", "interview", "recipient", "terms")}
    assert approved(scene.vault, Departing(**{**fields, name: "12" * 16})) == ()


def test_other_words_approve_nothing(scene: Scene) -> None:
    may_approve(scene.vault, "k-1")
    with pytest.raises(ApprovalRefused, match="approver-words"):
        approving.approve(scene.vault, "k-1", "інші слова зовсім чужі", (DEPARTING,), later(20))
    assert approved(scene.vault) == ()
