"""A head for every group of rows, kept elsewhere than the rows: what changes behind the program's back is found.

SQLCipher takes an old page that is put back for a good one. So each group of rows that belong together (the answers of
one interview, its notes, its signatures ...) has a row in `heads` with their number and a digest chained over them, and
`head_of_heads` holds a sum over all heads and a count of changes. Triggers on the writer's connection alone note which
groups a transaction touches; `fold` brings their heads up to date before it commits. No caller has to think of it.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from storage.vault.transaction import Transaction

# Raised whenever WATCHED changes: then all heads are made anew when the vault is opened.
FORMAT: Final = 9
START: Final = bytes(32)
_MODULUS: Final = 1 << 256


@dataclass(frozen=True, slots=True)
class Watched:
    """A table whose rows have heads: grouped by one column (or all together), chained in the order of `order`."""

    table: str
    scope: str
    columns: tuple[str, ...]
    order: str
    grows: bool = False

    def scope_of(self, row: str) -> str:
        """The SQL of the group to which a row belongs."""
        return f"{row}.{self.scope}" if self.scope else "''"

    @property
    def rows(self) -> str:
        """The SQL that gives the rows of one group in order; one parameter where there are groups."""
        where = f" WHERE {self.scope} = ?" if self.scope else ""
        return f"SELECT {', '.join(self.columns)} FROM main.{self.table}{where} ORDER BY {self.order}"  # noqa: S608

    @property
    def later_rows(self) -> str:
        """The same, only what came after a number."""
        join = "AND" if self.scope else "WHERE"
        where = f" WHERE {self.scope} = ?" if self.scope else ""
        return (
            f"SELECT {', '.join(self.columns)} FROM main.{self.table}{where}"  # noqa: S608
            f" {join} {self.order} > ? ORDER BY {self.order}"
        )


def _watched(table: str, scope: str, columns: str, order: str, *, grows: bool = False) -> Watched:
    return Watched(table, scope, tuple(columns.split()), order, grows)


WATCHED: Final = (
    _watched(
        "interviews",
        "id",
        "id interview revision mission_id number form_id form_version form_digest title place date progress created"
        " updated replaces sealed_at leaves manifest_digest delivered_at closed_at",
        "id",
    ),
    # Where rows are only ever added, the number comes first: it says from where to go on.
    _watched("answer_revisions", "interview_id", "id ref value at", "id", grows=True),
    _watched("repeat_instances", "interview_id", "ref position", "ref"),
    _watched("notes", "interview_id", "id kind text at attachment_id offset_ms removed", "id"),
    _watched(
        "attachments",
        "interview_id",
        "id part kind mime title details captured sha256 thumbnail removed",
        "id",
    ),
    _watched(
        "segments",
        "attachment_id",
        "id n file wrapped_key record_size state records size file_bytes plain_sha256 cipher_sha256 block_root"
        " duration_ms",
        "n",
    ),
    _watched("transcripts", "interview_id", "id attachment_id fidelity author reason method made original", "id"),
    _watched("transcript_lines", "transcript_id", "id at_ms speaker text origin is_confirmed", "id"),
    _watched("stretches", "interview_id", "id attachment_id kind from_ms to_ms at", "id"),
    _watched(
        "links",
        "interview_id",
        "id target source starts ends quote narrative provenance attachment_id offset_ms at removed",
        "id",
    ),
    _watched("statements", "interview_id", "id attachment_id sha256 language made answers", "id"),
    _watched("signatures", "interview_id", "id signer kind statement_sha256 attachment_id reason at", "id"),
    # What their digests name is compared with them by the full check.
    _watched("objects", "interview_id", "digest kind", "digest"),
    _watched("part_keys", "interview_id", "part wrapped", "part"),
    _watched("reviews", "interview_id", "digest content certificate reviewer text returned at received", "digest"),
    _watched("receipts", "digest", "digest at", "digest"),
    # Checkpoints and proofs prove themselves whenever they are looked at.
    _watched("log_evidence", "", "id kind held shown at", "id", grows=True),
    _watched("consent_events", "interview_id", "id draft_id kind scope said made", "id"),
    _watched("consent_tasks", "interview_id", "id event_id n kind recipient at done", "id"),
    _watched("journal", "", "seq digest kind at", "seq", grows=True),
    _watched("custody", "", "id interview_id action at object detail hash", "id", grows=True),
    _watched(
        "received",
        "manifest_digest",
        "interview revision content certificate author_key author device_code wall number received",
        "manifest_digest",
    ),
    _watched("received_objects", "manifest_digest", "digest kind", "digest"),
    _watched("received_blobs", "manifest_digest", "cipher_sha256 file is_held", "cipher_sha256"),
    _watched("received_withdrawn", "digest", "interview revision at content", "digest"),
    _watched("received_addenda", "digest", "interview revision kind content certificate received", "digest"),
    # A question that is gone is asked of nobody; a package that is forgotten could come again.
    _watched("assignments", "id", "own version content certificate at state state_at n interview number note", "id"),
    _watched("mission_packages", "digest", "series version own content certificate at", "digest"),
    _watched("withdrawals", "", "id kind object", "id", grows=True),
    _watched("missions", "id", "number name area starts ends team created", "id"),
    _watched("forms", "digest", "form_id version title source source_name xform kept", "digest"),
    _watched("imported_forms", "digest", "wrapper xform", "digest"),
    _watched("form_files", "digest", "name content", "name"),
    _watched("organisation", "", "digest root version content imported", "version"),
    _watched(
        "device",
        "",
        "signing_seed box_seed code certificate certificate_digest trusted_floor anchor_boot anchor_wall"
        " anchor_mono_ms",
        "id",
    ),
    _watched("territory", "", "digest source dated mark imported", "digest"),
    _watched("territory_rows", "", "n katottg starts ends control", "n"),
    _watched("meta", "", "key value", "key"),
    _watched("counters", "", "name value", "name"),
    _watched("settings", "", "name value at", "name"),
)
BY_TABLE: Final = {one.table: one for one in WATCHED}


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows a group has, the number of the last one where they are only added, and the digest over all."""

    rows: int = 0
    last: int = 0
    digest: bytes = START

    def after(self, rows: Iterable[Sequence[object]], *, numbered: bool) -> "Head":
        """The head when these rows have followed."""
        count, last, digest = self.rows, self.last, self.digest
        for row in rows:
            count += 1
            digest = hashlib.sha256(digest + encoded(row)).digest()
            if numbered and isinstance(row[0], int):
                last = row[0]
        return Head(count, last, digest)


