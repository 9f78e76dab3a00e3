"""What is sealed beside the record: attachments with their segments and keys, and signatures, divided by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Row, select

from storage.interviews import attachment_rows, playback
from storage.interviews import signatures as signature_rows
from storage.interviews.attachment_rows import Attachment
from storage.interviews.errors import SegmentStillOpen
from storage.objects.kinds import PartKind
from storage.objects.manifest import AttachmentEntry, SegmentEntry
from storage.objects.part import AttachedFile, StatementSignature, segment_commitment
from storage.vault import Vault
from storage.vault.tables import segments
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed file to be delivered."""

    file: str
    cipher_sha256: str
    block_root: str
    size: int
    is_audio: bool


@dataclass(frozen=True, slots=True)
class PartEvidence:
    """What belongs to one part."""

    attachments: tuple[AttachedFile, ...]
    signatures: tuple[StatementSignature, ...]
    entries: tuple[AttachmentEntry, ...]
    files: tuple[SealedFile, ...]
    segment_keys: Mapping[str, tuple[bytes, ...]] = field(repr=False)


def of_part(tx: Transaction, vault: Vault, interview_id: str, part: PartKind, commit_key: bytes) -> PartEvidence:
    """Collect what belongs to a part; `commit_key` is the part's own.

    Raises:
        SegmentStillOpen: A recording goes on, or was cut off and not recovered yet.
    """
    attached, entries, files = [], [], []
    keys: dict[str, tuple[bytes, ...]] = {}
    for attachment in attachment_rows.of_interview(tx, interview_id):
        if attachment.part is not part:
            continue
        if attachment.is_open:
            raise SegmentStillOpen
        rows = _segments(tx, attachment.id)
        attached.append(_attached(attachment, rows))
        entries.append(_entry(attachment, rows, commit_key))
        is_audio = attachment.kind is attachment_rows.AttachmentKind.AUDIO
        files += [SealedFile(row.file, row.cipher_sha256, row.block_root, row.file_bytes, is_audio) for row in rows]
        keys[attachment.id] = tuple(playback.unwrapped(vault, row.wrapped_key, row.file) for row in rows)
    signed = _signatures(tx, interview_id, part)
    return PartEvidence(tuple(attached), signed, tuple(entries), tuple(files), keys)


def _segments(tx: Transaction, attachment_id: str) -> list[Row[tuple[object, ...]]]:
    return list(
        tx.execute(
            select(segments)
            .where(segments.c.attachment_id == attachment_id, segments.c.state.in_(("finished", "truncated")))
            .order_by(segments.c.n)
        )
    )


def _attached(attachment: Attachment, rows: list[Row[tuple[object, ...]]]) -> AttachedFile:
    return AttachedFile(
        id=attachment.id,
        kind=attachment.kind.value,
        mime=attachment.mime,
        title=attachment.title[:500],
        captured=attachment.captured,
        sha256=tuple(row.plain_sha256 for row in rows),
        size=attachment.size,
        duration_ms=attachment.duration_ms,
        details=attachment.details[:20_000],
    )


def _entry(attachment: Attachment, rows: list[Row[tuple[object, ...]]], commit_key: bytes) -> AttachmentEntry:
    return AttachmentEntry(
        id=attachment.id,
        segs=tuple(
            SegmentEntry(
                commit=segment_commitment(commit_key, row.plain_sha256),
                cipher_sha256=row.cipher_sha256,
                block_root=row.block_root,
                size=row.file_bytes,
                records=row.records,
                truncated=row.state == "truncated",
            )
            for row in rows
        ),
        mime=attachment.mime,
        captured=attachment.captured,
    )


def _signatures(tx: Transaction, interview_id: str, part: PartKind) -> tuple[StatementSignature, ...]:
    """Signatures go where their statement is; a reason for not signing is as private as the statement."""
    home = {
        attachment.sha256: attachment.part
        for attachment in attachment_rows.of_interview(tx, interview_id)
        if attachment.kind is attachment_rows.AttachmentKind.STATEMENT
    }
    return tuple(
        StatementSignature(
            signer=signature.signer,
            kind=signature.kind.value,
            statement=signature.statement_sha256,
            attachment=signature.attachment_id or None,
            reason=signature.reason[:4_000],
            at=signature.at,
        )
        for signature in signature_rows.of_interview(tx, interview_id)
        if home.get(signature.statement_sha256, PartKind.IDENTITY) is part
    )
