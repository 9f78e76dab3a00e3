"""After a crash: what open segments still hold. Nothing is ever appended to them; recording goes on in a new one."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Row, func, select, update

from storage.container import ContainerError, RecoveredPrefix, drop_torn_tail, recover
from storage.interviews import custody, playback
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.errors import NoSuchInterview
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import open_new, private_directory, sync_directory, sync_file
from storage.vault import Vault
from storage.vault.faults import named_faults
from storage.vault.tables import attachments, segments
from storage.vault.transaction import Transaction
from storage.vault.vault import BACKUPS

#: The word in the custody list for a file that is kept although nobody can read it.
UNREADABLE: Final = "unreadable"


def recover_open_segments(vault: Vault, moment: Moment, *, only: Sequence[int] = ()) -> int:
    """Keep the authentic beginning of every recording that a crash cut off; returns how many have one.

    Only when nothing is being recorded or taken in: at the start, and after the recorder died. While another
    microphone is being recorded, `only` names the segments (by their ids) that nobody writes any more.

    Raises:
        VaultUnreachable, VaultFull: A file could not be read or cut; all others were dealt with.
    """
    wanted = (
        select(segments, attachments.c.kind, attachments.c.interview_id)
        .join(attachments, attachments.c.id == segments.c.attachment_id)
        .where(segments.c.state == "open")
        .order_by(segments.c.id)
    )
    with vault.read() as tx:
        rows = tx.execute(wanted.where(segments.c.id.in_(only)) if only else wanted).all()
    kept, trouble = 0, list[OSError]()
    with named_faults():
        for row in rows:
            try:
                kept += _recover(vault, row, moment)
            except OSError as error:
                # It stays open and is tried again next time; the others need not wait for it.
                trouble.append(error)
        if trouble:
            raise trouble[0]
    return kept


def unreadable(tx: Transaction) -> int:
    """How many files lie here of which nothing could be read after a crash; they and their keys are kept."""
    kept = select(func.count()).where(segments.c.state == "lost", segments.c.wrapped_key.is_not(None))
    return int(tx.execute(kept).scalar_one())


def _recover(vault: Vault, row: Row[tuple[object, ...]], moment: Moment) -> bool:
    path = vault.attachments / row.file
    try:
        prefix = recover(path, playback.unwrapped(vault, row.wrapped_key, row.file))
    except FileNotFoundError:
        return _lose(vault, row, moment, unread=0)
    except (ContainerError, NoSuchInterview):
        return _lose(vault, row, moment, unread=path.stat().st_size)
    unread = path.stat().st_size - prefix.file_bytes
    # Half a photo is no photo; half a recording is evidence.
    if not prefix.complete and (row.kind != AttachmentKind.AUDIO or prefix.records == 0):
        return _lose(vault, row, moment, unread=unread)
    if not prefix.complete:
        if unread > row.record_size:
            _keep_tail(vault, path, prefix)
        drop_torn_tail(path, prefix)
    with vault.transaction() as tx:
        tx.execute(
            update(segments)
            .where(segments.c.id == row.id)
            .values(
                state="finished" if prefix.complete else "truncated",
                records=prefix.records,
                size=prefix.size,
                file_bytes=prefix.file_bytes,
                plain_sha256=prefix.plain_sha256,
                cipher_sha256=prefix.cipher_sha256,
                block_root=prefix.block_root,
                # One record is one second of sound.
                duration_ms=prefix.records * 1000 if row.kind == AttachmentKind.AUDIO else 0,
            )
        )
        if row.kind != AttachmentKind.AUDIO:
            tx.execute(
                update(attachments).where(attachments.c.id == row.attachment_id).values(sha256=prefix.plain_sha256)
            )
        custody.record(tx, row.interview_id, CustodyAction.SALVAGE, moment)
    return True


def _keep_tail(vault: Vault, path: Path, prefix: RecoveredPrefix) -> None:
    """Set aside what is to be cut off: a crash tears one record, so more than that is damage with sound behind it."""
    folder = vault.directory / BACKUPS
    private_directory(folder)
    aside = folder / path.name
    # Left by a recovery that was itself cut off before it cut anything.
    aside.unlink(missing_ok=True)
    with path.open("rb") as source, os.fdopen(open_new(aside), "wb") as target:
        source.seek(prefix.file_bytes)
        shutil.copyfileobj(source, target)
        target.flush()
        sync_file(target.fileno())
    sync_directory(folder)


def _lose(vault: Vault, row: Row[tuple[object, ...]], moment: Moment, *, unread: int) -> bool:
    """Give a segment up. A crash tears one record: what holds more that nobody can read keeps its file and its key."""
    path = vault.attachments / row.file
    is_kept = unread > row.record_size
    forgotten = {} if is_kept else {"wrapped_key": None}
    if not is_kept:
        # The file first: were it the row, nobody would look for the file again after a crash in between.
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            # Nor after a power cut that gives the name back.
            sync_directory(path.parent)
    with vault.transaction() as tx:
        tx.execute(update(segments).where(segments.c.id == row.id).values(state="lost", **forgotten))
        others = tx.execute(
            select(segments.c.id).where(segments.c.attachment_id == row.attachment_id, segments.c.state != "lost")
        ).first()
        if others is None:
            tx.execute(update(attachments).where(attachments.c.id == row.attachment_id).values(removed=1))
        if is_kept:
            custody.record(tx, row.interview_id, CustodyAction.NOTICE, moment, detail=UNREADABLE)
    return False
