import os
from pathlib import Path

import pytest

from forms.interview.changing import Change
from storage.backup import generations, medium, orphans, repair, standing
from storage.backup.errors import DamageFound, NoGoodCopy
from storage.interviews import (
    attachments,
    closing,
    consent_events,
    custody,
    drafts,
    exhibits,
    interviews,
    stopping,
    stretches,
    transcripts,
)
from storage.interviews.consent_events import Said
from storage.interviews.interviews import Heading, State
from storage.interviews.stretches import StretchKind
from storage.interviews.transcripts import Speaker
from storage.interviews.withdrawing import Forgetting
from storage.objects.custody import CustodyAction
from storage.vault import Vault, VaultDamaged, WrongPassphrase, open_vault
from storage.vault.integrity import full_check, start_up_check
from storage.vault.tables import custody as custody_table
from tests.storage.backup.test_forgetting import SILENT, correct, of_kind
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, OTHER_PASSPHRASE, PASSPHRASE

PAGE = 4096


def damage(vault: Vault, *pages: int) -> Path:
    """Close the vault and spoil pages of its database, counted from the end where negative."""
    with vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    vault.close()
    path = vault.directory / "data"
    content = bytearray(path.read_bytes())
    count = len(content) // PAGE
    for page in pages:
        at = (page % count) * PAGE
        content[at : at + PAGE] = os.urandom(PAGE)
    path.write_bytes(content)
    return path


def page_of(vault: Vault, table: str) -> int:
    """The page, from nought, where the rows of a small table begin."""
    with vault.maintenance() as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(row[0]) - 1


def told(vault: Vault) -> dict[str, str]:
    with vault.read() as tx:
        (interview,) = (one for one in interviews.listed(tx) if one.state is State.DRAFT)
        return {value.ref: value.value for value in drafts.answers(tx, interview.id).values}


def is_damaged(directory: Path) -> bool:
    try:
        vault = open_vault(directory, PASSPHRASE)
    except VaultDamaged:
        return True
    try:
        return not start_up_check(vault).is_sound
    finally:
        vault.close()


