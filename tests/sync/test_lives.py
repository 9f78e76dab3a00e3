from pathlib import Path

from storage.vault import Vault
from sync.client import line
from sync.client.line import Line
from sync.client.lives import Lives
from sync.protocol import limits
from tests.storage.vaults import MOMENT
from tests.sync.lines.profiles import Profile
from tests.sync.lines.proxy import LineProxy
from tests.sync.world import World

LEAF = limits.LEAF_BYTES


def broken(*carried: int) -> Lives:
    lives = Lives()
    for one in carried:
        lives.broke(one)
    return lives


def test_a_connection_is_left_only_once_four_broke_under_no_more_than_this() -> None:
    assert not broken(2 * LEAF, 2 * LEAF, LEAF).is_spent(2 * LEAF, LEAF)
    lives = broken(2 * LEAF, 2 * LEAF, LEAF, LEAF)
    assert lives.is_spent(2 * LEAF, LEAF)
    assert not lives.is_spent(LEAF, LEAF)
    assert not lives.is_spent(0, 9 * LEAF)


def test_breaks_before_anything_was_carried_teach_nothing() -> None:
    assert not broken(0, 130, 0, 130, 0).is_spent(LEAF, LEAF)


def test_each_sixteenth_connection_goes_on_and_one_that_carries_more_ends_the_caution() -> None:
    lives = broken(*[2 * LEAF] * 4)
    assert [lives.is_spent(2 * LEAF, LEAF) for _ in range(16)] == [True] * 15 + [False]
    lives.went_on(3 * LEAF)
    assert not lives.is_spent(2 * LEAF, LEAF)


def delivered(laptop: Vault, world: World, proxy: LineProxy) -> int:
    with laptop.transaction() as tx:
        line.keep(tx, Line(proxy=proxy.address), MOMENT)
    return len(world.deliver(laptop).delivered)


def test_on_a_line_that_breaks_each_50_kb_most_connections_are_left_before_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=900_000)
    proxy = LineProxy(Profile(cut_every=50_000))
    try:
        assert delivered(laptop, world, proxy) == 1
    finally:
        proxy.close()
        world.close()
    # A break for each 50,000 bytes would be more than twenty.
    assert proxy.up > 1_100_000
    assert 4 <= proxy.cuts <= 16
