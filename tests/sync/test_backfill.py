"""What central took in before it had a log is logged afterwards, and the laptop learns its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from storage.interviews import custody, interviews, outbox
from storage.interviews.purging import Lack
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from sync.central import backfill, log_report, packs, tables
from sync.central.database import reading, writing
from sync.courier.pack import write_pack
from tests.sync.test_log import verdict
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def delivered_before_the_log(world: World, folder: Path) -> str:
    """An interview that a central without a log took in, and the laptop's vault has its receipts."""
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=20_000)
    pack = write_pack(laptop, folder, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert pack is not None
    packs.import_pack(world.central, pack.path, answers=folder, clock=world.clock)
    r = tables.receipts
    with writing(world.central.engine) as tx:
        for row in tx.execute(select(r.c.number, r.c.content)).all():
            stated = Receipt.from_bytes(envelope.from_file(ObjectKind.RECEIPT, bytes(row.content)).payload)
            first = envelope.sign(stated.model_copy(update={"log": None}), world.central.keys.receipt).to_frame()
            changed = {"content": first, "log_first": None, "log_count": None}
            tx.execute(update(r).where(r.c.number == row.number).values(**changed))
        tx.execute(delete(tables.log_leaves))
        tx.execute(delete(tables.log_nodes))
    assert world.deliver(laptop).delivered == (interview,)
    return interview


def test_what_came_before_the_log_is_proved_after_the_next_delivery(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    interview = delivered_before_the_log(world, stick)
    laptop = world.vaults[-1]
    assert verdict(laptop, interview) is Lack.PROOF
    with laptop.read() as tx:
        items = outbox.of_interview(tx, interview)
    assert backfill.log_earlier(world.central, world.clock) == len(items)
    report = world.deliver(laptop)
    assert report.alarms == ()
    assert report.delivered == ()
    assert verdict(laptop, interview) is None
    with laptop.read() as tx:
        acknowledged = [e for e in custody.of_interview(tx, interview) if e.action is CustodyAction.ACKNOWLEDGE]
        assert len(acknowledged) == 1
        assert interviews.get(tx, interview).delivered_at
    assert log_report.verify(world.central, with_files=True).faults == {}


def test_it_is_logged_once_however_often_central_begins(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    delivered_before_the_log(world, stick)
    assert backfill.log_earlier(world.central, world.clock) > 0
    with reading(world.central.engine) as tx:
        before = tx.execute(select(tables.receipts.c.number)).all()
    assert backfill.log_earlier(world.central, world.clock) == 0
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.receipts.c.number)).all() == before
