"""Destroying a vault: its keys first, so that what is left can be read by nobody."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from storage.keys.copies import NAMES
from storage.keys.header_files import remove_strays
from storage.platform.files import sync_directory, sync_file, write_all
from storage.platform.locks import NAME as LOCK
from storage.vault.errors import KeysRemain
from storage.vault.faults import named_faults
from storage.vault.vault import BACKUPS, Vault


def destroy(vault: Vault) -> None:
    """Overwrite and remove both headers, then backups, database and containers; the vault is closed.

    The file system may keep old blocks, and a flash disk surely does: what becomes unreadable is the headers' text as
    the program sees it, and with it everything else.

    Raises:
        KeysRemain: a header is still there; everything else that could be removed is gone.
        VaultReadOnly, VaultUnreachable: something could not be removed; the keys went first.
    """
    directory = vault.directory
    # Closed first: nothing may write a header or a copy meanwhile. The lock file stays until the end.
    vault.close()
    with named_faults():
        trouble: list[OSError] = []
        kept = [name for name in NAMES if not _is_gone(directory / name, trouble)]
        remove_strays(directory)
        _remove_all(directory / BACKUPS, trouble)
        _remove_all(directory, trouble)
        with contextlib.suppress(OSError):
            directory.rmdir()
        if kept:
            raise KeysRemain
        if trouble:
            raise trouble[0]


def _is_gone(path: Path, trouble: list[OSError]) -> bool:
    """Put random bytes over a file, flush them, and take its name away; either is enough for what it held."""
    is_overwritten = _attempted(_overwrite, path, trouble)
    return _attempted(_remove, path, trouble) or is_overwritten


def _attempted(step: Callable[[Path], None], path: Path, trouble: list[OSError]) -> bool:
    try:
        step(path)
    except FileNotFoundError:
        return True
    except OSError as error:
        trouble.append(error)
        return False
    return True


def _overwrite(path: Path) -> None:
    with path.open("r+b", buffering=0) as file:
        write_all(file.fileno(), os.urandom(path.stat().st_size))
        sync_file(file.fileno())


def _remove(path: Path) -> None:
    path.unlink()
    sync_directory(path.parent)


def _remove_all(folder: Path, trouble: list[OSError]) -> None:
    """Remove everything in a folder, going on past what cannot be removed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name == LOCK)
    except OSError:
        return
    for path in entries:
        try:
            if path.is_dir() and not path.is_symlink():
                _remove_all(path, trouble)
                path.rmdir()
            else:
                path.unlink()
        except OSError as error:
            trouble.append(error)
