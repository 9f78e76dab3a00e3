import hashlib
import io
import threading
from pathlib import Path

import pytest

from storage.container import ContainerDamaged, ContainerWriter, WrittenContainer
from storage.interviews import attachments, custody, mime, signatures, statements
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import AlreadySealed, ImportRefused, NoSuchInterview, SegmentStillOpen
from storage.interviews.signatures import SignatureKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault import VaultError, VaultFull, VaultReadOnly, VaultUnreachable
from tests.storage.interviews.scene import PHOTO, SOUND, Scene, later
from tests.storage.vaults import MOMENT

PDF = b"%PDF-1.7 statement"


def _read(scene: Scene, attachment_id: str) -> bytes:
    with attachments.open_attachment(scene.vault, attachment_id) as readable:
        return readable.read(0, readable.size)


def _files(scene: Scene) -> list[Path]:
    return sorted(scene.vault.attachments.iterdir())


# Files taken in


def test_a_photo_is_kept_byte_for_byte_with_its_digest(scene: Scene, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "photo.heic"
    path.write_bytes(PHOTO)
    photo = attachments.import_file(
        scene.vault, scene.interview_id, PartKind.IDENTITY, AttachmentKind.PHOTO, path, MOMENT,
        thumbnail=b"small", details="Canon", progress=lambda done, size: told.append((done, size)),
    )  # fmt: skip
    assert (photo.sha256, photo.size, photo.mime) == (hashlib.sha256(PHOTO).hexdigest(), len(PHOTO), "image/jpeg")
    assert (photo.details, photo.part, photo.is_open) == ("Canon", PartKind.IDENTITY, False)
    assert _read(scene, photo.id) == PHOTO
    assert told[-1] == (len(PHOTO), len(PHOTO))
    with scene.vault.read() as tx:
        assert attachments.thumbnail(tx, photo.id) == b"small"


def test_names_of_files_tell_nothing_and_nothing_lies_in_clear(scene: Scene, tmp_path: Path) -> None:
    scene.attach_photo(tmp_path)
    (file,) = _files(scene)
    assert len(file.name) == 16
    assert int(file.name, 16) >= 0
    assert b"picture" not in file.read_bytes()


def test_a_thumbnail_can_come_later(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    with scene.vault.transaction() as tx:
        assert attachments.thumbnail(tx, photo) == b""
        attachments.set_thumbnail(tx, photo, b"later")
        assert attachments.thumbnail(tx, photo) == b"later"


def _import(scene: Scene, path: Path, **more: object) -> None:
    attachments.import_file(
        scene.vault,
        scene.interview_id,
        PartKind.BODY,
        AttachmentKind.DOCUMENT,
        path,
        MOMENT,
        **more,  # type: ignore[arg-type]
    )


def _refused(scene: Scene, path: Path, **more: object) -> str:
    with pytest.raises(ImportRefused) as caught:
        _import(scene, path, **more)
    with scene.vault.read() as tx:
        assert attachments.of_interview(tx, scene.interview_id) == ()
    assert _files(scene) == []
    return caught.value.code


def test_what_cannot_be_taken_in_leaves_nothing_behind(scene: Scene, tmp_path: Path) -> None:
    empty, huge, good = tmp_path / "empty", tmp_path / "huge", tmp_path / "good"
    empty.write_bytes(b"")
    with huge.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    good.write_bytes(PHOTO)
    assert _refused(scene, empty) == "file-empty"
    assert _refused(scene, huge) == "file-too-large"
    assert _refused(scene, tmp_path / "missing") == "file-unreadable"
    assert _refused(scene, tmp_path) == "file-unreadable"
    assert _refused(scene, tmp_path / ("x" * 5_000)) == "file-unreadable"
    assert _refused(scene, good, cancelled=lambda: True) == "import-cancelled"


def test_a_file_that_changes_while_it_is_read_is_refused(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(PHOTO)

    def grow(done: int, size: int) -> None:
        if path.stat().st_size == size:
            with path.open("ab") as file:
                file.write(b"more")

    assert _refused(scene, path, progress=grow) == "file-unreadable"


class _FailingMedium(io.FileIO):
    """A memory card that gives its first bytes and then no more."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 64:
            raise OSError(5, "")
        return super().read(size) or b""


def test_a_medium_that_fails_while_it_is_read_leaves_nothing_behind(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "photo"
    path.write_bytes(PHOTO)
    monkeypatch.setattr("storage.interviews.intake._opened", _FailingMedium)
    assert _refused(scene, path) == "file-unreadable"


@pytest.mark.parametrize(("number", "fault"), [(28, VaultFull), (5, VaultUnreachable), (30, VaultReadOnly)])
def test_a_disk_that_refuses_while_a_file_comes_in_leaves_nothing_behind(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[VaultError]
) -> None:
    path = tmp_path / "photo"
    path.write_bytes(PHOTO)

    def full(*_: object) -> None:
        raise OSError(number, "")

    monkeypatch.setattr("storage.container.writer.write_all", full)
    with pytest.raises(fault):
        _import(scene, path)
    with scene.vault.read() as tx:
        assert attachments.of_interview(tx, scene.interview_id) == ()
    assert _files(scene) == []


def test_a_sealed_interview_takes_no_more_attachments(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    scene.seal()
    with pytest.raises(AlreadySealed):
        scene.attach_photo(tmp_path)
    with scene.vault.transaction() as tx:
        with pytest.raises(AlreadySealed):
            attachments.next_segment(tx, scene.vault, photo, MOMENT)
        with pytest.raises(AlreadySealed):
            attachments.remove(tx, photo)


def test_a_voice_is_never_a_fact(scene: Scene) -> None:
    with pytest.raises(ValueError, match="fact"), scene.vault.transaction() as tx:
        attachments.begin(
            tx, scene.vault, scene.interview_id, PartKind.FACTS, AttachmentKind.AUDIO, "audio/ogg", MOMENT
        )


def test_a_media_type_that_no_manifest_can_carry_is_found_at_once(scene: Scene) -> None:
    for media, fits in (("audio/ogg; codecs=opus", True), ("audio/ogg; name=Olena", False), ("Olena", False)):
        with scene.vault.transaction() as tx:
            try:
                attachments.begin(
                    tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.AUDIO, media, MOMENT
                )
            except ValueError:
                assert not fits
            else:
                assert fits


def test_a_signer_is_a_role_and_never_a_name(scene: Scene) -> None:
    statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    with pytest.raises(ValueError, match="role"), scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "Олена Кравченко", "", MOMENT)


def test_a_file_too_large_for_memory_is_refused_too(scene: Scene) -> None:
    for size, code in ((0, "file-empty"), (attachments.LARGEST + 1, "file-too-large")):
        with pytest.raises(ImportRefused, match=code):
            attachments.import_bytes(
                scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.PHOTO, bytes(size), "image/png", MOMENT
            )


def test_a_removed_attachment_is_gone_for_everyone(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    with scene.vault.transaction() as tx:
        attachments.remove(tx, photo)
        with pytest.raises(NoSuchInterview):
            attachments.get(tx, photo)
    with pytest.raises(NoSuchInterview):
        attachments.open_attachment(scene.vault, photo)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0XXXX", mime.UNKNOWN),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"%PDF-1.4", "application/pdf"),
        ("Свідчення".encode() * 10, "text/plain"),
        (b"a" + "Свідчення".encode() * 10, "text/plain"),
        (b"a text with \xff in the middle of it", mime.UNKNOWN),
        (b"\x00\x01\x02", mime.UNKNOWN),
        (b"\xff\xfe\xfa text", mime.UNKNOWN),
        (b"", mime.UNKNOWN),
    ],
)
def test_what_a_file_is_shows_in_its_first_bytes(head: bytes, expected: str) -> None:
    assert mime.sniffed(head[: mime.HEAD_BYTES]) == expected


# Recordings


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
    assert entries[-1].action is CustodyAction.RECOVER
    assert _read(scene, sound) == b"".join(SOUND)
    scene.record_sound(attachment_id=sound)
    assert _read(scene, sound) == b"".join(SOUND) * 2
    assert scene.seal().blobs == 2


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
    assert scene.seal().blobs == 0


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


# Statement and signatures


def test_a_statement_is_kept_and_its_signatures_are_bound_to_it(scene: Scene) -> None:
    statement = statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    assert statements.keep(scene.vault, scene.interview_id, PDF, "uk", later(1)) == statement
    assert statements.pdf(scene.vault, statement) == PDF
    signed = signatures.sign(
        scene.vault, scene.interview_id, "witness", SignatureKind.PAD, b"\x89PNG", "image/png", later(2)
    )
    assert signed.statement_sha256 == hashlib.sha256(PDF).hexdigest()
    with scene.vault.transaction() as tx:
        refused = signatures.refuse(tx, scene.interview_id, "interpreter", "поспішає", later(3))
        assert signatures.of_interview(tx, scene.interview_id) == (signed, refused)
    assert _read(scene, signed.attachment_id) == b"\x89PNG"


def test_signatures_of_an_earlier_statement_no_longer_count(scene: Scene) -> None:
    first = statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "", MOMENT)
    second = statements.keep(scene.vault, scene.interview_id, PDF + b"2", "uk", later(1))
    with scene.vault.read() as tx:
        assert statements.current(tx, scene.interview_id) == second
        assert [signature.is_current for signature in signatures.of_interview(tx, scene.interview_id)] == [False]
    assert statements.pdf(scene.vault, first) == PDF


def test_a_statement_nobody_signed_is_replaced_without_a_trace_in_the_seal(scene: Scene) -> None:
    statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    statements.keep(scene.vault, scene.interview_id, PDF + b"2", "uk", later(1))
    assert scene.seal().blobs == 1


def test_without_a_statement_there_is_nothing_to_sign(scene: Scene) -> None:
    with pytest.raises(NoSuchInterview, match="no-statement"), scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "", MOMENT)
