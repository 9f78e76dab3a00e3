"""The three ways to run central: one file, PostgreSQL with a folder, PostgreSQL with an object store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.central.blobs import BlobFolder, BlobStore
from sync.central.bucket import BlobBucket
from tests.sync.database_server import database_server, fresh_database
from tests.sync.object_store import fresh_bucket, object_store
from tests.sync.world import World

KINDS = ("sqlite-folder", "postgresql-folder", "postgresql-bucket")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with database_server() as address:
        yield address


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    with object_store() as address:
        yield address


@pytest.fixture(params=KINDS)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    kind = request.param
    made = World(
        tmp_path,
        fresh_database(request.getfixturevalue("postgres")) if kind.startswith("postgresql") else "",
        bucket=fresh_bucket(request.getfixturevalue("s3")) if kind.endswith("bucket") else None,
    )
    assert made.central.engine.dialect.name == kind.partition("-")[0]
    yield made
    made.close()


@pytest.fixture(params=["folder", "bucket"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], BlobStore]:
    """Opens one and the same store, each time as another worker would."""
    if request.param == "folder":
        return lambda: BlobFolder(tmp_path)
    place = fresh_bucket(request.getfixturevalue("s3"))
    return lambda: BlobBucket(place)
