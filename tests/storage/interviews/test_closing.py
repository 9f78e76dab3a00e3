import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from forms.engine.changes import Write
from storage.backup import generations
from storage.interviews import (
    amending,
    attachments,
    closing,
    custody,
    device,
    drafts,
    interviews,
    notes,
    opened,
    organisation,
    outbox,
    playback,
    receipts,
    signatures,
    statements,
    tidying,
)
from storage.interviews.closing import Keeps, When
from storage.interviews.errors import NoSuchInterview
from storage.interviews.interviews import Heading, State
from storage.interviews.notes import NoteKind
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.organisation import CAUTIOUS, Organisation, Policy, Readable
from storage.objects.part import open_part
from storage.objects.wrapset import Wrapset
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.integrity import full_check
from storage.vault.tables import attachments as attachment_table
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import outbox as outbox_table
from storage.vault.tables import segments
from tests.leaks.pages import clear_copies, clear_pages
from tests.storage.interviews.scene import CONSENT, STAYS, Scene, later
from tests.storage.vaults import MOMENT, new_vault

UNTIL_SEAL = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL})
UNTIL_RECEIPT = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_RECEIPT})
A_WEEK = UNTIL_RECEIPT.model_copy(update={"readable_days": 7})
RECEIVED = "2026-11-23T10:00:00.000Z"
A_WEEK_LATER = "2026-11-30T10:00:00.000Z"

PLANTED = (
    "Оксана Гордієнко", "Куп’янськ", "вантажівка зі знаком", "Я бачила обох", "перша розповідь",
    "IMG_0001.JPG", "боїться помсти", "Мавка", "зелений паркан",
)  # fmt: skip


def _scene(folder: Path, policy: Policy = CAUTIOUS, *, ends: str = "") -> Scene:
    return Scene.begun(new_vault(folder / "vault"), policy=policy, ends=ends)


@pytest.fixture
def until_seal(tmp_path: Path) -> Iterator[Scene]:
    scene = _scene(tmp_path, UNTIL_SEAL)
    yield scene
    scene.vault.close()


@pytest.fixture
def until_receipt(tmp_path: Path) -> Iterator[Scene]:
    scene = _scene(tmp_path, UNTIL_RECEIPT)
    yield scene
    scene.vault.close()


@pytest.fixture
def a_week(tmp_path: Path) -> Iterator[Scene]:
    scene = _scene(tmp_path, A_WEEK)
    yield scene
    scene.vault.close()


@pytest.fixture
def mission(tmp_path: Path) -> Iterator[Scene]:
    scene = _scene(tmp_path, ends="2026-11-28")
    yield scene
    scene.vault.close()


def _fill(scene: Scene, folder: Path) -> None:
    """Answers with a past, notes, a photo, a recording, a statement, a refused signature, a heading."""
    scene.answer(("/form/name", "Оксана Гордієнко"), ("/form/told", "Я бачила обох. зелений паркан"))
    scene.answer(("/form/name", "Оксана"), ("/form/told", "Була вантажівка зі знаком"))
    with scene.vault.transaction() as tx:
        notes.add(tx, scene.interview_id, NoteKind.NOTE, "перша розповідь, Куп’янськ", MOMENT)
        interviews.set_heading(tx, scene.interview_id, Heading("Мавка", "Куп’янськ", "2026-03-02", 90), MOMENT)
    photo = scene.attach_photo(folder)
    with scene.vault.transaction() as tx:
        attachments.set_thumbnail(tx, photo, b"Thumbnail of a face")
    scene.record_sound()
    scene.state()
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться помсти", MOMENT)


def _receipt(scene: Scene, *, at: str = RECEIVED, without: str = "") -> None:
    with scene.vault.transaction() as tx:
        digests = [item.digest for item in outbox.of_interview(tx, scene.interview_id) if item.digest != without]
        own = device.identity(tx).signing.public
        receipts.record(tx, scene.keys.receipt(own, digests, at=at))


def _due(scene: Scene, moment: Moment = MOMENT) -> tuple[str, ...]:
    return closing.close_due(scene.vault, moment)


def _hear(scene: Scene, at: str) -> None:
    """Another receipt comes in, about something else of this laptop: it brings central's time."""
    with scene.vault.transaction() as tx:
        digest = outbox.of_interview(tx, scene.interview_id)[0].digest
        receipts.record(tx, scene.keys.receipt(device.identity(tx).signing.public, [digest], at=at))


def _outlook(scene: Scene) -> closing.Outlook:
    with scene.vault.read() as tx:
        return closing.outlook(tx, scene.vault, scene.interview_id)


