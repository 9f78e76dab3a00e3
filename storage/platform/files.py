"""Files that survive a power cut: written, flushed to the medium, renamed, and the folder flushed too."""

import contextlib
import os
import secrets
import shutil
import sys
import time
from pathlib import Path

if sys.platform != "win32":
    import fcntl

# On Windows a virus scanner or an indexer may hold the target for a moment.
_PATIENCE = (0.02, 0.1, 0.5, 1.0) if sys.platform == "win32" else ()


def sync_file(descriptor: int) -> None:
    """Return when data and metadata of an open file are on the medium."""
    if sys.platform == "darwin":
        # fsync on macOS leaves the bytes in the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_data(descriptor: int) -> None:
    """Return when the data of an open file, and its length, are on the medium."""
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        sync_file(descriptor)


def forget_cached(descriptor: int) -> None:
    """Have the next reading of an open file come from the medium, where the system can be asked for it."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def sync_directory(path: Path) -> None:
    """Return when the names in a folder are on the medium."""
    if sys.platform == "win32":
        # A directory handle cannot be flushed without administrator rights; NTFS journals the names itself.
        pass
    else:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace_durably(source: Path, target: Path) -> None:
    """Rename over the target and flush the folder; after a crash it is the old file or the new one."""
    replace(source, target)
    sync_directory(target.parent)


def replace(source: Path, target: Path) -> None:
    """Rename over the target; certain only when the folder was flushed."""
    for patience in _PATIENCE:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(patience)
        else:
            break
    else:
        source.replace(target)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, also where the system takes only a part at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def open_new(path: Path) -> int:
    """Return the descriptor of a new file only this user may read; FileExistsError if the name is taken."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def write_durably(path: Path, data: bytes) -> None:
    """Replace or make a file as a whole; it is on the medium when this returns."""
    temporary = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = open_new(temporary)
    try:
        try:
            write_all(descriptor, data)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
        replace_durably(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def private_directory(path: Path) -> None:
    """Make a folder that only this user may enter, and those missing above it; tighten it if it is there.

    Their names are on the medium when this returns.
    """
    # mkdir's own `parents` would make those above it with the usual rights.
    for folder in reversed((path, *path.parents)):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
            # What is flushed inside it would be lost with its name. A folder that may not be read cannot be flushed.
            with contextlib.suppress(PermissionError):
                sync_directory(folder.parent)
    if sys.platform != "win32":
        path.chmod(0o700)


def free_bytes(path: Path) -> int:
    """Return how much this user may still write where the path lies."""
    return shutil.disk_usage(path).free
