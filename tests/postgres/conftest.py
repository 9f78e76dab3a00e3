"""A real PostgreSQL for the session, and a central over a database of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.database_server import database_server, fresh_database
from tests.sync.world import World


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server."""
    with database_server() as address:
        yield address


@pytest.fixture
def database(postgres: str) -> str:
    """The address of a fresh database."""
    return fresh_database(postgres)


@pytest.fixture
def world(tmp_path: Path, database: str) -> Iterator[World]:
    made = World(tmp_path, database)
    assert made.central.engine.dialect.name == "postgresql"
    yield made
    made.close()
