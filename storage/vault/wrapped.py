"""Where content keys lie that are wrapped by the vault's key, and what each is bound to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, Row, Table, and_, select, update

from storage.crypto import aead
from storage.crypto.errors import NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.vault import chains
from storage.vault.errors import RotationRefused
from storage.vault.tables import part_keys, segments
from storage.vault.transaction import Transaction
from storage.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A column of wrapped keys, the columns that name its row, and the context of a row."""

    table: Table
    column: Column[object]
    named_by: tuple[Column[object], ...]
    context: Callable[[Row[tuple[object, ...]]], str]


# Whoever adds a column of keys wrapped by the vault adds it here, or new keys would make them unreadable.
ALL: Final = (
    Wrapped(segments, segments.c.wrapped_key, (segments.c.id,), lambda row: f"segment/{row.file}"),
    Wrapped(
        part_keys,
        part_keys.c.wrapped,
        (part_keys.c.interview_id, part_keys.c.part),
        lambda row: f"part/{row.interview_id}/{row.part}",
    ),
)


def wrap_anew(tx: Transaction, vault: Vault, key: bytes) -> int:
    """Wrap every content key in another database under another vault key; return how many there were.

    Args:
        tx: of the new database, which holds what the vault holds.
        vault: under the old key.
        key: the new one.

    Raises:
        RotationRefused: rows were changed behind the program's back; new keys must not hide it.
    """
    wrap_key = derive_key(key, b"svidok/v1/wrap")
    count = 0
    for one in ALL:
        _refuse_changed(tx, one.table.name)
        guards = _guards(tx, one.table.name)
        for name, _ in guards:
            tx.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for row in tx.execute(select(one.table).where(one.column.is_not(None))).all():
            context = one.context(row).encode()
            wrapped = row._mapping[one.column]
            assert isinstance(wrapped, bytes)
            try:
                content_key = vault.unwrap(wrapped, context)
            except NotAuthentic:
                raise RotationRefused("rotation-damaged") from None
            anew = aead.seal(wrap_key, content_key, b"svidok/wrap/v1\0" + context)
            where = and_(*(column == row._mapping[column] for column in one.named_by))
            tx.execute(update(one.table).where(where).values({one.column: anew}))
            count += 1
        for _, statement in guards:
            tx.exec_driver_sql(statement)
    return count


def _guards(tx: Transaction, table: str) -> list[tuple[str, str]]:
    """Return the triggers of a table: what is sealed may not be changed, only these keys are locked anew."""
    rows = tx.exec_driver_sql(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    )
    return [(row[0], row[1]) for row in rows]


def _refuse_changed(tx: Transaction, table: str) -> None:
    watched = chains.BY_TABLE.get(table)
    if watched is None:
        return
    scopes = tx.exec_driver_sql(f"SELECT DISTINCT {watched.scope} FROM main.{table}").scalars().all()  # noqa: S608
    for scope in scopes:
        if chains.kept(tx, table, str(scope)) != chains.present(tx, watched, str(scope)):
            raise RotationRefused("rotation-damaged")
