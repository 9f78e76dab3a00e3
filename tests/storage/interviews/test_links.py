"""Words of an account stay linked to what was made of them, through corrections, sealing and closing."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from storage.interviews import amending, attachments, links
from storage.interviews.errors import AlreadySealed, NoSuchInterview
from storage.interviews.links import Anchor, Link, Provenance, digest_of
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, new_vault

TOLD = "Прийшов сусід."
HERE = Anchor(8, 13, digest_of(TOLD))


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene.begun(new_vault(tmp_path / "vault"))


def kept(scene: Scene, interview_id: str = "") -> tuple[Link, ...]:
    with scene.vault.read() as tx:
        return links.of_interview(tx, interview_id or scene.interview_id)


def link(scene: Scene, attachment_id: str = "") -> Link:
    with scene.vault.transaction() as tx:
        return links.add(
            tx, scene.interview_id, "/f/p[aa]", "/f/told", HERE, "сусід", later(1),
            attachment_id=attachment_id, offset_ms=4_000 if attachment_id else 0,
        )  # fmt: skip


def test_a_link_keeps_words_place_and_second_and_can_be_moved_renamed_and_removed(scene: Scene) -> None:
    made = link(scene)
    assert kept(scene) == (made,)
    there = Anchor(20, 25, digest_of("інший текст"))
    with scene.vault.transaction() as tx:
        links.move(tx, scene.interview_id, [(made.id, there)])
        links.set_provenance(tx, made.id, Provenance.INTERPRETER)
    (present,) = kept(scene)
    assert (present.anchor, present.quote, present.provenance) == (there, "сусід", Provenance.INTERPRETER)
    with scene.vault.transaction() as tx:
        links.remove(tx, made.id)
    assert kept(scene) == ()
    with pytest.raises(NoSuchInterview), scene.vault.transaction() as tx:
        links.remove(tx, made.id)


def test_words_stay_linked_when_their_recording_is_taken_out(scene: Scene) -> None:
    sound = scene.record_sound()
    link(scene, sound)
    with scene.vault.transaction() as tx:
        attachments.remove(tx, sound, later(5))
    (present,) = kept(scene)
    assert (present.attachment_id, present.offset_ms, present.quote) == ("", 0, "сусід")


def test_a_sealed_interview_keeps_its_links_as_they_are_and_a_correction_begins_with_them(scene: Scene) -> None:
    made = link(scene)
    scene.seal()
    with pytest.raises(AlreadySealed):
        link(scene)
    with pytest.raises(AlreadySealed), scene.vault.transaction() as tx:
        links.set_provenance(tx, made.id, Provenance.OBSERVATION)
    with pytest.raises(IntegrityError), scene.vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE links SET quote = 'інше'")
    with pytest.raises(IntegrityError), scene.vault.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM links")
    draft = amending.amend(scene.vault, scene.interview_id, MOMENT)
    (copied,) = kept(scene, draft)
    assert copied.id != made.id
    assert (copied.quote, copied.anchor, copied.target) == (made.quote, made.anchor, made.target)
    with scene.vault.transaction() as tx:
        links.remove(tx, copied.id)
    assert kept(scene) == (made,)
