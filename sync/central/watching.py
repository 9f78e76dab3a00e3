"""How central is: `/health` and `/metrics` on an address of this machine, for whoever runs it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.platform import files
from storage.platform.clock import SystemClock
from sync.central import tables
from sync.central.app import calls_of, create_app
from sync.central.counting import Counters
from sync.central.database import reading
from sync.central.errors import CentralProblem, Refused
from sync.central.opened import Central

_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Health:
    """What works; `database` and `blobs` are codes, empty when all is well."""

    workers: int
    database: str
    blobs: str

    @property
    def is_good(self) -> bool:
        """Whether laptops are answered."""
        return self.workers > 0 and not self.database and not self.blobs


def health_of(central: Central, alive: int) -> Health:
    """Ask the database and the blob store."""
    database = blobs = ""
    try:
        with reading(central.engine) as tx:
            tx.execute(select(tables.facts_of_central.c.value)).first()
    except (DBAPIError, PoolTimeout):
        database = "database-unavailable"
    try:
        central.blobs.check()
    except Refused as error:
        blobs = error.code
    return Health(alive, database, blobs)


def metrics_of(central: Central, counters: Counters, alive: int) -> Iterator[str]:
    """Everything that is counted, as Prometheus reads text: no content, no device, no interview."""
    calls = calls_of(create_app(central.engine, central.keys, central.blobs, SystemClock()))
    yield from counters.lines(calls)
    found = health_of(central, alive)
    gauges: dict[str, tuple[str, int | float]] = {
        "svidok_workers": ("Processes that answer laptops.", alive),
        "svidok_database_up": ("Whether the database answers.", int(not found.database)),
        "svidok_blobs_up": ("Whether sealed files can be written and read.", int(not found.blobs)),
        "svidok_folder_free_bytes": ("Free room where central's folder is.", files.free_bytes(central.folder)),
    }
    if not found.database:
        d, b, f = tables.devices, tables.blobs, tables.feed
        with reading(central.engine) as tx:
            admitted = tx.execute(select(func.count()).where(d.c.revocation.is_(None))).scalar_one()
            arriving = tx.execute(select(func.count()).where(b.c.sealed_at.is_(None))).scalar_one()
            waiting = tx.execute(select(func.count()).where(f.c.acknowledged_at.is_(None))).scalar_one()
        gauges |= {
            "svidok_devices": ("Devices that are admitted.", admitted),
            "svidok_files_arriving": ("Sealed files of which leaves are missing.", arriving),
            "svidok_feed_waiting": ("Items that no device has fetched yet.", waiting),
        }
    for name, (means, value) in gauges.items():
        yield f"# HELP {name} {means}"
        yield f"# TYPE {name} gauge"
        yield f"{name} {value}"


class Watched:
    """The two pages, served in a thread until `close`."""

    def __init__(self, central: Central, counters: Counters, alive: Callable[[], int], host: str, port: int) -> None:
        try:
            self._server = ThreadingHTTPServer((host, port), _handler(central, counters, alive))
        except OSError as error:
            raise CentralProblem("port-taken") from error
        self._thread = threading.Thread(target=self._server.serve_forever, name="watched", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where the pages are."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """End the thread and let go of the address."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(central: Central, counters: Counters, alive: Callable[[], int]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = _SECONDS
        server_version = "central"
        sys_version = ""

        def do_GET(self) -> None:
            began = time.monotonic()
            if self.path == "/health":
                found = health_of(central, alive())
                said = f"workers {found.workers}\ndatabase {found.database or 'good'}\nblobs {found.blobs or 'good'}\n"
                self._say(200 if found.is_good else 503, said)
            elif self.path == "/metrics":
                lines = [*metrics_of(central, counters, alive()), f"svidok_scrape_seconds {time.monotonic() - began}"]
                self._say(200, "\n".join(lines) + "\n")
            else:
                self._say(404, "")

        def _say(self, status: int, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("content-type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody is told who looks."""

    return Handler
