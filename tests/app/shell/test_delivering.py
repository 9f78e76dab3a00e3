"""Delivery behind every screen: what a cut left unfinished goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.delivering import Delivering
from app.qt_jobs import QtJobs
from storage.interviews import outbox
from sync.client.http import transport_of
from sync.protocol.errors import ServerUnreachable
from tests.sync.flaky import FlakyTransport
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.close()


def cut_after_the_file(line: FlakyTransport) -> None:
    if any(request.url.endswith("/seal") for request in line.requests):
        raise ServerUnreachable("cut")


def test_what_was_sent_and_has_no_receipt_is_asked_about_unbidden(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    line = FlakyTransport(transport_of(laptop), before=lambda _: cut_after_the_file(line))
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    with laptop.read() as tx:
        totals = outbox.totals(tx)
    assert totals.waiting == 0
    assert totals.sent > 0
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.start()
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    delivering.stop()
