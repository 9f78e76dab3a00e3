"""A central that was put back from an older copy gets again what it lost, and nothing that was taken back meanwhile."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from forms.interview.record import SealedRecord
from storage.integrity import check
from storage.interviews import amending, consent_events, outbox, sealing, statements, withdrawing
from storage.interviews.consent_events import Way
from storage.interviews.outbox import Sending
from storage.vault import Vault
from storage.vault.tables import objects
from sync.central import log_report, tables
from sync.central.database import reading
from sync.protocol.errors import ServerUnreachable
from tests.sync.flaky import FlakyTransport
from tests.sync.test_roads import Stick
from tests.sync.world import World, consent


@pytest.fixture
def older(world: World) -> Path:
    return world.folder / "older.sqlite"


def keep(world: World, older: Path) -> None:
    """A copy of the database, as a backup has it; sealed files lie elsewhere and stay."""
    world.server.stop()
    world.central.close()
    shutil.copy(world.central.folder / "central.sqlite", older)
    world.restart()


def put_back(world: World, older: Path) -> None:
    world.server.stop()
    world.central.close()
    for path in world.central.folder.glob("central.sqlite*"):
        path.unlink()
    shutil.copy(older, world.central.folder / "central.sqlite")
    world.restart()


def test_what_it_lost_goes_again_and_what_it_kept_does_not(world: World, older: Path) -> None:
    laptop = world.laptop("laptop")
    kept = world.seal(laptop, photo=900_000)
    world.deliver(laptop)
    keep(world, older)
    lost = world.seal(laptop, photo=50_000)
    world.deliver(laptop)
    put_back(world, older)
    report = world.deliver(laptop)
    assert (report.delivered, report.waiting, report.parked) == ((lost,), (), ())
    assert report.alarms == ("log-shrunk",)
    assert report.sent_bytes < 900_000
    assert [world.state(laptop, one) for one in (kept, lost)] == ["delivered"] * 2
    assert log_report.verify(world.central, with_files=True).faults == {}
    with laptop.read() as tx:
        assert outbox.totals(tx).receipted == sum(len(outbox.of_interview(tx, one)) for one in (kept, lost))


def test_while_the_line_is_down_the_list_does_not_say_that_central_has_it(world: World, older: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    keep(world, older)
    lost = world.seal(laptop)
    world.deliver(laptop)
    put_back(world, older)
    line = FlakyTransport(world.transport(laptop), ".." + "q" * 40)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    assert world.state(laptop, lost) == "waiting"
    with laptop.read() as tx:
        assert {one.state for one in outbox.of_interview(tx, lost)} == {Sending.WAITING}
    assert world.deliver(laptop).delivered == (lost,)


def test_what_it_lost_goes_also_onto_a_stick_though_another_one_carried_it(world: World, older: Path) -> None:
    laptop = world.laptop("laptop")
    world.deliver(laptop)
    keep(world, older)
    lost = world.seal(laptop)
    stick = Stick(world, world.folder / "stick")
    assert stick.deliver(laptop) == (lost,)
    world.deliver(laptop)
    put_back(world, older)
    line = FlakyTransport(world.transport(laptop), ".." + "q" * 40)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    assert stick.deliver(laptop) == (lost,)


def test_what_this_disk_lost_too_waits_for_a_person_and_holds_up_no_other(world: World, older: Path) -> None:
    laptop = world.laptop("laptop")
    keep(world, older)
    lost, whole = world.seal(laptop), world.seal(laptop)
    world.deliver(laptop)
    put_back(world, older)
    with laptop.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER objects_no_delete")
        tx.execute(delete(objects).where(objects.c.interview_id == lost, objects.c.kind == "part"))
    report = world.deliver(laptop)
    assert report.delivered == (whole,)
    assert [(one.interview_id, one.code) for one in report.parked] == [(lost, "file-missing")]


def test_what_it_says_it_lost_has_left_all_the_same(world: World, older: Path) -> None:
    """Whoever withdraws is not told that nothing left because a central denies it."""
    laptop = world.laptop("laptop")
    keep(world, older)
    interview = world.seal(laptop)
    world.deliver(laptop)
    put_back(world, older)
    line = FlakyTransport(world.transport(laptop), ".." + "q" * 40)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    moment = world.clock.now()
    draft = amending.amend(laptop, interview, moment)
    assert_left(laptop, draft)
    statements.keep(laptop, draft, b"%PDF-1.7 told", "uk", moment)
    sealing.seal(laptop, draft, SealedRecord({}), consent(leaves=False), moment)
    assert_left(laptop, draft)
    assert check.full(laptop, pages=False).found == ()
    # The word of the withdrawal goes, and nothing of what was withdrawn.
    world.deliver(laptop)
    with laptop.read() as tx:
        assert outbox.totals(tx).waiting == 0
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.manifest)).all() == []


def assert_left(laptop: Vault, interview: str) -> None:
    with laptop.read() as tx:
        assert withdrawing.reach(tx, interview).has_left
        assert [one.way for one in consent_events.gone(tx, interview)] == [Way.REGISTER]
