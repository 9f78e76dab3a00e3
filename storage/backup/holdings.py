"""Which sealed files belong to a vault, and which it knows to be removed."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from storage.vault import Vault
from storage.vault.tables import attachments, received_blobs, segments


@dataclass(frozen=True, slots=True)
class Holding:
    """A sealed file that never changes any more; `sha256` is empty where nobody could compute it."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the rows say about files: what is finished, what is still being written, what was taken out."""

    finished: tuple[Holding, ...]
    unfinished: frozenset[str]
    removed: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """Every name that some row tells of."""
        return self.unfinished | self.removed | {one.file for one in self.finished}


def of_vault(vault: Vault) -> Holdings:
    """What the rows of this vault say about files in `att/`."""
    with vault.read() as tx:
        rows = tx.execute(
            select(
                segments.c.file,
                segments.c.state,
                segments.c.file_bytes,
                segments.c.cipher_sha256,
                segments.c.wrapped_key.is_(None).label("is_forgotten"),
                attachments.c.removed,
            ).join(attachments, attachments.c.id == segments.c.attachment_id)
        ).all()
        received = tx.execute(
            select(received_blobs.c.file, received_blobs.c.cipher_sha256).where(received_blobs.c.is_held == 1)
        ).all()
    finished = [Holding(row.file, 0, row.cipher_sha256) for row in received]
    unfinished, removed = set(), set()
    for row in rows:
        # Without a key the file of a closed interview still waits for its delivery: it is missed where it is not. What
        # was taken out is gone when it is gone from the disk.
        is_taken_out = row.is_forgotten and (row.removed or row.state == "lost")
        if is_taken_out and not (vault.attachments / row.file).is_file():
            removed.add(row.file)
        elif row.state == "open":
            unfinished.add(row.file)
        else:
            finished.append(Holding(row.file, row.file_bytes, row.cipher_sha256))
    return Holdings(tuple({one.file: one for one in finished}.values()), frozenset(unfinished), frozenset(removed))


def names_in(folder: Path) -> frozenset[str]:
    """The files that lie in a folder of sealed files; unfinished copies of ours are none."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(entry.name for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith("."))