def _assert_closed(scene: Scene) -> None:
    vault, interview_id = scene.vault, scene.interview_id
    summary = scene.summary()
    assert summary.is_closed
    assert (summary.title, summary.place, summary.date) == ("", "", "")
    with vault.read() as tx:
        assert not drafts.answers(tx, interview_id).values
        assert not drafts.history(tx, interview_id, "/form/name")
        assert not notes.of_interview(tx, interview_id)
        assert statements.current(tx, interview_id) is None
        assert not signatures.of_interview(tx, interview_id)
        kept = attachments.of_interview(tx, interview_id)
        assert {(one.title, one.details, one.sha256, attachments.thumbnail(tx, one.id)) for one in kept} <= {
            ("", "", "", b"")
        }
        assert tx.execute(select(segments.c.wrapped_key)).scalars().all() == [None] * len(kept)
    for part in PartKind:
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            opened.own_part(vault, interview_id, part)
    for one in kept:
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            playback.open_attachment(vault, one.id)


def _assert_open(scene: Scene) -> None:
    assert not scene.summary().is_closed
    for part in PartKind:
        assert opened.own_part(scene.vault, scene.interview_id, part).content.interview == scene.interview_id


def test_until_seal_nothing_clear_outlives_the_sealing(until_seal: Scene, tmp_path: Path) -> None:
    _fill(until_seal, tmp_path)
    assert until_seal.seal().is_closed
    _assert_closed(until_seal)


def test_what_was_sealed_stays_byte_for_byte_and_is_delivered_as_ever(until_seal: Scene, tmp_path: Path) -> None:
    _fill(until_seal, tmp_path)
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
    _receipt(until_seal)
    assert until_seal.summary().state is State.DELIVERED


def test_the_recipients_still_open_what_the_author_no_longer_can(until_seal: Scene, tmp_path: Path) -> None:
    _fill(until_seal, tmp_path)
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
    _fill(until_seal, tmp_path)
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


def test_what_stays_here_by_consent_stays_readable_to_its_author(until_seal: Scene) -> None:
    until_seal.record_sound()
    assert not until_seal.seal(STAYS).is_closed
    assert _due(until_seal) == ()
    _assert_open(until_seal)
    assert _outlook(until_seal).keeps is Keeps.STAYS_HERE


def test_what_holds_something_for_nobody_stays_readable(until_seal: Scene) -> None:
    package = until_seal.keys.payload(version=2, policy=UNTIL_SEAL)
    few = tuple(one for one in package.recipients if one.id != "custodian-1")
    _take(until_seal, package.model_copy(update={"recipients": few}))
    assert not until_seal.seal().is_closed
    assert _outlook(until_seal).keeps is Keeps.NOBODY
    _assert_open(until_seal)


def test_an_empty_part_for_nobody_keeps_nothing_open(until_seal: Scene) -> None:
    package = until_seal.keys.payload(version=2, policy=UNTIL_SEAL)
    few = tuple(one for one in package.recipients if one.id != "crsv-1")
    _take(until_seal, package.model_copy(update={"recipients": few}))
    assert until_seal.seal().is_closed


def _take(scene: Scene, package: Organisation) -> None:
    with scene.vault.transaction() as tx:
        organisation.import_package(tx, envelope.sign(package, scene.keys.root).to_json(), MOMENT, practice=False)


def test_sound_that_could_not_be_sealed_keeps_its_interview_open(until_seal: Scene) -> None:
    attachment = until_seal.record_sound()
    until_seal.record_sound(attachment_id=attachment)
    with until_seal.vault.transaction() as tx:
        second = tx.execute(select(segments.c.id).where(segments.c.n == 2)).scalar_one()
        tx.execute(update(segments).where(segments.c.id == second).values(state="lost"))
    assert not until_seal.seal().is_closed
    assert _outlook(until_seal).keeps is Keeps.KEPT_SOUND


def test_a_file_that_is_gone_keeps_its_interview_open(until_seal: Scene) -> None:
    until_seal.record_sound()
    with until_seal.vault.read() as tx:
        file = tx.execute(select(segments.c.file)).scalars().first()
    (until_seal.vault.attachments / str(file)).unlink()
    until_seal.state()
    assert not until_seal.seal().is_closed
    assert _outlook(until_seal).keeps is Keeps.DAMAGED


