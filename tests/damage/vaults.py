"""A vault with everything in it, as its files lay on the disk while it was open, and what is true of it."""

import hashlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from storage.backup import generations, medium
from storage.crypto.hpke import BoxKey
from storage.integrity import anchors
from storage.integrity.anchors import Places
from storage.interviews import attachments, interviews, notes
from storage.interviews.attachments import AttachmentKind
from storage.interviews.notes import NoteKind
from storage.objects.kinds import PartKind
from storage.vault import Vault
from storage.vault.tables import metadata
from tests.storage.interviews.scene import FORM, Scene, later
from tests.storage.vaults import MOMENT, new_vault

SEED: Final = bytes(range(32))
MACHINE: Final = "machine"
PAGE: Final = 4096
PICTURE: Final = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
Image = dict[str, bytes | None]
# Written at each opening, or derived from the rest.
_NOT_TOLD: Final = ("settings", "heads", "head_of_heads")


@dataclass(frozen=True, slots=True)
class Whole:
    """The folder's files (None for folders), the older database, and what may be read in it."""

    files: Image
    older: bytes
    rows: str
    contents: dict[str, str]


def made(folder: Path) -> Whole:
    """Make the vault in a folder that is removed by the caller; `stick` and `anchors` lie beside it."""
    for name in ("vault", "stick", "anchors"):
        (folder / name).mkdir(parents=True)
    (folder / "vault").rmdir()
    with closing(new_vault(folder / "vault", recovery=BoxKey.from_seed(SEED).public)) as vault:
        older = _filled(vault, folder)
        rows, contents = told(vault), read(vault)
        anchors.keep(vault, Places(folder / "anchors"), MOMENT)
        files = image_of(folder)
    return Whole(files, older, rows, contents)


def _filled(vault: Vault, folder: Path) -> bytes:
    sealed = Scene.begun(vault)
    sealed.certify()
    sealed.answer(("/first_account/told", "Вони прийшли вранці."))
    sealed.record_sound()
    attachments.import_bytes(
        vault, sealed.interview_id, PartKind.IDENTITY, AttachmentKind.PHOTO, PICTURE, "image/jpeg", MOMENT
    )
    sealed.seal()
    with vault.transaction() as tx:
        draft = interviews.start(tx, sealed.mission_id, FORM, MOMENT)
    scene = Scene(vault, draft.id, sealed.mission_id, sealed.keys)
    scene.record_sound()
    for number in range(20):
        scene.answer((f"/first_account/answer_{number}", f"Відповідь {number} " + "далі " * 60))
    with vault.transaction() as tx:
        notes.add(tx, draft.id, NoteKind.NOTE, "перша розповідь", MOMENT)
    medium.choose(vault, folder / "stick", MOMENT)
    for turn in range(2):
        generations.keep_up(vault, later(60 * turn))
        medium.copy(vault, later(60 * turn + 30))
    _checkpoint(vault)
    older = (vault.directory / "data").read_bytes()
    for number in range(20):
        scene.answer((f"/first_account/answer_{number}", f"Пізніше {number} " + "далі " * 60))
    _checkpoint(vault)
    for number in range(3):
        scene.answer((f"/first_account/answer_{number}", f"Наостанок {number}"))
    return older


def _checkpoint(vault: Vault) -> None:
    with vault.maintenance() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def told(vault: Vault) -> str:
    """A digest over every row that tells something."""
    digest = hashlib.sha256()
    with vault.read() as tx:
        for name, table in sorted(metadata.tables.items()):
            if name not in _NOT_TOLD and "search" not in name:
                rows = sorted(repr(tuple(row)) for row in tx.execute(select(table)))
                digest.update(repr((name, rows)).encode())
    return digest.hexdigest()


def read(vault: Vault) -> dict[str, str]:
    """The digest of what each attachment holds."""
    found = {}
    with vault.read() as tx:
        held = [one for listed in interviews.listed(tx) for one in attachments.of_interview(tx, listed.id)]
    for one in held:
        with attachments.open_attachment(vault, one.id) as file:
            found[one.id] = hashlib.sha256(file.read(0, file.size)).hexdigest()
    return found


def image_of(folder: Path) -> Image:
    """Every file but those that are made anew."""
    image: Image = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            image[str(path.relative_to(folder))] = None
        elif not path.name.endswith("-shm") and path.name not in ("lock", "IMG_0001.JPG"):
            image[str(path.relative_to(folder))] = path.read_bytes()
    return image


def written(image: Image, folder: Path) -> None:
    """Put an image on the disk."""
    folder.mkdir(parents=True)
    for path, content in image.items():
        if content is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(content)
