"""The first schema: interviews from draft to receipt, and the rules that no code may break."""

import os
import secrets

from storage.vault.transaction import Transaction

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID
--
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID
--
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID
--
CREATE TABLE device (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    signing_seed BLOB NOT NULL,
    box_seed BLOB NOT NULL,
    code TEXT NOT NULL,
    certificate BLOB,
    certificate_digest TEXT NOT NULL DEFAULT '',
    trusted_floor TEXT NOT NULL DEFAULT '',
    anchor_boot TEXT NOT NULL DEFAULT '',
    anchor_wall TEXT NOT NULL DEFAULT '',
    anchor_mono_ms INTEGER NOT NULL DEFAULT 0
) STRICT
--
CREATE TABLE organisation (
    digest TEXT PRIMARY KEY,
    root TEXT NOT NULL,
    version INTEGER NOT NULL UNIQUE,
    content BLOB NOT NULL,
    imported TEXT NOT NULL
) STRICT
--
CREATE TABLE forms (
    digest TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    source BLOB NOT NULL,
    source_name TEXT NOT NULL,
    xform BLOB NOT NULL,
    kept TEXT NOT NULL
) STRICT
--
CREATE TABLE missions (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    team TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT
--
CREATE TABLE interviews (
    id TEXT PRIMARY KEY,
    interview TEXT NOT NULL,
    revision INTEGER NOT NULL,
    mission_id TEXT NOT NULL REFERENCES missions (id),
    number TEXT NOT NULL,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    form_digest TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    progress INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    replaces TEXT REFERENCES interviews (id),
    sealed_at TEXT,
    leaves INTEGER,
    manifest_digest TEXT,
    delivered_at TEXT,
    UNIQUE (interview, revision),
    UNIQUE (number, revision)
) STRICT
--
CREATE INDEX interviews_by_update ON interviews (updated)
--
CREATE INDEX interviews_by_mission ON interviews (mission_id)
--
CREATE TABLE answer_revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    ref TEXT NOT NULL,
    value TEXT,
    at TEXT NOT NULL
) STRICT
--
CREATE INDEX answers_by_ref ON answer_revisions (interview_id, ref, id)
--
CREATE TABLE repeat_instances (
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    ref TEXT NOT NULL,
    position INTEGER,
    PRIMARY KEY (interview_id, ref)
) STRICT, WITHOUT ROWID
--
CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    offset_ms INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0
) STRICT
--
CREATE INDEX notes_by_interview ON notes (interview_id)
--
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    part TEXT NOT NULL CHECK (part IN ('body', 'identity', 'crsv')),
    kind TEXT NOT NULL,
    mime TEXT NOT NULL,
    title TEXT NOT NULL,
    details TEXT NOT NULL,
    captured TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    thumbnail BLOB,
    removed INTEGER NOT NULL DEFAULT 0
) STRICT
--
CREATE INDEX attachments_by_interview ON attachments (interview_id)
--
CREATE TABLE segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id TEXT NOT NULL REFERENCES attachments (id),
    n INTEGER NOT NULL,
    file TEXT NOT NULL UNIQUE,
    wrapped_key BLOB,
    record_size INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'truncated', 'lost')),
    records INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    file_bytes INTEGER NOT NULL DEFAULT 0,
    plain_sha256 TEXT NOT NULL DEFAULT '',
    cipher_sha256 TEXT NOT NULL DEFAULT '',
    block_root TEXT NOT NULL DEFAULT '',
    duration_ms INTEGER NOT NULL DEFAULT 0,
    UNIQUE (attachment_id, n)
) STRICT
--
CREATE INDEX segments_open ON segments (state) WHERE state = 'open'
--
CREATE TABLE statements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    attachment_id TEXT NOT NULL REFERENCES attachments (id),
    sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT
--
CREATE INDEX statements_by_interview ON statements (interview_id)
--
CREATE TABLE signatures (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    signer TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pad', 'scan', 'refused')),
    statement_sha256 TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachments (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT
--
CREATE INDEX signatures_by_interview ON signatures (interview_id)
--
CREATE TABLE objects (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    interview_id TEXT REFERENCES interviews (id),
    content BLOB NOT NULL
) STRICT
--
CREATE INDEX objects_by_interview ON objects (interview_id)
--
CREATE TABLE part_keys (
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    part TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (interview_id, part)
) STRICT, WITHOUT ROWID
--
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT
--
CREATE TABLE custody (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    object TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT
--
CREATE INDEX custody_by_interview ON custody (interview_id)
--
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lane INTEGER NOT NULL,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    size INTEGER NOT NULL,
    file TEXT NOT NULL,
    block_root TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'parked', 'receipted')),
    code TEXT NOT NULL DEFAULT '',
    receipt TEXT REFERENCES receipts (digest)
) STRICT
--
CREATE INDEX outbox_by_state ON outbox (state, lane, number)
--
CREATE INDEX outbox_by_interview ON outbox (interview_id)
--
CREATE TABLE receipts (digest TEXT PRIMARY KEY, content BLOB NOT NULL, at TEXT NOT NULL) STRICT
--
CREATE TABLE reviews (
    digest TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    content BLOB NOT NULL,
    certificate BLOB NOT NULL,
    reviewer TEXT NOT NULL,
    text TEXT NOT NULL,
    returned INTEGER NOT NULL,
    at TEXT NOT NULL,
    received TEXT NOT NULL,
    is_read INTEGER NOT NULL DEFAULT 0
) STRICT
--
CREATE INDEX reviews_by_interview ON reviews (interview_id)
--
CREATE TABLE received (
    manifest_digest TEXT PRIMARY KEY,
    interview TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content BLOB NOT NULL,
    certificate BLOB NOT NULL,
    author_key TEXT NOT NULL,
    author TEXT NOT NULL,
    device_code TEXT NOT NULL,
    wall TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    received TEXT NOT NULL,
    reviews_sent INTEGER NOT NULL DEFAULT 0
) STRICT
--
CREATE TABLE received_objects (
    digest TEXT NOT NULL,
    manifest_digest TEXT NOT NULL REFERENCES received (manifest_digest),
    kind TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (manifest_digest, digest)
) STRICT
--
CREATE TABLE received_blobs (
    cipher_sha256 TEXT NOT NULL,
    manifest_digest TEXT NOT NULL REFERENCES received (manifest_digest),
    file TEXT NOT NULL,
    is_held INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (manifest_digest, cipher_sha256)
) STRICT
--
CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews (id),
    ref TEXT NOT NULL,
    UNIQUE (interview_id, ref)
) STRICT
--
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')
--
INSERT INTO search (search, rank) VALUES ('secure-delete', 1)
"""

_APPEND_ONLY = ("answer_revisions", "objects", "journal", "custody", "receipts", "organisation")

# What belongs to a sealed interview: table, and the interview a row belongs to.
_OWNED = (
    ("answer_revisions", "{row}.interview_id"),
    ("repeat_instances", "{row}.interview_id"),
    ("notes", "{row}.interview_id"),
    ("attachments", "{row}.interview_id"),
    ("segments", "(SELECT interview_id FROM attachments WHERE id = {row}.attachment_id)"),
    ("statements", "{row}.interview_id"),
    ("signatures", "{row}.interview_id"),
)

# What may still change beside a sealed interview: keys can be forgotten, a small picture made later.
_STILL_OPEN = {"segments": ("wrapped_key",), "attachments": ("thumbnail",)}

_FROZEN_HEAD = (
    "id, interview, revision, mission_id, number, form_id, form_version, form_digest, title, place, date, progress,"
    " created, replaces, sealed_at, leaves, manifest_digest"
)


# Without letters and digits that are confused when read aloud or written by hand.
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def upgrade(tx: Transaction) -> None:
    """Make all tables, the triggers that keep evidence from changing, and the device's identity."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
    for table in _APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            tx.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
    for table, owner in _OWNED:
        _freeze(tx, table, owner)
    tx.exec_driver_sql(
        f"CREATE TRIGGER interviews_frozen BEFORE UPDATE OF {_FROZEN_HEAD} ON interviews "
        "WHEN OLD.sealed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'sealed'); END"
    )
    tx.exec_driver_sql(
        "CREATE TRIGGER interviews_kept BEFORE DELETE ON interviews BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )
    tx.exec_driver_sql(
        "CREATE TRIGGER objects_whole BEFORE INSERT ON objects WHEN NEW.interview_id IS NOT NULL "
        "AND NEW.kind IN ('revision', 'part', 'wrapset') "
        "AND (SELECT sealed_at FROM interviews WHERE id = NEW.interview_id) IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'sealed'); END"
    )
    # Born with the vault, so that reading never has to write.
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))
    tx.exec_driver_sql(
        "INSERT INTO device (id, signing_seed, box_seed, code) VALUES (1, ?, ?, ?)",
        (os.urandom(32), os.urandom(32), code),
    )


def _freeze(tx: Transaction, table: str, owner: str) -> None:
    columns = [row[1] for row in tx.exec_driver_sql(f"PRAGMA table_info({table})")]
    frozen = ", ".join(name for name in columns if name not in _STILL_OPEN.get(table, ()))
    for action, rows in (("INSERT", ("NEW",)), ("DELETE", ("OLD",)), (f"UPDATE OF {frozen}", ("OLD", "NEW"))):
        sealed = " OR ".join(
            f"(SELECT sealed_at FROM interviews WHERE id = {owner.format(row=row)}) IS NOT NULL"  # noqa: S608
            for row in rows
        )
        tx.exec_driver_sql(
            f"CREATE TRIGGER {table}_sealed_{action.split()[0].lower()} BEFORE {action} ON {table} "
            f"WHEN {sealed} BEGIN SELECT RAISE(ABORT, 'sealed'); END"
        )