def test_until_receipt_nothing_closes_before_central_has_signed_for_everything(until_receipt: Scene) -> None:
    until_receipt.record_sound()
    assert not until_receipt.seal().is_closed
    assert _due(until_receipt) == ()
    with until_receipt.vault.read() as tx:
        items = outbox.of_interview(tx, until_receipt.interview_id)
    blob = next(item.digest for item in items if item.is_blob)
    _receipt(until_receipt, without=blob)
    assert _due(until_receipt) == ()
    _assert_open(until_receipt)
    _receipt(until_receipt)
    assert _due(until_receipt) == (until_receipt.interview_id,)
    assert _due(until_receipt) == ()
    _assert_closed(until_receipt)


@pytest.mark.parametrize("kind", [ObjectKind.REVISION, ObjectKind.PART, ObjectKind.WRAPSET])
def test_a_row_that_only_says_it_is_receipted_closes_nothing(until_receipt: Scene, kind: ObjectKind) -> None:
    until_receipt.seal()
    with until_receipt.vault.read() as tx:
        items = outbox.of_interview(tx, until_receipt.interview_id)
    missing = next(item.digest for item in items if item.kind is kind)
    _receipt(until_receipt, without=missing)
    with until_receipt.vault.transaction() as tx:
        claimed = (
            tx.execute(select(outbox_table.c.receipt).where(outbox_table.c.receipt.is_not(None))).scalars().first()
        )
        tx.execute(
            update(outbox_table).where(outbox_table.c.digest == missing).values(state="receipted", receipt=claimed)
        )
        tx.execute(update(interview_table).values(delivered_at=RECEIVED))
    assert _due(until_receipt) == ()
    _assert_open(until_receipt)


def test_a_clock_put_forward_closes_nothing_early(a_week: Scene) -> None:
    a_week.seal()
    _receipt(a_week)
    for wall in ("2027-06-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"):
        assert _due(a_week, later(60, wall=wall)) == ()
    _assert_open(a_week)


def test_a_clock_put_back_keeps_nothing_open(a_week: Scene) -> None:
    a_week.seal()
    _receipt(a_week)
    _hear(a_week, "2026-11-30T09:59:59.999Z")
    back = later(60, wall="1999-01-01T00:00:00.000Z")
    assert _due(a_week, back) == ()
    _hear(a_week, A_WEEK_LATER)
    assert _due(a_week, back) == (a_week.interview_id,)


