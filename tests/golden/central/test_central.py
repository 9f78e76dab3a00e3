"""Every central that a released program ever filled is brought up to date, keeps what it held, and goes on."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.interviews import interviews, organisation
from storage.interviews.interviews import State
from storage.vault import Vault, open_vault
from sync.central import admin, log_report, migrate, tables
from sync.central.admin import Central
from sync.central.database import reading
from sync.central.serve import Server
from sync.client.delivery import deliver_waiting
from sync.client.http import HttpTransport
from sync.client.report import DeliveryReport
from tests.golden.central.make_central import COORDINATOR, HERE, LAPTOP
from tests.storage.vaults import PASSPHRASE
from tests.sync.world import SetClock

VERSIONS = sorted(path.parent.name for path in HERE.glob("v*/central.tar.gz"))


@dataclass
class Opened:
    """What lay in the archive, served by the program of today."""

    central: Central
    laptop: Vault
    coordinator: Vault
    port: int

    def deliver(self, vault: Vault) -> DeliveryReport:
        with vault.read() as tx:
            known = organisation.required(tx).package.central
        line = HttpTransport(f"https://127.0.0.1:{self.port}", known.ca_pem, known.spki_pins)
        try:
            return deliver_waiting(vault, line, SetClock(), progress=lambda _step: None, cancelled=lambda: False)
        finally:
            line.close()

    def stored(self) -> int:
        with reading(self.central.engine) as tx:
            whole = tables.revisions.c.complete_at.is_not(None), tables.revisions.c.facts_problem.is_(None)
            return tx.execute(select(func.count()).select_from(tables.revisions).where(*whole)).scalar_one()


@pytest.fixture(params=VERSIONS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    with tarfile.open(HERE / request.param / "central.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    central = admin.open_central(tmp_path / "central", serving=True)
    server = Server(central, SetClock(), host="127.0.0.1", port=0)
    vaults = [open_vault(tmp_path / name, PASSPHRASE) for name in (LAPTOP, COORDINATOR)]
    yield Opened(central, *vaults, port=server.start())
    server.stop()
    for vault in vaults:
        vault.close()
    central.close()


def test_the_first_release_has_one() -> None:
    assert "v0009" in VERSIONS


def test_it_has_the_tables_of_today_and_all_that_it_held(opened: Opened) -> None:
    assert migrate.is_up_to_date(opened.central.engine)
    assert opened.stored() == 1
    found = log_report.verify(opened.central, with_files=True)
    assert found.leaves > 9
    assert found.faults == {}


def test_its_laptops_go_on_with_it(opened: Opened) -> None:
    with opened.laptop.read() as tx:
        waiting = [one.id for one in interviews.listed(tx) if one.state is State.WAITING]
    report = opened.deliver(opened.laptop)
    assert (list(report.delivered), report.waiting, report.parked, report.alarms) == (waiting, (), (), ())
    assert len(waiting) == 1
    assert opened.stored() == 2
    assert opened.deliver(opened.coordinator).alarms == ()
