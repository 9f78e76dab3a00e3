"""Central as an organisation runs it: several processes over one PostgreSQL, dumped, restored, and looked through."""

import base64
import re
import shutil
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select

from storage.crypto import tree
from storage.interviews import outbox
from storage.vault import Vault
from sync.central import admin, roles, settings, tables
from sync.central.database import postgres_engine, reading
from sync.central.serve import Server
from sync.client.delivery import calls_of
from sync.client.transport import Request
from sync.protocol.errors import ServerUnreachable
from sync.protocol.frames import FRAME_KINDS, Frame
from sync.protocol.limits import LEAF_BYTES, MOST_RUN_BYTES
from sync.protocol.messages import bytes_of
from sync.protocol.runs import make_run
from tests.sync.database_server import fresh_database, programs
from tests.sync.flaky import FlakyTransport
from tests.sync.serving import central_process
from tests.sync.world import NAME, STORY, World

pytestmark = pytest.mark.postgres

ROOT = Path(__file__).resolve().parents[2]
IN_THE_SAFE = ("keys", "ca.pem", "ca.key", "server.pem", "server.key", "central.json")


def test_nothing_is_lost_when_several_processes_take_in_at_once(world: World, database: str, tmp_path: Path) -> None:
    laptops = [world.laptop(name) for name in ("first", "second", "third")]
    interviews = [world.seal(laptop, photo=40 * LEAF_BYTES) for laptop in laptops]
    prefix = "p" + database.partition("?")[0].rpartition("_")[2]
    password = roles.make(world.central.engine, prefix)
    settings.change(world.central.folder, service=roles.address_of(database, prefix, password))
    world.server.stop()
    with central_process(world.folder / "central", "serve", "--workers", "2", cwd=tmp_path, port=world.port) as running:
        _bring_leaves_by_four_lines(world, laptops[0])
        threads = [threading.Thread(target=world.deliver, args=(laptop,)) for laptop in laptops]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert "error" not in running.log()
    for laptop, interview in zip(laptops, interviews, strict=True):
        assert world.state(laptop, interview) == "delivered"
    with reading(world.central.engine) as tx:
        t = tables.log_leaves
        numbers = tx.execute(select(t.c.number).order_by(t.c.number)).scalars().all()
        objects = tx.execute(select(func.count()).select_from(tables.objects)).scalar_one()
        blobs = tx.execute(select(func.count()).where(tables.blobs.c.sealed_at.is_not(None))).scalar_one()
    # One row of numbers without a gap, whichever process wrote each.
    assert numbers == list(range(objects + blobs))


