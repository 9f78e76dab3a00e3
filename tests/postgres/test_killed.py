"""PostgreSQL dies at statements of a delivery, workers die in the middle of one: nothing is lost, nothing doubled."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event

from storage.vault import Vault
from sync.central import log
from sync.protocol.errors import ServerUnreachable
from tests.crash.both_ends import assert_arrived
from tests.crash.killing import sample
from tests.sync.database_server import database_server, fresh_database
from tests.sync.serving import central_process
from tests.sync.world import World

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(1_800)]

_TRIES = 20


@pytest.fixture(scope="module")
def mortal() -> Iterator[str]:
    """A server of its own: it goes down with everybody who is connected."""
    with database_server() as address:
        yield address


@pytest.fixture
def world(tmp_path: Path, mortal: str) -> Iterator[World]:
    made = World(tmp_path, fresh_database(mortal))
    yield made
    made.close()


class Death:
    """Kills the server's process behind a connection of central at its n-th statement or commit, once.

    All other processes of the server end with it, as when the machine loses its power, and it recovers from its log.
    """

    def __init__(self, engine: Engine, at: int) -> None:
        self._at, self.seen = at, 0
        self._turn = threading.Lock()
        event.listen(engine, "before_cursor_execute", self._executes)
        event.listen(engine, "commit", self._happens)
        self._engine = engine

    def _executes(self, connection: Connection, *_: object) -> None:
        self._happens(connection)

    def _happens(self, connection: Connection) -> None:
        with self._turn:
            self.seen += 1
            is_due = self.seen == self._at
        if is_due:
            driver = connection.connection.dbapi_connection
            assert isinstance(driver, psycopg.Connection)
            os.kill(driver.info.backend_pid, signal.SIGKILL)

    def end(self) -> None:
        event.remove(self._engine, "before_cursor_execute", self._executes)
        event.remove(self._engine, "commit", self._happens)


def statements(world: World, laptop: Vault) -> int:
    """How many statements and commits a delivery surely takes; by the line's pace it may be some fewer than another."""
    # The first one of all takes more.
    for _ in range(2):
        world.seal(laptop, photo=20_000)
        counted = Death(world.central.engine, 0)
        world.deliver(laptop)
        counted.end()
    return counted.seen * 9 // 10


def deliver_after_all(world: World, laptop: Vault) -> None:
    """Deliver until it comes through; whoever waits is told so while the database recovers."""
    for _ in range(_TRIES):
        try:
            report = world.deliver(laptop)
        except ServerUnreachable:
            _until_it_recovered(world)
            continue
        assert report.parked == ()
        assert report.alarms == ()
        if not report.waiting:
            return
    raise AssertionError("it never came through")


def _until_it_recovered(world: World) -> None:
    """A busy machine takes many seconds for it; bounded by the time of the test."""
    while True:
        threading.Event().wait(0.2)
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(world.database):
            return


def die_at(world: World, places: list[int]) -> None:
    laptop = world.vaults[-1]
    for place in places:
        world.seal(laptop, photo=20_000)
        death = Death(world.central.engine, place)
        try:
            deliver_after_all(world, laptop)
        finally:
            death.end()
        assert death.seen >= place
        assert_arrived(world.central, laptop)


def test_a_database_that_dies_at_some_statements_of_a_delivery_stores_it_once(world: World) -> None:
    laptop = world.laptop("laptop")
    die_at(world, list(sample(list(range(1, statements(world, laptop) + 1)), 2)))


@pytest.mark.slow
def test_a_database_that_dies_at_many_statements_of_a_delivery_stores_it_once(world: World) -> None:
    laptop = world.laptop("laptop")
    die_at(world, list(sample(list(range(1, statements(world, laptop) + 1)), 60)))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the workers are looked up in /proc")
def test_workers_that_are_killed_before_they_log_what_they_took_in_store_it_once(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    world.server.stop()
    folder = world.folder / "central"
    with central_process(folder, "serve", "--workers", "2", cwd=tmp_path, port=world.port) as running:
        with psycopg.connect(world.database, autocommit=True) as holder:
            # Whoever stores something waits here at the end of its transaction.
            holder.execute("SELECT pg_advisory_lock(%s)", (log._LOCK,))
            delivering = threading.Thread(target=_deliver_or_break, args=(world, laptop))
            delivering.start()
            while not _waits(holder):
                threading.Event().wait(0.02)
            for worker in _workers(running.process.pid):
                os.kill(worker, signal.SIGKILL)
        delivering.join()
        deliver_after_all(world, laptop)
    assert_arrived(world.central, laptop)


def _deliver_or_break(world: World, laptop: Vault) -> None:
    with contextlib.suppress(ServerUnreachable):
        world.deliver(laptop)


def _waits(holder: "psycopg.Connection[tuple[int]]") -> bool:
    waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    return holder.execute(waiting).fetchone() is not None


def _workers(first: int) -> list[int]:
    """The processes that the first one started to answer laptops."""
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
