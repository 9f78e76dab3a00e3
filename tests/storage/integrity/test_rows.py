"""Rows that are dropped, changed, exchanged or slipped in behind the program's back."""

from collections.abc import Callable

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from storage.integrity import check
from storage.integrity.findings import AREAS, Area, FindingCode
from storage.vault import chains
from storage.vault.chains import Watched
from storage.vault.tables import metadata
from tests.storage.integrity.tampering import Tampered

# Only a coordinator's vault, or one that has delivered, has rows of these; their turn comes in test_other_roles.
_EMPTY_HERE = {
    "reviews", "receipts", "received", "received_objects", "received_blobs", "received_withdrawn", "forms",
    "imported_forms", "form_files", "received_addenda", "log_evidence", "assignments", "mission_packages",
}  # fmt: skip
WATCHED = [one for one in chains.WATCHED if one.table not in _EMPTY_HERE]
Tamper = Callable[[sqlcipher.Connection, Watched], None]

# Heads themselves; what is made from the rest; what changes all the time and is held against what was sealed; what only
# tells of deliveries; checkpoints and proofs, which prove themselves; what waits for central, sealed to others, and
# central's list of devices; words by which devices are shut out, each signed, which come again with every package.
_LEFT_OUT = {
    "heads", "head_of_heads", "search_interviews", "search_rows", "search_places", "search_days", "outbox",
    "departures", "departure_files", "deliveries", "packed", "log_checkpoints", "receipt_proofs",
    "addressed", "known_devices", "revocations",
}  # fmt: skip


def test_every_table_is_watched_or_left_out_for_a_reason() -> None:
    assert set(metadata.tables) - set(chains.BY_TABLE) == _LEFT_OUT


def first_group(connection: sqlcipher.Connection, watched: Watched, least: int = 1) -> str:
    if not watched.scope:
        return ""
    row = connection.execute(
        f"SELECT {watched.scope} FROM {watched.table} GROUP BY {watched.scope} HAVING count(*) >= {least}"
    ).fetchone()
    return str(row[0]) if row else ""


def keys(connection: sqlcipher.Connection, watched: Watched, scope: str) -> list[object]:
    where, parameters = (f"WHERE {watched.scope} = ?", (scope,)) if watched.scope else ("", ())
    return [
        row[0]
        for row in connection.execute(
            f"SELECT {watched.order} FROM {watched.table} {where} ORDER BY {watched.order}",
            parameters,
        )
    ]


def where(watched: Watched, scope: str) -> tuple[str, tuple[object, ...]]:
    if watched.scope and watched.scope != watched.order:
        return f"{watched.scope} = ? AND {watched.order} = ?", (scope,)
    return f"{watched.order} = ?", ()


def drop_last(connection: sqlcipher.Connection, watched: Watched) -> None:
    scope = first_group(connection, watched)
    condition, parameters = where(watched, scope)
    last = keys(connection, watched, scope)[-1]
    connection.execute(f"DELETE FROM {watched.table} WHERE {condition}", (*parameters, last))


def alter(connection: sqlcipher.Connection, watched: Watched) -> None:
    """Another value in some column that is neither key nor number."""
    scope = first_group(connection, watched)
    condition, parameters = where(watched, scope)
    first = keys(connection, watched, scope)[0]
    column = next(name for name in reversed(watched.columns) if name not in (watched.order, watched.scope, *_NUMBERS))
    kind = connection.execute(
        "SELECT type FROM pragma_table_info(?) WHERE name = ?", (watched.table, column)
    ).fetchone()[0]
    value: object = b"forged" if kind == "BLOB" else "forged"
    connection.execute(
        f"UPDATE {watched.table} SET {column} = ? WHERE {condition}",
        (value, *parameters, first),
    )


_NUMBERS = {
    "value", "position", "removed", "duration_ms", "anchor_mono_ms", "answers", "revision", "version", "leaves",
    "statement_sha256", "attachment_id", "replaces", "mission_id",
}  # fmt: skip


def slip_in(connection: sqlcipher.Connection, watched: Watched) -> None:
    """A copy of a row under another key."""
    scope = first_group(connection, watched)
    condition, parameters = where(watched, scope)
    first = keys(connection, watched, scope)[0]
    info = connection.execute(f"PRAGMA table_info({watched.table})").fetchall()
    row = list(
        connection.execute(
            f"SELECT * FROM {watched.table} WHERE {condition}",
            (*parameters, first),
        ).fetchone()
    )
    unique = {"id", "digest", "n", "file", "number", "revision"} - {watched.scope}
    for at, column in enumerate(info):
        if column[1] in unique or column[1] == watched.order:
            row[at] = 9_999 if column[2] == "INTEGER" else "f" * 16
    connection.execute(
        f"INSERT INTO {watched.table} VALUES ({', '.join('?' * len(row))})",
        row,
    )


@pytest.mark.parametrize(
    "watched",
    # Without a row of these the vault does not open at all.
    [one for one in WATCHED if one.table not in ("device", "meta")],
    ids=lambda one: one.table,
)
def test_a_row_that_was_dropped_is_found(lived: Tampered, watched: Watched) -> None:
    with lived.raw() as connection:
        drop_last(connection, watched)
    assert (FindingCode.ROWS_MISSING, AREAS.get(watched.table, Area.VAULT)) in lived.found()


