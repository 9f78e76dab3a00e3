from pathlib import Path

import pytest

from storage.interviews import drafts, interviews
from storage.vault import Vault
from tests.crash.basic import SAVES, answers_of, the_draft
from tests.crash.checks import reopened
from tests.crash.conftest import BOUNDED, Suite
from tests.crash.killing import Outcome
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT, new_vault

pytestmark = pytest.mark.timeout(600)


def test_answers_called_saved_outlive_a_kill_at_some_writes(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("save", template(tmp_path), check, most=BOUNDED)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_answers_called_saved_outlive_a_kill_at_every_write(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("save", template(tmp_path), check, most=None)


def template(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    folder.mkdir()
    vault = new_vault(folder / "vault")
    Scene.begun(vault)
    vault.close()
    return folder


def check(folder: Path, outcome: Outcome) -> None:
    called_saved = len(outcome.said)
    with reopened(folder / "vault") as vault:
        kept = saves_kept(vault)
        # The one under way may have been committed before the screen could say so.
        assert called_saved <= kept <= called_saved + 1
        with vault.transaction() as tx:
            for number in range(SAVES):
                writes, repeats = answers_of(number)
                drafts.save_answers(tx, the_draft(tx), writes, MOMENT, repeats)
        assert saves_kept(vault) == SAVES
        with vault.read() as tx:
            for number in range(SAVES):
                for write in answers_of(number)[0]:
                    assert len(drafts.history(tx, the_draft(tx), write.ref)) == 1


def saves_kept(vault: Vault) -> int:
    """How many saves are there: each wholly, in the answers, the instances and the search, and none after a gap."""
    with vault.read() as tx:
        saved = drafts.answers(tx, the_draft(tx))
        # The last one that is there, and the first that is not.
        edge = [number for number in (len(saved.repeats) - 1, len(saved.repeats)) if 0 <= number < SAVES]
        found = {number: bool(interviews.listed(tx, f"слово{number}")) for number in edge}
    kept = [answers_of(number) for number in range(len(saved.repeats))]
    assert {(value.ref, value.value) for value in saved.values} == {
        (write.ref, write.value) for writes, _ in kept for write in writes
    }
    assert list(saved.repeats) == [repeat.ref for _, repeats in kept for repeat in repeats]
    assert found == {number: number < len(kept) for number in found}
    return len(kept)
