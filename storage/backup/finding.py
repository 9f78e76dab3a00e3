"""Finding copies: on a medium, in a vault's folder carried over from another laptop."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup.generations import NAMES
from storage.keys import copies
from storage.keys.errors import KeysError
from storage.keys.slots import RecoverySlot
from storage.vault.vault import BACKUPS, DATABASE

# A folder with more than this is somebody's whole disk, not a stick with copies.
_MOST: Final = 2_000


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """What may be known of a copy before any card is typed; `keys` are the recovery keys that open it."""

    directory: Path
    vault_id: str
    practice: bool
    keys: tuple[str, ...]


def find(folder: Path) -> tuple[FoundCopy, ...]:
    """Every copy in a folder: the folder itself, or those one step below it."""
    found = [one for path in (folder, *_below(folder)) if (one := _look(path)) is not None]
    return tuple(found)


def _below(folder: Path) -> list[Path]:
    try:
        entries = [path for _, path in zip(range(_MOST), folder.iterdir(), strict=False)]
    except OSError:
        return []
    return sorted(path for path in entries if path.is_dir())


def _look(directory: Path) -> FoundCopy | None:
    try:
        usable = copies.load(directory).usable
    except (KeysError, OSError):
        return None
    if not any((directory / name).is_file() for name in (DATABASE, *(f"{BACKUPS}/{name}" for name in NAMES))):
        return None
    best = usable[0].header
    keys = (slot.key for copy in usable for slot in copy.header.slots if isinstance(slot, RecoverySlot))
    return FoundCopy(directory, best.vault_id, best.practice, tuple(dict.fromkeys(keys)))
