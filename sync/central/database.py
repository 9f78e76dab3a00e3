"""The engine under central: a SQLite file by default, PostgreSQL by URL; the same statements for both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection

from sync.central.errors import CentralProblem

Value = str | int | bytes | bool | None
Row = dict[str, Value]


def sqlite_engine(path: Path) -> Engine:
    """An engine over one file: sqlcipher3's newer SQLite, without a key."""
    # Parameters are facts about people: they stand in no message and no trace.
    engine = create_engine(
        f"sqlite:///{path}",
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgres_engine(url: str) -> Engine:
    """An engine over PostgreSQL.

    Raises:
        CentralProblem: code database-url, when the address is for something else.
    """
    head, separator, rest = url.partition("://")
    if not separator or head not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise CentralProblem("database-url")
    return create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True, hide_parameters=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: commits on leaving, rolls back on any exception."""
    with engine.begin() as tx:
        yield tx


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A snapshot that takes no writer's lock."""
    with engine.connect().execution_options(reading=True) as tx, tx.begin():
        yield tx


def add(tx: Connection, table: Table, values: Row) -> bool:
    """Insert a row unless it is there already; says whether it was new."""
    # RETURNING, because the count of rows is not told by every driver after an insert.
    return tx.execute(_insert(tx.dialect.name, table).returning(*table.primary_key.columns), values).first() is not None


def add_all(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those rows that are not there already; all with the same columns."""
    if rows:
        tx.execute(_insert(tx.dialect.name, table), list(rows))


def _insert(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, by us
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(tx: Connection) -> None:
    # A writer takes its lock at once: upgrading later can fail in the middle.
    tx.exec_driver_sql("BEGIN" if tx.get_execution_options().get("reading") else "BEGIN IMMEDIATE")
