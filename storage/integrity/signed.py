"""What was signed: the custody log, the device's journal, manifests with all that they name, what was received."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Row

from storage.crypto.signing import SigningKey
from storage.integrity.findings import Area, FindingCode, Gathering
from storage.interviews import custody
from storage.interviews.withdrawn import is_withdrawn
from storage.objects import envelope
from storage.objects.custody import CustodyEvent
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.payload import JournalPlace
from storage.vault import Vault
from storage.vault.transaction import Transaction

_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class _SealedRow:
    id: str
    manifest_digest: str
    leaves: bool
    delivered: bool


def last_entries(vault: Vault, gathering: Gathering) -> None:
    """The newest custody entries and the newest journal entry: whether they are signed and lead on."""
    with vault.read() as tx:
        last = int(tx.exec_driver_sql("SELECT coalesce(max(id), 0) FROM custody").scalar_one())
        rows = custody.rows_after(tx, max(0, last - 20))
        public = _public(tx)
        if last and not custody.are_signed(rows, public):
            gathering.add(FindingCode.CUSTODY_BROKEN)
        row = tx.exec_driver_sql("SELECT seq, digest, kind FROM journal ORDER BY seq DESC LIMIT 1").first()
        if row is not None:
            _journal_entry(tx, row, None, public, gathering)


def stages(vault: Vault, gathering: Gathering) -> tuple[Iterator[None], ...]:
    """Everything that was signed, kind by kind, some at a time."""
    return tuple(stage(vault, gathering) for stage in (_custody, _journal, _objects, _sealed, _received))


def _public(tx: Transaction) -> bytes:
    return SigningKey.from_seed(tx.exec_driver_sql("SELECT signing_seed FROM device").scalar_one()).public


def _custody(vault: Vault, gathering: Gathering) -> Iterator[None]:
    with vault.read() as tx:
        walk = custody.Walk(_public(tx))
    after = 0
    while True:
        with vault.read() as tx:
            rows = custody.rows_after(tx, after, 200)
        for row in rows:
            if not walk.fits(row):
                gathering.add(FindingCode.CUSTODY_BROKEN, interview_id=str(row.interview_id or ""))
        yield
        if not rows:
            return
        after = rows[-1].id


def _journal(vault: Vault, gathering: Gathering) -> Iterator[None]:
    with vault.read() as tx:
        public = _public(tx)
    expected, prev = 1, ""
    while True:
        with vault.read() as tx:
            rows = tx.exec_driver_sql(
                "SELECT seq, digest, kind FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?", (expected, _AT_ONCE)
            ).all()
            for row in rows:
                if row.seq != expected:
                    gathering.add(FindingCode.JOURNAL_BROKEN)
                _journal_entry(tx, row, prev if row.seq == expected else None, public, gathering)
                expected, prev = row.seq + 1, row.digest
        yield
        if not rows:
            return


def _journal_entry(
    tx: Transaction, row: Row[tuple[object, ...]], prev: str | None, public: bytes, gathering: Gathering
) -> None:
    """One entry: its object is here, signed by this device, and says the same place itself."""
    content = tx.exec_driver_sql("SELECT content FROM objects WHERE digest = ?", (row.digest,)).scalar()
    if content is None:
        gathering.add(FindingCode.OBJECT_MISSING, Area.JOURNAL)
        return
    try:
        signed = envelope.from_frame(ObjectKind(row.kind), content)
        signed.verify(public)
    except (ObjectRefused, ValueError):
        gathering.add(FindingCode.OBJECT_UNSIGNED)
        return
    try:
        place = _place(signed)
    except ObjectRefused:
        # Signed by us in an earlier draft of the format: it is what it was, and says its place in other words.
        return
    if place.seq != row.seq or (prev is not None and (place.prev or "") != prev):
        gathering.add(FindingCode.JOURNAL_BROKEN)


def _place(signed: Signed) -> JournalPlace:
    if signed.kind is ObjectKind.REVISION:
        return Manifest.from_bytes(signed.payload).device
    return CustodyEvent.from_bytes(signed.payload).device


def _objects(vault: Vault, gathering: Gathering) -> Iterator[None]:
    """Every stored object has the digest under which it lies."""
    for table, area in (("objects", Area.SEALED), ("receipts", Area.RECEIPTS)):
        columns = "digest, kind, interview_id, content" if table == "objects" else "digest, 'receipt', '', content"
        after = ""
        while True:
            with vault.read() as tx:
                rows = tx.exec_driver_sql(
                    f"SELECT {columns} FROM {table} WHERE digest > ? ORDER BY digest LIMIT ?",  # noqa: S608
                    (after, _AT_ONCE),
                ).all()
            for digest, kind, interview_id, content in rows:
                if not _is_named(kind, content, digest):
                    gathering.add(FindingCode.OBJECT_CHANGED, area, interview_id or "")
            yield
            if not rows:
                break
            after = rows[-1][0]


def _is_named(kind: str, content: bytes, digest: str) -> bool:
    try:
        return envelope.digest_of(ObjectKind(kind), content) == digest
    except (ObjectRefused, ValueError):
        return False


def _sealed(vault: Vault, gathering: Gathering) -> Iterator[None]:
    """Every sealed interview has its manifest, and everything that the manifest names."""
    after = ""
    while True:
        with vault.read() as tx:
            rows = tx.exec_driver_sql(
                "SELECT id, sealed_at, manifest_digest, leaves, delivered_at FROM interviews WHERE id > ?"
                " ORDER BY id LIMIT ?",
                (after, _AT_ONCE),
            ).all()
            for row in rows:
                gathering.interviews += 1
                if row.sealed_at is not None:
                    sealed = _SealedRow(row.id, row.manifest_digest or "", bool(row.leaves), bool(row.delivered_at))
                    _sealed_interview(tx, sealed, gathering)
        yield
        if not rows:
            return
        after = rows[-1].id


def _sealed_interview(tx: Transaction, row: _SealedRow, gathering: Gathering) -> None:
    found = tx.exec_driver_sql("SELECT digest, content FROM objects WHERE interview_id = ?", (row.id,)).all()
    contents = {item[0]: item[1] for item in found}
    if row.manifest_digest not in contents:
        gathering.add(FindingCode.OBJECT_MISSING, Area.SEALED, row.id)
        return
    try:
        signed = envelope.from_frame(ObjectKind.REVISION, contents[row.manifest_digest])
        manifest = Manifest.from_bytes(signed.payload)
    except ObjectRefused:
        # Changed bytes are found by their digest; what is left is an earlier draft of the format.
        return
    for digest in manifest.object_digests():
        if digest not in contents:
            gathering.add(FindingCode.OBJECT_MISSING, Area.SEALED, row.id)
    named = {
        (attachment.id, segment.cipher_sha256, segment.block_root, segment.size, segment.records)
        for attachment in manifest.attachments
        for segment in attachment.segs
    }
    held = tx.exec_driver_sql(
        "SELECT a.id, s.cipher_sha256, s.block_root, s.file_bytes, s.records FROM attachments a"
        " JOIN segments s ON s.attachment_id = a.id"
        " WHERE a.interview_id = ? AND a.removed = 0 AND s.state IN ('finished', 'truncated')",
        (row.id,),
    )
    if named != {tuple(item) for item in held}:
        gathering.add(FindingCode.MANIFEST_DIFFERS, Area.ATTACHMENTS, row.id)
    if row.leaves:
        _outbox(tx, row, manifest, gathering)


def _outbox(tx: Transaction, row: _SealedRow, manifest: Manifest, gathering: Gathering) -> None:
    queued = {
        item[0]: item[1]
        for item in tx.exec_driver_sql("SELECT digest, receipt FROM outbox WHERE interview_id = ?", (row.id,))
    }
    needed = (row.manifest_digest, *manifest.object_digests(), *manifest.blob_digests())
    if is_withdrawn(tx, row.id):
        return
    if any(digest not in queued for digest in needed):
        gathering.add(FindingCode.NOT_QUEUED, Area.SEALED, row.id)
    elif row.delivered and any(queued[digest] is None for digest in needed):
        gathering.add(FindingCode.RECEIPT_MISSING, Area.RECEIPTS, row.id)


def _received(vault: Vault, gathering: Gathering) -> Iterator[None]:
    """A coordinator's interviews: signed by their author, with the parts that came with them unchanged."""
    after = ""
    while True:
        with vault.read() as tx:
            rows = tx.exec_driver_sql(
                "SELECT manifest_digest, content, author_key FROM received WHERE manifest_digest > ?"
                " ORDER BY manifest_digest LIMIT ?",
                (after, _AT_ONCE),
            ).all()
            for digest, content, author_key in rows:
                gathering.interviews += 1
                parts = tx.exec_driver_sql(
                    "SELECT digest, kind, content FROM received_objects WHERE manifest_digest = ?", (digest,)
                ).all()
                if not _is_whole(digest, content, author_key, parts):
                    gathering.add(FindingCode.RECEIVED_DAMAGED, Area.RECEIVED)
        yield
        if not rows:
            return
        after = rows[-1][0]


def _is_whole(digest: str, content: bytes, author_key: str, parts: Sequence[Row[tuple[object, ...]]]) -> bool:
    try:
        manifest, signed = envelope.read(ObjectKind.REVISION, Manifest, content, bytes.fromhex(author_key))
    except (ObjectRefused, ValueError):
        return False
    named = manifest.object_digests()
    return signed.digest == digest and all(
        part.digest in named and _is_named(part.kind, part.content, part.digest) for part in parts
    )