def encoded(row: Sequence[object]) -> bytes:
    """The bytes of a row: each value with its kind and length, so that no two rows look alike."""
    parts = [b"%d:" % len(row)]
    for value in row:
        if value is None:
            parts.append(b"n")
        elif isinstance(value, int):
            parts.append(b"i%d;" % value)
        elif isinstance(value, str):
            data = value.encode("utf-8", "surrogatepass")
            parts.append(b"t%d:" % len(data) + data)
        elif isinstance(value, bytes):
            parts.append(b"b%d:" % len(value) + value)
        else:
            # A number with a fraction can only have been put there by somebody else.
            parts.append(b"?" + repr(value).encode())
    return b"".join(parts)


def weight(table: str, scope: str, head: Head) -> int:
    """What a head adds to the sum over all heads."""
    row = encoded((table, scope, head.rows, head.last, head.digest))
    return int.from_bytes(hashlib.sha256(row).digest(), "big")


def present(tx: Transaction, watched: Watched, scope: str) -> Head:
    """The head that the rows of a group have now."""
    parameters = (scope,) if watched.scope else ()
    return Head().after(tx.exec_driver_sql(watched.rows, parameters), numbered=watched.grows)


def kept(tx: Transaction, table: str, scope: str) -> Head | None:
    """The head that was kept of a group."""
    row = tx.exec_driver_sql(
        "SELECT rows, last, digest FROM heads WHERE name = ? AND scope = ?", (table, scope)
    ).first()
    return None if row is None else Head(row[0], row[1], row[2])


def changes(tx: Transaction) -> int:
    """How many transactions have changed anything that is watched; it only grows."""
    row = tx.exec_driver_sql("SELECT changes FROM head_of_heads").first()
    return 0 if row is None else int(row[0])


def begin(tx: Transaction) -> None:
    """Begin to watch; heads are made for what is there where there are none yet, or of an older format."""
    row = tx.exec_driver_sql("SELECT format, changes FROM head_of_heads").first()
    any_head = tx.exec_driver_sql("SELECT 1 FROM heads LIMIT 1").first()
    # Heads without their sum were not left like that by us: nothing is made good here, the check will say it.
    if (row is None and any_head is None) or (row is not None and row[0] < FORMAT):
        _make_all(tx, 0 if row is None else int(row[1]))
    watch(tx.exec_driver_sql)


