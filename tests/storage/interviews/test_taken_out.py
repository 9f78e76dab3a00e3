"""A file that was taken out can come back until the seal or a withdrawal; then nobody can open it."""

from pathlib import Path

import pytest

from forms.engine import Write
from storage.backup import holdings
from storage.interviews import attachments, custody, drafts, taken_out
from storage.interviews.errors import AlreadySealed, NoSuchInterview
from storage.interviews.question_files import file_name
from storage.objects.custody import CustodyAction
from storage.vault import Vault
from tests.storage.interviews.scene import PHOTO, Scene, later
from tests.storage.interviews.test_undo import Writer, values


def put_aside(scene: Scene, folder: Path) -> str:
    photo = scene.attach_photo(folder)
    with scene.vault.transaction() as tx:
        taken_out.put_aside(tx, photo, later(5))
    return photo


def removals(scene: Scene) -> int:
    with scene.vault.read() as tx:
        return sum(one.action is CustodyAction.REMOVE for one in custody.of_interview(tx, scene.interview_id))


def keys(scene: Scene, attachment: str) -> int:
    with scene.vault.read() as tx:
        wanted = "SELECT count(wrapped_key) FROM segments WHERE attachment_id = ?"
        return int(tx.exec_driver_sql(wanted, (attachment,)).scalar_one())


def test_what_is_put_aside_is_nowhere_and_comes_back_whole(scene: Scene, tmp_path: Path) -> None:
    gone = put_aside(scene, tmp_path)
    with scene.vault.read() as tx:
        assert attachments.of_interview(tx, scene.interview_id) == ()
        assert [one.id for one in taken_out.aside(tx, scene.interview_id)] == [gone]
        with pytest.raises(NoSuchInterview):
            attachments.get(tx, gone)
    # Copies go on holding it, and a start of the program does not delete it.
    assert attachments.delete_files(scene.vault) == 0
    assert len(holdings.of_vault(scene.vault).finished) == 1
    with scene.vault.transaction() as tx:
        back = taken_out.bring_back(tx, gone, later(6))
    assert back.title and removals(scene) == 0
    with attachments.open_attachment(scene.vault, gone) as sealed:
        assert sealed.read(0, sealed.size) == PHOTO
    with scene.vault.transaction() as tx, pytest.raises(NoSuchInterview):
        taken_out.bring_back(tx, gone, later(7))


def test_erased_it_is_as_if_it_had_been_removed_at_once(scene: Scene, tmp_path: Path) -> None:
    gone = put_aside(scene, tmp_path)
    with scene.vault.transaction() as tx:
        assert taken_out.erase(tx, scene.interview_id, later(6), only=()) == 0
        assert taken_out.erase(tx, scene.interview_id, later(6)) == 1
    attachments.delete_files(scene.vault)
    assert (keys(scene, gone), removals(scene), list(scene.vault.attachments.iterdir())) == (0, 1, [])
    with scene.vault.transaction() as tx:
        # A copy that is brought in later learns of it.
        told = tx.exec_driver_sql("SELECT count(*) FROM withdrawals WHERE object = ?", (gone,)).scalar_one()
        assert told == 1
        with pytest.raises(NoSuchInterview):
            taken_out.bring_back(tx, gone, later(7))


def test_the_seal_erases_it_and_keeps_what_an_answer_names(scene: Scene, tmp_path: Path) -> None:
    gone, named = put_aside(scene, tmp_path), put_aside(scene, tmp_path)
    with scene.vault.transaction() as tx:
        # The program ended after an undo, before the file itself was back.
        taken_out.bring_back(tx, named, later(6))
        name = file_name(attachments.get(tx, named))
        taken_out.put_aside(tx, named, later(7))
        drafts.save_answers(tx, scene.interview_id, (Write("/f/photo", name),), later(8))
    scene.seal()
    assert (keys(scene, gone), keys(scene, named)) == (0, 1)
    with scene.vault.read() as tx:
        sealed = {one.id for one in attachments.of_interview(tx, scene.interview_id)}
    assert named in sealed and gone not in sealed
    with scene.vault.transaction() as tx, pytest.raises((AlreadySealed, NoSuchInterview)):
        taken_out.put_aside(tx, named, later(90))


def test_a_file_at_one_question_comes_and_goes_in_steps_of_their_own(vault: Vault) -> None:
    writer = Writer(vault)
    name = f"{'0a' * 8}.jpg"
    writer.save(("/f/photo", name))
    writer.save(("/f/photo", None))
    writer.save(("/f/photo", name))
    past = writer.past()
    assert [one.ref for one in past.done] == ["/f/photo"]
    assert [values(one.before).get("/f/photo") for one in past.undone] == [None]
    writer.save(("/f/photo", None))
    assert [values(one.before).get("/f/photo") for one in writer.past().done] == [None, name]
