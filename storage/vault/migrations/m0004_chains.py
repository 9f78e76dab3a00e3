"""Custody entries are signed, also those of the whole vault; groups of rows have heads."""

import hashlib
import re
from typing import Final

from storage.crypto.signing import SigningKey
from storage.objects import canonical, envelope
from storage.objects.custody import CustodyAction, LogEntry
from storage.objects.payload import SignedTime
from storage.vault.transaction import Transaction

_TABLES: Final = """
CREATE TABLE heads (
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    rows INTEGER NOT NULL,
    last INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (name, scope)
) STRICT, WITHOUT ROWID
--
CREATE TABLE head_of_heads (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    total BLOB NOT NULL
) STRICT
--
ALTER TABLE custody RENAME TO custody_unsigned
--
CREATE TABLE custody (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id TEXT REFERENCES interviews (id),
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT
--
DROP INDEX custody_by_interview
--
CREATE INDEX custody_by_interview ON custody (interview_id)
"""
_INSTANT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_LONG_AGO: Final = "1970-01-01T00:00:00.000Z"


def upgrade(tx: Transaction) -> None:
    """Make the tables of heads, and sign the custody entries that are there, marked as signed later."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
    _sign_all(tx)
    for action in ("UPDATE", "DELETE"):
        tx.exec_driver_sql(f"DROP TRIGGER custody_no_{action.lower()}")
    tx.exec_driver_sql("DROP TABLE custody_unsigned")
    for action in ("UPDATE", "DELETE"):
        tx.exec_driver_sql(
            f"CREATE TRIGGER custody_no_{action.lower()} BEFORE {action} ON custody "
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )


def _sign_all(tx: Transaction) -> None:
    key = SigningKey.from_seed(tx.exec_driver_sql("SELECT signing_seed FROM device").scalar_one())
    n, prev, hashed, whole, at = 0, None, "0" * 64, True, _LONG_AGO
    rows = tx.exec_driver_sql(
        "SELECT interview_id, action, at, object, prev, hash FROM custody_unsigned ORDER BY id"
    ).all()
    for interview_id, action, at, object_digest, row_prev, row_hash in rows:
        fields = {"prev": row_prev, "interview": interview_id, "action": action, "at": at, "object": object_digest}
        whole = whole and row_prev == hashed
        whole = whole and row_hash == hashlib.sha256(canonical.encode(fields)).hexdigest()
        hashed = row_hash
        n += 1
        # The word for a recording kept after a crash once was the word for what is brought back from a copy.
        word = "salvage" if action == "restore" else action
        prev = _enter(tx, key, n, prev, CustodyAction(word), interview_id, at, object_digest, "signed-later")
    if not whole:
        _enter(tx, key, n + 1, prev, CustodyAction.NOTICE, None, at, "", "custody-changed")


def _enter(
    tx: Transaction,
    key: SigningKey,
    n: int,
    prev: str | None,
    action: CustodyAction,
    interview_id: str | None,
    at: str,
    object_digest: str,
    detail: str,
) -> str:
    wall = at if _INSTANT.fullmatch(at) else _LONG_AGO
    entry = LogEntry(
        n=n,
        prev=prev,
        action=action,
        interview=interview_id,
        object=object_digest or None,
        detail=detail,
        time=SignedTime(wall=wall, tz="+00:00", trusted_floor=None, suspect=wall != at),
        boot="",
        mono_ms=0,
        key=key.public.hex(),
    )
    signed = envelope.sign(entry, key)
    tx.exec_driver_sql(
        "INSERT INTO custody (id, interview_id, action, at, object, detail, hash, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (n, interview_id, action.value, at, object_digest, detail, signed.digest, signed.to_frame()),
    )
    return signed.digest
