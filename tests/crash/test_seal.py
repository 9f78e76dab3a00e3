from pathlib import Path

import pytest

from storage.interviews import attachments, sealing
from storage.interviews.errors import AlreadySealed
from storage.vault import Vault
from tests.crash.basic import the_draft
from tests.crash.checks import ALL_SEALED, NOTHING_SEALED, assert_seal_agrees, reopened, sealed_rows
from tests.crash.conftest import BOUNDED, Suite
from tests.crash.killing import Outcome
from tests.storage.interviews.scene import CONSENT, PHOTO, RECORD, SOUND, STATEMENT, Scene
from tests.storage.vaults import MOMENT, new_vault

pytestmark = pytest.mark.timeout(600)


def test_an_interview_is_sealed_wholly_or_not_at_all_after_a_kill_at_some_writes(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("seal", template(tmp_path), check, most=BOUNDED)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_an_interview_is_sealed_wholly_or_not_at_all_after_a_kill_at_every_write(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("seal", template(tmp_path), check, most=None)


def template(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    folder.mkdir()
    vault = new_vault(folder / "vault")
    scene = Scene.begun(vault)
    scene.certify()
    scene.answer(("/first_account/person/name", "Олена Кравченко"))
    scene.record_sound()
    scene.attach_photo(tmp_path)
    scene.state()
    vault.close()
    return folder


def check(folder: Path, outcome: Outcome) -> None:
    with reopened(folder / "vault") as vault:
        with vault.read() as tx:
            interview = the_draft(tx)
            rows = sealed_rows(tx, interview)
            assert rows in (NOTHING_SEALED, ALL_SEALED)
        if outcome.said:
            assert rows == ALL_SEALED
        if rows == ALL_SEALED:
            with pytest.raises(AlreadySealed):
                sealing.seal(vault, interview, RECORD, CONSENT, MOMENT)
        else:
            sealing.seal(vault, interview, RECORD, CONSENT, MOMENT)
        with vault.read() as tx:
            assert sealed_rows(tx, interview) == ALL_SEALED
            assert_seal_agrees(tx, interview)
        assert sorted(contents(vault, interview)) == sorted([b"".join(SOUND), PHOTO, STATEMENT])


def contents(vault: Vault, interview: str) -> list[bytes]:
    with vault.read() as tx:
        attached = attachments.of_interview(tx, interview)
    read = []
    for attachment in attached:
        with attachments.open_attachment(vault, attachment.id) as file:
            read.append(file.read(0, file.size))
    return read
