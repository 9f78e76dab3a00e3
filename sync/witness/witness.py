"""The witness itself: which logs it watches, the newest checkpoint it cosigned of each, and whether a next one goes on.

Check and new size are one transaction that is on the disk before the answer goes: two checkpoints of one log that do
not agree are never both cosigned, whatever comes at once and whenever the power fails.
"""

import json
import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlite

from storage.crypto import log_tree
from storage.crypto.errors import NotAuthentic
from storage.crypto.signing import SigningKey
from storage.objects import checkpoint, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.errors import Malformed, NotSigned
from storage.objects.note import Note, NoteKey
from storage.platform import files
from sync.witness.errors import WitnessProblem

LARGEST: Final = 65_536
_MOST_PROOF: Final = 63
_MOST_KEPT: Final = 1_000
_TEXT: Final = "text/plain; charset=utf-8"
_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS logs (origin TEXT PRIMARY KEY, key TEXT NOT NULL, size INTEGER NOT NULL, root BLOB,"
    " note TEXT NOT NULL)",
    # Signed by a log, and not shown to go on from what it signed before: two roots of one size prove that it lies.
    "CREATE TABLE IF NOT EXISTS doubts (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, held TEXT NOT NULL,"
    " request TEXT NOT NULL, UNIQUE (held, request))",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: status of HTTP, body, type of the body."""

    status: int
    body: str = ""
    media_type: str = _TEXT


@dataclass(frozen=True, slots=True)
class WatchedLog:
    """A log, and how far it was cosigned."""

    key: NoteKey
    size: int
    note: str


class Witness:
    """An opened folder: `witness.json` with name and key, `logs.sqlite` with what was seen."""

    def __init__(self, folder: Path) -> None:
        try:
            stated = json.loads((folder / "witness.json").read_bytes()[:LARGEST])
            form = stated["v"]
            self.name, self._key = str(stated["name"]), SigningKey.from_seed(bytes.fromhex(stated["seed"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise WitnessProblem("not-a-witness") from error
        if form != 1:
            raise WitnessProblem("folder-too-new")
        self._database = folder / "logs.sqlite"
        with self._writing() as rows:
            for statement in _SCHEMA:
                rows.execute(statement)

    @property
    def key(self) -> NoteKey:
        """The key that others know this witness by."""
        return NoteKey(self.name, note.COSIGNER, self._key.public)

    def watch(self, text: str) -> NoteKey:
        """Watch the log with this key.

        Raises:
            WitnessProblem: codes log-key, log-known (under another key).
        """
        try:
            key = note.key_of(text)
        except Malformed as error:
            raise WitnessProblem("log-key") from error
        if key.kind != note.ED25519:
            raise WitnessProblem("log-key")
        with self._writing() as rows:
            rows.execute("INSERT OR IGNORE INTO logs VALUES (?, ?, 0, NULL, '')", (key.name, key.text()))
            (known,) = rows.execute("SELECT key FROM logs WHERE origin = ?", (key.name,)).fetchone()
        if known != key.text():
            raise WitnessProblem("log-known")
        return key

    def logs(self) -> tuple[WatchedLog, ...]:
        """The logs that are watched."""
        with self._writing() as rows:
            found = rows.execute("SELECT key, size, note FROM logs ORDER BY origin").fetchall()
        return tuple(WatchedLog(note.key_of(key), size, text) for key, size, text in found)

    def doubts(self) -> int:
        """How many requests that a log signed were not shown to go on from what it had signed before."""
        with self._writing() as rows:
            return int(rows.execute("SELECT count(*) FROM doubts").fetchone()[0])

    def add_checkpoint(self, body: bytes, seconds: Callable[[], int]) -> Reply:
        """Answer `add-checkpoint`; `seconds` is the time that is cosigned."""
        try:
            text = body.decode()
            old, steps, tail = _request(text)
            shown, signed = checkpoint.read(tail)
        except (UnicodeDecodeError, Malformed):
            return Reply(400)
        with self._writing() as rows:
            row = rows.execute("SELECT key, size, root, note FROM logs WHERE origin = ?", (shown.origin,)).fetchone()
            if row is None:
                return Reply(404)
            try:
                signed.verify(note.key_of(row[0]))
            except NotSigned:
                return Reply(403)
            if old > shown.size:
                return Reply(400)
            reply = self._next(shown, row[1], row[2], old, steps)
            if reply is not None:
                if reply.status == 422 or not reply.body:
                    _keep(rows, row[3], text, seconds())
                return reply
            rows.execute(
                "UPDATE logs SET size = ?, root = ?, note = ? WHERE origin = ?",
                (shown.size, shown.root, signed.to_text(), shown.origin),
            )
        return Reply(200, self._cosigned(signed, seconds()))

    def _next(self, shown: Checkpoint, size: int, root: bytes | None, old: int, steps: list[bytes]) -> Reply | None:
        """Why a checkpoint is not the next one of its log; None where it is."""
        if old != size:
            return Reply(409, f"{size}\n", "text/x.tlog.size")
        if old == shown.size and root is not None and root != shown.root:
            return Reply(409)
        before = log_tree.root_at(0, lambda _nodes: {}) if root is None else root
        try:
            log_tree.check_consistency(size, before, shown.size, shown.root, steps)
        except NotAuthentic:
            return Reply(422)
        return None

    def _cosigned(self, signed: Note, seconds: int) -> str:
        return note.cosign(signed.text, self.name, self._key, seconds).text()

    @contextmanager
    def _writing(self) -> Iterator[sqlite.Connection]:
        """One transaction: whoever comes at the same time waits; durable when it is over."""
        connection = sqlite.connect(str(self._database), timeout=20, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            # Without the commit everything is as it was.
            connection.close()


def make(folder: Path, name: str) -> Witness:
    """Make a folder with a fresh key. The name stands in every cosignature; a host name and a word, say.

    Raises:
        WitnessProblem: codes folder-not-empty, witness-name, file-unwritable.
    """
    if folder.exists() and any(folder.iterdir()):
        raise WitnessProblem("folder-not-empty")
    key = SigningKey.from_seed(os.urandom(32))
    try:
        note.key_of(NoteKey(name, note.COSIGNER, key.public).text())
    except Malformed as error:
        raise WitnessProblem("witness-name") from error
    try:
        files.private_directory(folder)
        stated = {"v": 1, "name": name, "seed": key.seed.hex()}
        files.write_durably(folder / "witness.json", json.dumps(stated, sort_keys=True).encode())
        (folder / "witness.json").chmod(0o600)
    except OSError as error:
        raise WitnessProblem("file-unwritable") from error
    return Witness(folder)


def request(old: int, steps: tuple[bytes, ...], text: str) -> bytes:
    """The body of `add-checkpoint`, as a log sends it."""
    proof = "".join(f"{b64encode(step).decode()}\n" for step in steps)
    return f"old {old}\n{proof}\n{text}".encode()


def _request(text: str) -> tuple[int, list[bytes], str]:
    head, separator, tail = text.partition("\n\n")
    first, *lines = head.split("\n")
    number = first.removeprefix("old ")
    if not separator or not first.startswith("old ") or not number.isascii() or not number.isdigit():
        raise Malformed("note-form")
    if str(int(number[:20])) != number or len(lines) > _MOST_PROOF:
        raise Malformed("note-form")
    try:
        return int(number), [b64decode(line, validate=True) for line in lines], tail
    except (ValueError, NotBase64):
        raise Malformed("note-form") from None


def _keep(rows: sqlite.Connection, held: str, text: str, seconds: int) -> None:
    # Anybody may repeat what a log signed: so many are kept, and not the same twice.
    if rows.execute("SELECT count(*) FROM doubts").fetchone()[0] < _MOST_KEPT:
        rows.execute("INSERT OR IGNORE INTO doubts (at, held, request) VALUES (?, ?, ?)", (seconds, held, text))
