"""As coordinator: sealed files of received interviews, verified by digest, never opened onto the disk."""

import hashlib
import secrets
from pathlib import Path

from sqlalchemy import insert, select, update

from storage.interviews import received_sealed
from storage.interviews.errors import ReceivedRefused
from storage.interviews.playback import ReadableAttachment, SegmentSource
from storage.objects.part import OpenedPart
from storage.platform.files import sync_directory
from storage.vault import Vault
from storage.vault.tables import received_blobs
from storage.vault.transaction import Transaction


def blob_target(vault: Vault) -> Path:
    """A fresh name for a sealed file that is about to be fetched; give it to `keep_blob` when it is whole."""
    return vault.attachments / secrets.token_hex(8)


def is_wanted(tx: Transaction, cipher_sha256: str) -> bool:
    """Whether some received interview lacks this file."""
    found = select(received_blobs.c.file).where(
        received_blobs.c.cipher_sha256 == cipher_sha256, received_blobs.c.is_held == 0
    )
    return tx.execute(found).first() is not None


def keep_blob(vault: Vault, cipher_sha256: str, path: Path) -> None:
    """Keep a fetched sealed file that lies at a `blob_target`, if it is the one that was asked for.

    Raises:
        ReceivedRefused: Its digest is another one (``blob-digest``), or nobody asked for it (``blob-not-wanted``).
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != cipher_sha256:
        raise ReceivedRefused("blob-digest")
    sync_directory(path.parent)
    with vault.transaction() as tx:
        kept = tx.execute(
            update(received_blobs)
            .where(received_blobs.c.cipher_sha256 == cipher_sha256, received_blobs.c.is_held == 0)
            .values(file=path.name, is_held=1)
        )
        if not kept.rowcount:
            raise ReceivedRefused("blob-not-wanted")


def want_files(tx: Transaction, manifest_digest: str, opened: OpenedPart) -> None:
    """Note that the sealed files of an opened part are to be fetched; safe to repeat."""
    theirs = {attachment.id for attachment in opened.content.attachments}
    t = received_blobs
    known = set(tx.execute(select(t.c.cipher_sha256).where(t.c.manifest_digest == manifest_digest)).scalars())
    for entry in received_sealed.manifest(tx, manifest_digest).attachments:
        for segment in entry.segs if entry.id in theirs else ():
            if segment.cipher_sha256 not in known:
                known.add(segment.cipher_sha256)
                row = {"cipher_sha256": segment.cipher_sha256, "manifest_digest": manifest_digest}
                tx.execute(insert(t).values(**row, file="", is_held=0))


def open_attachment(
    vault: Vault, manifest_digest: str, attachment_id: str, part: OpenedPart | None = None
) -> ReadableAttachment:
    """Play or show an attachment of a received interview, with the keys inside its part.

    `part`: the part it belongs to, where a key from elsewhere opened that.

    Raises:
        ReceivedRefused: Codes ``not-received``, ``not-a-recipient``, ``received-damaged``, ``blob-missing``.
        ContainerDamaged: A file is not the one that was sealed.
    """
    with vault.read() as tx:
        sealed = received_sealed.manifest(tx, manifest_digest)
        entry = next((item for item in sealed.attachments if item.id == attachment_id), None)
        if entry is None:
            raise ReceivedRefused("not-received")
        opened = part or received_sealed.part_of(tx, manifest_digest, attachment_id)
        files = {
            row.cipher_sha256: row.file
            for row in tx.execute(
                select(received_blobs.c.cipher_sha256, received_blobs.c.file).where(
                    received_blobs.c.manifest_digest == manifest_digest, received_blobs.c.is_held == 1
                )
            )
        }
    keys = opened.segment_keys.get(attachment_id, ())
    if len(keys) != len(entry.segs):
        raise ReceivedRefused("received-damaged")
    if any(segment.cipher_sha256 not in files for segment in entry.segs):
        raise ReceivedRefused("blob-missing")
    sources = [
        SegmentSource(
            vault.attachments / files[segment.cipher_sha256], key, segment.records if segment.truncated else None
        )
        for segment, key in zip(entry.segs, keys, strict=True)
    ]
    return ReadableAttachment(sources, entry.mime)
