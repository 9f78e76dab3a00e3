"""What speaks against central, for people and as a file."""

from storage.crypto.signing import SigningKey
from storage.interviews import contradictions
from storage.interviews.central_log import Disagreement
from storage.interviews.purging import Lack, standing
from storage.objects import checkpoint
from storage.objects.checkpoint import Checkpoint
from tests.sync.test_log import FAR, about_hello, about_receipts, deliver_through, foreign, headed
from tests.sync.world import NAME, STORY, World


def test_two_lists_stand_side_by_side_with_when_they_came(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    key: SigningKey = world.central.keys.receipt
    before = world.clock.wall
    world.clock.wall = "2026-11-23T08:30:00.000Z"
    other = headed(key, 2, bytes(32))
    lie = about_hello(world, lambda head: head.model_copy(update={"checkpoint": other}))
    deliver_through(world, laptop, "/v1/hello", lie)
    with laptop.read() as tx:
        (found,) = contradictions.listed(tx)
        told = contradictions.as_file(tx, world.clock.now()).decode()
        verdict = standing(tx, interview, FAR)
    assert found.kind is Disagreement.SHRUNK
    assert found.held is not None
    assert found.shown is not None
    assert (found.shown.size, found.shown.root) == (2, "00" * 32)
    assert found.held.size > 2
    assert (found.held.came, found.shown.came, found.noticed) == (before, world.clock.wall, world.clock.wall)
    assert found.held.log == found.shown.log == checkpoint.origin_of(key.public)
    assert told.startswith(contradictions.HEADING)
    # Both notes can be cut out of it, and their signatures hold.
    assert other in told
    _, _, rest = told.partition(f"-- held since {before}\n")
    held, _, _ = rest.partition("-- shown")
    assert checkpoint.verified(held, key.public)[0] == Checkpoint(
        found.held.log, found.held.size, bytes.fromhex(found.held.root)
    )
    assert NAME not in told
    assert STORY not in told
    assert verdict is not None
    assert verdict.lack is Lack.ALARM


def test_a_receipt_that_does_not_stand_where_it_says_is_in_the_file(world: World) -> None:
    laptop = world.laptop("laptop")
    foreign(world, 5)
    world.seal(laptop)

    def unproved(page):  # type: ignore[no-untyped-def]
        return page.model_copy(update={"receipts": tuple(one.model_copy(update={"path": ()}) for one in page.receipts)})

    deliver_through(world, laptop, "/v1/receipts", about_receipts(unproved))
    with laptop.read() as tx:
        found = contradictions.listed(tx)
        told = contradictions.as_file(tx, world.clock.now()).decode()
    assert [one.kind for one in found] == [Disagreement.NOT_LOGGED] * len(found)
    assert found
    assert found[0].shown is None
    assert found[0].receipt in told
    assert '"payloadType"' in told
