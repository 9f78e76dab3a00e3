"""Power cuts of laptop, coordinator and central in their bounded form; `make test-crash-delivery` is the long one."""

import time
from pathlib import Path

import pytest

from tests.crash import states
from tests.crash.both_ends import BOTH_ENDS
from tests.crash.killing import Zygote

BOUNDED = 6

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("workload", BOTH_ENDS)
def test_whoever_loses_power_in_a_delivery_it_arrives_once(workload: str, zygote: Zygote, in_memory: Path) -> None:
    taken = states.recorded(zygote, workload, in_memory)
    spread = max(1, 3 * len(taken.events) // BOUNDED)
    found = states.walk(taken, in_memory / "looked", 0, 1, BOUNDED, time.monotonic() + 120, first=spread)
    assert found.bad == []
    assert len(found.images) >= BOUNDED // 2


def test_of_several_machines_some_lose_their_power(zygote: Zygote, in_memory: Path) -> None:
    taken = states.recorded(zygote, "receipt", in_memory)
    number, disk = next((at, disk) for at, disk in states.cuts(taken) if at > 20 and not disk.is_certain())
    laptop = states.image_after(taken, f"{number}.none-laptop", disk)
    central = states.image_after(taken, f"{number}.none-central", disk)
    for path, content in laptop.items():
        expected = disk.none() if path.startswith("laptop") else disk.all()
        assert content == expected[path]
    assert laptop != central
