import hashlib
import io
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.container.layout import HEADER, PHOTO_RECORD, PREFIX, TAG, USED
from storage.interviews import attachments, custody, intake, mime
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import AlreadySealed, ImportRefused, NoSuchInterview
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault import VaultError, VaultFull, VaultReadOnly, VaultUnreachable
from storage.vault.tables import attachments as rows
from storage.vault.tables import segments
from sync.courier import pack
from sync.protocol import limits
from tests.storage.interviews.scene import PHOTO, Scene, later
from tests.storage.vaults import MOMENT


def _read(scene: Scene, attachment_id: str) -> bytes:
    with attachments.open_attachment(scene.vault, attachment_id) as readable:
        return readable.read(0, readable.size)


def _files(scene: Scene) -> list[Path]:
    return sorted(scene.vault.attachments.iterdir())


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


def test_a_large_file_must_leave_room_for_what_is_recorded(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film"
    with film.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    monkeypatch.setattr(intake, "free_bytes", lambda _path: 560_000_000)
    assert _refused(scene, film) == "file-no-room"
    film.write_bytes(PHOTO)
    _import(scene, film)
    assert len(_files(scene)) == 1


def test_a_file_beyond_the_usual_bound_is_taken_in_where_that_is_asked_for(scene: Scene, tmp_path: Path) -> None:
    film = tmp_path / "film"
    with film.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    assert _refused(scene, film) == "file-too-large"
    assert _refused(scene, film, largest=attachments.LARGEST_STREAMED, cancelled=lambda: True) == "import-cancelled"


def test_the_largest_film_sealed_fits_central_and_a_stick() -> None:
    records = -(-attachments.LARGEST_STREAMED // (PHOTO_RECORD - USED))
    sealed = HEADER + records * (PREFIX + PHOTO_RECORD + TAG)
    assert sealed <= min(limits.BLOB_BYTES, pack.LARGEST - 64 * limits.MIB)


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
            attachments.remove(tx, photo, MOMENT)


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


def test_a_file_too_large_for_memory_is_refused_too(scene: Scene) -> None:
    for size, code in ((0, "file-empty"), (attachments.LARGEST + 1, "file-too-large")):
        with pytest.raises(ImportRefused, match=code):
            attachments.import_bytes(
                scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.PHOTO, bytes(size), "image/png", MOMENT
            )


def test_a_removed_attachment_is_gone_for_everyone(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    with scene.vault.transaction() as tx:
        attachments.remove(tx, photo, MOMENT)
        with pytest.raises(NoSuchInterview):
            attachments.get(tx, photo)
    with pytest.raises(NoSuchInterview):
        attachments.open_attachment(scene.vault, photo)


def test_of_what_was_taken_out_only_the_fact_stays(scene: Scene, tmp_path: Path) -> None:
    photo, sound = scene.attach_photo(tmp_path), scene.record_sound()
    with scene.vault.transaction() as tx:
        for taken in (photo, sound):
            attachments.remove(tx, taken, later(60))
        for row in tx.execute(select(rows)).all():
            assert (row.removed, row.title, row.details, row.sha256, row.thumbnail) == (1, "", "", "", None)
        for row in tx.execute(select(segments)).all():
            assert (row.wrapped_key, row.plain_sha256) == (None, "")
        kept = custody.of_interview(tx, scene.interview_id)
        assert [(one.action, one.at) for one in kept[1:]] == [(CustodyAction.REMOVE, later(60).wall)] * 2
        assert custody.is_unbroken(tx)
    assert attachments.delete_files(scene.vault) == 0
    assert _files(scene) == []


def test_the_file_of_what_was_taken_out_goes_after_the_commit_and_again_after_a_crash(
    scene: Scene, tmp_path: Path
) -> None:
    photo, sound = scene.attach_photo(tmp_path), scene.record_sound()
    before = _files(scene)
    with pytest.raises(KeyboardInterrupt), scene.vault.transaction() as tx:
        attachments.remove(tx, photo, MOMENT)
        raise KeyboardInterrupt
    assert attachments.delete_files(scene.vault) == 0
    assert _files(scene) == before
    assert _read(scene, photo) == PHOTO
    with scene.vault.transaction() as tx:
        attachments.remove(tx, photo, MOMENT)
    assert _files(scene) == before
    # Here a crash: the next start does what was left.
    for _ in range(2):
        assert attachments.delete_files(scene.vault) == 0
        assert len(_files(scene)) == 1
    with attachments.open_attachment(scene.vault, sound) as readable:
        assert readable.size


def test_what_was_set_aside_of_a_damaged_recording_goes_with_it(scene: Scene) -> None:
    sound = scene.record_sound()
    (file,) = _files(scene)
    aside = scene.vault.directory / "bak" / file.name
    aside.write_bytes(b"tail")
    with scene.vault.transaction() as tx:
        attachments.remove(tx, sound, MOMENT)
    assert attachments.delete_files(scene.vault) == 0
    assert not aside.exists()


def test_a_file_that_the_disk_does_not_let_go_is_tried_again(scene: Scene, tmp_path: Path) -> None:
    photo = scene.attach_photo(tmp_path)
    (file,) = _files(scene)
    with scene.vault.transaction() as tx:
        attachments.remove(tx, photo, MOMENT)
    file.unlink()
    file.mkdir()
    assert attachments.delete_files(scene.vault) == 1
    file.rmdir()
    assert attachments.delete_files(scene.vault) == 0


def test_the_files_of_a_sealed_interview_stay_when_its_keys_are_forgotten(scene: Scene, tmp_path: Path) -> None:
    scene.attach_photo(tmp_path)
    scene.seal()
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE segments SET wrapped_key = NULL")
    assert attachments.delete_files(scene.vault) == 0
    assert len(_files(scene)) == 2


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
