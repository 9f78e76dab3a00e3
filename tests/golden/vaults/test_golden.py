"""Every vault that a released program ever wrote opens, and holds what it held."""

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage.backup import finding, repair, restore
from storage.interviews import attachments, device, drafts, interviews, notes, opened, organisation
from storage.interviews.attachments import AttachmentKind
from storage.interviews.interviews import State
from storage.objects import envelope
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.vault import Vault, open_vault, recover_vault
from storage.vault.integrity import full_check
from storage.vault.migrations import STEPS
from storage.vault.tables import objects
from tests.golden.vaults import contents
from tests.storage.interviews.scene import RECORD, SOUND
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE

FOLDER = Path(__file__).parent
VERSIONS = sorted(path.parent.name for path in FOLDER.glob("v*/vault.tar"))


def unpacked(version: str, directory: Path) -> Path:
    with tarfile.open(FOLDER / version / "vault.tar") as archive:
        archive.extractall(directory, filter="data")
    return directory


@pytest.fixture(params=VERSIONS)
def directory(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return unpacked(request.param, tmp_path / "1")


@pytest.fixture
def vault(directory: Path) -> Iterator[Vault]:
    held = open_vault(directory, contents.PASSPHRASE)
    yield held
    held.close()


def held_by(vault: Vault, state: State) -> str:
    with vault.read() as tx:
        (found,) = [one.id for one in interviews.listed(tx) if one.state is state]
    return found


def test_the_first_released_format_has_its_vault() -> None:
    assert "v2" in VERSIONS


def test_it_is_brought_to_the_present_format_and_is_sound(vault: Vault) -> None:
    with vault.read() as tx:
        assert tx.execute(text("PRAGMA user_version")).scalar_one() == len(STEPS)
    assert full_check(vault).is_sound


def test_the_draft_has_its_newest_answers_its_history_and_its_note(vault: Vault) -> None:
    draft = held_by(vault, State.DRAFT)
    newest = {ref: value for answers in contents.DRAFT_ANSWERS for ref, value in answers}
    with vault.read() as tx:
        saved = drafts.answers(tx, draft)
        told = drafts.history(tx, draft, "/first_account/told")
        kept = notes.of_interview(tx, draft)
    assert {value.ref: value.value for value in saved.values} == newest
    assert [revision.value for revision in told] == ["Спочатку було чути літак.", "Спочатку"]
    assert [note.text for note in kept] == [contents.NOTE]


def test_the_sealed_interview_is_listed_as_it_was(vault: Vault) -> None:
    sealed = held_by(vault, State.WAITING)
    with vault.read() as tx:
        summary = interviews.get(tx, sealed)
    assert (summary.title, summary.place, summary.date) == contents.SEALED_HEADING


@pytest.mark.parametrize("version", [one for one in VERSIONS if one not in contents.DRAFT_OBJECTS])
def test_the_signature_of_the_sealed_interview_holds(version: str, tmp_path: Path) -> None:
    vault = open_vault(unpacked(version, tmp_path / "1"), contents.PASSPHRASE)
    sealed = held_by(vault, State.WAITING)
    with vault.read() as tx:
        summary = interviews.get(tx, sealed)
        key = device.identity(tx).signing.public
        content = tx.execute(select(objects.c.content).where(objects.c.digest == summary.manifest_digest)).scalar_one()
    manifest, signed = envelope.read(ObjectKind.REVISION, Manifest, bytes(content), key)
    assert (signed.digest, manifest.interview) == (summary.manifest_digest, summary.interview)
    for kind in PartKind:
        assert opened.own_part(vault, sealed, kind).content.record == RECORD.parts[kind]
    vault.close()


def test_sound_and_photo_are_as_they_were(vault: Vault) -> None:
    for state in (State.WAITING, State.DRAFT):
        with vault.read() as tx:
            held = attachments.of_interview(tx, held_by(vault, state))
        (sound,) = [one for one in held if one.kind is AttachmentKind.AUDIO]
        with attachments.open_attachment(vault, sound.id) as file:
            assert file.read(0, sound.size) == b"".join(SOUND)
        for photo in (one for one in held if one.kind is AttachmentKind.PHOTO):
            with attachments.open_attachment(vault, photo.id) as file:
                assert file.read(0, photo.size) == contents.PHOTO


def test_the_organisation_is_known(vault: Vault) -> None:
    with vault.read() as tx:
        assert organisation.required(tx).package.root == contents.ORGANISATION.root.public.hex()


def test_the_recovery_key_opens_it_and_gives_a_new_passphrase(directory: Path) -> None:
    recover_vault(directory, contents.RECOVERY_SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS).close()
    again = open_vault(directory, OTHER_PASSPHRASE)
    assert held_by(again, State.DRAFT)
    again.close()


def test_its_folder_comes_back_on_another_machine_like_any_copy(directory: Path, tmp_path: Path) -> None:
    (found,) = finding.find(directory)
    vault, told = restore.restore(
        found.directory, contents.RECOVERY_SEED, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, tmp_path / "2", MOMENT
    )
    assert (told.files, told.missing, told.damaged) == (4, 0, 0)
    assert held_by(vault, State.DRAFT)
    vault.close()


def test_its_damaged_database_is_made_whole_from_a_copy_of_that_time(directory: Path, tmp_path: Path) -> None:
    (directory / "bak").mkdir()
    shutil.copy(directory / "data", directory / "bak" / "0")
    with (directory / "data").open("r+b") as file:
        file.write(bytes(4096))
    repair.repair(directory, contents.PASSPHRASE, MOMENT)
    vault = open_vault(directory, contents.PASSPHRASE)
    assert held_by(vault, State.DRAFT)
    assert held_by(vault, State.WAITING)
    assert full_check(vault).is_sound
    vault.close()
