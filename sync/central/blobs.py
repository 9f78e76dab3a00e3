"""Sealed files, leaf by leaf. A name is a digest that central checked, never a path from a peer."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from storage.crypto import tree
from storage.platform import files
from sync.central.errors import Refused
from sync.protocol import limits

_CHUNK = 1 << 20


class BlobFolder:
    """A folder of blobs: `.part` while leaves arrive, the bare digest once sealed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, sha256: str, offset: int, data: bytes) -> None:
        """Write checked leaves in their place, durable when this returns."""
        path = self._part(sha256)
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
        digest, hashes = hashlib.sha256(), tree.BlockTree()
        try:
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
                    hashes.update(chunk)
                whole = file.tell() == size
        except FileNotFoundError as error:
            raise Refused("blob-not-whole", 409) from error
        if not whole or digest.hexdigest() != sha256 or hashes.root().hex() != block_root:
            raise Refused("blob-not-whole", 409)
        if path != final:
            files.replace_durably(path, final)

    def read(self, sha256: str, first: int, leaves: int) -> bytes:
        """Leaves of a sealed blob; empty past its end."""
        with self.path(sha256).open("rb") as file:
            file.seek(first * limits.LEAF_BYTES)
            return file.read(leaves * limits.LEAF_BYTES)

    @contextmanager
    def opened(self, sha256: str) -> Iterator[BinaryIO]:
        """The sealed blob, for export."""
        with self.path(sha256).open("rb") as file:
            yield file

    def path(self, sha256: str) -> Path:
        """Where the sealed blob lies."""
        return self._folder / sha256[:2] / sha256

    def _part(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.part"
