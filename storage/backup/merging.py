"""Bringing what a damaged database still tells into a good, older copy of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.backup.databases import Cancelled, Progress, never, unheeded
from storage.backup.errors import Stopped
from storage.backup.salvage import DamagedDatabase

# Derived from the rest, and made anew from it.
_DERIVED: Final = ("heads", "head_of_heads", "search")
# A row of these that the damaged database does not show any more was not taken out: a page is missing.
_ONLY_GROWS: Final = frozenset(
    {
        "answer_revisions",
        "objects",
        "journal",
        "custody",
        "receipts",
        "log_checkpoints",
        "receipt_proofs",
        "log_evidence",
        "organisation",
        "withdrawals",
        "consent_events",
    }
)
_NUMBER: Final = re.compile(r"-([0-9]{1,9})-[0-9A-Z*]$")
_EXHIBIT: Final = re.compile(r"-E([0-9]{2,4})$")
_OF_CLOSED: Final = (
    "part_keys",
    "signatures",
    "statements",
    "notes",
    "answer_revisions",
    "repeat_instances",
    "transcript_lines",
    "transcripts",
    "stretches",
    "links",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What was brought over and what could not be.

    Attributes:
        answers: Answers that the copy did not have.
        interviews: Interviews that the copy did not have.
        gaps: Places of the damaged database that could not be read.
        dropped: Rows that had lost what they belong to.
    """

    answers: int
    interviews: int
    gaps: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Source:
    """A damaged database to bring over.

    Attributes:
        database: The database.
        is_newer: Whether it is known to be newer than the copy. Of any other only what never changes is brought over.
        is_newest: Whether what it does not hold any more had been taken out.
    """

    database: DamagedDatabase
    is_newer: bool = True
    is_newest: bool = True


def merge(
    good: sqlcipher.Connection,
    damaged: Sequence[Source],
    *,
    cancelled: Cancelled = never,
    progress: Progress = unheeded,
) -> Merged:
    """Bring over every readable row, newer ones over older ones; what was withdrawn stays withdrawn.

    One transaction, which the caller commits; triggers and references rest meanwhile and hold again at the end.

    Args:
        good: the copy, which becomes the whole database.
        damaged: the newest last.
        cancelled: asked after some rows.
        progress: told of tables.

    Raises:
        Stopped: The caller throws away what there is of it.
    """
    before = _count(good, "answer_revisions"), _count(good, "interviews")
    triggers = good.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        good.execute(f'DROP TRIGGER "{name}"')
    pairs = [(source, table) for source in damaged for table in _tables(good)]
    for done, (source, table) in enumerate(pairs):
        progress(done, len(pairs))
        if source.is_newer or table in _ONLY_GROWS:
            _bring(good, source, table, cancelled)
    _keep_lost_interviews(good)
    _seal_what_was_signed(good)
    _follow_withdrawals(good)
    _forget_withdrawn_sound(good)
    _forget_withdrawn_parts(good)
    _count_on(good)
    dropped = _drop_lost(good)
    # Search is filled anew while the program runs; words of what is gone or closed do not wait for that.
    good.execute("DELETE FROM search WHERE rowid NOT IN (SELECT id FROM search_rows)")
    good.execute("UPDATE search_interviews SET version = 0")
    for table in ("heads", "head_of_heads"):
        good.execute(f"DELETE FROM {table}")  # noqa: S608
    for _, sql in triggers:
        good.execute(sql)
    return Merged(
        max(0, _count(good, "answer_revisions") - before[0]),
        max(0, _count(good, "interviews") - before[1]),
        sum(source.database.gaps for source in damaged),
        dropped,
    )


def _tables(good: sqlcipher.Connection) -> list[str]:
    rows = good.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(str(name) for (name,) in rows if not str(name).startswith(_DERIVED))


def _bring(good: sqlcipher.Connection, origin: Source, table: str, cancelled: Cancelled) -> None:
    source = origin.database
    theirs = source.columns(table)
    own = good.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = [str(row[1]) for row in own if row[1] in theirs]
    keys = [str(row[1]) for row in sorted(own, key=lambda row: row[5]) if row[5]]
    if not columns or not set(keys) <= set(columns):
        return
    names, holes = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    # What only grows is never replaced: the copy's row and this one are the same.
    conflict = "IGNORE" if table in _ONLY_GROWS else "REPLACE"
    gaps, keyed = source.gaps, ", ".join(f'"{name}"' for name in keys)
    good.execute(f'CREATE TEMP TABLE seen AS SELECT {keyed} FROM main."{table}" WHERE 0')  # noqa: S608
    key_holes, places = ", ".join("?" * len(keys)), [columns.index(name) for name in keys]
    for batch in source.rows(table, columns, keys):
        if cancelled():
            raise Stopped
        good.executemany(
            f'INSERT OR {conflict} INTO main."{table}" ({names}) VALUES ({holes})',  # noqa: S608
            batch,
        )
        good.executemany(f"INSERT INTO seen VALUES ({key_holes})", [[row[at] for at in places] for row in batch])  # noqa: S608
    if table not in _ONLY_GROWS and source.gaps == gaps and origin.is_newest:
        # Read from end to end: what it does not hold had been taken out.
        good.execute(f'DELETE FROM main."{table}" WHERE ({keyed}) NOT IN (SELECT {keyed} FROM seen)')  # noqa: S608
    good.execute("DROP TABLE seen")


