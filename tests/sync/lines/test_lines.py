from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.vault import Vault
from sync.client import line
from sync.client.http import transport_of
from sync.client.line import Line
from sync.protocol.errors import ServerUnreachable
from tests.storage.vaults import MOMENT
from tests.sync.lines.proxy import LineProxy, Profile
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def through(vault: Vault, proxy: LineProxy) -> None:
    with vault.transaction() as tx:
        line.keep(tx, Line(proxy=proxy.address), MOMENT)


def test_a_line_cut_every_50_kb_delivers_to_the_end(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=200_000)
    proxy = LineProxy(Profile(cut_every=50_000))
    through(laptop, proxy)
    for _ in range(30):
        try:
            world.deliver(laptop)
            break
        except ServerUnreachable:
            continue
    proxy.close()
    assert world.state(laptop, interview) == "delivered"
    assert proxy.cuts > 3


def test_a_socket_that_accepts_and_is_silent_ends_as_unreachable(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    proxy = LineProxy(Profile(is_silent=True))
    through(laptop, proxy)
    transport = transport_of(laptop, timeout=0.2)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, transport)
    transport.close()
    proxy.close()
    assert world.state(laptop, interview) == "waiting"
