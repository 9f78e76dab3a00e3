"""Sealed files, leaf by leaf. A name is a digest that central checked, never a path from a peer."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from storage.crypto import tree
from storage.platform import files
from sync.central.errors import Refused, of_store

_CHUNK = 1 << 20
_MOST_CERTAIN = 10_000
_AT_ONCE = 32
# With the device that brings it. With a name of one request instead it is a small file, which central asks for as a
# whole again; with neither it is from before each device had its own.
_PART: Final = re.compile(r"([0-9a-f]{64})(?:-([0-9a-f]{16})|\.[0-9a-f]{16})?\.part")


@cache
def _threads() -> ThreadPoolExecutor:
    # One set for all requests of a process: making them anew for each took longer than some disks.
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="keeping")


class BlobStore(Protocol):
    """Where sealed files lie: a folder, or a bucket of an object store (bucket.py). Both do the same.

    What arrives lies apart for each device that names a file: leaves of one are never another's. Whole it is kept once.
    """

    def write(self, sha256: str, device: str, offset: int, data: bytes | memoryview) -> None:
        """Put checked leaves in their place, durable only after `flush`; repeating it is harmless."""

    def flush(self, sha256: str, device: str) -> None:
        """Return when all that was written of this file for this device before is durable."""

    def keep(self, wholes: Sequence["Whole"]) -> dict[str, Refused]:
        """Take whole small files under their final names, durable when this returns; repeating it is harmless.

        Gives why of those that could not be kept, by their names: none holds up another.
        """

    def seal(self, sha256: str, device: str, size: int, block_root: str) -> None:
        """Check the whole file and give it its final name; repeating it is harmless.

        Raises:
            Refused: code blob-not-whole; what this device brought is not taken for it any more.
        """

    def read(self, sha256: str, start: int, end: int) -> bytes:
        """These bytes of a sealed blob; the caller knows its size."""

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """A sealed blob from its beginning to its end."""

    def left(self, before: float) -> Iterator["Left"]:
        """What never became a sealed file and was not touched since `before`, in seconds of the epoch."""

    def clear(self, left: "Left", before: float) -> bool:
        """Delete it, if it was still not touched since; whether it is gone."""

    def check(self) -> None:
        """Write, read and delete a few bytes: whether the store is there.

        Raises:
            Refused: code blobs-unavailable.
        """


@dataclass(frozen=True, slots=True)
class Left:
    """What lies in a store under no final name. With a device: its leaves of a file, which it may still bring whole."""

    name: str
    sha256: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A small file as it came, held against the root that a signed manifest names."""

    sha256: str
    device: str
    block_root: str
    data: bytes | memoryview

    def check(self) -> None:
        """Hold it against its name.

        Raises:
            Refused: code blob-not-whole.
        """
        if hashlib.sha256(self.data).hexdigest() != self.sha256:
            raise Refused("blob-not-whole", 409)


def each(wholes: Sequence[Whole], keep: Callable[[Whole], None]) -> dict[str, Refused]:
    """Do this with every file, with some at once; gives why of those where it failed.

    Waiting for a disk or a store is nearly all of it: flushes that come together take hardly longer than one.
    """
    at_once = map if len(wholes) < 2 else _threads().map
    outcomes = list(at_once(partial(_outcome, keep), wholes))
    return {one.sha256: reason for one, reason in zip(wholes, outcomes, strict=True) if reason is not None}


def _outcome(keep: Callable[[Whole], None], whole: Whole) -> Refused | None:
    try:
        keep(whole)
    except Refused as refusal:
        return refusal
    except OSError as error:
        return of_store(error)
    return None


class Checked:
    """Holds a stream against the digest, root and size that a signed manifest names."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._tree = tree.BlockTree()
        self._size = 0

    def passing(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, counted in: by two threads, since the sender of a large file waits for this."""
        with ThreadPoolExecutor(1) as beside:
            for chunk in chunks:
                counted = beside.submit(self._tree.update, chunk)
                self._digest.update(chunk)
                self._size += len(chunk)
                counted.result()
                yield chunk

    def is_the(self, sha256: str, size: int, block_root: str) -> bool:
        """Whether what passed is this file and no other."""
        return self._size == size and self._digest.hexdigest() == sha256 and self._tree.root().hex() == block_root