def _seal_what_was_signed(good: sqlcipher.Connection) -> None:
    """An interview whose row is the older one, a draft, while its signed manifest is there, is sealed."""
    newest = (
        "FROM objects JOIN journal ON journal.digest = objects.digest"
        " WHERE objects.interview_id = interviews.id AND objects.kind = 'revision' ORDER BY journal.seq DESC LIMIT 1"
    )
    good.execute(
        f"UPDATE interviews SET sealed_at = (SELECT journal.at {newest}),"  # noqa: S608
        f" manifest_digest = (SELECT objects.digest {newest}),"
        # What stays here is sealed to nobody but this vault.
        " leaves = EXISTS (SELECT 1 FROM objects AS wraps WHERE wraps.interview_id = interviews.id"
        " AND wraps.kind = 'wrapset' AND json_array_length(CAST(wraps.content AS TEXT), '$.entries') > 0)"
        f" WHERE sealed_at IS NULL AND EXISTS (SELECT 1 {newest})"
    )


def _follow_withdrawals(good: sqlcipher.Connection) -> None:
    """Take out again what an older row brought back."""
    closed = "SELECT id FROM interviews WHERE closed_at IS NOT NULL"
    withdrawn = "SELECT object FROM withdrawals WHERE kind = '{}'"
    good.execute(
        "UPDATE interviews SET closed_at = COALESCE(closed_at, updated), title = '', place = '', date = ''"  # noqa: S608
        f" WHERE id IN ({withdrawn.format('interview')}) OR closed_at IS NOT NULL"
        # The log says it too, should both other places be lost.
        " OR id IN (SELECT interview_id FROM custody WHERE action = 'close')"
    )
    good.execute(f"INSERT OR IGNORE INTO withdrawals (kind, object) SELECT 'interview', id FROM ({closed})")  # noqa: S608
    numbered = f"(SELECT no FROM search_interviews WHERE interview_id IN ({closed}))"  # noqa: S608
    good.execute(f"DELETE FROM search WHERE rowid IN (SELECT id FROM search_rows WHERE interview_no IN {numbered})")  # noqa: S608
    for table in ("search_rows", "search_places", "search_days"):
        good.execute(f"DELETE FROM {table} WHERE interview_no IN {numbered}")  # noqa: S608
    for table in _OF_CLOSED:
        good.execute(f"DELETE FROM {table} WHERE interview_id IN ({closed})")  # noqa: S608
    # Of the objects only these name people in clear.
    good.execute(f"DELETE FROM objects WHERE kind = 'exhibit-transfer' AND interview_id IN ({closed})")  # noqa: S608
    good.execute(
        "UPDATE attachments SET thumbnail = NULL, title = '', details = '', sha256 = '', part = 'body'"  # noqa: S608
        f" WHERE interview_id IN ({closed})"
    )
    good.execute(
        "UPDATE attachments SET removed = 1, thumbnail = NULL, title = '', details = '', sha256 = ''"  # noqa: S608
        f" WHERE id IN ({withdrawn.format('attachment')})"
    )
    good.execute(
        "UPDATE segments SET wrapped_key = NULL, plain_sha256 = ''"  # noqa: S608
        f" WHERE file IN ({withdrawn.format('segment')})"
        f" OR attachment_id IN (SELECT id FROM attachments WHERE interview_id IN ({closed}))"
    )


def _forget_withdrawn_sound(good: sqlcipher.Connection) -> None:
    """What was written down of a recording that was taken out, or withdrawn after the seal, went with it."""
    gone = (
        "SELECT object FROM withdrawals WHERE kind = 'attachment' UNION SELECT attachment_id FROM segments"
        " WHERE state <> 'lost' AND file IN (SELECT object FROM withdrawals WHERE kind = 'segment')"
    )
    own = f"SELECT id FROM transcripts WHERE attachment_id IN ({gone})"  # noqa: S608
    good.execute(f"DELETE FROM transcript_lines WHERE transcript_id IN ({own})")  # noqa: S608
    for table in ("transcripts", "stretches"):
        good.execute(f"DELETE FROM {table} WHERE attachment_id IN ({gone})")  # noqa: S608
    good.execute(f"UPDATE attachments SET thumbnail = NULL WHERE id IN ({gone})")  # noqa: S608


