"""Sealed files, leaf by leaf. A name is a digest that central checked, never a path from a peer."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from storage.crypto import tree
from storage.platform import files
from sync.central.errors import Refused

_CHUNK = 1 << 20


class BlobStore(Protocol):
    """Where sealed files lie: a folder, or a bucket of an object store (bucket.py). Both do the same."""

    def write(self, sha256: str, offset: int, data: bytes) -> None:
        """Keep checked leaves, durable when this returns; repeating it is harmless."""

    def seal(self, sha256: str, size: int, block_root: str) -> None:
        """Check the whole file and give it its final name; repeating it is harmless.

        Raises:
            Refused: code blob-not-whole; what was there is not taken for it any more.
        """

    def read(self, sha256: str, start: int, end: int) -> bytes:
        """These bytes of a sealed blob; the caller knows its size."""

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """A sealed blob from its beginning to its end."""

    def check(self) -> None:
        """Write, read and delete a few bytes: whether the store is there.

        Raises:
            Refused: code blobs-unavailable.
        """


class Checked:
    """Holds a stream against the digest, root and size that a signed manifest names."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._tree = tree.BlockTree()
        self._size = 0

    def passing(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, counted in."""
        for chunk in chunks:
            self._digest.update(chunk)
            self._tree.update(chunk)
            self._size += len(chunk)
            yield chunk

    def is_the(self, sha256: str, size: int, block_root: str) -> bool:
        """Whether what passed is this file and no other."""
        return self._size == size and self._digest.hexdigest() == sha256 and self._tree.root().hex() == block_root


class BlobFolder:
    """A folder of blobs: `.part` while leaves arrive, the bare digest once sealed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, sha256: str, offset: int, data: bytes) -> None:
        """Write checked leaves in their place, durable when this returns."""
        path = self._part(sha256)
        with _unavailable():
            is_new = not path.exists()
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                file.seek(offset)
                view = memoryview(data)
                while view:
                    view = view[file.write(view) or 0 :]
                files.sync_file(file.fileno())
            if is_new:
                files.sync_directory(path.parent)

    def seal(self, sha256: str, size: int, block_root: str) -> None:
        """Check the whole file and give it its final name; repeating it is harmless.

        Raises:
            Refused: code blob-not-whole.
        """
        final = self.path(sha256)
        path = final if final.exists() else self._part(sha256)
        checked = Checked()
        try:
            for _ in checked.passing(_chunks(path)):
                pass
        except FileNotFoundError as error:
            if final.exists() and path != final:
                # Another worker was first: what it named is looked at as well.
                self.seal(sha256, size, block_root)
                return
            raise Refused("blob-not-whole", 409) from error
        if not checked.is_the(sha256, size, block_root):
            raise Refused("blob-not-whole", 409)
        if path != final:
            try:
                with _unavailable():
                    files.replace_durably(path, final)
            except Refused:
                # Two workers checked the same bytes, and the other one's name is there.
                if path.exists() or not final.exists():
                    raise

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

    def path(self, sha256: str) -> Path:
        """Where the sealed blob lies."""
        return self._folder / sha256[:2] / sha256

    def _part(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.part"


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


@contextmanager
def _unavailable() -> Iterator[None]:
    """A full or broken disk is said in a code, and the laptop keeps what it has."""
    try:
        yield
    except OSError as error:
        raise Refused("blobs-unavailable", 503) from error
