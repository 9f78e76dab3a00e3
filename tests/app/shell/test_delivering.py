"""Delivery behind every screen: it goes on by itself, as far as it may, and is written down."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.delivering import Delivering
from app.jobs import Lane
from app.qt_jobs import QtJobs
from app.widgets.header import Connection
from storage.interviews import deliveries, outbox, whereabouts
from storage.vault import Vault
from sync.client import line
from sync.client.http import transport_of
from sync.client.line import Line
from sync.client.scope import Amount
from sync.client.transport import Request
from sync.protocol.errors import ServerNotTrusted, ServerUnreachable
from tests.sync.flaky import FlakyTransport
from tests.sync.lines.portals import Portal
from tests.sync.lines.profiles import Profile
from tests.sync.lines.proxy import LineProxy
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


def cut_after_the_file(line: FlakyTransport, now: Request) -> None:
    if "/v1/receipts" in now.url and any(request.method == "PUT" for request in line.requests):
        raise ServerUnreachable("cut")


def test_what_was_sent_and_has_no_receipt_is_asked_about_unbidden(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    flaky = FlakyTransport(transport_of(laptop), before=lambda request: cut_after_the_file(flaky, request))
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, flaky)
    flaky.close()
    with laptop.read() as tx:
        totals = outbox.totals(tx)
    assert totals.waiting == 0
    assert totals.sent > 0
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.start()
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    delivering.stop()


def ended(qtbot: QtBot, delivering: Delivering) -> None:
    qtbot.waitUntil(lambda: not delivering.state.is_running, timeout=20_000)


def log_of(vault: Vault) -> list[tuple[str, str]]:
    with vault.read() as tx:
        return [(one.road.value, one.outcome) for one in deliveries.listed(tx)]


def test_each_delivery_is_written_down(qtbot: QtBot, jobs: QtJobs, world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.write_pack(tmp_path)
    ended(qtbot, delivering)
    delivering.deliver()
    ended(qtbot, delivering)
    (tmp_path / "no-answer").write_bytes(b"no answer")
    delivering.import_answer(tmp_path / "no-answer")
    ended(qtbot, delivering)
    # A night without central is one line, not one a minute.
    world.server.stop()
    for _ in range(3):
        delivering.deliver()
        ended(qtbot, delivering)
    assert log_of(laptop) == [
        ("line", "unreachable"),
        ("answer", "answer-unreadable"),
        ("line", "done"),
        ("pack", "done"),
    ]
    with laptop.read() as tx:
        assert deliveries.listed(tx)[2].sent_bytes > 1_000


def test_after_failures_it_waits_ever_longer_and_never_as_long_as_others(
    qtbot: QtBot, jobs: QtJobs, world: World
) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    asked: list[float] = []

    def chance(least: float, most: float) -> float:
        asked.append(most)
        return 3_600.0

    # Somebody listens there and hangs up: as with a line that is cut again and again.
    line_end = socket.create_server(("127.0.0.1", 0))
    hang_up = threading.Thread(target=hang_up_on_all, args=(line_end,), daemon=True)
    hang_up.start()
    with laptop.transaction() as tx:
        line.keep(tx, Line(proxy=f"http://127.0.0.1:{line_end.getsockname()[1]}"), world.clock.now())
    delivering = Delivering(laptop, jobs, world.clock, chance=chance)
    delivering.start()
    for number in range(1, 11):
        qtbot.waitUntil(lambda number=number: len(asked) == number, timeout=20_000)
        delivering.look()
    delivering.stop()
    line_end.shutdown(socket.SHUT_RDWR)
    line_end.close()
    assert asked[:10] == [2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 300.0, 300.0]


def hang_up_on_all(listener: socket.socket) -> None:
    while True:
        try:
            listener.accept()[0].close()
        except OSError:
            return


def test_nothing_goes_out_on_a_network_that_is_avoided(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.set_avoided(True)
    qtbot.waitUntil(lambda: delivering.state.is_avoided, timeout=10_000)
    delivering.start()
    delivering.deliver()
    ended(qtbot, delivering)
    assert isinstance(delivering.state.problem, ServerUnreachable)
    assert world.state(laptop, interview) == "waiting"
    delivering.set_avoided(False)
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    delivering.stop()


def test_what_a_person_stopped_does_not_begin_by_itself(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, audio=200_000)
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.start()
    delivering.deliver()
    delivering.cancel()
    ended(qtbot, delivering)
    delivering.network_changed()
    looked: list[None] = []
    jobs.run(Lane.NETWORK, lambda: None, done=looked.append, failed=lambda _: None)
    qtbot.waitUntil(lambda: bool(looked), timeout=10_000)
    assert delivering.state.connection is Connection.ONLINE
    assert not delivering.state.is_running
    assert world.state(laptop, interview) == "waiting"
    delivering.deliver()
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    delivering.stop()


def test_what_may_go_is_followed_by_itself(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, audio=30_000)
    delivering = Delivering(laptop, jobs, world.clock)
    delivering.set_amount(Amount.TEXT)
    delivering.start()

    def text_is_there() -> bool:
        with laptop.read() as tx:
            (where,) = whereabouts.listed(tx)
        return where.text.is_safe and not where.sound.is_safe

    qtbot.waitUntil(text_is_there, timeout=20_000)
    ended(qtbot, delivering)
    delivering.set_amount(Amount.ALL)
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    delivering.stop()


def test_a_look_that_ends_after_the_stop_begins_no_delivery(qtbot: QtBot, jobs: QtJobs, world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    delivering = Delivering(laptop, jobs, world.clock)
    gate = threading.Event()
    jobs.run(Lane.NETWORK, gate.wait, done=lambda _: None, failed=lambda _: None)
    delivering.start()
    delivering.stop()
    gate.set()
    ends: list[bool] = []
    jobs.run(Lane.NETWORK, lambda: True, done=ends.append, failed=lambda _: None)
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert not delivering.state.is_running
    assert log_of(laptop) == []


def test_behind_a_page_that_wants_a_log_in_it_says_so_and_goes_on_by_itself(
    qtbot: QtBot, jobs: QtJobs, world: World
) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.server.stop()
    portal = Portal(world.port)
    delivering = Delivering(laptop, jobs, world.clock, chance=lambda least, _most: least / 10)
    delivering.start()
    qtbot.waitUntil(lambda: isinstance(delivering.state.problem, ServerNotTrusted), timeout=20_000)
    # Somebody answers at the address, but it is not central.
    assert delivering.state.connection is Connection.OFFLINE
    portal.close()
    world.restart()
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=20_000)
    qtbot.waitUntil(lambda: delivering.state.connection is Connection.ONLINE, timeout=20_000)
    assert delivering.state.problem is None
    delivering.stop()


def test_on_a_line_that_lets_a_little_through_each_time_it_does_not_wait_ever_longer(
    qtbot: QtBot, jobs: QtJobs, world: World
) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=200_000)
    asked: list[float] = []

    def chance(_least: float, most: float) -> float:
        asked.append(most)
        return 0.01

    # Each way round lets one connection with 60 kB through, then nothing until the next delivery.
    proxy = LineProxy(Profile(cut_every=60_000), lives=1)
    with laptop.transaction() as tx:
        line.keep(tx, Line(proxy=proxy.address), world.clock.now())
    delivering = Delivering(laptop, jobs, world.clock, chance=chance)
    delivering.changed.connect(lambda: proxy.revive() if delivering.state.problem else None)
    delivering.start()
    qtbot.waitUntil(lambda: world.state(laptop, interview) == "delivered", timeout=30_000)
    delivering.stop()
    proxy.close()
    assert len(asked) > 3
    assert max(asked) <= 4.0
