"""Taking in files and what was made in memory: the original bytes, sealed as they stream, with their SHA-256."""

import contextlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import update

from storage.container import EACH_4_MIB, ContainerFull, ContainerWriter, WrittenContainer
from storage.interviews import attachment_rows as rows
from storage.interviews import mime as mimes
from storage.interviews.attachment_rows import Attachment, AttachmentHandle, AttachmentKind
from storage.interviews.errors import ImportRefused
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.platform.files import free_bytes
from storage.vault import Vault
from storage.vault.ballast import LEAST_BYTES
from storage.vault.errors import VaultError, VaultFull
from storage.vault.faults import named_faults
from storage.vault.tables import attachments, segments

LARGEST: Final = 200 * 1024 * 1024
LARGEST_STREAMED: Final = 3_800_000_000
"""Of what comes file by file with progress: sealed it fits what central takes, and a courier's stick."""
_NEEDS_ROOM: Final = 64 * 1024 * 1024


def import_file(
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    path: Path,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
    thumbnail: bytes = b"",
    expected: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    largest: int = LARGEST,
) -> Attachment:
    """Take in a photo or document; `expected` is the digest of what was looked at before, where it was.

    Raises:
        ImportRefused: Codes ``file-too-large``, ``file-empty``, ``file-unreadable``, ``file-changed``,
            ``file-no-room``, ``import-cancelled``.
        AlreadySealed: The interview takes no more attachments.
        VaultFull, VaultUnreachable, VaultReadOnly: The disk refuses; nothing of the file was kept.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        _check_size(size, largest)
        # A large file must not take the room that a recording and the seal need.
        if size > _NEEDS_ROOM and free_bytes(vault.attachments) < size + LEAST_BYTES:
            raise ImportRefused("file-no-room")
        head = _read(file, mimes.HEAD_BYTES)
        file.seek(0)
        return _take(
            vault, interview_id, part, kind, file, size, mimes.sniffed(head), moment,
            title=title, details=details, thumbnail=thumbnail, expected=expected, progress=progress,
            cancelled=cancelled, largest=largest,
        )  # fmt: skip


def import_bytes(
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    data: bytes,
    mime: str,
    moment: Moment,
    *,
    title: str = "",
    details: str = "",
    thumbnail: bytes = b"",
) -> Attachment:
    """Take in what was made in memory: a statement, a signature.

    Raises:
        ImportRefused, AlreadySealed, VaultFull: As for files.
    """
    _check_size(len(data), LARGEST)
    return _take(
        vault, interview_id, part, kind, io.BytesIO(data), len(data), mime, moment,
        title=title, details=details, thumbnail=thumbnail,
    )  # fmt: skip


def _opened(path: Path) -> BinaryIO:
    try:
        # First: opening a pipe would wait for ever.
        if path.is_file():
            return path.open("rb")
    except OSError:
        pass
    raise ImportRefused("file-unreadable")


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise ImportRefused("file-too-large")
    if size == 0:
        raise ImportRefused("file-empty")


def _take(
    vault: Vault,
    interview_id: str,
    part: PartKind,
    kind: AttachmentKind,
    source: BinaryIO,
    size: int,
    mime: str,
    moment: Moment,
    *,
    title: str,
    details: str,
    thumbnail: bytes,
    expected: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    largest: int = LARGEST,
) -> Attachment:
    with vault.transaction() as tx:
        handle = rows.begin(tx, vault, interview_id, part, kind, mime, moment, title=title, details=details)
    with contextlib.ExitStack() as undo:
        # Half a photo is no photo; what a crash leaves instead is dealt with at the next start.
        undo.callback(_give_up, vault, handle)
        with named_faults():
            written = _seal(handle, source, size, largest, progress, cancelled)
        if expected not in ("", written.plain_sha256):
            # What was looked at is not what was read to be sealed.
            raise ImportRefused("file-changed")
        with vault.transaction() as tx:
            rows.finish_segment(tx, handle.segment_id, written)
            tx.execute(
                update(attachments)
                .where(attachments.c.id == handle.attachment_id)
                .values(sha256=written.plain_sha256, thumbnail=thumbnail or None)
            )
            taken = rows.get(tx, handle.attachment_id)
        undo.pop_all()
        return taken


def _seal(
    handle: AttachmentHandle,
    source: BinaryIO,
    size: int,
    largest: int,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> WrittenContainer:
    writer = None
    try:
        writer = ContainerWriter.create(
            handle.path, handle.key, record_size=handle.record_size, durable_every=EACH_4_MIB
        )
        done, waiting = 0, _read(source, writer.room)
        while True:
            if cancelled is not None and cancelled():
                raise ImportRefused("import-cancelled")
            done += len(waiting)
            if done > largest:
                raise ImportRefused("file-too-large")
            following = _read(source, writer.room)
            if progress is not None:
                progress(done, size)
            if not following:
                break
            writer.append(waiting)
            waiting = following
        # It changed under our hands: what we hold is neither the old file nor the new one.
        if done != size:
            raise ImportRefused("file-unreadable")
        return writer.finish(waiting)
    except ContainerFull:
        raise VaultFull from None
    finally:
        if writer is not None:
            writer.abandon()


def _read(source: BinaryIO, length: int) -> bytes:
    try:
        return source.read(length)
    except OSError:
        raise ImportRefused("file-unreadable") from None


def _give_up(vault: Vault, handle: AttachmentHandle) -> None:
    # A full or failing disk may refuse even this; then recovery finds the open segment at the next start.
    with contextlib.suppress(VaultError):
        with vault.transaction() as tx:
            tx.execute(update(attachments).where(attachments.c.id == handle.attachment_id).values(removed=1))
            tx.execute(
                update(segments).where(segments.c.id == handle.segment_id).values(state="lost", wrapped_key=None)
            )
        # The file last: a commit that was refused may turn out to have happened, and its row must not miss its file.
        with contextlib.suppress(OSError):
            handle.path.unlink(missing_ok=True)
