"""Two machines with the same folder, one PostgreSQL and one object store, as the administrator's page has them."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.interviews import organisation
from storage.vault import Vault
from sync.central import log_report, roles, settings, tables
from sync.central.database import reading
from sync.client.http import HttpTransport
from tests.sync.database_server import database_server, fresh_database
from tests.sync.object_store import fresh_bucket, object_store
from tests.sync.serving import central_process
from tests.sync.test_running import free_port
from tests.sync.world import World

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[World]:
    """A central on PostgreSQL and a bucket; its package names the first machine before the second."""
    with database_server() as server, object_store() as store:
        first = f"https://127.0.0.1:{free_port()}"
        world = World(tmp_path, fresh_database(server), bucket=fresh_bucket(store), before=(first,))
        yield world
        world.close()


def test_laptops_go_on_at_the_second_machine_when_the_first_is_gone(shared: World, tmp_path: Path) -> None:
    world = shared
    laptops = [world.laptop(name) for name in ("one", "two", "three")]
    sealed = [(laptop, world.seal(laptop, photo=300_000)) for laptop in laptops for _ in range(2)]
    password = roles.make(world.central.engine, "machines")
    service = roles.address_of(world.central.settings.database, "machines", password)
    settings.change(world.central.folder, service=service)
    world.server.stop()
    folders = [tmp_path / "machine-1", tmp_path / "machine-2"]
    for folder in folders:
        # The sealed files are in the bucket: this is all of a machine.
        shutil.copytree(world.central.folder, folder / "central", ignore=shutil.ignore_patterns("blobs"))
    first = int(world.before[0].rpartition(":")[2])
    with central_process(folders[1] / "central", "serve", cwd=folders[1], port=world.port) as second_running:
        with central_process(folders[0] / "central", "serve", cwd=folders[0], port=first) as first_running:
            assert world.deliver(laptops[0]).delivered
            assert '"call": "batch"' in first_running.log()
            assert '"call": "batch"' not in second_running.log()
            to_both = [threading.Thread(target=world.deliver, args=(laptops[1],))]
            to_both.append(threading.Thread(target=_deliver_to, args=(world, laptops[2], world.port)))
            for thread in to_both:
                thread.start()
            for thread in to_both:
                thread.join()
        another = world.seal(laptops[0], photo=300_000)
        sealed.append((laptops[0], another))
        report = world.deliver(laptops[0])
        assert (report.delivered, report.alarms) == ((another,), ())
    assert {world.state(laptop, interview) for laptop, interview in sealed} == {"delivered"}
    assert log_report.verify(world.central, with_files=True).faults == {}
    with reading(world.central.engine) as tx:
        leaves = tx.execute(select(func.count()).select_from(tables.log_leaves)).scalar_one()
        objects = tx.execute(select(func.count()).select_from(tables.objects)).scalar_one()
        blobs = tx.execute(select(func.count()).where(tables.blobs.c.sealed_at.is_not(None))).scalar_one()
    # Two machines, one row of numbers.
    assert leaves == objects + blobs


def _deliver_to(world: World, laptop: Vault, port: int) -> None:
    with laptop.read() as tx:
        central = organisation.required(tx).package.central
    line = HttpTransport(f"https://127.0.0.1:{port}", central.ca_pem, central.spki_pins)
    world.deliver(laptop, line)
    line.close()
