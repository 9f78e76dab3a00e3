"""Who stops a delivery is heard between the pages of what comes back, and loses nothing by it."""

import pytest
from sqlalchemy import update

from storage.interviews import addressed
from storage.vault import Vault
from sync.central import coming_back, tables
from sync.central.database import writing
from sync.client.addressing import fetch_devices
from sync.client.delivery import calls_of, deliver_waiting, greet
from sync.client.report import DeliveryReport
from sync.client.transport import Request
from sync.protocol import limits
from tests.sync.flaky import FlakyTransport
from tests.sync.test_assignments import PLANNED, fetch, give, known
from tests.sync.world import World


def _stopped_at(world: World, laptop: Vault, path: str) -> tuple[DeliveryReport, int]:
    """Stop at the first request of these; how many there were."""
    asked: list[str] = []

    def before(request: Request) -> None:
        if path in request.url:
            asked.append(request.url)

    line = FlakyTransport(world.transport(laptop), before=before)
    report = deliver_waiting(laptop, line, world.clock, progress=lambda _: None, cancelled=lambda: bool(asked))
    line.close()
    return report, len(asked)


def test_receipts_stop_after_the_page_that_is_under_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = world.laptop("laptop")
    for _ in range(4):
        world.seal(laptop)
        world.deliver(laptop)
    # Its words that it has them were lost.
    with writing(world.central.engine) as tx:
        tx.execute(update(tables.receipts).values(acknowledged=False))
    last = world.seal(laptop)
    monkeypatch.setattr(coming_back, "_RECEIPT_PAGE", 1)
    report, pages = _stopped_at(world, laptop, "/v1/receipts")
    # One before anything goes, one for what may have gone.
    assert (report.cancelled, pages, report.delivered) == (True, 2, ())
    assert world.deliver(laptop).delivered == (last,)


def test_notes_stop_after_the_page_that_is_under_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    for _ in range(3):
        give(world, to, PLANNED)
    fetch(world)
    monkeypatch.setattr(coming_back, "_FEED_PAGE", 1)
    report, pages = _stopped_at(world, laptop, "/v1/feed?")
    assert (report.cancelled, pages, report.assignments) == (True, 1, 1)
    assert world.deliver(laptop).assignments == 2


def test_a_list_of_devices_that_was_stopped_takes_nothing_from_the_one_before(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        world.laptop(name)
    line = world.transport(world.coordinator)
    calls = calls_of(world.coordinator, line)
    greet(world.coordinator, calls)
    assert len(fetch_devices(world.coordinator, calls, world.clock)) == 3
    monkeypatch.setattr(limits, "DEVICES", 1)
    assert len(fetch_devices(world.coordinator, calls, world.clock, cancelled=lambda: True)) == 3
    with world.coordinator.read() as tx:
        assert len(addressed.devices(tx)) == 3
    line.close()
