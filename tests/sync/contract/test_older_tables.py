"""A central of an earlier step is brought to the present one with what it holds, whichever database it has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from sync.central import migrate, tables
from sync.central.database import postgres_engine, sqlite_engine
from tests.sync.database_server import fresh_database

A, B, ROOT, HASH = "a" * 64, "b" * 64, "e" * 64, b"h" * 32
ONE, OTHER = "1" * 16, "2" * 16
AT = "2026-11-22T08:30:00.000Z"
OLDER = ("0001", "0004", "0007")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        made = sqlite_engine(tmp_path / "central.sqlite")
    else:
        made = postgres_engine(fresh_database(request.getfixturevalue("postgres")))
    yield made
    made.dispose()


def as_of(engine: Engine, step: str) -> None:
    with engine.begin() as tx:
        command.upgrade(migrate.config_for(tx), step)


def filled(tx: Connection) -> None:
    """A file that is whole and one that is half here, each with the device that named it first; one shut out."""
    held = text(
        "INSERT INTO blobs (sha256, device, size, block_root, held, sealed_at)"
        " VALUES (:sha256, :device, 40000, :root, :held, :at)"
    )
    for sha256, leaves, at in ((A, b"\x07", AT), (B, b"\x01", None)):
        tx.execute(held, {"sha256": sha256, "device": ONE, "root": ROOT, "held": leaves, "at": at})
    tx.execute(
        text(
            "INSERT INTO revisions (manifest, interview, mission, rev, device, form_id, form_version, sealed_wall,"
            " received_at) VALUES (:a, :i, :i, 1, :d, 'f', '1', :at, :at)"
        ),
        {"a": A, "i": "c" * 32, "d": ONE, "at": AT},
    )


@pytest.mark.parametrize("step", OLDER)
def test_it_has_the_tables_of_today_and_what_it_held(engine: Engine, step: str) -> None:
    as_of(engine, step)
    with engine.begin() as tx:
        filled(tx)
    migrate.upgrade(engine)
    assert migrate.is_up_to_date(engine)
    with engine.connect() as tx:
        assert compare_metadata(MigrationContext.configure(tx), tables.metadata) == []
        blobs = {
            row.sha256: (row.device, row.size, bytes(row.held), row.sealed_at)
            for row in tx.execute(select(tables.blobs))
        }
        assert tx.execute(select(tables.revisions.c.manifest)).scalars().all() == [A]
    # What is not whole comes again, under a name that belongs to the device.
    assert blobs == {A: (ONE, 40_000, b"\x07", AT), B: (ONE, 40_000, b"", None)}


def test_leaves_of_the_log_stay_and_a_file_may_have_one_for_each_device(engine: Engine) -> None:
    as_of(engine, "0007")
    leaf = {"kind": "blob", "digest": A, "seq": 0, "hash": HASH}
    with engine.begin() as tx:
        tx.execute(insert(tables.log_leaves), {**leaf, "number": 0, "device": ONE})
    with pytest.raises(IntegrityError), engine.begin() as tx:
        tx.execute(insert(tables.log_leaves), {**leaf, "number": 1, "device": OTHER})
    migrate.upgrade(engine)
    with engine.begin() as tx:
        tx.execute(insert(tables.log_leaves), {**leaf, "number": 1, "device": OTHER})
    with pytest.raises(IntegrityError), engine.begin() as tx:
        tx.execute(insert(tables.log_leaves), {**leaf, "number": 2, "device": OTHER})
    with engine.connect() as tx:
        rows = tx.execute(select(tables.log_leaves).order_by(tables.log_leaves.c.number)).all()
    assert [(row.number, row.digest, row.device, bytes(row.hash)) for row in rows] == [
        (0, A, ONE, HASH),
        (1, A, OTHER, HASH),
    ]
