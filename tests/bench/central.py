"""Central under load, in processes of its own: a large upload, many laptops at once, and what growth costs."""

import contextlib
import itertools
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select

from sync.central import roles, settings, tables
from sync.central.admin import Central
from sync.central.database import reading
from sync.client.calls import Calls
from sync.client.http import HttpTransport
from sync.protocol.errors import DeliveryRefused
from sync.protocol.messages import Status
from tests.bench.figures import Figures, Watch
from tests.bench.laptops import BareLaptop, Office, enrolled, office_of
from tests.sync.database_server import database_server, fresh_database
from tests.sync.flaky import FlakyTransport
from tests.sync.serving import central_process
from tests.sync.world import World

MIB = 1 << 20
WORKERS = 4
_EACH = 5
_PROCESSES = 2
_SAMPLE = 100
_SPAWN = multiprocessing.get_context("spawn")


def upload(folder: Path, mebibytes: int = 128) -> Figures:
    """One large sealed file, every run synced before it is confirmed; once whole, once cut in the middle."""
    found: Figures = {"upload_mib": mebibytes, "disk_synced_per_mib_mb_per_s": _disk(folder, min(mebibytes, 128))}
    office = World(folder)
    laptop = office.laptop("laptop")
    office.server.stop()
    with central_process(folder / "central", "serve", cwd=folder, port=office.port):
        interview = office.seal(laptop, photo=mebibytes * MIB)
        line = office.transport(laptop, timeout=60)
        watch = Watch()
        assert office.deliver(laptop, line).delivered == (interview,)
        found["upload_mb_per_s"] = round(mebibytes * MIB / watch.seconds / 1e6, 1)
        line.close()
        interview = office.seal(laptop, photo=mebibytes * MIB)
        cut = FlakyTransport(office.transport(laptop, timeout=60), "." * (mebibytes // 8) + "q" * 100)
        with contextlib.suppress(Exception):
            office.deliver(laptop, cut)
        again = FlakyTransport(office.transport(laptop, timeout=60))
        assert office.deliver(laptop, again).delivered == (interview,)
        before = {one.url for one in cut.requests if one.method == "PUT"}
        twice = [one for one in again.requests if one.method == "PUT" and one.url in before]
        found["runs_sent_again_after_a_cut"] = len(twice)
        cut.close()
        again.close()
    office.close()
    return found


def crowd(folder: Path, laptops: int = 40) -> Figures:
    """So many laptops at once, each with a few interviews: four workers over PostgreSQL, in the service's own role."""
    with _service(folder) as world:
        office = office_of(world)
        all_laptops = enrolled(world, office, laptops)
        with _running(world, folder):
            shares = [all_laptops[number::_PROCESSES] for number in range(_PROCESSES)]
            watch = Watch()
            with _SPAWN.Pool(_PROCESSES) as pool:
                answers = pool.starmap(_push_all, [(share, _EACH) for share in shares])
                taken = watch.seconds
                asked = sorted(itertools.chain.from_iterable(pool.map(_ask_all, shares)))
        batches = sorted(seconds for one in answers for seconds in one[0])
        errors = [code for one in answers for code in one[1]]
        with reading(world.central.engine) as tx:
            stored = tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one()
            facts = tx.execute(select(func.count()).where(tables.revisions.c.facts_at.is_not(None))).scalar_one()
    assert stored == facts == laptops * _EACH or errors, (stored, facts)
    return {
        "crowd_laptops": laptops,
        "crowd_workers": WORKERS,
        "crowd_interviews": stored,
        "crowd_errors": len(errors),
        "crowd_first_error": errors[0] if errors else "",
        "crowd_seconds_with_making_them": round(taken, 1),
        "crowd_batch_median_ms": round(at(batches, 0.5) * 1_000, 1),
        "crowd_batch_p99_ms": round(at(batches, 0.99) * 1_000, 1),
        "crowd_batch_worst_ms": round(batches[-1] * 1_000, 1),
        # What waits before central has taken in anything.
        "crowd_refused_median_ms": round(at(asked, 0.5) * 1_000, 1),
        "crowd_refused_p99_ms": round(at(asked, 0.99) * 1_000, 1),
    }


def growth(folder: Path, most: int = 3_000) -> Figures:
    """What one more interview costs when so many are stored: by the clock, and of the workers' processor."""
    found: Figures = {}
    with _service(folder) as world:
        (laptop,) = enrolled(world, office_of(world), 1)
        steps = [step for step in (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000) if step <= most]
        with _running(world, folder) as process:
            stored = 0
            for step in steps:
                while stored < step - _SAMPLE:
                    some = min(500, step - _SAMPLE - stored)
                    push(laptop, some)
                    stored += some
                ready = [laptop.interview() for _ in range(_SAMPLE)]
                before = processor(process)
                seconds = send(laptop, ready)[0]
                stored += _SAMPLE
                found[f"at_{step}_ms_per_interview"] = round(sum(seconds) / _SAMPLE * 1_000, 3)
                used = (processor(process) - before) / _SAMPLE
                found[f"at_{step}_processor_ms_per_interview"] = round(used * 1_000, 3)
        with reading(world.central.engine) as tx:
            found["growth_objects_stored"] = tx.execute(select(func.count()).select_from(tables.objects)).scalar_one()
    if len(steps) > 1:
        first, last = (float(found[f"at_{step}_ms_per_interview"]) for step in (steps[0], steps[-1]))
        found["growth_last_over_first"] = round(last / first, 3)
    return found


@contextlib.contextmanager
def _service(folder: Path) -> Iterator[World]:
    with database_server() as server:
        database = fresh_database(server)
        world = World(folder, database)
        password = roles.make(world.central.engine, "bench")
        settings.change(
            world.central.folder,
            service=roles.address_of(database, "bench", password),
            allowance=settings.Allowance(10**9, 10**15),
        )
        world.server.stop()
        try:
            yield world
        finally:
            world.close()


@contextlib.contextmanager
def _running(world: World, folder: Path) -> Iterator[int]:
    central: Central = world.central
    with central_process(central.folder, "serve", "--workers", str(WORKERS), cwd=folder, port=world.port) as running:
        yield running.process.pid


def _push_all(laptops: list[BareLaptop], each: int) -> tuple[list[float], list[str]]:
    """Every laptop of this process at once: first all is made, then all begin together."""
    ready = [[laptop.interview() for _ in range(each)] for laptop in laptops]
    batches: list[float] = []
    errors: list[str] = []

    def push(laptop: BareLaptop, own: list[list[object]]) -> None:
        seconds, codes = send(laptop, own)  # type: ignore[arg-type]
        batches.extend(seconds)
        errors.extend(codes)

    _together([threading.Thread(target=push, args=pair) for pair in zip(laptops, ready, strict=True)])
    return batches, errors


def _ask_all(laptops: list[BareLaptop]) -> list[float]:
    """The same with questions that central refuses after it knows who asks: what any request costs, and no more."""
    seconds: list[float] = []

    def ask(laptop: BareLaptop) -> None:
        office: Office = laptop.office
        line = HttpTransport(office.url, office.ca_pem, office.pins, timeout=120)
        calls = Calls(line, laptop.key, office.receipt_key)
        calls.hello()
        for _ in range(_EACH):
            began = time.perf_counter()
            with contextlib.suppress(DeliveryRefused):
                calls.blob_state("ab" * 32)
            seconds.append(time.perf_counter() - began)
        line.close()

    _together([threading.Thread(target=ask, args=(laptop,)) for laptop in laptops])
    return seconds


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def push(laptop: BareLaptop, count: int) -> None:
    """Fill central: many interviews a batch."""
    made = [laptop.interview() for _ in range(count)]
    merged = [[frame for one in made[start : start + 50] for frame in one] for start in range(0, count, 50)]
    _, errors = send(laptop, merged)
    assert not errors, errors[0]


def send(laptop: BareLaptop, ready: list[list[object]]) -> tuple[list[float], list[str]]:
    office: Office = laptop.office
    seconds: list[float] = []
    errors: list[str] = []
    line = HttpTransport(office.url, office.ca_pem, office.pins, timeout=120)
    calls = Calls(line, laptop.key, office.receipt_key)
    try:
        calls.hello()
        for frames in ready:
            began = time.perf_counter()
            answer = calls.batch(frames)  # type: ignore[arg-type]
            seconds.append(time.perf_counter() - began)
            errors += [one.code or "" for one in answer.results if one.status is not Status.STORED]
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
    finally:
        line.close()
    return seconds, errors


def at(ordered: list[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def processor(process: int) -> float:
    """Seconds of processor that the service's processes have used."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ticks = 0
    for number in children:
        words = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _disk(folder: Path, mebibytes: int) -> float:
    """What this disk allows: a MiB written and synced at a time."""
    data = os.urandom(MIB)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "disk"
    watch = Watch()
    with path.open("wb", buffering=0) as file:
        for _ in range(mebibytes):
            file.write(data)
            os.fsync(file.fileno())
    taken = watch.seconds
    path.unlink()
    return round(mebibytes * MIB / taken / 1e6, 1)
