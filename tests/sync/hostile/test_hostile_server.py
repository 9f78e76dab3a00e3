"""Whatever a central says: nothing here is lost or taken for delivered on its word alone, and a person is told."""

from collections.abc import Iterator

import pytest

from tests.sync.hostile.choosing import some
from tests.sync.hostile.judging import known, wrong_of_lie
from tests.sync.hostile.lies import Laptop, Lying
from tests.sync.hostile.servers import LIES
from tests.sync.world import World


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    world = World(tmp_path_factory.mktemp("lies"))
    yield known(world, "laptop")
    world.close()


@pytest.mark.parametrize("case", some(LIES, each=6))
def test_nothing_is_lost_and_somebody_is_told(laptop: Laptop, case: Lying) -> None:
    assert wrong_of_lie(laptop, case) == ""


def test_there_are_as_many_lies_as_the_house_promises() -> None:
    assert len(LIES) >= 120
    assert len({case.name for case in LIES}) == len(LIES)