# Where any other text in any column would not do.
_CHANGES = {
    "counters": "UPDATE counters SET value = value + 1",
    "meta": "UPDATE meta SET value = '1970-01-01T00:00:00.000Z' WHERE key = 'created'",
    "device": "UPDATE device SET trusted_floor = '2031-01-01T00:00:00.000Z'",
    "organisation": "UPDATE organisation SET imported = '1970-01-01T00:00:00.000Z'",
    "objects": "UPDATE objects SET kind = 'part' WHERE kind = 'wrapset'",
    "custody": "UPDATE custody SET at = '2026-11-22T07:00:00.000Z' WHERE id = 2",
    "journal": "UPDATE journal SET at = '2026-11-22T07:00:00.000Z' WHERE seq = 1",
    "missions": "UPDATE missions SET name = 'Харків-2'",
    "notes": "UPDATE notes SET text = 'forged' WHERE kind = 'marker'",
    "transcript_lines": "UPDATE transcript_lines SET text = 'forged' WHERE at_ms = 0",
    "repeat_instances": "UPDATE repeat_instances SET position = 9 WHERE position = 1",
}


@pytest.mark.parametrize("watched", WATCHED, ids=lambda one: one.table)
def test_a_row_that_was_changed_is_found(lived: Tampered, watched: Watched) -> None:
    statement = _CHANGES.get(watched.table, "")
    with lived.raw() as connection:
        if statement:
            connection.execute(statement)
        else:
            alter(connection, watched)
    assert (FindingCode.ROWS_CHANGED, AREAS.get(watched.table, Area.VAULT)) in lived.found()


@pytest.mark.parametrize(
    "watched",
    # The database itself allows no second of the others.
    [one for one in WATCHED if one.table not in ("device", "journal", "custody", "organisation", "withdrawals")],
    ids=lambda one: one.table,
)
def test_a_row_that_was_slipped_in_is_found(lived: Tampered, watched: Watched) -> None:
    with lived.raw() as connection:
        slip_in(connection, watched)
    assert (FindingCode.ROWS_ADDED, AREAS.get(watched.table, Area.VAULT)) in lived.found()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("answer_revisions", "value"),
        ("notes", "text"),
        ("segments", "cipher_sha256"),
        ("segments", "file_bytes"),
        ("attachments", "mime"),
        ("custody", "action"),
        ("custody", "content"),
        ("journal", "kind"),
        ("objects", "content"),
        ("interviews", "created"),
    ],
)
def test_two_values_that_changed_places_are_found(lived: Tampered, table: str, column: str) -> None:
    with lived.raw() as connection:
        first, second, of_first, of_second = connection.execute(
            f"SELECT a.rowid, b.rowid, a.{column}, b.{column} FROM {table} a JOIN {table} b"
            f" ON a.{column} <> b.{column} ORDER BY 1, 2 LIMIT 1"
        ).fetchone()
        for rowid, value in ((first, of_second), (second, of_first)):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, rowid))
    assert lived.findings().found


def test_an_answer_forged_together_with_its_head_is_found_by_the_sum(lived: Tampered) -> None:
    with lived.raw() as connection:
        connection.execute("UPDATE answer_revisions SET value = 'forged' WHERE id = 1")
        scope = connection.execute("SELECT interview_id FROM answer_revisions WHERE id = 1").fetchone()[0]
        rows = connection.execute(chains.BY_TABLE["answer_revisions"].rows, (scope,)).fetchall()
        head = chains.Head().after(rows, numbered=True)
        connection.execute(
            "UPDATE heads SET digest = ? WHERE name = 'answer_revisions' AND scope = ?", (head.digest, scope)
        )
    assert lived.found() == {(FindingCode.HEADS_CHANGED, None)}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM heads WHERE name = 'notes'",
        "DELETE FROM head_of_heads",
        "UPDATE heads SET rows = rows + 1 WHERE name = 'journal'",
        "UPDATE head_of_heads SET total = zeroblob(32)",
        "INSERT INTO heads VALUES ('notes', 'nobody', 1, 0, zeroblob(32))",
    ],
)
def test_heads_that_were_tampered_with_are_found_at_once(lived: Tampered, statement: str) -> None:
    with lived.raw() as connection:
        connection.execute(statement)
    with lived.open() as vault:
        assert FindingCode.HEADS_CHANGED in {one.code for one in check.heads(vault).found}


def test_what_was_tampered_with_stays_a_finding_while_work_goes_on(lived: Tampered) -> None:
    with lived.raw() as connection:
        connection.execute("UPDATE answer_revisions SET value = 'forged' WHERE id = 1")
    with lived.open() as vault:
        with vault.transaction() as tx:
            tx.exec_driver_sql("UPDATE interviews SET progress = 50 WHERE sealed_at IS NULL")
            tx.exec_driver_sql(
                "INSERT INTO answer_revisions (interview_id, ref, value, at)"
                " SELECT id, '/f/new', 'new', updated FROM interviews WHERE sealed_at IS NULL"
            )
        assert {(one.code, one.area) for one in check.full(vault).found} == {(FindingCode.ROWS_CHANGED, Area.ANSWERS)}
