import hashlib
import os
import threading
from pathlib import Path

import pytest

from storage.container import (
    AUDIO_RECORD,
    ContainerDamaged,
    ContainerWriter,
    RecoveredPrefix,
    WrittenContainer,
    recover,
)
from storage.interviews import attachments, custody
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import NoSuchInterview, SegmentStillOpen
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault import VaultUnreachable
from tests.storage.interviews.scene import PHOTO, SOUND, Scene, later
from tests.storage.vaults import MOMENT


def _read(scene: Scene, attachment_id: str) -> bytes:
    with attachments.open_attachment(scene.vault, attachment_id) as readable:
        return readable.read(0, readable.size)


def _files(scene: Scene) -> list[Path]:
    return sorted(scene.vault.attachments.iterdir())


def test_a_recording_of_several_segments_plays_as_one(scene: Scene) -> None:
    sound = scene.record_sound()
    scene.record_sound(attachment_id=sound)
    whole = b"".join(SOUND) * 2
    with attachments.open_attachment(scene.vault, sound) as readable:
        assert readable.size == len(whole)
        assert readable.segment_sizes == (20_000, 20_000)
        assert readable.read(0, 10**9) == whole
        assert readable.read(19_990, 20) == whole[19_990:20_010]
        assert readable.read_segment(1, 3_990, 20) == whole[23_990:24_010]
        assert readable.read(len(whole), 5) == b""
    with scene.vault.read() as tx:
        kept = attachments.get(tx, sound)
    assert (kept.duration_ms, kept.segments, kept.truncated) == (10_000, 2, False)
    assert kept.sha256 == ""


def test_a_recording_in_one_piece_has_the_digest_of_its_sound(scene: Scene) -> None:
    sound = scene.record_sound()
    with scene.vault.read() as tx:
        assert attachments.get(tx, sound).sha256 == hashlib.sha256(b"".join(SOUND)).hexdigest()


