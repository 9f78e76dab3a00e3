"""Connections to the encrypted database: the key goes in by PRAGMA, the settings in their order."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

KEY_BYTES: Final = 32 + 16
READERS: Final = 4
_BUSY_SECONDS: Final = 10
# cipher_memory_security is left alone on purpose: it is process-wide, makes search many times slower
# and did not remove the copies of keys that remain.
_SETTINGS: Final = (
    "journal_mode=WAL",
    # NORMAL lost acknowledged commits in crash tests; FULL none.
    "synchronous=FULL",
    *(("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()),
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    # 16 MiB of pages at most: what lists and search touch again need not be decrypted again.
    "cache_size=-16384",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


class CountedConnection(sqlcipher.Connection):  # type: ignore[misc]  # the module tells no types
    """A raw connection that says once when it is closed."""

    on_close: Callable[[], None] | None = None

    def close(self) -> None:
        """Close the connection, then say so."""
        super().close()
        told, self.on_close = self.on_close, None
        if told is not None:
            told()


def connected(database: Path, key: bytes | bytearray, *, read_only: bool = False) -> CountedConnection:
    """Return a new raw connection; it raises "not a database" at once if the key is another's."""
    connection = CountedConnection(
        str(database), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log=off")
        # 32 bytes of raw key and 16 of salt: no key derivation inside SQLCipher, no salt to lose.
        cursor.execute(f"""PRAGMA key="x'{key.hex()}'\"""")
        for setting in _SETTINGS:
            cursor.execute(f"PRAGMA {setting}").fetchall()
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        connection.create_collation("ukrainian", _compared)
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchall()
        cursor.close()
    except sqlcipher.Error:
        with contextlib.suppress(sqlcipher.Error):
            connection.close()
        raise
    return connection


# Where Ukrainian letters stand that their code points put elsewhere.
_ORDER: Final = str.maketrans(
    {letter: f"{before}\uffff" for letter, before in (("ґ", "г"), ("є", "е"), ("і", "и"), ("ї", "и\uffff"))}
    | dict.fromkeys("'’ʼ", "")
)


def _compared(one: str, other: str) -> int:
    """Order texts as a Ukrainian dictionary does."""
    first, second = one.lower().translate(_ORDER), other.lower().translate(_ORDER)
    return (first > second) - (first < second)


def engine(connect: Callable[[], sqlcipher.Connection], *, begin: str, connections: int) -> Engine:
    """Return an engine over `connect` whose transactions begin with the given statement.

    Parameters of statements never reach logs or messages: they are what witnesses said.
    """
    made = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        echo=False,
    )

    @event.listens_for(made, "begin")
    def _begin(connection: object) -> None:
        connection.exec_driver_sql(begin)  # type: ignore[attr-defined]

    return made
