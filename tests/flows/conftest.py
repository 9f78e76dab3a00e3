import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from storage.platform.clock import SystemClock
from tests.flows.documenter import Documenter, make_vault
from tests.postgres.conftest import postgres
from tests.sync.world import World

__all__ = ["postgres"]


def fresh_database(server: str) -> str:
    """The address of a new database of a running PostgreSQL."""
    name = f"flow_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


def new_office(folder: Path, database: str = "", *, practice: bool = False) -> World:
    """An organisation with a central behind TLS and a coordinator; the clocks are the machine's."""
    return World(folder, database, practice, clock=SystemClock())  # type: ignore[arg-type]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    database = fresh_database(request.getfixturevalue("postgres")) if request.param == "postgresql" else ""
    made = new_office(tmp_path / "office", database)
    assert made.central.engine.dialect.name == request.param
    yield made
    made.close()


@pytest.fixture
def documenter(tmp_path: Path) -> Iterator[Documenter]:
    vault = make_vault(tmp_path / "laptop" / "vaults" / "1")
    yield Documenter(vault, tmp_path / "card")
    vault.close()
