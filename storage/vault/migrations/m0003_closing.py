"""Closing a sealed interview to its author: what was frozen may then be forgotten, and only that."""

from storage.vault.transaction import Transaction

_IS_SEALED = "(SELECT sealed_at FROM interviews WHERE id = {owner}) IS NOT NULL"
_IS_OPEN = "(SELECT closed_at FROM interviews WHERE id = {owner}) IS NULL"
# What closing takes away whole.
_FORGOTTEN = ("answer_revisions", "repeat_instances", "notes", "statements", "signatures")
# What of the others it blanks; every other column stays as it was sealed.
_BLANKED = {
    "attachments": ("{row}.interview_id", {"title": "", "details": "", "sha256": "", "part": "body"}, ("thumbnail",)),
    "segments": (
        "(SELECT interview_id FROM attachments WHERE id = {row}.attachment_id)",
        {"plain_sha256": ""},
        ("wrapped_key",),
    ),
}
_HEADING = ("title", "place", "date")
_FROZEN_HEAD = (
    "id, interview, revision, mission_id, number, form_id, form_version, form_digest, progress, created, replaces,"
    " sealed_at, leaves, manifest_digest"
)


def upgrade(tx: Transaction) -> None:
    """Add the time of closing, and let the triggers know it."""
    tx.exec_driver_sql("ALTER TABLE interviews ADD COLUMN closed_at TEXT")
    tx.exec_driver_sql("CREATE INDEX interviews_to_close ON interviews (sealed_at) WHERE closed_at IS NULL")
    for table in _FORGOTTEN:
        _replace(tx, f"{table}_sealed_delete", f"BEFORE DELETE ON {table}", _frozen("OLD.interview_id"), "sealed")
    _replace(
        tx,
        "answer_revisions_no_delete",
        "BEFORE DELETE ON answer_revisions",
        _IS_OPEN.format(owner="OLD.interview_id"),
        "append-only",
    )
    for table, (owner, blanks, dropped) in _BLANKED.items():
        _let_blank(tx, table, owner, blanks, dropped)
    blank = " AND ".join(f"NEW.{name} = ''" for name in _HEADING)
    _replace(tx, "interviews_frozen", f"BEFORE UPDATE OF {_FROZEN_HEAD} ON interviews", "OLD.sealed_at IS NOT NULL")
    _replace(
        tx,
        "interviews_heading_frozen",
        f"BEFORE UPDATE OF {', '.join(_HEADING)} ON interviews",
        f"OLD.sealed_at IS NOT NULL AND NOT (OLD.closed_at IS NOT NULL AND {blank})",
    )
    # Once, after sealing, and for good.
    _replace(
        tx,
        "interviews_closed_once",
        "BEFORE UPDATE OF closed_at ON interviews",
        "OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL OR NEW.sealed_at IS NULL",
    )
    _replace(
        tx,
        "part_keys_closed",
        "BEFORE INSERT ON part_keys",
        f"NOT {_IS_OPEN.format(owner='NEW.interview_id')}",
        "closed",
    )


def _frozen(owner: str) -> str:
    return f"{_IS_SEALED.format(owner=owner)} AND {_IS_OPEN.format(owner=owner)}"


def _let_blank(tx: Transaction, table: str, owner: str, blanks: dict[str, str], dropped: tuple[str, ...]) -> None:
    columns = [row[1] for row in tx.exec_driver_sql(f"PRAGMA table_info({table})")]
    frozen = [name for name in columns if name not in dropped]
    same = [f"NEW.{name} IS OLD.{name}" for name in frozen if name not in blanks]
    blank = [f"NEW.{name} = '{value}'" for name, value in blanks.items()]
    old = owner.format(row="OLD")
    sealed = " OR ".join(_IS_SEALED.format(owner=owner.format(row=row)) for row in ("OLD", "NEW"))
    allowed = " AND ".join([f"NOT {_IS_OPEN.format(owner=old)}", *same, *blank])
    _replace(
        tx,
        f"{table}_sealed_update",
        f"BEFORE UPDATE OF {', '.join(frozen)} ON {table}",
        f"({sealed}) AND NOT ({allowed})",
    )
    # What was forgotten does not come back.
    back = " OR ".join(f"NEW.{name} IS NOT NULL" for name in dropped)
    _replace(
        tx,
        f"{table}_closed_update",
        f"BEFORE UPDATE OF {', '.join(dropped)} ON {table}",
        f"NOT {_IS_OPEN.format(owner=old)} AND ({back})",
        "closed",
    )


def _replace(tx: Transaction, name: str, event: str, when: str, word: str = "sealed") -> None:
    tx.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    tx.exec_driver_sql(f"CREATE TRIGGER {name} {event} WHEN {when} BEGIN SELECT RAISE(ABORT, '{word}'); END")
