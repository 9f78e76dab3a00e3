import contextlib
import shutil
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError, IntegrityError

from forms.engine.changes import Write
from storage.backup import generations
from storage.integrity import check
from storage.interviews import (
    amending,
    drafts,
    interviews,
    notes,
    opened,
    outbox,
    tidying,
)
from storage.interviews.interviews import State
from storage.objects.kinds import PartKind
from storage.objects.part import open_part
from storage.objects.wrapset import Wrapset
from storage.vault import open_vault
from storage.vault.integrity import full_check
from storage.vault.tables import attachments as attachment_table
from tests.leaks.pages import clear_copies, clear_pages
from tests.storage.interviews.closings import PLANTED, assert_closed, assert_open, due, fill, receipt
from tests.storage.interviews.scene import CONSENT, Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE


def test_until_seal_nothing_clear_outlives_the_sealing(until_seal: Scene, tmp_path: Path) -> None:
    fill(until_seal, tmp_path)
    assert until_seal.seal().is_closed
    assert_closed(until_seal)


def test_what_was_sealed_stays_byte_for_byte_and_is_delivered_as_ever(until_seal: Scene, tmp_path: Path) -> None:
    fill(until_seal, tmp_path)
    until_seal.seal()
    summary = until_seal.summary()
    assert (summary.state, bool(summary.number), bool(summary.sealed_at)) == (State.WAITING, True, True)
    with until_seal.vault.read() as tx:
        sealed = opened.manifest(tx, summary.id)
        for item in outbox.of_interview(tx, summary.id):
            if item.is_blob:
                assert outbox.blob_path(until_seal.vault, item).stat().st_size == item.size
            else:
                assert outbox.content(tx, item.digest)
    assert len(sealed.blob_digests()) == 3
    receipt(until_seal)
    assert until_seal.summary().state is State.DELIVERED


def test_the_recipients_still_open_what_the_author_no_longer_can(until_seal: Scene, tmp_path: Path) -> None:
    fill(until_seal, tmp_path)
    until_seal.seal()
    with until_seal.vault.read() as tx:
        sealed = opened.manifest(tx, until_seal.interview_id)
        entry = sealed.part(PartKind.IDENTITY)
        key = Wrapset.from_bytes(outbox.content(tx, entry.wrapset)).open(until_seal.keys.custodian)
        content = outbox.content(tx, entry.sealed_digest)
    opened_part = open_part(
        content, key, interview=sealed.interview, rev=1, part=PartKind.IDENTITY, commit=entry.commit
    )
    assert opened_part.content.record == {"name": "Олена Кравченко"}


@pytest.mark.parametrize("tidied", [False, True])
def test_no_word_is_left_in_any_page_of_database_or_log(until_seal: Scene, tmp_path: Path, tidied: bool) -> None:
    fill(until_seal, tmp_path)
    words = [word.encode() for word in (*PLANTED, "Thumbnail of a face", "вантажівка")]
    before = clear_pages(until_seal.vault)
    assert [word.decode() for word in words if word not in before] == []
    until_seal.seal()
    if tidied:
        assert tidying.tidy(until_seal.vault)
        left = clear_pages(until_seal.vault).lower()
        assert [word.decode() for word in words if word.decode().lower().encode() in left] == []
        assert full_check(until_seal.vault).is_sound
    with until_seal.vault.read() as tx:
        # Neither as words of the index.
        for word in ("вантажівка", "паркан", "оксана", "мавка", "купянськ"):
            assert interviews.listed(tx, word) == ()


def test_a_closed_interview_is_found_by_number_mission_and_day_of_sealing(until_seal: Scene) -> None:
    until_seal.answer(("/form/told", "паркан"))
    until_seal.seal()
    number = until_seal.summary().number
    with until_seal.vault.read() as tx:
        for query in (number, "Харків", "22.11.2026"):
            assert [one.id for one in interviews.listed(tx, query)] == [until_seal.interview_id]