class BlobFolder:
    """A folder of blobs: `.part` while leaves arrive, the bare digest once sealed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Whose names this process has flushed: another one may have made the file, and not have come so far.
        self._certain: set[Path] = set()
        self._certain_folders: set[Path] = set()

    def write(self, sha256: str, device: str, offset: int, data: bytes | memoryview) -> None:
        """Write checked leaves in their place."""
        path = self._part(sha256, device)
        with _unavailable():
            if not path.exists():
                self._certain.discard(path)
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                file.seek(offset)
                _write_all(file, data)

    def flush(self, sha256: str, device: str) -> None:
        """Flush the leaves, and their file's name where that is not certain yet."""
        with _unavailable():
            path = self._part(sha256, device)
            try:
                file = path.open("r+b", buffering=0)
            except FileNotFoundError:
                # Another worker sealed it meanwhile: it is the same file under its final name.
                path = self.path(sha256)
                file = path.open("r+b", buffering=0)
            with file:
                files.sync_data(file.fileno())
            if path not in self._certain:
                self._sync_names(path)
                if len(self._certain) >= _MOST_CERTAIN:
                    self._certain.clear()
                self._certain.add(path)

    def keep(self, wholes: Sequence[Whole]) -> dict[str, Refused]:
        """Write whole small files, flush them, give them their final names and flush those."""
        failed = each(wholes, self._keep)
        # One flush of a folder for all names that were given in it.
        folders = {self.path(one.sha256).parent: one for one in wholes if one.sha256 not in failed}
        unsure = each(list(folders.values()), self._sync_folder_of)
        for folder, one in folders.items():
            if one.sha256 in unsure:
                reason = unsure[one.sha256]
                failed |= {other.sha256: reason for other in wholes if self.path(other.sha256).parent == folder}
        with _unavailable():
            self._sync_folders(list(folders))
        return failed

    def _keep(self, whole: Whole) -> None:
        whole.check()
        final = self.path(whole.sha256)
        if final.exists():
            self.seal(whole.sha256, whole.device, len(whole.data), whole.block_root)
            return
        final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Under a name of this request alone: what another one is still writing never gets the final name.
        part = final.with_name(f"{whole.sha256}.{os.urandom(8).hex()}.part")
        try:
            with os.fdopen(files.open_new(part), "r+b", buffering=0) as file:
                _write_all(file, whole.data)
                # Flushed under its first name: the final one never stands for less.
                files.sync_data(file.fileno())
            files.replace(part, final)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def _sync_folder_of(self, whole: Whole) -> None:
        files.sync_directory(self.path(whole.sha256).parent)

    def seal(self, sha256: str, device: str, size: int, block_root: str) -> None:
        """Check the whole file and give it its final name; repeating it is harmless.

        Raises:
            Refused: code blob-not-whole.
        """
        final = self.path(sha256)
        path = final if final.exists() else self._part(sha256, device)
        checked = Checked()
        try:
            with path.open("rb") as file:
                seen = os.fstat(file.fileno())
                for _ in checked.passing(_chunks_of(file)):
                    pass
            is_good = checked.is_the(sha256, size, block_root)
            # A run that comes twice begins a new file once another worker has named this one.
            is_still_it = path == final or os.path.samestat(seen, path.stat())
        except FileNotFoundError as error:
            if path == final or not final.exists():
                raise Refused("blob-not-whole", 409) from error
            is_good = is_still_it = False
        except OSError as error:
            raise of_store(error) from error
        if path != final and final.exists() and not (is_good and is_still_it):
            # Another worker was first: what it named is looked at as well.
            self.seal(sha256, device, size, block_root)
            return
        if not is_good:
            raise Refused("blob-not-whole", 409)
        if path != final:
            try:
                with _unavailable():
                    files.replace_durably(path, final)
            except Refused:
                # Two workers checked the same bytes, and the other one's name is there.
                if path.exists() or not final.exists():
                    raise
        with _unavailable():
            # Also where another worker gave the name a moment ago: it may not have been flushed yet.
            self._sync_names(final)

    def read(self, sha256: str, start: int, end: int) -> bytes:
        """These bytes of a sealed blob."""
        with _unavailable(), self.path(sha256).open("rb") as file:
            file.seek(start)
            return file.read(max(end - start, 0))

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """A sealed blob from its beginning to its end."""
        return _chunks(self.path(sha256))

    def check(self) -> None:
        """Write, read and delete a few bytes."""
        path = self._folder / f"check-{os.urandom(8).hex()}"
        with _unavailable():
            path.write_bytes(b"svidok")
            path.unlink()

    def left(self, before: float) -> Iterator[Left]:
        """Beginnings of files and rests of commands that were cut off."""
        for path in self._folder.glob("check-*"):
            if _is_older(path, before):
                yield Left(path.name)
        for path in self._folder.glob("??/*.part"):
            named = _PART.fullmatch(path.name)
            if named and _is_older(path, before):
                device = named[2] or ""
                yield Left(f"{path.parent.name}/{path.name}", named[1] if device else "", device)

    def clear(self, left: Left, before: float) -> bool:
        """Delete the file, unless a leaf has come since."""
        path = self._folder / left.name
        with _unavailable():
            if not _is_older(path, before):
                return False
            path.unlink(missing_ok=True)
        return True

    def path(self, sha256: str) -> Path:
        """Where the sealed blob lies."""
        return self._folder / sha256[:2] / sha256

    def _sync_names(self, path: Path) -> None:
        """Flush the name of a file, and that of its folder: what is flushed inside a folder is lost with its name."""
        files.sync_directory(path.parent)
        self._sync_folders([path.parent])

    def _sync_folders(self, folders: Sequence[Path]) -> None:
        if not self._certain_folders.issuperset(folders):
            files.sync_directory(self._folder)
            self._certain_folders.update(folders)

    def _part(self, sha256: str, device: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}-{device}.part"


def _is_older(path: Path, before: float) -> bool:
    try:
        return path.lstat().st_mtime < before
    except OSError:
        return False


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _chunks_of(file)


def _chunks_of(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _write_all(file: RawIOBase, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]


@contextmanager
def _unavailable() -> Iterator[None]:
    """A full or broken disk is said in a code, and the laptop keeps what it has."""
    try:
        yield
    except OSError as error:
        raise of_store(error) from error
