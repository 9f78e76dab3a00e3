"""From a passphrase to a vault that screens can work with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.opening import Opening
from app.places import Places, VaultPlace
from app.recorder import alone
from app.recorder.protocol import Arm, Record, Stay, line_of
from app.screens.first_start import cards
from storage.backup import medium, restore
from storage.crypto.hpke import BoxKey
from storage.crypto.shares import split
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentKind
from storage.keys.recovery import CARDS, THRESHOLD, make_cards
from storage.keys.slots import RecoverySlot
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from tests.app.recorder import speaking
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE, new_vault


def test_one_recording_on_a_failing_disk_does_not_shut_the_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    sound = scene.record_sound(cut=True)
    scene.vault.close()

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("storage.interviews.recovery.recover", fails)
    opened = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS).open(
        directory, PASSPHRASE
    )
    with opened.vault.read() as tx:
        assert attachments.get(tx, sound).is_open
    opened.vault.close()


def test_a_file_that_a_crash_left_and_nobody_can_read_is_said_once_and_kept(tmp_path: Path) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    scene.record_sound(cut=True)
    (file,) = scene.vault.attachments.iterdir()
    scene.vault.close()
    damaged = bytearray(file.read_bytes())
    damaged[40] ^= 1
    file.write_bytes(damaged)
    opening = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS)
    for code in ("attachment-unreadable", None):
        opened = opening.open(directory, PASSPHRASE)
        assert (opened.trouble.code if opened.trouble else None) == code
        assert file.read_bytes() == damaged
        opened.vault.close()


def test_the_next_start_deletes_the_file_of_what_was_taken_out(tmp_path: Path) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    sound = scene.record_sound()
    with scene.vault.transaction() as tx:
        attachments.remove(tx, sound, MOMENT)
    scene.vault.close()
    opened = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS).open(
        directory, PASSPHRASE
    )
    assert list(opened.vault.attachments.iterdir()) == []
    opened.vault.close()


def test_the_next_start_removes_what_a_killed_trial_of_the_copy_has_left(tmp_path: Path) -> None:
    seed, vaults, stick, killed = bytes(range(32)), tmp_path / "vaults", tmp_path / "stick", tmp_path / "killed"
    for folder in (vaults, stick):
        folder.mkdir()
    scene = Scene.begun(new_vault(vaults / "1", recovery=BoxKey.from_seed(seed).public))
    scene.record_sound()
    medium.choose(scene.vault, stick, MOMENT)
    medium.copy(scene.vault, MOMENT)
    copy = next(stick.iterdir())

    def cut_off(_done: int, _total: int) -> None:
        shutil.copytree(vaults, killed / "vaults", dirs_exist_ok=True)

    restore.trial(scene.vault, copy, seed, LOWEST_FOR_TESTS, MOMENT, progress=cut_off)
    scene.vault.close()
    assert [path.name for path in vaults.iterdir()] == ["1"]
    assert len(list((killed / "vaults").iterdir())) == 2
    opened = Opening(Places(killed, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS).open(
        killed / "vaults" / "1", PASSPHRASE
    )
    assert [path.name for path in (killed / "vaults").iterdir()] == ["1"]
    opened.vault.close()


def test_a_vault_knows_its_cards_from_its_first_moment_though_the_program_is_killed_in_the_next(tmp_path: Path) -> None:
    places = Places(tmp_path, practice=False)
    opening = Opening(places, SystemClock(), lambda: LOWEST_FOR_TESTS)
    made = make_cards()
    opening.make(places.next_vault(), PASSPHRASE, made).close()
    opened = opening.open(places.vault(1).directory, PASSPHRASE)
    with opened.vault.read() as tx:
        assert not cards.are_confirmed(tx)
    assert cards.check(opened.vault, made.cards[1], MOMENT)
    with opened.vault.read() as tx:
        assert cards.are_confirmed(tx)
    opened.vault.close()


def test_opening_makes_good_an_import_that_was_cut_off_and_cards_of_the_organisations_key_recover(
    tmp_path: Path,
) -> None:
    place = VaultPlace(3, tmp_path / "vaults" / "3")
    place.directory.parent.mkdir()
    scene = Scene.begun(new_vault(place.directory))
    assert not any(isinstance(slot, RecoverySlot) for slot in scene.vault.header.slots)
    scene.vault.close()
    opening = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS)
    opening.open(place.directory, PASSPHRASE).vault.close()
    shares = split(scene.keys.recovery.seed, THRESHOLD, CARDS)
    opening.recover(place, shares[1:], OTHER_PASSPHRASE).close()
    opening.open(place.directory, OTHER_PASSPHRASE).vault.close()


def test_what_was_recorded_behind_the_lock_is_finished_and_taken_in_by_the_next_opening(tmp_path: Path) -> None:
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    with scene.vault.transaction() as tx:
        handle = attachments.begin(
            tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", MOMENT
        )
    recorder = subprocess.Popen(speaking.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert recorder.stdin is not None
    assert recorder.stdout is not None
    order = Record(str(handle.path), handle.key.hex(), 0, str(alone.sign_of(directory)), "opus")
    recorder.stdin.write(line_of(Arm("")) + line_of(order))
    recorder.stdin.flush()
    while b'"started"' not in recorder.stdout.readline():
        pass
    recorder.stdin.write(line_of(Stay(3600)))
    recorder.stdin.close()
    recorder.stdout.close()
    scene.vault.close()
    assert alone.is_going_on(directory)

    opening = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS)
    opened = opening.open(directory, PASSPHRASE)
    assert recorder.wait(timeout=10) == 0
    with opened.vault.read() as tx:
        sound = attachments.get(tx, handle.attachment_id)
    assert not sound.is_open
    assert not sound.truncated
    assert sound.size > 0
    assert not alone.is_going_on(directory)
    opened.vault.close()


def test_a_recorder_that_does_not_answer_keeps_its_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "STOPS_WITHIN", 0.2)
    directory = tmp_path / "vaults" / "1"
    directory.parent.mkdir()
    scene = Scene.begun(new_vault(directory))
    sound = scene.record_sound(cut=True)
    scene.vault.close()
    writing = alone.Sign(str(alone.sign_of(directory)))
    opening = Opening(Places(tmp_path, practice=False), SystemClock(), lambda: LOWEST_FOR_TESTS)
    opened = opening.open(directory, PASSPHRASE)
    with opened.vault.read() as tx:
        assert attachments.get(tx, sound).is_open
    opened.vault.close()
    writing.take_down()
    opened = opening.open(directory, PASSPHRASE)
    with opened.vault.read() as tx:
        assert not attachments.get(tx, sound).is_open
    opened.vault.close()