def test_pages_are_made_anew_whenever_nobody_needs_the_vault(until_seal: Scene) -> None:
    assert not tidying.is_due(until_seal.vault)
    until_seal.seal()
    assert tidying.is_due(until_seal.vault)
    for script in ([True], [False, True, True]):
        answers = iter(script)
        assert not tidying.tidy(until_seal.vault, lambda answers=answers: next(answers, True))  # type: ignore[misc]
    assert tidying.is_due(until_seal.vault)
    assert tidying.tidy(until_seal.vault)
    assert not tidying.is_due(until_seal.vault)


def test_a_failure_half_way_leaves_everything_open(until_receipt: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    until_receipt.answer(("/form/told", "паркан"))
    until_receipt.seal()
    receipt(until_receipt)
    with until_receipt.vault.transaction() as tx:
        # The last thing that closing does is refused by the disk.
        tx.exec_driver_sql(
            "CREATE TRIGGER fails BEFORE INSERT ON settings WHEN NEW.name = 'tidy-due' "
            "BEGIN SELECT RAISE(ABORT, 'disk'); END"
        )
    with pytest.raises(DatabaseError):
        due(until_receipt)
    assert_open(until_receipt)
    with until_receipt.vault.transaction() as tx:
        assert drafts.answers(tx, until_receipt.interview_id).values
        tx.exec_driver_sql("DROP TRIGGER fails")
    assert due(until_receipt) == (until_receipt.interview_id,)


def test_nothing_of_a_closed_interview_comes_back(until_seal: Scene, tmp_path: Path) -> None:
    fill(until_seal, tmp_path)
    until_seal.seal()
    one = until_seal.interview_id
    for statement, values in (
        ("UPDATE interviews SET closed_at = NULL WHERE id = ?", (one,)),
        ("UPDATE interviews SET title = 'x' WHERE id = ?", (one,)),
        ("UPDATE interviews SET number = '' WHERE id = ?", (one,)),
        ("UPDATE segments SET wrapped_key = x'00'", ()),
        ("UPDATE segments SET cipher_sha256 = ''", ()),
        ("UPDATE attachments SET title = 'x'", ()),
        ("UPDATE attachments SET mime = 'x'", ()),
        ("UPDATE attachments SET thumbnail = x'00'", ()),
        ("INSERT INTO part_keys VALUES (?, 'body', x'00')", (one,)),
        ("INSERT INTO answer_revisions (interview_id, ref, value, at) VALUES (?, 'x', 'x', 'x')", (one,)),
        ("DELETE FROM objects WHERE interview_id = ?", (one,)),
    ):
        with pytest.raises((DatabaseError, IntegrityError)), until_seal.vault.transaction() as tx:
            tx.exec_driver_sql(statement, values)


def test_nothing_is_forgotten_of_what_is_sealed_and_open(mission: Scene, tmp_path: Path) -> None:
    fill(mission, tmp_path)
    mission.seal()
    for statement in (
        "DELETE FROM answer_revisions",
        "DELETE FROM notes",
        "DELETE FROM statements",
        "UPDATE attachments SET title = ''",
        "UPDATE interviews SET title = '', place = '', date = ''",
    ):
        with pytest.raises((DatabaseError, IntegrityError)), mission.vault.transaction() as tx:
            tx.exec_driver_sql(statement)


def test_the_parts_of_attachments_are_not_told_any_more(until_seal: Scene, tmp_path: Path) -> None:
    until_seal.attach_photo(tmp_path, part=PartKind.CRSV)
    until_seal.seal()
    with until_seal.vault.read() as tx:
        assert set(tx.execute(select(attachment_table.c.part)).scalars()) == {"body"}


def test_a_correction_of_a_closed_interview_begins_empty_and_names_its_predecessor(until_seal: Scene) -> None:
    until_seal.answer(("/form/told", "зелений паркан"))
    first = until_seal.seal()
    draft = amending.amend(until_seal.vault, until_seal.interview_id, later(60))
    assert amending.amend(until_seal.vault, until_seal.interview_id, later(60)) == draft
    with until_seal.vault.read() as tx:
        assert not drafts.answers(tx, draft).values
        assert not notes.of_interview(tx, draft)
    summary = until_seal.summary(draft)
    assert (summary.revision, summary.replaces, summary.title) == (2, until_seal.interview_id, "")
    with until_seal.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/form/told", "доповнення")], later(90))
    assert until_seal.seal(CONSENT, interview_id=draft).is_closed
    with until_seal.vault.read() as tx:
        assert opened.manifest(tx, draft).prev == (first.manifest_digest,)


@pytest.mark.parametrize("stage", ["written beside", "put back"])
def test_whoever_saves_an_answer_does_not_wait_until_the_pages_are_made_anew(until_seal: Scene, stage: str) -> None:
    until_seal.seal()
    vault = until_seal.vault
    with vault.transaction() as tx:
        other = interviews.start(tx, until_seal.mission_id, until_seal.summary().form, MOMENT)

    def save() -> None:
        with vault.transaction() as tx:
            drafts.save_answers(tx, other.id, [Write("/form/told", "ще")], MOMENT)

    typing = threading.Thread(target=save)
    looks = 0

    def looked() -> bool:
        nonlocal looks
        looks += 1
        is_held = vault._writing.locked()
        if looks > 1 and typing.ident is None and is_held == (stage == "put back"):
            typing.start()
            if is_held:
                while not vault.someone_waits:
                    threading.Event().wait(0.001)
            else:
                # Nothing is held back meanwhile.
                typing.join()
        return False

    assert not tidying.tidy(vault, looked)
    typing.join(10)
    assert not typing.is_alive()
    with vault.read() as tx:
        assert [value.value for value in drafts.answers(tx, other.id).values] == ["ще"]
    assert full_check(vault).is_sound
    assert tidying.tidy(vault)
    with vault.read() as tx:
        assert [value.value for value in drafts.answers(tx, other.id).values] == ["ще"]
    assert not list(vault.directory.glob("data.new*"))


def test_a_machine_that_stops_while_pages_are_put_back_has_the_vault_as_it_was(
    until_seal: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_PAGES", 16)
    until_seal.seal()
    vault = until_seal.vault
    stopped: list[Path] = []

    looks = 0

    def looked() -> bool:
        nonlocal looks
        looks += 1
        if looks == 1:
            # Before anything is begun.
            return False
        new = vault.directory / "data.new"
        assert sys.platform == "win32" or new.stat().st_mode & 0o777 == 0o600
        if vault._writing.locked():
            stopped.append(tmp_path / f"stopped-{len(stopped)}")
            shutil.copytree(vault.directory, stopped[-1])
        return False

    assert tidying.tidy(vault, looked)
    assert len(stopped) > 3
    for directory in (stopped[0], stopped[len(stopped) // 2], stopped[-1]):
        with contextlib.closing(open_vault(directory, PASSPHRASE)) as again:
            assert check.full(again).is_sound
            assert tidying.is_due(again)
            assert not list(directory.glob("data.new*"))
            assert tidying.tidy(again)


def test_no_word_is_left_in_the_copies_beside_the_database(until_receipt: Scene, tmp_path: Path) -> None:
    fill(until_receipt, tmp_path)
    until_receipt.seal()
    words = [word.encode() for word in PLANTED]
    for seconds in (60, 120):
        generations.make(until_receipt.vault, later(seconds))
    before = clear_copies(until_receipt.vault)
    assert [word.decode() for word in words if before.count(word) < 2] == []
    receipt(until_receipt)
    due(until_receipt)
    assert tidying.tidy(until_receipt.vault)
    assert generations.is_renewal_due(until_receipt.vault)
    generations.keep_up(until_receipt.vault, later(180))
    left = clear_copies(until_receipt.vault)
    assert left
    assert [word.decode() for word in words if word in left] == []


def test_the_full_check_finds_a_vault_with_closed_interviews_sound(until_seal: Scene, tmp_path: Path) -> None:
    fill(until_seal, tmp_path)
    until_seal.seal()
    draft = amending.amend(until_seal.vault, until_seal.interview_id, later(60))
    with until_seal.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/form/told", "доповнення")], later(90))
    until_seal.seal(CONSENT, interview_id=draft)
    tidying.tidy(until_seal.vault)
    found = check.full(until_seal.vault)
    assert found.found == ()
