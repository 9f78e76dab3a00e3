"""A person decides what may use the line; the rest stays, and goes later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.interviews import outbox, whereabouts
from storage.interviews.outbox import Lane
from sync.client.delivery import deliver_waiting
from sync.client.rate import Rate
from sync.client.report import DeliveryReport, Progress
from sync.client.scope import Amount, Scope
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def deliver(world: World, scope: Scope) -> tuple[DeliveryReport, list[Progress]]:
    steps: list[Progress] = []
    laptop = world.vaults[-1]
    line = world.transport(laptop)
    report = deliver_waiting(laptop, line, world.clock, progress=steps.append, cancelled=lambda: False, scope=scope)
    line.close()
    return report, steps


def test_text_alone_goes_first_and_the_rest_when_it_may(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=40_000, audio=80_000)
    report, steps = deliver(world, Scope(Amount.TEXT))
    assert (report.delivered, report.waiting) == ((), (interview,))
    with laptop.read() as tx:
        (where,) = whereabouts.listed(tx)
    assert (where.text.is_safe, where.photos.is_safe, where.sound.is_safe) == (True, False, False)
    assert steps[-1].done_bytes == steps[-1].total_bytes == where.text.bytes
    deliver(world, Scope(Amount.NO_SOUND))
    with laptop.read() as tx:
        assert {item.lane for item in outbox.waiting(tx, include_sent=True)} == {Lane.AUDIO}
    report, steps = deliver(world, Scope())
    assert report.delivered == (interview,)
    # What went over the line is counted with what surrounds it.
    assert steps[-1].sent_bytes > steps[-1].done_bytes > 80_000


def test_one_interview_goes_alone(world: World) -> None:
    laptop = world.laptop("laptop")
    first, second = world.seal(laptop), world.seal(laptop)
    report, _ = deliver(world, Scope(interview_id=second))
    assert (report.delivered, report.waiting) == ((second,), (first,))


def test_nothing_goes_while_nothing_may(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    report, _ = deliver(world, Scope(Amount.NOTHING))
    assert (report.delivered, report.waiting) == ((), (interview,))


def test_the_rest_is_estimated_by_the_last_minute() -> None:
    rate = Rate()
    assert rate.seconds_for(1) is None
    rate.at(0, 0)
    rate.at(2_000, 8_000)
    assert rate.seconds_for(1_000) is None
    rate.at(4_000, 16_000)
    assert rate.seconds_for(40_000) == 10
    # Then the line got slower: what was fast an hour ago counts no more.
    for second in range(3_600, 3_700):
        rate.at(second * 1_000, 16_000 + (second - 3_600) * 100)
    assert rate.seconds_for(1_000) == 10


def test_a_line_that_stands_gives_no_estimate() -> None:
    rate = Rate()
    rate.at(0, 500)
    rate.at(90_000, 500)
    assert rate.seconds_for(100) is None
