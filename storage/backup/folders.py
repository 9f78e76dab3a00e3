"""Folders on a second medium: which are copies, what a cut-off run left in them, how large a file they take."""

import re
import secrets
from pathlib import Path
from typing import Final

from storage.backup.errors import MediumHoldsSmallFiles
from storage.keys import copies
from storage.keys.errors import KeysError
from storage.vault.vault import BACKUPS

# FAT32, as most sticks are sold, ends here.
FOUR_GIB: Final = 2**32 - 1


def copies_in(folder: Path) -> list[Path]:
    """The folders that look like copies."""
    found = [path for path in sorted(folder.iterdir()) if (path / copies.NAMES[0]).is_file()]
    return [path for path in found if (path / BACKUPS).is_dir()]


def is_of(path: Path, vault_id: str) -> bool:
    """Whether a copy is of this vault."""
    try:
        return copies.load(path).best.header.vault_id == vault_id
    except KeysError:
        return False


def clear(folder: Path) -> None:
    """Delete what a copy that was cut off has left under its temporary names."""
    for left in folder.glob(".????????????????"):
        if re.fullmatch(r"\.[0-9a-f]{16}", left.name) and not left.is_dir():
            left.unlink()


def size_of(path: Path) -> int:
    """How large a file is; nought if it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def try_large_file(folder: Path) -> None:
    """Find out before copying for an hour whether the medium holds so large a file."""
    trial = folder / f".{secrets.token_hex(8)}"
    try:
        with trial.open("wb") as file:
            file.truncate(FOUR_GIB + 1)
    except OSError as error:
        raise MediumHoldsSmallFiles from error
    finally:
        trial.unlink(missing_ok=True)
