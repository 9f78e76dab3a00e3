"""Two verified generations of the database on this disk; the older is replaced, the other never touched."""

import contextlib
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup import standing
from storage.backup.databases import (
    Cancelled,
    CopyInfo,
    Progress,
    info,
    never,
    prove,
    require_same_key,
    snapshot,
    unheeded,
    vault_database_key,
)
from storage.backup.errors import DamageFound, NoRoom
from storage.interviews import settings
from storage.platform.clock import Moment
from storage.platform.files import free_bytes, private_directory, replace_durably
from storage.vault import Vault, VaultDamaged
from storage.vault.faults import named_faults
from storage.vault.vault import BACKUPS, DATABASE

NAMES: Final = ("0", "1")
DAMAGED: Final = "damaged-"
# The damaged databases among what lies aside under that name.
DATABASES: Final = f"{DAMAGED}{'?' * 16}"
# Twice the size of a copy must be free, so that a copy never takes the last room from an interview.
_ROOM: Final = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """How the database's files looked; while they look the same there is nothing new to copy."""

    seen: tuple[tuple[int, int], ...]


def make(
    vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded, thorough: bool = False
) -> CopyInfo:
    """Replace the older generation by the present state; the other one stays as it is.

    Raises:
        NoRoom: There is not twice the room; both generations stay.
        DamageFound: The vault itself is damaged; it is remembered for the next opening.
        Stopped, CopyDamaged, VaultError: Both generations stay.
    """
    folder = vault.directory / BACKUPS
    with named_faults():
        private_directory(folder)
        _clear(folder)
        if free_bytes(folder) < _ROOM * size(vault):
            raise NoRoom
    with vault.transaction() as tx:
        number = standing.next_number(tx, moment)
        sealed = standing.sealed_count(tx)
    # Not before: while new keys are made, whoever writes waits.
    key = vault_database_key(vault)
    name = older(folder, key)
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        expected = snapshot(vault, temporary, cancelled=cancelled, progress=progress)
        require_same_key(vault, key)
        prove(temporary, key, expected, thorough=thorough, cancelled=cancelled)
        with named_faults():
            replace_durably(temporary, folder / name)
    except VaultDamaged as error:
        standing.note_damage(vault, moment)
        raise DamageFound from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    with vault.transaction() as tx:
        settings.put(tx, standing.GENERATION, str(sealed), moment)
    return CopyInfo(number, moment.wall)


def is_renewal_due(vault: Vault) -> bool:
    """Whether something was withdrawn, or the key exchanged, since both generations were made."""
    with vault.read() as tx:
        if standing.withdrawn_through(tx) > standing.through(tx, standing.OWN_THROUGH):
            return True
        kept = settings.get(tx, standing.OWN_KEY)
    return kept is not None and kept != standing.key_mark(vault)


def renew(vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded) -> None:
    """Replace both generations, so that what was withdrawn is in neither; damaged states set aside go too.

    Raises:
        NoRoom, Stopped, CopyDamaged, VaultError: As `make`; what is missing is made good by the next call.
    """
    with vault.read() as tx:
        reached = standing.withdrawn_through(tx)
    key = standing.key_mark(vault)
    for _ in NAMES:
        make(vault, moment, cancelled=cancelled, progress=progress)
    with vault.read() as tx:
        is_read = not settings.get(tx, standing.REPAIRED)
    # A damaged state stays until a person has read what its repair could not save.
    if is_read:
        clear_damaged(vault)
    with vault.transaction() as tx:
        settings.put(tx, standing.OWN_THROUGH, str(reached), moment)
        settings.put(tx, standing.OWN_KEY, key, moment)


def keep_up(vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded) -> None:
    """Make the generation that is due: one, or both where something was withdrawn.

    Raises:
        NoRoom, Stopped, CopyDamaged, VaultError: As `make`.
    """
    if is_renewal_due(vault):
        renew(vault, moment, cancelled=cancelled, progress=progress)
        return
    make(vault, moment, cancelled=cancelled, progress=progress)
    with vault.transaction() as tx:
        if settings.get(tx, standing.OWN_KEY) is None:
            settings.put(tx, standing.OWN_KEY, standing.key_mark(vault), moment)


def clear_damaged(vault: Vault, which: str = f"{DAMAGED}*") -> None:
    """Delete what was set aside as damaged: what was withdrawn may still stand in it."""
    with named_faults():
        for aside in (vault.directory / BACKUPS).glob(which):
            shutil.rmtree(aside)


def mark(vault: Vault) -> Mark:
    """How the database looks now; compare with the mark taken after the last generation."""
    found = []
    for name in (DATABASE, f"{DATABASE}-wal"):
        try:
            told = (vault.directory / name).stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((told.st_size, told.st_mtime_ns))
    return Mark(tuple(found))


def size(vault: Vault) -> int:
    """How large a copy may become."""
    return sum(bytes_ for bytes_, _ in mark(vault).seen)


def older(folder: Path, key: bytes, look: Callable[[Path, bytes], CopyInfo | None] = info) -> str:
    """The name of the generation to replace: one that is not there or does not open, else the older one."""
    numbers = [(-1 if (found := look(folder / name, key)) is None else found.number, name) for name in NAMES]
    return min(numbers)[1]


def newest_first(folder: Path, key: bytes) -> list[tuple[CopyInfo, Path]]:
    """The generations that open, the newest first; whether every page is whole only `prove` tells."""
    found = [(told, folder / name) for name in NAMES if (told := info(folder / name, key)) is not None]
    return sorted(found, key=lambda one: one[0].number, reverse=True)


def _clear(folder: Path) -> None:
    """Delete what copying that was cut off has left."""
    for left in folder.glob(".*"):
        if left.is_file():
            left.unlink()
