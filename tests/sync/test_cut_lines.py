import contextlib
import itertools

import pytest

from storage.interviews import receipts
from sync.client.http import transport_of
from sync.protocol.errors import ServerUnreachable
from tests.sync.flaky import FlakyTransport
from tests.sync.test_delivery import stored
from tests.sync.world import World

SCRIPTS = ["qa.", "aq.", "..a", "...q", "....a", ".....a", "......a", ".......a", ".a.q.a.q.a.q", "..aa", "...aa.qq"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_line_that_drops_requests_and_answers_delivers_once(world: World, script: str) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=200_000)
    line = FlakyTransport(transport_of(laptop), script)
    for _ in range(5):
        with contextlib.suppress(ServerUnreachable):
            world.deliver(laptop, line)
            break
    line.close()
    assert world.state(laptop, interview) == "delivered"
    assert len(stored(world)) == len(set(stored(world))) == 10


def test_a_line_cut_after_every_request_in_turn_never_loses_or_doubles(world: World) -> None:
    laptop = world.laptop("laptop")
    for cut in itertools.count(0, 2):
        interview = world.seal(laptop, photo=20_000)
        line = FlakyTransport(transport_of(laptop), "." * cut + "aaa")
        cut_off = False
        try:
            world.deliver(laptop, line)
        except ServerUnreachable:
            cut_off = True
        finally:
            line.close()
        world.deliver(laptop)
        assert world.state(laptop, interview) == "delivered"
        if not cut_off and len(line.requests) <= cut:
            break
    assert cut > 5
    assert len(stored(world)) == len(set(stored(world)))


def test_leaves_that_arrived_before_a_cut_are_not_sent_again(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=8_000_000)
    sizes: dict[str, int] = {}

    def count(request: object) -> None:
        url, method, body = request.url, request.method, request.body  # type: ignore[attr-defined]
        if method == "PUT":
            sizes[url + str(len(sizes))] = len(body)

    # Requests under way together are lost together, so more than three are.
    line = FlakyTransport(transport_of(laptop), "." * 8 + "q" * 100, before=count)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    line = FlakyTransport(transport_of(laptop), before=count)
    world.deliver(laptop, line)
    line.close()
    assert world.state(laptop, interview) == "delivered"
    # Fixed records make the sealed file a little larger; what was lost never left: nothing went twice.
    assert sum(sizes.values()) < 8_000_000 + 400_000


def test_a_receipt_is_kept_once_however_often_it_comes(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    # hello, batch, then the answer with the receipts is lost three times.
    line = FlakyTransport(transport_of(laptop), "..aaa")
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    line = FlakyTransport(transport_of(laptop))
    report = world.deliver(laptop, line)
    line.close()
    assert report.delivered == (interview,)
    with laptop.read() as tx:
        # One for what was told, one for the file with the statement.
        assert len(set(receipts.of_interview(tx, interview))) == len(receipts.of_interview(tx, interview)) == 2