def _bring_leaves_by_four_lines(world: World, laptop: Vault) -> None:
    """Each line brings every fourth leaf; what central then holds is all of them."""
    with laptop.read() as tx:
        items = outbox.waiting(tx)
        frames = [Frame(FRAME_KINDS[one.kind], outbox.content(tx, one.digest)) for one in items if not one.is_blob]
    largest = max((one for one in items if one.is_blob), key=lambda one: one.size)
    data = outbox.blob_path(laptop, largest).read_bytes()
    levels = tree.Levels([tree.leaf_hash(data[at : at + LEAF_BYTES]) for at in range(0, len(data), LEAF_BYTES)])
    lines = [world.transport(laptop) for _ in range(4)]
    calls = [calls_of(laptop, line) for line in lines]
    calls[0].batch(frames)

    def bring(own: int) -> None:
        for leaf in range(own, len(levels), 4):
            calls[own].put_run(
                largest.digest, make_run(levels, leaf, data[leaf * LEAF_BYTES : (leaf + 1) * LEAF_BYTES])
            )

    threads = [threading.Thread(target=bring, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = bytes_of(calls[0].blob_state(largest.digest).held)
    for line in lines:
        line.close()
    assert sum(byte.bit_count() for byte in held) == len(levels)


def _dump(database: str, target: Path) -> None:
    subprocess.run([programs() / "pg_dump", "--no-owner", "--file", target, database], check=True)


def test_a_dump_restored_elsewhere_goes_on_where_it_was(
    world: World, database: str, postgres: str, tmp_path: Path
) -> None:
    laptop = world.laptop("laptop")
    whole = world.seal(laptop, photo=LEAF_BYTES)
    world.deliver(laptop)
    # More than two runs, however fast the line.
    half = world.seal(laptop, photo=3 * MOST_RUN_BYTES)
    runs: list[str] = []
    with laptop.read() as tx:
        photo = max((one for one in outbox.waiting(tx) if one.is_blob), key=lambda one: one.size).digest

    # One after the other at the door: runs go together.
    door = threading.Lock()

    def dies_in_the_photo(request: Request) -> None:
        with door:
            if len(runs) == 2:
                raise ServerUnreachable("cut")
            if request.method == "PUT" and f"/{photo}/" in request.url:
                runs.append(request.url)

    line = FlakyTransport(world.transport(laptop), before=dies_in_the_photo)
    with pytest.raises(Exception, match="cut"):
        world.deliver(laptop, line)
    line.close()
    assert (world.state(laptop, whole), world.state(laptop, half)) == ("delivered", "waiting")
    receipts = _receipts(world)
    prefix = "p" + database.partition("?")[0].rpartition("_")[2]
    roles.make(world.central.engine, prefix)
    # As an administrator's timer does it, twice; the keys lie in the safe.
    for _ in range(2):
        subprocess.run(
            ["sh", ROOT / "resources/central/backup.sh", world.folder / "central", tmp_path / "backup"],
            check=True,
            stdout=subprocess.DEVNULL,
            env={"PATH": f"{programs()}:/usr/bin:/bin", "SVIDOK_OWNER": database},
        )
    world.server.stop()
    world.central.close()
    safe = {name: (world.folder / "central" / name).read_bytes() for name in IN_THE_SAFE}
    shutil.rmtree(world.folder / "central")
    shutil.copytree(tmp_path / "backup" / "blobs", world.folder / "central" / "blobs")
    shutil.copy(tmp_path / "backup" / "organisation.json", world.folder / "central")
    for name, content in safe.items():
        (world.folder / "central" / name).write_bytes(content)
    restored = fresh_database(postgres)
    _restore(max((tmp_path / "backup").glob("*.dump")), database, restored, prefix)
    engine = postgres_engine(restored)
    service = roles.address_of(restored, prefix, roles.make(engine, prefix))
    engine.dispose()
    settings.change(world.folder / "central", database=restored, service=service)
    world.central = admin.open_central(world.folder / "central", serving=True)
    with reading(world.central.engine) as tx:
        assert tx.exec_driver_sql("SELECT current_user").scalar() == f"{prefix}_service"
    world.server = Server(world.central, world.clock, port=world.port)
    world.server.start()
    assert _receipts(world) == receipts
    again = FlakyTransport(world.transport(laptop))
    report = world.deliver(laptop, again)
    again.close()
    assert (report.delivered, report.alarms) == ((half,), ())
    twice = {one.url for one in line.requests} & {one.url for one in again.requests if one.method == "PUT"}
    assert any(f"/{photo}/" in one.url for one in again.requests)
    assert twice == set()
    assert _receipts(world)[: len(receipts)] == receipts


def _restore(dump: Path, before: str, restored: str, prefix: str) -> None:
    """As the guide says, on a server that has the owner but no other role of before."""
    owner = f"{prefix}_owner"
    with psycopg.connect(before, autocommit=True) as connection:
        for role in ("service", "reader"):
            connection.execute(f"DROP OWNED BY {prefix}_{role}")
            connection.execute(f"DROP ROLE {prefix}_{role}")
        connection.execute(f"CREATE ROLE {owner}")
    with psycopg.connect(restored, autocommit=True) as connection:
        connection.execute(f"GRANT ALL ON SCHEMA public TO {owner}")
    command = [programs() / "pg_restore", "--no-owner", "--no-acl", "--role", owner, "--dbname", restored, dump]
    told = subprocess.run(command, check=False, capture_output=True, text=True).stderr
    # Four policies are for roles that are made afterwards; everything else is there.
    assert told.count("error:") == told.count("CREATE POLICY") == 4, told
    with psycopg.connect(restored) as connection:
        owners = connection.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert owners.fetchall() == [(owner,)]


def _receipts(world: World) -> list[bytes]:
    t = tables.receipts
    with reading(world.central.engine) as tx:
        return [bytes(one) for one in tx.execute(select(t.c.content).order_by(t.c.number)).scalars()]


def test_a_full_dump_of_central_holds_no_name_and_no_sentence(world: World, database: str, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=3 * LEAF_BYTES, audio=LEAF_BYTES)
    world.server.stop()
    with central_process(world.folder / "central", "serve", cwd=tmp_path, port=world.port):
        assert world.deliver(laptop).delivered == (interview,)
    _dump(database, tmp_path / "dump.sql")
    text = (tmp_path / "dump.sql").read_bytes()
    columns = b"\n".join(bytes.fromhex(found.decode()) for found in re.findall(rb"\\\\x((?:[0-9a-f]{2})+)", text))
    files = [path for folder in (world.folder / "central", tmp_path) for path in folder.rglob("*") if path.is_file()]
    outside = [path for path in files if world.folder / "laptop" not in path.parents]
    central = {path for path in outside if world.folder / "central" in path.parents or path.name == "central.log"}
    assert len(columns) > 10_000
    assert any(path.parent.parent.name == "blobs" for path in central)
    looked_through = [text, columns, *(path.read_bytes() for path in central)]
    # The way of looking finds what is there: facts are open, and stand in the dump.
    assert any(shape in text for shape in _shapes("shelling"))
    for word in (NAME, *NAME.split(), STORY, "white truck", "silo", "%PDF"):
        found = [number for number, data in enumerate(looked_through) for shape in _shapes(word) if shape in data]
        assert found == [], word


def _shapes(word: str) -> set[bytes]:
    """The word as it could stand somewhere: in each coding, in hex, and in base64 wherever it begins."""
    shapes = {word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")}
    shapes |= {word.encode("cp1251", "replace"), word.encode().hex().encode()}
    for before in range(3):
        coded = base64.b64encode(bytes(before) + word.encode())
        shapes.add(coded[(before * 8 + 5) // 6 : -4].rstrip(b"="))
    return {shape for shape in shapes if len(shape) >= 4}
