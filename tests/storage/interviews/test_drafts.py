import contextlib

import pytest

from forms.engine.changes import RepeatWrite, Write
from forms.engine.saved import SavedInstance, SavedValue
from storage.interviews import custody, drafts, form_library, interviews, missions, notes, numbers, settings
from storage.interviews.errors import AlreadySealed, NoSuchInterview
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import Heading, State
from storage.interviews.missions import NewMission
from storage.interviews.notes import NoteKind
from storage.objects.custody import CustodyAction
from storage.vault import Vault, open_vault
from tests.storage.interviews.scene import FORM, Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE


def test_answers_come_back_as_they_were_saved(scene: Scene) -> None:
    scene.answer(("/f/name", "Олена"), ("/f/age", "44"))
    scene.answer(("/f/age", "45"))
    with scene.vault.read() as tx:
        saved = drafts.answers(tx, scene.interview_id)
    assert set(saved.values) == {SavedValue("/f/name", "Олена"), SavedValue("/f/age", "45")}


def test_saving_the_same_again_adds_nothing(scene: Scene) -> None:
    for _ in range(3):
        scene.answer(("/f/age", "44"))
    with scene.vault.read() as tx:
        assert [revision.value for revision in drafts.history(tx, scene.interview_id, "/f/age")] == ["44"]


def test_every_value_an_answer_had_can_be_found_again(scene: Scene) -> None:
    for value in ("4", "44", None, "45"):
        scene.answer(("/f/age", value))
    with scene.vault.read() as tx:
        found = drafts.history(tx, scene.interview_id, "/f/age")
    assert [revision.value for revision in found] == ["45", None, "44", "4"]


def test_an_answer_taken_away_is_missing_from_the_draft(scene: Scene) -> None:
    scene.answer(("/f/age", "44"), ("/f/name", "Олена"))
    scene.answer(("/f/age", None), ("/f/name", ""), ("/f/never", None))
    with scene.vault.read() as tx:
        assert drafts.answers(tx, scene.interview_id) == SavedInstance()
        assert drafts.history(tx, scene.interview_id, "/f/never") == ()


def test_repeats_come_back_in_their_order_parents_first(scene: Scene) -> None:
    writes = [
        RepeatWrite("/f/i[aa]/p[01]", 1),
        RepeatWrite("/f/i[aa]", 2),
        RepeatWrite("/f/i[bb]", 1),
        RepeatWrite("/f/i[cc]", 3),
    ]
    with scene.vault.transaction() as tx:
        drafts.save_answers(tx, scene.interview_id, [], MOMENT, writes)
        drafts.save_answers(tx, scene.interview_id, [], MOMENT, [RepeatWrite("/f/i[cc]", None)])
    with scene.vault.read() as tx:
        assert drafts.answers(tx, scene.interview_id).repeats == ("/f/i[bb]", "/f/i[aa]", "/f/i[aa]/p[01]")


def test_an_interview_that_is_not_there_takes_no_answers(vault: Vault) -> None:
    with pytest.raises(NoSuchInterview), vault.read() as tx:
        interviews.get(tx, "0" * 32)
    with pytest.raises(NoSuchInterview), vault.transaction() as tx:
        drafts.save_answers(tx, "0" * 32, [Write("/f/a", "x")], MOMENT)