def _make_all(tx: Transaction, so_far: int) -> None:
    tx.exec_driver_sql("DELETE FROM heads")
    total = 0
    for watched in WATCHED:
        scopes = [""]
        if watched.scope:
            found = tx.exec_driver_sql(
                f"SELECT DISTINCT {watched.scope} FROM main.{watched.table} WHERE {watched.scope} IS NOT NULL"  # noqa: S608
            )
            scopes = [str(row[0]) for row in found]
        for scope in scopes:
            head = present(tx, watched, scope)
            if head.rows:
                _put(tx, watched.table, scope, head)
                total += weight(watched.table, scope, head)
    _put_total(tx, so_far + 1, total)


def watched(connection: sqlcipher.Connection) -> sqlcipher.Connection:
    """A writer's new connection that watches, if the database already has heads."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'head_of_heads'").fetchone():
        watch(connection.execute)
    return connection


class _Rows(Protocol):
    """What a statement gives, by whichever way it was executed."""

    def fetchall(self) -> Sequence[Sequence[object]]:
        """Return every row."""
        ...


def watch(execute: Callable[[str], _Rows]) -> None:
    """Have a connection note which groups its transactions touch; the notes are its own and never reach the disk.

    A vault that is about to be brought up to date may lack tables yet: `begin` watches them once they are there.
    """
    there = {row[0] for row in execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()}
    execute(
        "CREATE TEMP TABLE IF NOT EXISTS touched"
        " (name TEXT, scope TEXT, anew INTEGER, PRIMARY KEY (name, scope, anew)) WITHOUT ROWID"
    )
    for watched in WATCHED:
        if watched.table not in there:
            continue
        for action, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            anew = 0 if watched.grows and action == "INSERT" else 1
            notes = " ".join(_note(watched.table, watched.scope_of(row), anew) for row in rows)
            execute(
                f"CREATE TEMP TRIGGER IF NOT EXISTS watch_{watched.table}_{action.lower()}"
                f" AFTER {action} ON main.{watched.table} BEGIN {notes} END"
            )


def _note(table: str, scope: str, anew: int) -> str:
    # Not "or ignore": in a trigger the outer statement's own way with conflicts, also an upsert's, would count instead.
    there = f"SELECT 1 FROM touched WHERE name = '{table}' AND scope = {scope} AND anew = {anew}"  # noqa: S608
    wanted = f"{scope} IS NOT NULL AND NOT EXISTS ({there})"
    return f"INSERT INTO touched SELECT '{table}', {scope}, {anew} WHERE {wanted};"


def fold(tx: Transaction) -> None:
    """Bring the heads of all touched groups up to date; the last thing in a transaction."""
    if not _is_watched(tx):
        return
    touched = tx.exec_driver_sql("SELECT name, scope, max(anew) FROM touched GROUP BY name, scope").all()
    if not touched:
        return
    tx.exec_driver_sql("DELETE FROM touched")
    row = tx.exec_driver_sql("SELECT changes, total FROM head_of_heads").first()
    if row is None:
        # Taken away by somebody else: a new sum would hide it.
        return
    total = int.from_bytes(row[1], "big")
    for name, scope, anew in touched:
        before = kept(tx, name, scope)
        after = _after(tx, BY_TABLE[name], scope, before, anew=bool(anew))
        if before is not None:
            total -= weight(name, scope, before)
        if after.rows:
            _put(tx, name, scope, after)
            total += weight(name, scope, after)
        elif before is not None:
            tx.exec_driver_sql("DELETE FROM heads WHERE name = ? AND scope = ?", (name, scope))
    _put_total(tx, int(row[0]) + 1, total)


def _is_watched(tx: Transaction) -> bool:
    if "watched" not in tx.info:
        found = tx.exec_driver_sql("SELECT 1 FROM sqlite_temp_master WHERE name = 'touched'").first()
        if found is None:
            return False
        tx.info["watched"] = True
    return True


def _after(tx: Transaction, watched: Watched, scope: str, before: Head | None, *, anew: bool) -> Head:
    if anew or before is None or not watched.grows:
        return present(tx, watched, scope)
    parameters = (scope, before.last) if watched.scope else (before.last,)
    return before.after(tx.exec_driver_sql(watched.later_rows, parameters), numbered=True)


def _put(tx: Transaction, table: str, scope: str, head: Head) -> None:
    tx.exec_driver_sql(
        "INSERT INTO heads (name, scope, rows, last, digest) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (name, scope) DO UPDATE SET rows = excluded.rows, last = excluded.last, digest = excluded.digest",
        (table, scope, head.rows, head.last, head.digest),
    )


def _put_total(tx: Transaction, count: int, total: int) -> None:
    tx.exec_driver_sql(
        "INSERT INTO head_of_heads (id, format, changes, total) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET format = excluded.format, changes = excluded.changes, total = excluded.total",
        (FORMAT, count, (total % _MODULUS).to_bytes(32, "big")),
    )
