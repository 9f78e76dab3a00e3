"""Transcripts and marked stretches: kept with the draft, sealed with their recording, gone with it."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forms.interview.parts import Part
from forms.interview.record import Json, SealedRecord
from storage.interviews import amending, attachments, custody, interviews, opened, sealing, stretches, transcripts
from storage.interviews.errors import AlreadySealed, NoSuchInterview
from storage.interviews.stretches import StretchKind
from storage.interviews.transcripts import Fidelity, Line, Origin, Speaker, Transcript
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault.sound_tables import stretches as stretch_table
from storage.vault.sound_tables import transcript_lines
from tests.storage.interviews.scene import CONSENT, RECORD, Scene, later
from tests.storage.vaults import MOMENT

LINES = (
    Line("a" * 16, 4_000, Speaker.PERSON, "Ми були в погребі."),
    Line("b" * 16, 1_000, Speaker.DOCUMENTER, "Розкажіть, що сталося."),
)
BY_MACHINE = Line("c" * 16, 9_000, Speaker.PERSON, "Дах загорівся.", Origin.MACHINE, is_confirmed=False)


def begun(scene: Scene, recording: str) -> Transcript:
    with scene.vault.transaction() as tx:
        made = transcripts.start(tx, recording, MOMENT, author="D-17", reason="прохання прокурора", method="на слух")
        transcripts.put(tx, made, (*LINES, BY_MACHINE))
    return made


def lines(scene: Scene, transcript: Transcript) -> tuple[Line, ...]:
    with scene.vault.read() as tx:
        return transcripts.lines_of(tx, transcript.id)


def test_lines_come_back_in_the_order_of_the_sound_and_can_be_changed(scene: Scene) -> None:
    made = begun(scene, scene.record_sound())
    assert lines(scene, made) == (LINES[1], LINES[0], BY_MACHINE)
    better = Line(LINES[0].id, 4_500, Speaker.INTERPRETER, "Ми сиділи в погребі.")
    with scene.vault.transaction() as tx:
        transcripts.put(tx, made, (better,))
        transcripts.put(tx, made, (better,))
        transcripts.remove(tx, [BY_MACHINE.id])
        transcripts.change(tx, made.id, fidelity=Fidelity.NEAR, author="D-18", reason="", method="")
    assert lines(scene, made) == (LINES[1], better)
    with scene.vault.read() as tx:
        found = transcripts.of_recording(tx, made.attachment_id)
    assert found is not None
    assert (found.fidelity, found.author, found.original) == (Fidelity.NEAR, "D-18", "")


def test_only_a_recording_has_a_transcript(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    with pytest.raises(NoSuchInterview), scene.vault.transaction() as tx:
        transcripts.start(tx, photo, MOMENT)


def test_it_is_sealed_with_its_recording_without_what_no_person_confirmed(scene: Scene) -> None:
    recording = scene.record_sound()
    begun(scene, recording)
    with scene.vault.transaction() as tx:
        stretches.add(tx, recording, StretchKind.SENSITIVE, 4_000, 1_500, MOMENT)
    scene.seal()
    body = scene.content(PartKind.BODY)
    (sealed,) = body["transcripts"]
    assert (sealed["recording"], sealed["fidelity"], sealed["author"]) == (recording, "verbatim", "D-17")
    assert [line["text"] for line in sealed["lines"]] == ["Розкажіть, що сталося.", "Ми були в погребі."]
    assert body["stretches"] == [{"recording": recording, "kind": "sensitive", "from_ms": 1_500, "to_ms": 4_000}]
    for other in (PartKind.FACTS, PartKind.IDENTITY, PartKind.CRSV):
        assert not {"transcripts", "stretches"} & scene.content(other).keys()


def test_what_is_written_down_of_the_part_on_sexual_violence_is_in_no_other(scene: Scene) -> None:
    recording = scene.record_sound(part=PartKind.CRSV)
    begun(scene, recording)
    scene.seal()
    assert scene.content(PartKind.CRSV)["transcripts"][0]["recording"] == recording
    assert "transcripts" not in scene.content(PartKind.BODY)


def test_what_was_noted_beside_that_recording_is_in_no_other_part_either(scene: Scene) -> None:
    open_one, apart = scene.record_sound(), scene.record_sound(part=PartKind.CRSV)
    noted: list[Json] = [{"id": name, "recording": where} for name, where in (("a", open_one), ("b", apart), ("c", ""))]
    record = SealedRecord({**RECORD.parts, Part.BODY: {**RECORD.parts[Part.BODY], "notes": noted}})
    scene.state()
    sealing.seal(scene.vault, scene.interview_id, record, CONSENT, MOMENT)
    assert [note["id"] for note in scene.content(PartKind.BODY)["notes"]] == ["a", "c"]
    assert [note["id"] for note in scene.content(PartKind.CRSV)["notes"]] == ["b"]


def test_a_link_of_the_body_does_not_name_that_recording(scene: Scene) -> None:
    open_one, apart = scene.record_sound(), scene.record_sound(part=PartKind.CRSV)
    linked: list[Json] = [{"id": one, "recording": one, "offset_ms": 5} for one in (open_one, apart)]
    record = SealedRecord({**RECORD.parts, Part.BODY: {**RECORD.parts[Part.BODY], "links": linked}})
    scene.state()
    sealing.seal(scene.vault, scene.interview_id, record, CONSENT, MOMENT)
    assert [(one["recording"], one["offset_ms"]) for one in scene.content(PartKind.BODY)["links"]] == [
        (open_one, 5),
        ("", 0),
    ]


def test_a_correction_keeps_apart_what_was_noted_beside_a_recording_of_the_sealed_one(scene: Scene) -> None:
    apart = scene.record_sound(part=PartKind.CRSV)
    scene.seal()
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    noted: list[Json] = [{"id": "a", "recording": apart}, {"id": "b", "recording": ""}]
    record = SealedRecord({**RECORD.parts, Part.BODY: {**RECORD.parts[Part.BODY], "notes": noted}})
    scene.state(draft)
    sealing.seal(scene.vault, draft, record, CONSENT, later(90))
    found = {part: opened.own_part(scene.vault, draft, part).content.record.get("notes") for part in PartKind}
    assert [note["id"] for note in found[PartKind.BODY]] == ["b"]
    assert [note["id"] for note in found[PartKind.CRSV]] == ["a"]


def test_what_went_with_the_record_does_not_change_any_more(scene: Scene) -> None:
    recording = scene.record_sound()
    made = begun(scene, recording)
    with scene.vault.transaction() as tx:
        kept = stretches.add(tx, recording, StretchKind.SENSITIVE, 0, 10, MOMENT)
    scene.seal()
    with pytest.raises(IntegrityError, match="sealed"), scene.vault.transaction() as tx:
        transcripts.put(tx, made, [Line(LINES[0].id, 1, Speaker.OTHER, "інше")])
    with pytest.raises(IntegrityError, match="sealed"), scene.vault.transaction() as tx:
        transcripts.remove(tx, [LINES[0].id])
    with pytest.raises(IntegrityError, match="sealed"), scene.vault.transaction() as tx:
        transcripts.change(tx, made.id, fidelity=Fidelity.SUMMARY, author="", reason="", method="")
    with pytest.raises(AlreadySealed), scene.vault.transaction() as tx:
        stretches.remove(tx, kept.id)
    with pytest.raises(AlreadySealed), scene.vault.transaction() as tx:
        stretches.add(tx, recording, StretchKind.SENSITIVE, 0, 10, MOMENT)


def test_a_transcript_after_the_seal_names_the_sealed_interview_and_stands_in_the_custody(scene: Scene) -> None:
    recording = scene.record_sound()
    digest = scene.seal().manifest_digest
    made = begun(scene, recording)
    assert made.original == digest
    with scene.vault.transaction() as tx:
        transcripts.remove(tx, [LINES[0].id])
        entries = custody.of_interview(tx, scene.interview_id)
    assert entries[-1].action is CustodyAction.TRANSCRIBE
    assert len(lines(scene, made)) == 2


def test_a_recording_taken_out_takes_along_what_was_written_down_of_it(scene: Scene) -> None:
    recording = scene.record_sound()
    begun(scene, recording)
    with scene.vault.transaction() as tx:
        stretches.add(tx, recording, StretchKind.SENSITIVE, 0, 10, MOMENT)
        attachments.remove(tx, recording, later(10))
    with scene.vault.read() as tx:
        assert transcripts.of_recording(tx, recording) is None
        assert tx.execute(select(transcript_lines)).all() == []
        assert tx.execute(select(stretch_table)).all() == []


def test_a_correction_begins_without_the_transcript_of_what_is_sealed(scene: Scene) -> None:
    recording = scene.record_sound()
    begun(scene, recording)
    scene.seal()
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    with scene.vault.read() as tx:
        assert interviews.get(tx, draft).replaces == scene.interview_id
        assert transcripts.for_record(tx, draft, PartKind.BODY) == []


def test_every_second_sensitive_mark_ends_a_stretch(scene: Scene) -> None:
    recording = scene.record_sound()
    with scene.vault.transaction() as tx:
        assert stretches.pair(tx, recording, [3_000], MOMENT) is None
        assert stretches.pair(tx, recording, [4_500, 3_000], MOMENT) is not None
        assert stretches.pair(tx, recording, [3_000, 4_500, 4_800], MOMENT) is None
        found = stretches.of_recording(tx, recording)
    assert [(one.from_ms, one.to_ms) for one in found] == [(3_000, 4_500)]