def test_a_sealed_interview_takes_nothing_more(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        note = notes.add(tx, scene.interview_id, NoteKind.NOTE, "спочатку", MOMENT)
    scene.seal()
    with scene.vault.transaction() as tx:
        with pytest.raises(AlreadySealed):
            drafts.save_answers(tx, scene.interview_id, [Write("/f/a", "x")], MOMENT)
        with pytest.raises(AlreadySealed):
            notes.add(tx, scene.interview_id, NoteKind.NOTE, "x", MOMENT)
        with pytest.raises(AlreadySealed):
            notes.change(tx, note.id, "x")
        with pytest.raises(AlreadySealed):
            notes.remove(tx, note.id)
        with pytest.raises(AlreadySealed):
            interviews.set_heading(tx, scene.interview_id, Heading("x"), MOMENT)


# Notes


def test_notes_keep_their_time_and_place_in_the_recording(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        first = notes.add(tx, scene.interview_id, NoteKind.NOTE, "плаче", MOMENT, attachment_id="ab", offset_ms=1_500)
        second = notes.add(tx, scene.interview_id, NoteKind.MARKER, "incident", later(5))
        notes.change(tx, first.id, "плакала")
    with scene.vault.read() as tx:
        kept = notes.of_interview(tx, scene.interview_id)
    assert [(note.kind, note.text, note.offset_ms, note.at) for note in kept] == [
        (NoteKind.NOTE, "плакала", 1_500, MOMENT.wall),
        (NoteKind.MARKER, "incident", 0, second.at),
    ]
    with scene.vault.transaction() as tx:
        notes.remove(tx, first.id)
        assert [note.id for note in notes.of_interview(tx, scene.interview_id)] == [second.id]
        with pytest.raises(NoSuchInterview):
            notes.change(tx, first.id, "x")


# Missions, numbers, lists


def test_missions_are_listed_the_newest_first_with_their_interviews(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        new = NewMission("Суми-2", "Суми", "2026-12-01", "2026-12-09", ("A1", "B2"))
        second = missions.create(tx, new, later(60))
        listed = missions.all_missions(tx)
    assert [(mission.name, mission.interviews) for mission in listed] == [("Суми-2", 0), ("Харків-1", 1)]
    assert (second.team, second.starts, second.ends) == (("A1", "B2"), "2026-12-01", "2026-12-09")
    with pytest.raises(NoSuchInterview), scene.vault.read() as tx:
        missions.get(tx, "0" * 32)
    with pytest.raises(NoSuchInterview), scene.vault.transaction() as tx:
        interviews.start(tx, "0" * 32, FORM, MOMENT)


@pytest.mark.parametrize(
    ("text", "check"),
    # ISBT 128 Technical Specification, donation identification number; and ISO 7064's own range of characters.
    [("G123498654321", "H"), ("G-1234-98-654321", "H")],
)
def test_the_check_character_is_that_of_the_standard(text: str, check: str) -> None:
    assert numbers.check_character(text) == check


def test_numbers_are_dense_checked_and_tell_nothing(scene: Scene) -> None:
    scene.certify(code="K7Q")
    with scene.vault.transaction() as tx:
        made = [interviews.start(tx, scene.mission_id, FORM, MOMENT).number for _ in range(3)]
    assert [number[:-2] for number in made] == [f"I-TRH-2026-K7Q-{count:04}" for count in (2, 3, 4)]
    assert all(numbers.is_valid(number) for number in made)


def test_a_wrong_or_swapped_letter_in_a_dictated_number_is_noticed(scene: Scene) -> None:
    number = scene.summary().number
    assert numbers.is_valid(number.lower())
    body = number[:-2]
    for at, letter in enumerate(body):
        if letter != "-":
            wrong = body[:at] + ("A" if letter != "A" else "B") + body[at + 1 :]
            assert not numbers.is_valid(wrong + number[-2:])
    assert not numbers.is_valid("")
    assert not numbers.is_valid("I-TRH")
    assert not numbers.is_valid("Ї-1")


def test_before_there_is_an_organisation_numbers_are_local(vault: Vault) -> None:
    number = Scene.begun(vault, with_organisation=False).summary().number
    assert number.startswith("I-LOC-2026-")
    assert numbers.is_valid(number)


def test_a_draft_shows_in_the_list_with_its_heading(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        heading = Heading("Свідок 12", "Ізюм", "2022-03-09", 40)
        interviews.set_heading(tx, scene.interview_id, heading, later(60))
    (line,) = _listed(scene)
    assert (line.title, line.place, line.date, line.progress) == ("Свідок 12", "Ізюм", "2022-03-09", 40)
    assert line.state is State.DRAFT
    assert line.updated > line.created


def _listed(scene: Scene, query: str | None = None, mission_id: str | None = None) -> list[interviews.InterviewSummary]:
    with scene.vault.read() as tx:
        return list(interviews.listed(tx, query, mission_id=mission_id))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("кравч", True),
        ("КРАВЧЕНКО ізюм", True),
        ("ізюм кравченко харків", True),
        ("об’єкт", True),
        ("об'єкт", True),
        ("плаче", True),
        ("K7Q", False),
        ("кравченко суми", False),
        ('"', True),
        ('кравченко" OR "x', False),
        ("*", True),
        ("NEAR(", False),
        ("", True),
    ],
)
def test_interviews_are_found_by_the_beginnings_of_words_anywhere(scene: Scene, query: str, found: bool) -> None:
    scene.answer(("/f/name", "Олена Кравченко"), ("/f/what", "цивільний об’єкт"))
    with scene.vault.transaction() as tx:
        interviews.set_heading(tx, scene.interview_id, Heading(place="Ізюм"), MOMENT)
        notes.add(tx, scene.interview_id, NoteKind.NOTE, "тут вона плаче", MOMENT)
    assert bool(_listed(scene, query)) is found


def test_what_was_replaced_is_no_longer_found(scene: Scene) -> None:
    scene.answer(("/f/name", "Кравченко"))
    scene.answer(("/f/name", "Коваленко"))
    assert not _listed(scene, "кравченко")
    assert _listed(scene, "коваленко")
    scene.answer(("/f/name", None))
    assert not _listed(scene, "коваленко")


def test_the_list_can_be_that_of_one_mission(scene: Scene) -> None:
    assert len(_listed(scene, mission_id=scene.mission_id)) == 1
    assert _listed(scene, mission_id="0" * 32) == []


# Custody, forms, settings


def test_custody_begins_with_the_interview_and_its_chain_holds(scene: Scene) -> None:
    scene.seal()
    with scene.vault.read() as tx:
        entries = custody.of_interview(tx, scene.interview_id)
        assert custody.is_unbroken(tx)
    assert [entry.action for entry in entries] == [CustodyAction.CREATE, CustodyAction.SEAL]


def test_a_changed_custody_entry_breaks_the_chain(scene: Scene) -> None:
    scene.seal()
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER custody_no_update")
        tx.exec_driver_sql("UPDATE custody SET at = '2020-01-01T00:00:00.000Z' WHERE id = 1")
        assert not custody.is_unbroken(tx)


def test_a_form_is_kept_once_under_the_digest_of_its_source(vault: Vault) -> None:
    form = FormSource("first_account", "1", "Первинна розповідь", b"source", "first_account.md", b"<h:html/>")
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, MOMENT)
        assert form_library.keep(tx, form, MOMENT) == digest
        assert form_library.get(tx, digest) == form
        assert form_library.get(tx, "0" * 64) is None
        assert [one.digest for one in form_library.entries(tx)] == [form.digest]


def test_settings_are_kept_by_name(vault: Vault) -> None:
    with vault.transaction() as tx:
        assert settings.get(tx, "language") is None
        settings.put(tx, "language", "uk", MOMENT)
        settings.put(tx, "language", "en", MOMENT)
        assert settings.get(tx, "language") == "en"


def test_a_draft_survives_closing_the_vault(scene: Scene) -> None:
    scene.answer(("/f/name", "Олена"))
    scene.vault.close()
    with contextlib.closing(open_vault(scene.vault.directory, PASSPHRASE)) as again, again.read() as tx:
        assert drafts.answers(tx, scene.interview_id).values == (SavedValue("/f/name", "Олена"),)


def test_each_day_on_which_something_is_answered_is_a_sitting(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        assert drafts.sitting(tx, scene.interview_id, MOMENT.wall[:10]) == 1
        drafts.save_answers(tx, scene.interview_id, [Write("/a/b", "1")], MOMENT)
        drafts.save_answers(tx, scene.interview_id, [Write("/a/b", "2")], later(60))
        assert drafts.sitting(tx, scene.interview_id, MOMENT.wall[:10]) == 1
        assert drafts.sitting(tx, scene.interview_id, "2026-11-25") == 2
