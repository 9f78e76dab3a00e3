"""What a reader finds in an image: its databases as SQLite itself recovers them from their logs, and all other files.

Most power cuts in the middle of a commit leave logs whose torn ends SQLite throws away: thousands of images hold the
same contents, and what the program makes of one it makes of all of them.
"""

import contextlib
import hashlib
import shutil
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from tests.crash.disk import Image

_LOG: Final = "-wal"
_MOST_REMEMBERED: Final = 20_000
_MOST_KNOWN: Final = 200


class Digests:
    """Digests of images; a file that is the same object as in an image before is not read again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[bytes, bytes]] = {}

    def of(self, data: bytes) -> bytes:
        """The digest of one content."""
        known = self._known.get(id(data))
        if known is None or known[0] is not data:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            # Kept, so that nobody else gets its number.
            known = self._known[id(data)] = (data, _of(data))
        return known[1]

    def of_image(self, image: Image) -> bytes:
        """The digest of a whole image."""
        digest = hashlib.blake2b(digest_size=16)
        for path, content in image.items():
            digest.update(_of(path.encode()) + (b"\0" if content is None else b"\1" + self.of(content)))
        return digest.digest()


class Contents:
    """Tells contents apart; a database that comes again with the same log need not be recovered again."""

    def __init__(self, folder: Path, digests: Digests) -> None:
        self._folder = folder
        self._digests = digests
        self._recovered: dict[bytes, bytes] = {}

    def of(self, image: Image) -> bytes:
        """A digest that two images share only if a program finds the same bytes in both."""
        digest = hashlib.blake2b(digest_size=16)
        for path, content in image.items():
            if content is None:
                digest.update(b"\0" + _of(path.encode()))
            elif not path.endswith(_LOG) or path.removesuffix(_LOG) not in image:
                log = image.get(path + _LOG)
                found = self._digests.of(content) if log is None else self._database(content, log)
                digest.update(b"\1" + _of(path.encode()) + found)
        return digest.digest()

    def _database(self, database: bytes, log: bytes) -> bytes:
        pair = self._digests.of(database) + self._digests.of(log)
        if pair not in self._recovered:
            if len(self._recovered) >= _MOST_REMEMBERED:
                self._recovered.clear()
            self._recovered[pair] = recovered(database, log, self._folder)
        return self._recovered[pair]


def recovered(database: bytes, log: bytes, folder: Path) -> bytes:
    """Let SQLite recover a database; the digest of all that is there afterwards.

    Logs are recovered and moved into the database below the encryption, so it takes no key.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "data").write_bytes(database)
    (folder / f"data{_LOG}").write_bytes(log)
    connection = sqlcipher.connect(str(folder / "data"))
    # "Not a database", for want of the key; by then the log has been read, and closing moves it.
    with contextlib.closing(connection), contextlib.suppress(sqlcipher.DatabaseError):
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()
    digest = hashlib.blake2b(digest_size=64)
    for path in sorted(folder.iterdir()):
        digest.update(_of(path.name.encode()) + _of(path.read_bytes()))
    return digest.digest()


def _of(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()
