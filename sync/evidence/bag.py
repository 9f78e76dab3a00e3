"""A BagIt 1.0 bag (RFC 8493) as a tar archive that is written in one go, so that nothing lies anywhere in clear."""

import hashlib
import tarfile
from collections.abc import Iterable
from typing import Final

from sync.evidence.enciphered import Writable

FOLDER: Final = "evidence"
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PAYLOAD: Final = "data/"


class Bag:
    """Files into an archive, each with its SHA-256; `finish` adds the manifests, which must come last."""

    def __init__(self, out: Writable) -> None:
        self._out = out
        self._payload: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        self._octets = 0
        self.add("bagit.txt", _DECLARATION)

    def add(self, path: str, content: bytes) -> None:
        """A file; what stands under `data/` is payload, the rest are tag files."""
        self.add_stream(path, len(content), (content,))

    def add_stream(self, path: str, size: int, pieces: Iterable[bytes]) -> None:
        """A file of `size` bytes that comes in pieces.

        Raises:
            ValueError: the pieces are not as many bytes as was said, or the path is taken.
        """
        listed = self._payload if path.startswith(_PAYLOAD) else self._tags
        if path in listed:
            raise ValueError("path")
        listed[path] = self._write(path, size, pieces)
        if listed is self._payload:
            self._octets += size

    def finish(self, about: Iterable[tuple[str, str]]) -> None:
        """Write what the bag says of itself, then the list of the payload, then that of all else."""
        lines = [*about, ("Payload-Oxum", f"{self._octets}.{len(self._payload)}")]
        self.add("bag-info.txt", "".join(f"{name}: {_one_line(text)}\n" for name, text in lines).encode())
        self.add("manifest-sha256.txt", _manifest(self._payload))
        tags = _manifest(self._tags)
        self._write("tagmanifest-sha256.txt", len(tags), (tags,))
        # Two empty blocks end an archive.
        self._out.write(bytes(2 * tarfile.BLOCKSIZE))

    def _write(self, path: str, size: int, pieces: Iterable[bytes]) -> str:
        # No owner and no time says who wrote it where.
        info = tarfile.TarInfo(f"{FOLDER}/{path}")
        info.size, info.mode = size, 0o644
        self._out.write(info.tobuf(tarfile.PAX_FORMAT))
        digest, taken = hashlib.sha256(), 0
        for piece in pieces:
            digest.update(piece)
            taken += len(piece)
            self._out.write(piece)
        if taken != size:
            raise ValueError("size")
        self._out.write(bytes(-size % tarfile.BLOCKSIZE))
        return digest.hexdigest()


def _manifest(files: dict[str, str]) -> bytes:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items())).encode()


def _one_line(text: str) -> str:
    return " ".join(text.split())
