"""The engine under central: a SQLite file by default, PostgreSQL by URL; the same statements for both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import ColumnElement, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection

from sync.central.errors import CentralProblem

_CONNECTIONS = 16
_PATIENCE = 20.0
_RECYCLED = 1_800
_ROWS = 500
# A laptop that went away in the middle must not keep others from their turn.
_OPTIONS = "-c lock_timeout=20s -c statement_timeout=120s -c idle_in_transaction_session_timeout=60s"

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
    return create_engine(
        f"postgresql+psycopg://{rest}",
        # Four workers with all their connections stay below PostgreSQL's own bound of a hundred.
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_PATIENCE,
        pool_pre_ping=True,
        pool_recycle=_RECYCLED,
        hide_parameters=True,
        connect_args={"options": _OPTIONS},
    )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: commits on leaving, rolls back on any exception."""
    with engine.begin() as tx:
        yield tx


@contextmanager
def passing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is not waited for until it is on the disk: for what a power cut may undo.

    Nonces and counts: a request that is replayed after a power cut finds what it brought, and changes nothing.
    """
    with engine.connect().execution_options(passing=True) as tx, tx.begin():
        if tx.dialect.name == "postgresql":
            tx.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
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


def add_new(tx: Connection, table: Table, name: ColumnElement[str], rows: Sequence[Row]) -> set[str]:
    """Insert those rows that are not there already; the names of those that were not."""
    found: set[str] = set()
    for start in range(0, len(rows), _ROWS):
        some = list(rows[start : start + _ROWS])
        found.update(tx.execute(_insert(tx.dialect.name, table).returning(name), some).scalars())
    return found


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
    options = tx.get_execution_options()
    if options.get("reading"):
        tx.exec_driver_sql("BEGIN")
        return
    # With a write-ahead log NORMAL only leaves out the flush of this commit; the next FULL one flushes it too.
    tx.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if options.get('passing') else 'FULL'}")
    tx.exec_driver_sql("BEGIN IMMEDIATE")