def test_several_threads_may_read_at_once(scene: Scene) -> None:
    sound, whole, wrong = scene.record_sound(), b"".join(SOUND), []
    with attachments.open_attachment(scene.vault, sound) as readable:

        def read(start: int) -> None:
            offsets = range(start, len(whole), 997)
            wrong.extend(offset for offset in offsets if readable.read(offset, 100) != whole[offset : offset + 100])

        threads = [threading.Thread(target=read, args=(start,)) for start in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_damaged_file_is_not_played(scene: Scene) -> None:
    sound = scene.record_sound()
    (file,) = _files(scene)
    data = bytearray(file.read_bytes())
    data[5_000] ^= 1
    file.write_bytes(data)
    with pytest.raises(ContainerDamaged):
        attachments.open_attachment(scene.vault, sound)


def test_a_file_that_is_gone_is_not_played(scene: Scene) -> None:
    sound = scene.record_sound()
    _files(scene)[0].unlink()
    with pytest.raises(ContainerDamaged):
        attachments.open_attachment(scene.vault, sound)


def test_a_disk_that_fails_during_recovery_loses_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = scene.record_sound(cut=True)

    def fails(*_: object) -> None:
        raise OSError(5, "")

    monkeypatch.setattr("storage.interviews.recovery.recover", fails)
    with pytest.raises(VaultUnreachable):
        attachments.recover_open_segments(scene.vault, later(60))
    monkeypatch.undo()
    assert attachments.recover_open_segments(scene.vault, later(60)) == 1
    assert _read(scene, sound) == b"".join(SOUND)


def test_a_recording_that_cannot_be_read_does_not_hold_up_the_next(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = scene.record_sound(cut=True), scene.record_sound(cut=True)
    with scene.vault.read() as tx:
        name = tx.exec_driver_sql("SELECT file FROM segments WHERE attachment_id = ?", (first,)).scalar_one()

    def fails_once(path: Path, key: bytes) -> RecoveredPrefix:
        if path.name == name:
            raise OSError(5, "Input/output error")
        return recover(path, key)

    monkeypatch.setattr("storage.interviews.recovery.recover", fails_once)
    with pytest.raises(VaultUnreachable):
        attachments.recover_open_segments(scene.vault, later(60))
    assert _read(scene, second) == b"".join(SOUND)
    with scene.vault.read() as tx:
        assert attachments.get(tx, first).is_open


def test_keys_of_segments_cannot_change_places(scene: Scene) -> None:
    first, second = scene.record_sound(), scene.record_sound()
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql(
            "UPDATE segments SET wrapped_key = (SELECT wrapped_key FROM segments s WHERE s.attachment_id = ?) "
            "WHERE attachment_id = ?",
            (first, second),
        )
    with pytest.raises(NoSuchInterview):
        attachments.open_attachment(scene.vault, second)


def test_finishing_twice_changes_nothing(scene: Scene) -> None:
    sound = scene.record_sound()
    with scene.vault.transaction() as tx:
        attachments.finish_segment(tx, 1, WrittenContainer(9, 9, "", "", "", "", 9))
        assert attachments.get(tx, sound).size == 20_000


def test_a_recording_that_was_cut_off_keeps_every_whole_second(scene: Scene) -> None:
    sound = scene.record_sound(cut=True)
    (file,) = _files(scene)
    with file.open("ab") as torn:
        torn.write(b"half a record")
    with scene.vault.read() as tx:
        assert attachments.get(tx, sound).is_open
    assert attachments.recover_open_segments(scene.vault, later(60)) == 1
    assert attachments.recover_open_segments(scene.vault, later(60)) == 0
    with scene.vault.read() as tx:
        kept = attachments.get(tx, sound)
        entries = custody.of_interview(tx, scene.interview_id)
    assert (kept.truncated, kept.is_open, kept.duration_ms) == (True, False, 5_000)
    assert entries[-1].action is CustodyAction.SALVAGE
    assert _read(scene, sound) == b"".join(SOUND)
    scene.record_sound(attachment_id=sound)
    assert _read(scene, sound) == b"".join(SOUND) * 2
    assert scene.seal().blobs == 3


def test_a_recording_that_was_finished_but_not_noted_is_whole(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        handle = attachments.begin(
            tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", MOMENT
        )
    writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
    writer.finish(SOUND[0])
    attachments.recover_open_segments(scene.vault, later(60))
    with scene.vault.read() as tx:
        assert not attachments.get(tx, handle.attachment_id).truncated
    assert _read(scene, handle.attachment_id) == SOUND[0]


@pytest.mark.parametrize("what", ["no file", "no header", "no record", "another key"])
def test_a_segment_that_holds_nothing_is_given_up(scene: Scene, what: str) -> None:
    with scene.vault.transaction() as tx:
        handle = attachments.begin(
            tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", MOMENT
        )
    if what == "no header":
        handle.path.write_bytes(b"SVDK")
    elif what != "no file":
        key = bytes(32) if what == "another key" else handle.key
        ContainerWriter.create(handle.path, key, record_size=handle.record_size).abandon()
    assert attachments.recover_open_segments(scene.vault, later(60)) == 0
    assert _files(scene) == []
    with scene.vault.read() as tx:
        assert attachments.of_interview(tx, scene.interview_id) == ()
    assert scene.seal().blobs == 1


@pytest.mark.parametrize("place", [0, 8, 40, 500], ids=["magic", "version", "salt", "first record"])
def test_damage_in_front_of_sound_neither_destroys_it_nor_keeps_the_vault_shut(scene: Scene, place: int) -> None:
    sound = scene.record_sound(cut=True)
    (file,) = _files(scene)
    data = bytearray(file.read_bytes())
    data[place] ^= 0x80
    file.write_bytes(data)
    assert attachments.recover_open_segments(scene.vault, later(60)) == 0
    assert file.read_bytes() == data
    with scene.vault.read() as tx:
        assert attachments.of_interview(tx, scene.interview_id) == ()
        kept = tx.exec_driver_sql("SELECT wrapped_key FROM segments WHERE attachment_id = ?", (sound,)).scalar()
    assert kept is not None
    assert scene.seal().blobs == 1


def test_sound_behind_a_damaged_second_is_set_aside_before_the_cut(scene: Scene) -> None:
    sound = scene.record_sound(cut=True)
    (file,) = _files(scene)
    data = bytearray(file.read_bytes())
    data[94 + 2 * (AUDIO_RECORD + 20) + 100] ^= 1
    file.write_bytes(data)
    assert attachments.recover_open_segments(scene.vault, later(60)) == 1
    assert _read(scene, sound) == b"".join(SOUND[:2])
    (aside,) = (scene.vault.directory / "bak").iterdir()
    assert file.read_bytes() + aside.read_bytes() == data


def test_half_a_photo_is_given_up_and_a_whole_one_kept(scene: Scene) -> None:
    for whole in (False, True):
        with scene.vault.transaction() as tx:
            handle = attachments.begin(
                tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.PHOTO, "image/jpeg", MOMENT
            )
        writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
        if whole:
            writer.finish(PHOTO[:1000])
        else:
            writer.append(PHOTO[:1000])
            writer.abandon()
    assert attachments.recover_open_segments(scene.vault, later(60)) == 1
    with scene.vault.read() as tx:
        (kept,) = attachments.of_interview(tx, scene.interview_id)
    assert kept.sha256 == hashlib.sha256(PHOTO[:1000]).hexdigest()


@pytest.mark.parametrize("damage", ["another key", "header", "middle"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_photo_that_cannot_be_read_after_a_crash_is_kept_and_said(scene: Scene, damage: str, whole: bool) -> None:
    with scene.vault.transaction() as tx:
        handles = [
            attachments.begin(
                tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.PHOTO, "image/jpeg", MOMENT
            )
            for _ in range(2)
        ]
    for handle in handles:
        writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
        for _ in range(3):
            writer.append(os.urandom(handle.record_size // 2))
        if whole:
            writer.finish(PHOTO[:1000])
        else:
            writer.abandon()
    first, second = handles
    if damage == "another key":
        with scene.vault.transaction() as tx:
            tx.exec_driver_sql(
                "UPDATE segments SET wrapped_key = (SELECT wrapped_key FROM segments WHERE id = ?) WHERE id = ?",
                (second.segment_id, first.segment_id),
            )
    else:
        data = bytearray(first.path.read_bytes())
        data[40 if damage == "header" else 94 + first.record_size + 100] ^= 1
        first.path.write_bytes(data)
    before = first.path.read_bytes()
    assert attachments.recover_open_segments(scene.vault, later(60)) == int(whole)
    # As at every start.
    assert attachments.delete_files(scene.vault) == 0
    assert first.path.read_bytes() == before
    assert second.path.exists() is whole
    with scene.vault.read() as tx:
        assert len(attachments.of_interview(tx, scene.interview_id)) == int(whole)
        assert attachments.unreadable(tx) == 1
        said = [one for one in custody.of_interview(tx, scene.interview_id) if one.action is CustodyAction.NOTICE]
    assert [one.detail for one in said] == ["unreadable"]
    assert scene.seal().blobs == 1 + whole


def test_a_lost_segment_does_not_take_the_others_with_it(scene: Scene) -> None:
    sound = scene.record_sound()
    with scene.vault.transaction() as tx:
        attachments.next_segment(tx, scene.vault, sound, MOMENT)
    attachments.recover_open_segments(scene.vault, later(60))
    assert _read(scene, sound) == b"".join(SOUND)


def test_nothing_is_sealed_while_a_recording_goes_on(scene: Scene) -> None:
    scene.record_sound(cut=True)
    with pytest.raises(SegmentStillOpen):
        scene.seal()
