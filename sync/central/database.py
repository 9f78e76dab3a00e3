"""The engine under central: a SQLite file by default, PostgreSQL by URL; the same statements for both."""

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import sqlcipher3
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.sql.dml import ReturningInsert

from sync.central.errors import CentralProblem, Refused

_CONNECTIONS = 16
_PATIENCE = 20.0
_RECYCLED = 1_800
_ROWS = 500
_TURN = "turn"
_POSTGRES = "postgresql"
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
        # SQLite looks only from time to time whether another writer is done: those of one process take turns here.
        execution_options={_TURN: threading.Lock()},
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
    engine = create_engine(
        f"postgresql+psycopg://{rest}",
        # Four workers with all their connections stay below PostgreSQL's own bound of a hundred.
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_PATIENCE,
        pool_recycle=_RECYCLED,
        hide_parameters=True,
        connect_args={"options": _OPTIONS},
    )
    event.listen(engine, "checkout", _look)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: commits on leaving, rolls back on any exception."""
    with _turn(engine), engine.begin() as tx:
        yield tx


@contextmanager
def passing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is not waited for until it is on the disk: for what a power cut may undo.

    Nonces and counts: a request that is replayed after a power cut finds what it brought, and changes nothing.
    """
    with _turn(engine), engine.connect().execution_options(passing=True) as tx, tx.begin():
        if tx.dialect.name == _POSTGRES:
            tx.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
        yield tx


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A snapshot that takes no writer's lock."""
    with engine.connect().execution_options(reading=True) as tx, tx.begin():
        yield tx


@contextmanager
def asking(engine: Engine) -> Iterator[Connection]:
    """For one statement that needs no transaction around it: with PostgreSQL one round trip instead of three."""
    is_postgres = engine.dialect.name == _POSTGRES
    with engine.connect() as tx:
        if is_postgres:
            tx.execution_options(isolation_level="AUTOCOMMIT")
        else:
            tx.execution_options(reading=True)
        with tx.begin():
            yield tx


def add(tx: Connection, table: Table, values: Row) -> bool:
    """Insert a row unless it is there already; says whether it was new."""
    # RETURNING, because the count of rows is not told by every driver after an insert.
    return tx.execute(_returning(tx.dialect.name, table), values).first() is not None


def add_all(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those rows that are not there already; all with the same columns."""
    if rows:
        _put(tx, table, rows, is_new=False)


def put_all(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows of which none may be there already; all with the same columns."""
    if rows:
        _put(tx, table, rows, is_new=True)


def add_new(tx: Connection, table: Table, name: ColumnElement[str], rows: Sequence[Row]) -> set[str]:
    """Insert those rows that are not there already; the names of those that were not."""
    if not rows:
        return set()
    if tx.dialect.name == _POSTGRES:
        statement = _unnested(table, tuple(rows[0]), False).returning(name)
        return set(tx.execute(statement, _columns(rows)).scalars())
    found: set[str] = set()
    for start in range(0, len(rows), _ROWS):
        some = list(rows[start : start + _ROWS])
        found.update(tx.execute(_insert(tx.dialect.name, table).returning(name), some).scalars())
    return found


def in_pieces(names: Collection[str], most: int = _ROWS) -> Iterator[Sequence[str]]:
    """So many at a time: a statement takes only so many parameters."""
    every = list(names)
    for start in range(0, len(every), most):
        yield every[start : start + most]


def _put(tx: Connection, table: Table, rows: Sequence[Row], *, is_new: bool) -> None:
    if tx.dialect.name == _POSTGRES:
        tx.execute(_unnested(table, tuple(rows[0]), is_new), _columns(rows))
    else:
        tx.execute(insert(table) if is_new else _insert(tx.dialect.name, table), list(rows))


def _columns(rows: Sequence[Row]) -> dict[str, list[Value]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


@cache
def _unnested(table: Table, names: tuple[str, ...], is_new: bool) -> postgresql.Insert:
    """One statement with a list for each column, however many rows: it is planned once, and goes in one round trip."""
    # Of any length: a cast to the column's own would cut what is too long, where an insert refuses it.
    types = {name: Text() if isinstance(table.c[name].type, String) else table.c[name].type for name in names}
    lists = (func.unnest(bindparam(name, type_=postgresql.ARRAY(types[name]))) for name in names)
    made = postgresql.insert(table).from_select(names, select(*lists))
    return made if is_new else made.on_conflict_do_nothing()


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    turn: threading.Lock | None = engine.get_execution_options().get(_TURN)
    if turn is None:
        yield
    elif turn.acquire(timeout=_PATIENCE):
        try:
            yield
        finally:
            turn.release()
    else:
        raise Refused("database-unavailable", 503)


# Both are put together once for each table: rows are added for every object that comes.
@cache
def _returning(dialect: str, table: Table) -> ReturningInsert[tuple[object, ...]]:
    return _insert(dialect, table).returning(*table.primary_key.columns)


@cache
def _insert(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    if dialect == _POSTGRES:
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def _look(connection: object, _record: object, _proxy: object) -> None:
    """Whether the server has hung up meanwhile, seen without asking it: to ask costs a round trip each time."""
    if not isinstance(connection, psycopg.Connection):
        return
    try:
        # First what the server said last, then that it left.
        connection.pgconn.consume_input()
        connection.pgconn.consume_input()
    except psycopg.Error as error:
        raise DisconnectionError from error
    if connection.broken:
        raise DisconnectionError


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
