"""No alarm without reason: whatever the program itself does leaves a vault in which nothing is found."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.engine.changes import RepeatWrite, Write
from storage.integrity import check, outcomes
from storage.integrity.findings import Area, FindingCode, Findings, Progress
from storage.interviews import (
    amending,
    attachments,
    closing,
    device,
    drafts,
    interviews,
    notes,
    organisation,
    receipts,
    settings,
    tidying,
)
from storage.interviews.notes import NoteKind
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault import Vault, open_vault
from storage.vault.rotation import rotate
from tests.golden.vaults import contents
from tests.golden.vaults.test_golden import FOLDER
from tests.storage.integrity.tampering import Tampered, fill
from tests.storage.interviews.scene import CONSENT, STAYS, Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE, new_vault


def assert_sound(vault: Vault) -> Findings:
    findings = check.full(vault)
    assert findings.found == ()
    assert findings.is_sound
    assert check.heads(vault).found == ()
    return findings


def test_a_new_vault(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    assert_sound(vault)
    vault.close()


def test_a_vault_of_the_first_format(tmp_path: Path) -> None:
    with tarfile.open(FOLDER / "v2" / "vault.tar") as archive:
        archive.extractall(tmp_path / "1", filter="data")
    vault = open_vault(tmp_path / "1", contents.PASSPHRASE)
    try:
        assert assert_sound(vault).interviews == 2
    finally:
        vault.close()


def test_answers_undone_and_repeated_notes_taken_back_settings_put_twice(scene: Scene) -> None:
    for value in ("1", "2", "1", None, "3"):
        scene.answer(("a", value))
        assert_sound(scene.vault)
    with scene.vault.transaction() as tx:
        drafts.save_answers(
            tx,
            scene.interview_id,
            [Write("b", "x")],
            MOMENT,
            [RepeatWrite("/f/i[aa]", 1), RepeatWrite("/f/i[aa]", None)],
        )
        note = notes.add(tx, scene.interview_id, NoteKind.NOTE, "text", MOMENT)
    with scene.vault.transaction() as tx:
        notes.change(tx, note.id, "other")
        notes.remove(tx, note.id)
        settings.put(tx, "s", "1", MOMENT)
        settings.put(tx, "s", "2", MOMENT)
    assert_sound(scene.vault)


def test_a_transaction_that_was_rolled_back_leaves_no_trace(scene: Scene) -> None:
    with pytest.raises(RuntimeError, match="enough"), scene.vault.transaction() as tx:
        drafts.save_answers(tx, scene.interview_id, [Write("a", "1")], MOMENT)
        raise RuntimeError("enough")
    assert_sound(scene.vault)
    scene.answer(("a", "2"))
    assert_sound(scene.vault)


def test_recordings_cut_off_and_going_on_photos_taken_out(scene: Scene, tmp_path: Path) -> None:
    fill(scene, tmp_path)
    assert_sound(scene.vault)
    scene.record_sound(cut=True)
    # While it is being recorded, and after a crash before it was recovered.
    assert_sound(scene.vault)
    attachments.recover_open_segments(scene.vault, later(60))
    assert_sound(scene.vault)


def test_sealed_corrected_delivered_and_withdrawn(scene: Scene, tmp_path: Path) -> None:
    scene.certify()
    fill(scene, tmp_path)
    with scene.vault.transaction() as tx:
        own = device.identity(tx).signing.public
    scene.seal()
    assert_sound(scene.vault)
    digests = [item.digest for item in scene.waiting()]
    with scene.vault.transaction() as tx:
        receipts.record(tx, scene.keys.receipt(own, digests), later(90))
    assert_sound(scene.vault)
    correction = amending.amend(scene.vault, scene.interview_id, later(60))
    scene.seal(interview_id=correction, moment=later(120))
    assert_sound(scene.vault)
    withdrawn = amending.amend(scene.vault, correction, later(180))
    scene.seal(STAYS, interview_id=withdrawn, moment=later(240))
    assert_sound(scene.vault)


def test_closed_to_its_author_and_written_anew(tmp_path: Path) -> None:
    policy = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL})
    vault = new_vault(tmp_path / "vault")
    scene = Scene.begun(vault, policy=policy)
    scene.certify()
    scene.answer(("a", "1"))
    scene.record_sound()
    scene.seal(CONSENT)
    closing.close_due(vault, later(60))
    with vault.read() as tx:
        assert interviews.get(tx, scene.interview_id).is_closed
    assert_sound(vault)
    assert tidying.tidy(vault)
    assert_sound(vault)
    vault.close()
    vault = open_vault(tmp_path / "vault", PASSPHRASE)
    assert_sound(vault)
    vault.close()


def test_new_keys(lived: Tampered) -> None:
    with lived.open() as vault:
        rotate(vault, PASSPHRASE)
        assert_sound(vault)
    with lived.open() as vault:
        assert_sound(vault)


def test_a_crash_between_any_two_savings(lived: Tampered) -> None:
    """The log of the database is not moved into it: what a killed program leaves."""
    with lived.open() as vault:
        scene = _draft_of(vault)
        for number in range(5):
            scene.answer((f"q{number}", "1"))
        crashed = lived.copy_to(lived.directory.with_name("crashed"))
    with crashed.open() as vault:
        assert_sound(vault)
        _draft_of(vault).answer(("after", "1"))
        assert_sound(vault)


def _draft_of(vault: Vault) -> Scene:
    with vault.read() as tx:
        draft = next(one for one in interviews.listed(tx) if not one.sealed_at)
    return Scene(vault, draft.id, draft.mission_id)


def test_another_package_and_a_certificate(scene: Scene) -> None:
    scene.certify()
    with scene.vault.transaction() as tx:
        organisation.import_package(tx, scene.keys.package(version=2), later(60), practice=False)
    assert_sound(scene.vault)


def test_a_check_says_how_far_it_is_and_can_be_stopped(lived: Tampered) -> None:
    seen: list[Progress] = []
    with lived.open() as vault:
        assert check.full(vault, seen.append).is_complete
        stopped = check.full(vault, cancelled=lambda: len(seen) > 0)
    assert [one.permille for one in seen] == sorted(one.permille for one in seen)
    assert seen[-1].permille == 1000
    assert not stopped.is_complete
    assert not stopped.is_sound


def test_work_goes_on_between_the_steps_of_a_check(lived: Tampered) -> None:
    with lived.open() as vault:
        scene = _draft_of(vault)
        walk = check.Check(vault, pages=False)
        number = 0
        while walk.step() is not None:
            scene.answer(("a", str(number := number + 1)))
        assert walk.result().found == ()
        assert number > 20


def test_the_outcome_is_kept_and_read_again(scene: Scene) -> None:
    gathering = check.Gathering()
    gathering.add(FindingCode.ROWS_CHANGED, Area.NOTES, scene.interview_id)
    gathering.add(FindingCode.OLDER_STATE)
    findings = gathering.result(is_complete=True)
    with scene.vault.transaction() as tx:
        assert outcomes.last(tx) is None
        kept = outcomes.keep(tx, findings, MOMENT)
        assert outcomes.last(tx) == kept
        settings.put(tx, "last-check", '{"at": "x"}', MOMENT)
        assert outcomes.last(tx) is None
    assert [one.code for one in findings.found] == [FindingCode.ROWS_CHANGED, FindingCode.OLDER_STATE]


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Scene]:
    vault = new_vault(tmp_path / "many")
    yield Scene.begun(vault)
    vault.close()


def test_more_groups_than_are_looked_at_at_once(many: Scene) -> None:
    with many.vault.transaction() as tx:
        for _ in range(450):
            draft = interviews.start(tx, many.mission_id, many_form(many), MOMENT)
            drafts.save_answers(tx, draft.id, [Write("a", "1")], MOMENT)
    assert assert_sound(many.vault).interviews == 451


def many_form(scene: Scene) -> interviews.FormKey:
    return interviews.FormKey("first_account", "2026.1", "f" * 64)


def test_rows_that_are_put_by_upserts(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        for value in "123":
            tx.exec_driver_sql(
                "INSERT INTO settings (name, value, at) VALUES ('something', ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (value, MOMENT.wall),
            )
    assert_sound(scene.vault)