def test_without_a_word_from_central_the_clock_that_nobody_can_set_counts_on(a_week: Scene) -> None:
    a_week.seal()
    _receipt(a_week)
    week = 7 * 86_400_000

    def at(mono_ms: int, boot: str = MOMENT.boot) -> Moment:
        return dataclasses.replace(MOMENT, wall="1999-01-01T00:00:00.000Z", boot=boot, mono_ms=mono_ms)

    other = "9e0c9a52-0000-4000-8000-000000000000"
    assert _due(a_week, at(1_000)) == ()
    assert _due(a_week, at(1_000 + week // 2)) == ()
    # Started anew: what ran so far counts, however long it was off.
    assert _due(a_week, at(5_000_000_000, other)) == ()
    assert _due(a_week, at(5_000_000_000 + week // 2 - 1, other)) == ()
    assert _due(a_week, at(5_000_000_000 + week // 2, other)) == (a_week.interview_id,)


def test_mission_end_closes_when_the_last_day_is_over_everywhere(mission: Scene) -> None:
    mission.seal()
    assert _due(mission) == ()
    assert _due(mission, later(60, wall="2027-06-01T00:00:00.000Z")) == ()
    _hear(mission, "2026-11-29T11:59:59.999Z")
    assert _due(mission) == ()
    _hear(mission, "2026-11-29T12:00:00.000Z")
    assert _due(mission) == (mission.interview_id,)
    _assert_closed(mission)


def test_a_mission_without_a_last_day_closes_nothing(tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    scene.seal()
    _hear(scene, "2036-11-29T12:00:00.000Z")
    assert _due(scene) == ()
    assert _outlook(scene).prospect.when is When.NEVER
    scene.vault.close()


def test_what_central_refused_stays_readable_until_somebody_looked(mission: Scene) -> None:
    mission.seal()
    _hear(mission, "2026-12-29T12:00:00.000Z")
    with mission.vault.transaction() as tx:
        outbox.parked(tx, mission.waiting()[-1].digest, "part-too-large")
    assert _due(mission) == ()
    assert _outlook(mission).keeps is Keeps.REFUSED


def test_drafts_are_never_closed(mission: Scene) -> None:
    mission.answer(("/form/told", "паркан"))
    with mission.vault.transaction() as tx:
        held = organisation.required(tx)
    assert held.package.policy.readable is Readable.MISSION_END
    assert _due(mission, later(60, wall="2036-01-01T00:00:00.000Z")) == ()
    with mission.vault.read() as tx:
        assert drafts.answers(tx, mission.interview_id).values


def test_a_stricter_package_closes_what_was_sealed_before(mission: Scene) -> None:
    mission.seal()
    _take(mission, mission.keys.payload(version=2, policy=UNTIL_SEAL))
    assert _due(mission) == (mission.interview_id,)


def test_closing_is_entered_in_the_custody_and_leaves_its_chain_whole(until_receipt: Scene) -> None:
    until_receipt.seal()
    _receipt(until_receipt)
    _due(until_receipt)
    with until_receipt.vault.read() as tx:
        last = custody.of_interview(tx, until_receipt.interview_id)[-1]
        assert custody.is_unbroken(tx)
    assert (last.action, last.object) == (CustodyAction.CLOSE, until_receipt.summary().manifest_digest)


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
    _receipt(until_receipt)
    with until_receipt.vault.transaction() as tx:
        # The last thing that closing does is refused by the disk.
        tx.exec_driver_sql(
            "CREATE TRIGGER fails BEFORE INSERT ON settings WHEN NEW.name = 'tidy-due' "
            "BEGIN SELECT RAISE(ABORT, 'disk'); END"
        )
    with pytest.raises(DatabaseError):
        _due(until_receipt)
    _assert_open(until_receipt)
    with until_receipt.vault.transaction() as tx:
        assert drafts.answers(tx, until_receipt.interview_id).values
        tx.exec_driver_sql("DROP TRIGGER fails")
    assert _due(until_receipt) == (until_receipt.interview_id,)


def test_nothing_of_a_closed_interview_comes_back(until_seal: Scene, tmp_path: Path) -> None:
    _fill(until_seal, tmp_path)
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
    _fill(mission, tmp_path)
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


def test_prospects_before_sealing(tmp_path: Path, vault: Vault) -> None:
    for number, (policy, when) in enumerate(
        ((UNTIL_SEAL, When.AT_SEAL), (UNTIL_RECEIPT, When.AT_RECEIPT), (A_WEEK, When.AFTER_RECEIPT)), 1
    ):
        scene = Scene.begun(new_vault(tmp_path / str(number)), policy=policy)
        with scene.vault.read() as tx:
            assert closing.prospect(tx, scene.mission_id).when is when
        scene.vault.close()
    scene = Scene.begun(vault, ends="2026-11-28")
    with vault.read() as tx:
        assert closing.prospect(tx, scene.mission_id) == closing.Prospect(When.MISSION_END, day="2026-11-28")


def test_whoever_saves_an_answer_does_not_wait_until_the_pages_are_made_anew(until_seal: Scene) -> None:
    until_seal.seal()
    with until_seal.vault.transaction() as tx:
        other = interviews.start(tx, until_seal.mission_id, until_seal.summary().form, MOMENT)
    saved = threading.Event()

    def save() -> None:
        with until_seal.vault.transaction() as tx:
            drafts.save_answers(tx, other.id, [Write("/form/told", "ще")], MOMENT)
        saved.set()

    typing = threading.Thread(target=save)
    began = threading.Event()

    def waits() -> bool:
        # Looked at while the pages are being written: somebody begins to type.
        if began.is_set() and not typing.is_alive() and not saved.is_set():
            typing.start()
            while not until_seal.vault.someone_waits:
                threading.Event().wait(0.001)
        began.set()
        return False

    assert not tidying.tidy(until_seal.vault, waits)
    typing.join(10)
    assert saved.is_set()
    assert tidying.tidy(until_seal.vault)


def test_no_word_is_left_in_the_copies_beside_the_database(until_receipt: Scene, tmp_path: Path) -> None:
    _fill(until_receipt, tmp_path)
    until_receipt.seal()
    words = [word.encode() for word in PLANTED]
    for seconds in (60, 120):
        generations.make(until_receipt.vault, later(seconds))
    before = clear_copies(until_receipt.vault)
    assert [word.decode() for word in words if before.count(word) < 2] == []
    _receipt(until_receipt)
    _due(until_receipt)
    assert tidying.tidy(until_receipt.vault)
    assert generations.is_renewal_due(until_receipt.vault)
    generations.keep_up(until_receipt.vault, later(180))
    left = clear_copies(until_receipt.vault)
    assert left
    assert [word.decode() for word in words if word in left] == []
