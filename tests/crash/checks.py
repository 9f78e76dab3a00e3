"""What must hold in a vault whose process was killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Table, func, select

from storage.integrity import check
from storage.integrity.findings import FindingCode
from storage.interviews import custody, device, interviews
from storage.interviews.interviews import InterviewSummary
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.vault import Vault, open_vault, tables
from storage.vault.integrity import full_check, start_up_check
from storage.vault.transaction import Transaction
from tests.storage.vaults import PASSPHRASE

_OF_A_COPY: Final = (FindingCode.OLDER_STATE, FindingCode.OTHER_MACHINE)


@contextmanager
def reopened(directory: Path) -> Iterator[Vault]:
    """The vault, opened as after any start and found sound in every page, reference and chain."""
    vault = open_vault(directory, PASSPHRASE)
    try:
        assert_sound(vault)
        yield vault
        assert full_check(vault).is_sound
    finally:
        vault.close()


def assert_sound(vault: Vault, *, is_same: bool = True) -> None:
    """Every page, reference, row, chain, signature and sealed file is as it was left.

    A vault that was brought back from a copy is not the same: it is an older state, and lacks what was never copied.
    """
    for report in (start_up_check(vault), full_check(vault)):
        assert report.is_sound, report.problems
    with vault.read() as tx:
        assert custody.is_unbroken(tx)
        assert journal_is_whole(tx)
    found = check.full(vault, pages=False)
    assert found.is_complete
    assert not [one for one in found.found if is_same or one.code not in _OF_A_COPY], found.found


def journal_is_whole(tx: Transaction) -> bool:
    """Whether the device's numbers have no gap and every object named in the journal is there."""
    rows = tx.execute(select(tables.journal).order_by(tables.journal.c.seq)).all()
    known = set(tx.execute(select(tables.objects.c.digest)).scalars())
    return [row.seq for row in rows] == list(range(1, len(rows) + 1)) and {row.digest for row in rows} <= known


@dataclass(frozen=True, slots=True)
class SealedRows:
    """How many rows of each kind a sealed interview has."""

    is_sealed: bool
    objects: int
    part_keys: int
    journal: int
    custody: int
    outbox: int


NOTHING_SEALED: Final = SealedRows(is_sealed=False, objects=0, part_keys=0, journal=0, custody=0, outbox=0)
# Manifest, four parts, four wrapsets, a custody event; manifest and event in the journal; the sound and the photo.
ALL_SEALED: Final = SealedRows(is_sealed=True, objects=10, part_keys=4, journal=2, custody=1, outbox=13)


def sealed_rows(tx: Transaction, interview: str) -> SealedRows:
    """What there is of the interview's seal."""
    sealed = [entry for entry in custody.of_interview(tx, interview) if entry.action is CustodyAction.SEAL]
    return SealedRows(
        is_sealed=bool(interviews.get(tx, interview).sealed_at),
        objects=_count(tx, tables.objects, interview),
        part_keys=_count(tx, tables.part_keys, interview),
        journal=int(tx.execute(select(func.count()).select_from(tables.journal)).scalar_one()),
        custody=len(sealed),
        outbox=_count(tx, tables.outbox, interview),
    )


def assert_seal_agrees(tx: Transaction, interview: str) -> None:
    """State, signed manifest, objects, journal, custody and outbox tell of the same seal."""
    summary = interviews.get(tx, interview)
    manifest = signed_manifest(tx, summary)
    t = tables.objects
    objects = set(tx.execute(select(t.c.digest).where(t.c.interview_id == interview)).scalars())
    event = next(e.object for e in custody.of_interview(tx, interview) if e.action is CustodyAction.SEAL)
    named = {digest for part in manifest.parts for digest in (part.sealed_digest, part.wrapset)}
    assert objects == {*named, summary.manifest_digest, event}
    files = {segment.cipher_sha256 for attachment in manifest.attachments for segment in attachment.segs}
    assert set(tx.execute(select(tables.outbox.c.digest)).scalars()) == objects | files
    order = tx.execute(select(tables.journal.c.digest).order_by(tables.journal.c.seq)).scalars().all()
    assert list(order) == [summary.manifest_digest, event]


def signed_manifest(tx: Transaction, summary: InterviewSummary) -> Manifest:
    """The manifest, its signature checked."""
    t = tables.objects
    content = tx.execute(select(t.c.content).where(t.c.digest == summary.manifest_digest)).scalar_one()
    public = device.identity(tx).signing.public
    return envelope.read(ObjectKind.REVISION, Manifest, bytes(content), public)[0]


def _count(tx: Transaction, table: Table, interview: str) -> int:
    statement = select(func.count()).select_from(table).where(table.c.interview_id == interview)
    return int(tx.execute(statement).scalar_one())
