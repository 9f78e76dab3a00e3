"""A vault that was restored from an older state, or copied, learns at its next delivery that central holds more."""

from storage.integrity import check
from storage.integrity.findings import FindingCode
from storage.vault import open_vault
from tests.storage.vaults import PASSPHRASE
from tests.sync.world import World


def codes(vault: object) -> set[FindingCode]:
    return {one.code for one in check.heads(vault).found}  # type: ignore[arg-type]


def test_delivering_again_and_again_is_nothing_unusual(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    world.seal(laptop, leaves=False)
    world.seal(laptop)
    world.deliver(laptop)
    world.deliver(laptop)
    assert codes(laptop) == set()
    assert check.full(laptop).is_sound


def test_an_older_state_learns_that_central_holds_more_and_then_that_two_go_on(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    directory = laptop.directory
    laptop.close()
    before = (directory / "data").read_bytes()
    laptop = open_vault(directory, PASSPHRASE)
    world.seal(laptop)
    world.deliver(laptop)
    assert codes(laptop) == set()
    laptop.close()
    (directory / "data").write_bytes(before)
    restored = open_vault(directory, PASSPHRASE)
    try:
        world.deliver(restored)
        assert codes(restored) == {FindingCode.CENTRAL_AHEAD}
        # It goes on signing under numbers that central has from its other life.
        world.seal(restored)
        world.deliver(restored)
        assert codes(restored) == {FindingCode.CENTRAL_AHEAD, FindingCode.TWO_LIVES}
    finally:
        restored.close()
