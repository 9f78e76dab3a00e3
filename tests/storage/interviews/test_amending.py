import pytest

from forms.engine.changes import RepeatWrite, Write
from forms.engine.saved import SavedValue
from storage.interviews import (
    amending,
    drafts,
    interviews,
    notes,
    opened,
    outbox,
)
from storage.interviews.errors import (
    NotSealed,
)
from storage.interviews.interviews import State
from storage.interviews.notes import NoteKind
from storage.objects.manifest import Manifest
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT


def _manifest(scene: Scene, interview_id: str = "") -> Manifest:
    with scene.vault.read() as tx:
        return opened.manifest(tx, interview_id or scene.interview_id)


def _object(scene: Scene, digest: str) -> bytes:
    with scene.vault.read() as tx:
        return outbox.content(tx, digest)


def test_a_correction_begins_as_a_copy_and_leaves_the_sealed_one_untouched(scene: Scene) -> None:
    scene.answer(("/f/name", "Олена"), ("/f/age", "44"), ("/f/gone", "x"))
    scene.answer(("/f/gone", None))
    with scene.vault.transaction() as tx:
        drafts.save_answers(
            tx, scene.interview_id, [Write("/f/i[aa]/what", "удар")], MOMENT, [RepeatWrite("/f/i[aa]", 1)]
        )
        notes.add(tx, scene.interview_id, NoteKind.NOTE, "плаче", MOMENT)
    scene.record_sound()
    scene.seal()
    before = scene.summary()
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    with scene.vault.transaction() as tx:
        copied = drafts.answers(tx, draft)
        assert set(copied.values) == {
            SavedValue("/f/name", "Олена"),
            SavedValue("/f/age", "44"),
            SavedValue("/f/i[aa]/what", "удар"),
        }
        assert copied.repeats == ("/f/i[aa]",)
        assert [note.text for note in notes.of_interview(tx, draft)] == ["плаче"]
        drafts.save_answers(tx, draft, [Write("/f/age", "45")], later(90))
    new = scene.summary(draft)
    assert (new.revision, new.number, new.interview) == (2, before.number, before.interview)
    assert (new.replaces, new.state) == (scene.interview_id, State.DRAFT)
    assert scene.summary() == before
    with scene.vault.read() as tx:
        assert {line.id for line in interviews.listed(tx, "олена")} == {draft, scene.interview_id}


def test_a_sealed_correction_names_what_it_corrects(scene: Scene) -> None:
    first = scene.seal()
    draft = amending.amend(scene.vault, scene.interview_id, later(60))
    assert amending.amend(scene.vault, scene.interview_id, later(61)) == draft
    second = scene.seal(interview_id=draft, moment=later(120))
    manifest = _manifest(scene, draft)
    assert (manifest.rev, manifest.prev) == (2, (first.manifest_digest,))
    third = amending.amend(scene.vault, draft, later(180))
    scene.seal(interview_id=third, moment=later(200))
    assert _manifest(scene, third).prev == (second.manifest_digest,)


def test_two_corrections_of_the_same_revision_get_numbers_of_their_own(scene: Scene) -> None:
    scene.seal()
    first = amending.amend(scene.vault, scene.interview_id, later(60))
    scene.seal(interview_id=first, moment=later(70))
    second = amending.amend(scene.vault, scene.interview_id, later(80))
    assert scene.summary(second).revision == 3


def test_a_draft_is_not_amended(scene: Scene) -> None:
    with pytest.raises(NotSealed):
        amending.amend(scene.vault, scene.interview_id, MOMENT)