def test_what_is_newer_than_the_copy_is_brought_back(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    for number in range(400):
        scene.answer((f"/first_account/answer_{number}", f"Відповідь {number} " + "далі " * 60))
    path = damage(scene.vault, page_of(scene.vault, "custody"))
    assert is_damaged(scene.vault.directory)
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    assert (result.copy_at, result.answers) == (MOMENT.wall, 400)
    assert result.gaps > 0
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert full_check(vault).is_sound
    answers = told(vault)
    assert answers["/first_account/told"] == "Вони прийшли вранці."
    assert all(answers[f"/first_account/answer_{number}"].startswith("Відповідь") for number in range(400))
    assert len(list((path.parent / "bak").glob("damaged-*"))) == 1
    vault.close()


def test_a_bad_page_among_the_answers_costs_only_what_stood_on_it(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    for number in range(400):
        scene.answer((f"/first_account/answer_{number}", f"Відповідь {number} " + "далі " * 60))
    with scene.vault.maintenance() as connection:
        rows = connection.execute("SELECT count(*) FROM answer_revisions").fetchone()[0]
    damage(scene.vault, -20)
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert full_check(vault).is_sound
    assert rows - 12 <= result.answers + 1 <= rows
    vault.close()


def test_a_first_page_that_is_gone_leaves_the_newest_copy(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Пізніше"))
    generations.keep_up(scene.vault, later(60))
    damage(scene.vault, 0)
    assert is_damaged(scene.vault.directory)
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(120))
    assert result.copy_at == later(60).wall
    # Nothing could be read behind it: it is never said that everything is there.
    assert result.gaps > 0
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert told(vault)["/first_account/told"] == "Пізніше"
    vault.close()


def test_a_database_that_is_gone_comes_back_from_its_copy(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.vault.close()
    (scene.vault.directory / "data").unlink()
    assert repair.repair(scene.vault.directory, PASSPHRASE, later(60)).gaps == 1
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert told(vault)["/first_account/told"] == "Вони прийшли вранці."
    vault.close()


def test_a_damaged_copy_is_passed_over_for_the_good_one(scene: Scene) -> None:
    for minute in range(2):
        generations.keep_up(scene.vault, later(60 * minute))
    (newest, *_) = [path for _, path in generations.newest_first(scene.vault.directory / "bak", _key(scene))]
    newest.write_bytes(newest.read_bytes()[:-PAGE] + bytes(PAGE))
    damage(scene.vault, 0)
    assert repair.repair(scene.vault.directory, PASSPHRASE, later(120)).copy_at == MOMENT.wall


def _key(scene: Scene) -> bytes:
    return generations.vault_database_key(scene.vault)


def test_without_a_good_copy_nothing_is_touched_and_the_medium_helps(scene: Scene, stick: Path) -> None:
    medium.copy(scene.vault, MOMENT)
    path = damage(scene.vault, 0)
    before = path.read_bytes()
    with pytest.raises(NoGoodCopy):
        repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    assert path.read_bytes() == before
    assert repair.repair(scene.vault.directory, PASSPHRASE, later(60), extra=stick).copy_at == MOMENT.wall
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert full_check(vault).is_sound
    # The next copy goes on: the numbers were not forgotten.
    medium.copy(vault, later(120))
    vault.close()


def test_without_any_copy_what_can_be_read_is_saved_all_the_same(scene: Scene) -> None:
    scene.seal()
    damage(scene.vault, page_of(scene.vault, "notes"))
    with pytest.raises(NoGoodCopy):
        repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(60), without_copy=True)
    assert result.copy_at == ""
    assert (result.answers, result.interviews) == (1, 1)
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert full_check(vault).is_sound
    assert orphans.look(vault) == orphans.Orphans(0, 0)
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
    assert interview.state is State.WAITING
    vault.close()


def test_damage_that_a_copy_meets_is_remembered_until_it_is_repaired(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    page = page_of(scene.vault, "objects")
    with scene.vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with (scene.vault.directory / "data").open("r+b") as file:
        file.seek(page * PAGE)
        file.write(os.urandom(PAGE))
    with pytest.raises(DamageFound):
        generations.make(scene.vault, later(60))
    assert standing.is_damage_known(scene.vault)
    scene.vault.close()
    repair.repair(scene.vault.directory, PASSPHRASE, later(120))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert not standing.is_damage_known(vault)
    generations.make(vault, later(180))
    assert told(vault)["/first_account/told"] == "Вони прийшли вранці."
    vault.close()


def test_a_sealed_interview_that_is_newer_than_the_copy_comes_back_sealed(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    digest = scene.seal().manifest_digest
    damage(scene.vault, page_of(scene.vault, "notes"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
        assert interview.manifest_digest == digest
        assert interview.state is State.WAITING
        assert CustodyAction.SEAL in {entry.action for entry in custody.of_interview(tx, interview.id)}
    assert full_check(vault).is_sound
    assert orphans.look(vault) == orphans.Orphans(0, 0)
    vault.close()


def test_what_was_signed_is_sealed_though_its_row_was_lost(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    digest = scene.seal(moment=later(30)).manifest_digest
    damage(scene.vault, page_of(scene.vault, "interviews"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        (interview,) = interviews.listed(tx)
    assert (interview.manifest_digest, interview.state) == (digest, State.WAITING)
    assert interview.sealed_at == later(30).wall
    assert full_check(vault).is_sound
    vault.close()


def test_what_was_withdrawn_after_the_copy_does_not_come_back(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        photo = next(one for one in attachments.of_interview(tx, scene.interview_id) if one.title)
        attachments.remove(tx, photo.id, later(60))
    damage(scene.vault, page_of(scene.vault, "attachments"), page_of(scene.vault, "segments"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(120))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        rows = tx.exec_driver_sql("SELECT removed, title FROM attachments ORDER BY removed").all()
        keys = tx.exec_driver_sql("SELECT count(*) FROM segments WHERE wrapped_key IS NULL").scalar_one()
    assert [tuple(row) for row in rows] == [(0, ""), (1, "")]
    assert keys == 1
    assert generations.is_renewal_due(vault)
    vault.close()


def test_the_repair_is_told_once_and_stands_in_the_log(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    damage(scene.vault, 0)
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert repair.note(vault, later(60)) == result
    with vault.read() as tx:
        last = tx.execute(custody_table.select().order_by(custody_table.c.id.desc())).first()
    assert last is not None
    assert (last.action, last.detail) == (CustodyAction.NOTICE.value, "repaired")
    repair.acknowledge(vault, later(120))
    assert repair.report_of(vault) is None
    vault.close()


def test_a_wrong_passphrase_repairs_nothing(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    path = damage(scene.vault, 0)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        repair.repair(scene.vault.directory, OTHER_PASSPHRASE, later(60))
    assert path.read_bytes() == before


def test_a_repair_can_be_done_again(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    damage(scene.vault, 0)
    for minute in (1, 2):
        repair.repair(scene.vault.directory, PASSPHRASE, later(60 * minute))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert full_check(vault).is_sound
    vault.close()


def test_a_damaged_state_of_a_former_repair_brings_nothing_old_back(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    damage(scene.vault, page_of(scene.vault, "notes"))
    assert repair.repair(scene.vault.directory, PASSPHRASE, later(60)).gaps
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    repair.acknowledge(vault, later(60))
    # It stays, since not all of it could be saved; and stands last among the names.
    (aside,) = (vault.directory / "bak").glob("damaged-*")
    aside.rename(aside.with_name("damaged-ffffffffffffffff"))
    generations.keep_up(vault, later(120))
    with vault.transaction() as tx:
        (first,) = interviews.listed(tx)
        interviews.set_heading(tx, first.id, Heading(title="Пізніше"), later(180))
        second = interviews.start(tx, first.mission_id, first.form, later(180))
        photo = next(one for one in attachments.of_interview(tx, first.id) if one.title)
        attachments.remove(tx, photo.id, later(180))
    damage(vault, page_of(vault, "notes"))
    assert repair.repair(vault.directory, PASSPHRASE, later(240)).copy_at == later(120).wall
    vault = open_vault(vault.directory, PASSPHRASE)
    with vault.read() as tx:
        assert {(one.id, one.number) for one in interviews.listed(tx)} == {
            (first.id, first.number),
            (second.id, second.number),
        }
        assert interviews.get(tx, first.id).title == "Пізніше"
        assert photo.id not in {one.id for one in attachments.of_interview(tx, first.id)}
    assert full_check(vault).is_sound
    vault.close()


def test_a_repair_that_was_cut_off_without_database_and_log_still_has_the_last_answers(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Пізніше"))
    aside = scene.vault.directory / "bak" / "damaged-0000000000000000"
    aside.mkdir()
    for name in ("data", "data-wal"):
        (aside / name).write_bytes((scene.vault.directory / name).read_bytes())
    (aside / "whole").touch()
    damage(scene.vault, 0).unlink()
    assert is_damaged(scene.vault.directory)
    repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    assert told(vault)["/first_account/told"] == "Пізніше"
    vault.close()


def test_what_belongs_to_an_interview_whose_row_is_lost_stays(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        (first,) = interviews.listed(tx)
        second = interviews.start(tx, first.mission_id, first.form, later(30))
        tx.exec_driver_sql("UPDATE attachments SET interview_id = ? WHERE kind = 'audio'", (second.id,))
    damage(scene.vault, page_of(scene.vault, "interviews"))
    result = repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    assert (result.interviews, result.dropped) == (1, 0)
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        kept = interviews.get(tx, second.id)
        assert (kept.state, kept.number, kept.created) == (State.DRAFT, f"?-{second.id[:8]}", later(30).wall)
        assert [one.kind.value for one in attachments.of_interview(tx, second.id)] == ["audio"]
        assert custody.is_unbroken(tx)
    assert full_check(vault).is_sound
    vault.close()


def test_no_number_is_given_out_twice_after_a_repair(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        (first,) = interviews.listed(tx)
        second = interviews.start(tx, first.mission_id, first.form, later(30))
    damage(scene.vault, page_of(scene.vault, "counters"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.transaction() as tx:
        third = interviews.start(tx, first.mission_id, first.form, later(90))
    assert len({first.number, second.number, third.number}) == 3
    vault.close()


def test_the_key_of_a_part_with_a_withdrawn_recording_does_not_come_back(scene: Scene) -> None:
    scene.seal()
    generations.keep_up(scene.vault, later(30))
    correct(scene, SILENT, of_kind(scene, attachments.AttachmentKind.AUDIO))
    damage(scene.vault, page_of(scene.vault, "part_keys"), page_of(scene.vault, "segments"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(240))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        kept = {tuple(row) for row in tx.exec_driver_sql("SELECT interview_id, part FROM part_keys")}
        keys = tx.exec_driver_sql(
            "SELECT count(*) FROM segments JOIN attachments ON attachments.id = attachment_id"
            " WHERE kind = 'audio' AND wrapped_key IS NOT NULL"
        ).scalar_one()
    assert (scene.interview_id, "body") not in kept
    assert (scene.interview_id, "identity") in kept
    assert keys == 0
    vault.close()


def test_what_was_written_down_of_a_withdrawn_recording_does_not_come_back(scene: Scene) -> None:
    sound = next(one.id for one in _attached(scene) if one.kind is attachments.AttachmentKind.AUDIO)
    photo = next(one.id for one in _attached(scene) if one.kind is attachments.AttachmentKind.PHOTO)
    with scene.vault.transaction() as tx:
        made = transcripts.start(tx, sound, MOMENT)
        transcripts.put(tx, made, [transcripts.new_line(0, Speaker.PERSON, "Вони прийшли вранці.")])
        stretches.add(tx, sound, StretchKind.SENSITIVE, 0, 500, MOMENT)
        attachments.set_thumbnail(tx, photo, b"a face")
    scene.seal()
    generations.keep_up(scene.vault, later(30))
    both = frozenset({sound, photo})
    correct(scene, SILENT, Forgetting(attachments=both))
    damage(
        scene.vault, *(page_of(scene.vault, name) for name in ("transcripts", "transcript_lines", "stretches", "notes"))
    )
    repair.repair(scene.vault.directory, PASSPHRASE, later(240))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        for table in ("transcripts", "transcript_lines", "stretches"):
            assert tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0
        assert attachments.thumbnail(tx, photo) == b""
    vault.close()


def test_what_a_person_took_back_is_known_though_a_copy_is_older(scene: Scene) -> None:
    scene.seal()
    said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
    with scene.vault.transaction() as tx:
        consent_events.keep(tx, scene.interview_id, "", said, later(20))
    generations.keep_up(scene.vault, later(30))
    damage(scene.vault, page_of(scene.vault, "consent_events"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(60))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        assert stopping.why(tx, scene.interview_id) is Change.WITHDRAW_ALL
    vault.close()


def test_no_number_of_an_exhibit_is_given_out_twice_after_a_repair(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        exhibits.given_number(tx, scene.interview_id, "exhibit:a", MOMENT)
    generations.keep_up(scene.vault, later(30))
    with scene.vault.transaction() as tx:
        second = exhibits.given_number(tx, scene.interview_id, "exhibit:b", later(40))
    damage(scene.vault, page_of(scene.vault, "counters"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(240))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.transaction() as tx:
        assert exhibits.number_of(tx, scene.interview_id, "exhibit:b") == second
        assert exhibits.given_number(tx, scene.interview_id, "exhibit:c", later(300)).endswith("-E03")
    vault.close()


def _attached(scene: Scene) -> tuple[attachments.Attachment, ...]:
    with scene.vault.read() as tx:
        return attachments.of_interview(tx, scene.interview_id)


def test_closed_text_does_not_come_back_from_an_older_copy(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    with scene.vault.transaction() as tx:
        draft = interviews.get(tx, scene.interview_id)
    scene.seal(moment=later(30))
    with scene.vault.transaction() as tx:
        closing.close_withdrawn(tx, draft.id, "withdrawn", later(60))
    damage(scene.vault, page_of(scene.vault, "interviews"), page_of(scene.vault, "withdrawals"))
    repair.repair(scene.vault.directory, PASSPHRASE, later(120))
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    with vault.read() as tx:
        assert interviews.get(tx, draft.id).is_closed
        assert drafts.answers(tx, draft.id).values == ()
        assert interviews.listed(tx, "прийшли") == ()
        assert not tx.exec_driver_sql("SELECT count(*) FROM segments WHERE wrapped_key IS NOT NULL").scalar_one()
    assert generations.is_renewal_due(vault)
    vault.close()


def test_sealed_files_that_lie_aside_outlive_the_repair_of_the_database(scene: Scene) -> None:
    generations.keep_up(scene.vault, MOMENT)
    aside = scene.vault.directory / "bak" / "damaged-files"
    aside.mkdir()
    (aside / "0123456789abcdef").write_bytes(b"perhaps all that is left")
    with scene.vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    scene.vault.close()
    assert not repair.repair(scene.vault.directory, PASSPHRASE, later(60)).gaps
    vault = open_vault(scene.vault.directory, PASSPHRASE)
    repair.acknowledge(vault, later(60))
    assert [path.name for path in (vault.directory / "bak").glob("damaged-*")] == ["damaged-files"]
    assert (aside / "0123456789abcdef").exists()
    vault.close()
