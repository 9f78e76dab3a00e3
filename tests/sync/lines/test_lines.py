import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.vault import Vault
from sync.client import line
from sync.client.http import transport_of
from sync.client.line import Line
from sync.protocol.errors import ServerNotTrusted, ServerUnreachable
from tests.storage.vaults import MOMENT
from tests.sync.lines import mission
from tests.sync.lines.portals import PORTALS
from tests.sync.lines.profiles import PROFILES, Profile
from tests.sync.lines.proxy import LineProxy
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


@pytest.mark.parametrize("kind", PORTALS)
def test_behind_a_page_that_wants_a_log_in_nothing_is_said_and_afterwards_all_goes(
    world: World, tmp_path: Path, kind: str
) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.server.stop()
    portal = PORTALS[kind](world.port, tmp_path, world.host)
    with pytest.raises(ServerNotTrusted, match="wrong-server-key"):
        world.deliver(laptop)
    portal.close()
    assert portal.visits
    assert b"/v1/" not in portal.heard
    assert world.state(laptop, interview) == "waiting"
    world.restart()
    assert world.deliver(laptop).delivered == (interview,)


def test_a_name_that_does_not_resolve_is_a_central_that_cannot_be_reached(tmp_path: Path) -> None:
    # RFC 6761: no resolver knows such a name.
    world = World(tmp_path, name="central.invalid")
    try:
        laptop = world.laptop("laptop")
        interview = world.seal(laptop)
        with pytest.raises(ServerUnreachable, match="unreachable"):
            world.deliver(laptop)
        assert world.state(laptop, interview) == "waiting"
    finally:
        world.close()


def test_a_connection_whose_other_end_vanished_is_given_up_and_another_one_goes_on(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=1)
    proxy = LineProxy(Profile(vanish_every=150_000))
    through(laptop, proxy)
    for _ in range(10):
        transport = transport_of(laptop, timeout=0.5)
        with contextlib.suppress(ServerUnreachable):
            world.deliver(laptop, transport)
        transport.close()
        if world.state(laptop, interview) == "delivered":
            break
    proxy.close()
    assert world.state(laptop, interview) == "delivered"
    assert proxy.cuts > 1


def test_of_a_mission_all_text_is_at_central_before_a_photo_and_all_photos_before_sound(world: World) -> None:
    laptop = mission.sealed(world, 5, 5 * 700_000)
    proxy = LineProxy(mission.faster(PROFILES["3g"], 50))
    through(laptop, proxy)
    found = mission.deliver(world, laptop)
    proxy.close()
    assert found.done.is_complete
    assert found.lanes.texts_before_photos == found.interviews == 5
    assert found.lanes.photos_before_sound == found.photos == 10