def _forget_withdrawn_parts(good: sqlcipher.Connection) -> None:
    """A sealed part holds the keys of its files: where one was withdrawn after sealing, the part's key had gone too."""
    good.execute(
        "DELETE FROM part_keys WHERE (interview_id, part) IN (SELECT attachments.interview_id, attachments.part"
        " FROM attachments JOIN segments ON segments.attachment_id = attachments.id"
        " WHERE attachments.removed = 0 AND segments.state <> 'lost'"
        " AND segments.file IN (SELECT object FROM withdrawals WHERE kind = 'segment'))"
    )


def _keep_lost_interviews(good: sqlcipher.Connection) -> None:
    """Give what belongs to interviews that cannot be read an interview again, a draft like the newest one there is."""
    like = (
        good.execute(
            "SELECT mission_id, form_id, form_version, form_digest FROM interviews"
            " WHERE mission_id IN (SELECT id FROM missions) ORDER BY created DESC LIMIT 1"
        ).fetchone()
        or good.execute(
            "SELECT missions.id, form_id, version, digest FROM missions, forms"
            " ORDER BY missions.created DESC, forms.kept DESC LIMIT 1"
        ).fetchone()
    )
    if like is None:
        return
    for interview_id in sorted(_lost_interviews(good)):
        good.execute(
            "INSERT INTO interviews (id, interview, revision, mission_id, number, form_id, form_version, form_digest,"
            " created, updated) SELECT ?, ?, 1, ?, ?, ?, ?, ?, coalesce(min(at), ''), coalesce(max(at), '')"
            " FROM (SELECT at FROM answer_revisions WHERE interview_id = ?"
            " UNION ALL SELECT at FROM custody WHERE interview_id = ?)",
            (interview_id, interview_id, like[0], f"?-{interview_id[:8]}", *like[1:], interview_id, interview_id),
        )


def _lost_interviews(good: sqlcipher.Connection) -> set[str]:
    """The interviews of which anything tells that is not there itself."""
    lost: set[str] = set()
    for table in _tables(good):
        for reference in good.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if table != "interviews" and reference[2] == "interviews":
                rows = good.execute(
                    f'SELECT DISTINCT "{reference[3]}" FROM "{table}" WHERE "{reference[3]}" IS NOT NULL'  # noqa: S608
                    f' AND "{reference[3]}" NOT IN (SELECT id FROM interviews)'
                )
                lost |= {str(row[0]) for row in rows}
    return lost


def _count_on(good: sqlcipher.Connection) -> None:
    """Give no number out twice, though the row that counts them may be the older one."""
    for name, table in (("I", "interviews"), ("M", "missions")):
        numbers = good.execute(f"SELECT number FROM {table}").fetchall()  # noqa: S608
        given = [int(found[1]) for (number,) in numbers if (found := _NUMBER.search(str(number)))]
        good.execute(
            "INSERT INTO counters (name, value) SELECT ?, ? WHERE ? > 0"
            " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            (name, max(given, default=0), len(given)),
        )
    for name, number in good.execute("SELECT name, value FROM settings WHERE name LIKE 'exhibit/%'").fetchall():
        if found := _EXHIBIT.search(str(number)):
            good.execute(
                "INSERT INTO counters (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
                (f"exhibits/{str(name).split('/')[1]}", int(found[1])),
            )


def _drop_lost(good: sqlcipher.Connection) -> int:
    """Delete rows whose reference leads nowhere; the damaged state that is set aside keeps them."""
    dropped = 0
    while lost := good.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in lost:
            if rowid is not None:
                dropped += good.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,)).rowcount  # noqa: S608
            else:
                dropped += _drop_unowned(good, str(table))
    return dropped


def _drop_unowned(good: sqlcipher.Connection, table: str) -> int:
    """The same where rows have no number of their own."""
    dropped = 0
    for reference in good.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        parent, column, key = reference[2], reference[3], reference[4] or "id"
        dropped += good.execute(
            f'DELETE FROM "{table}" WHERE "{column}" IS NOT NULL'  # noqa: S608
            f' AND "{column}" NOT IN (SELECT "{key}" FROM "{parent}")'
        ).rowcount
    return dropped


def _count(connection: sqlcipher.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
