"""Sealed files against what was noted of them: gone, cut, longer, changed, one in the place of another."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.container.layout import HEADER, MAGIC
from storage.crypto.tree import LEAF_BYTES, leaf_hash, root
from storage.integrity.findings import Area, FindingCode, Gathering
from storage.vault import Vault

_PIECE: Final = 256 * LEAF_BYTES
_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class _Expected:
    """What one file must be; `order` is where it stands in the walk."""

    order: int
    path: Path
    size: int | None
    sha256: str
    block_root: str
    interview_id: str
    area: Area


def stages(vault: Vault, gathering: Gathering) -> tuple[Iterator[None], ...]:
    """Read every sealed file, own and received ones, a few megabytes at a time."""
    return tuple(_all(vault, gathering, own=own) for own in (True, False))


def _all(vault: Vault, gathering: Gathering, *, own: bool) -> Iterator[None]:
    after = 0
    while batch := _batch(vault, after, own=own):
        for expected in batch:
            yield from _file(vault, expected, gathering)
        after = batch[-1].order


def _batch(vault: Vault, after: int, *, own: bool) -> list[_Expected]:
    with vault.read() as tx:
        if own:
            rows = tx.exec_driver_sql(
                "SELECT s.id, s.file, s.file_bytes, s.cipher_sha256, s.block_root, a.interview_id FROM segments s"
                " JOIN attachments a ON a.id = s.attachment_id"
                # What was taken out of a draft, or given up, has no file; what is being recorded has no digest yet.
                " WHERE s.id > ? AND s.state IN ('finished', 'truncated') AND a.removed = 0 ORDER BY s.id LIMIT ?",
                (after, _AT_ONCE),
            ).all()
            return [
                _Expected(row[0], vault.attachments / row[1], row[2], row[3], row[4], row[5], Area.ATTACHMENTS)
                for row in rows
            ]
        rows = tx.exec_driver_sql(
            "SELECT DISTINCT file, cipher_sha256 FROM received_blobs WHERE is_held = 1 ORDER BY file LIMIT ? OFFSET ?",
            (_AT_ONCE, after),
        ).all()
        return [
            _Expected(after + at, vault.attachments / row[0], None, row[1], "", "", Area.RECEIVED)
            for at, row in enumerate(rows, 1)
        ]


def _file(vault: Vault, expected: _Expected, gathering: Gathering) -> Iterator[None]:
    gathering.files += 1
    digest, leaves, size, head = hashlib.sha256(), [], 0, b""
    try:
        with expected.path.open("rb") as file:
            while piece := file.read(_PIECE):
                head = head or piece[:HEADER]
                size += len(piece)
                digest.update(piece)
                leaves += [leaf_hash(piece[at : at + LEAF_BYTES]) for at in range(0, len(piece), LEAF_BYTES)]
                yield
    except FileNotFoundError:
        gathering.add(FindingCode.FILE_MISSING, expected.area, expected.interview_id)
        return
    except OSError:
        gathering.add(FindingCode.FILE_UNREADABLE, expected.area, expected.interview_id)
        return
    found = _code(expected, digest.hexdigest(), leaves, size, head, lambda sha256: _is_another(vault, sha256))
    if found is not None:
        gathering.add(found, expected.area, expected.interview_id)
    yield


def _code(
    expected: _Expected, sha256: str, leaves: list[bytes], size: int, head: bytes, is_another: Callable[[str], bool]
) -> FindingCode | None:
    if sha256 == expected.sha256:
        whole = not expected.block_root or root(leaves).hex() == expected.block_root
        return None if whole and head.startswith(MAGIC) else FindingCode.FILE_CHANGED
    if is_another(sha256):
        return FindingCode.FILE_EXCHANGED
    if expected.size is not None and size != expected.size:
        return FindingCode.FILE_CUT if size < expected.size else FindingCode.FILE_LONGER
    return FindingCode.FILE_CHANGED


def _is_another(vault: Vault, sha256: str) -> bool:
    """Whether these are the bytes of some other file of this vault."""
    with vault.read() as tx:
        own = tx.exec_driver_sql("SELECT 1 FROM segments WHERE cipher_sha256 = ? LIMIT 1", (sha256,)).first()
        return (
            own is not None
            or tx.exec_driver_sql("SELECT 1 FROM received_blobs WHERE cipher_sha256 = ? LIMIT 1", (sha256,)).first()
            is not None
        )
