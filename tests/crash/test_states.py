"""Power cuts in their bounded form; `python -m tests.crash --kind states` looks at all of them."""

import random
import time
from pathlib import Path

import pytest

from tests.crash import states
from tests.crash.disk import SECTOR, Disk
from tests.crash.killing import Zygote
from tests.crash.lab import CONTROLS, WORKS
from tests.crash.recording import Event, What

BOUNDED = 40

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("workload", WORKS)
def test_a_power_cut_loses_nothing_promised_and_leaves_nothing_half(
    workload: str, zygote: Zygote, in_memory: Path
) -> None:
    taken = states.recorded(zygote, workload, in_memory)
    most = BOUNDED // 4 if workload == "repair" else BOUNDED
    found = states.walk(taken, in_memory / "looked", 0, 1, most, time.monotonic() + 120, first=_spread(taken, most))
    assert found.bad == []
    assert len(found.images) >= most // 2


@pytest.mark.parametrize("control", CONTROLS)
def test_a_fault_that_was_put_in_is_found(control: str, zygote: Zygote, in_memory: Path) -> None:
    taken = states.recorded(zygote, control, in_memory)
    found = states.walk(taken, in_memory / "looked", 0, 1, 150, time.monotonic() + 120, first=_spread(taken, 150))
    assert found.bad


def _spread(taken: states.Recorded, most: int) -> int:
    """Every how manyth event is cut after, so that a few states reach over the whole run."""
    return max(1, 2 * len(taken.events) // most)


def test_what_was_synced_is_there_and_the_rest_in_any_part() -> None:
    disk = Disk({"kept": bytes(4 * SECTOR)})
    disk.happen(Event(What.WRITE, "kept", offset=0, data=b"a" * SECTOR))
    disk.happen(Event(What.SYNC, "kept"))
    disk.happen(Event(What.WRITE, "kept", offset=SECTOR - 1, data=b"b" * (SECTOR + 2)))
    assert disk.none() == {"kept": b"a" * SECTOR + bytes(3 * SECTOR)}
    assert disk.all()["kept"] == b"a" * (SECTOR - 1) + b"b" * (SECTOR + 2) + bytes(2 * SECTOR - 1)
    some = {disk.some(random.Random(seed))["kept"] for seed in range(400)}
    # Three sectors are touched, each was or was not put on the medium.
    assert len(some) == 8


def test_a_name_is_there_when_its_folder_was_synced_and_not_by_its_file() -> None:
    disk = Disk({"old": b"old", "folder": None})
    disk.happen(Event(What.MAKE, "new"))
    disk.happen(Event(What.WRITE, "new", data=b"new"))
    disk.happen(Event(What.SYNC, "new"))
    assert disk.none() == {"old": b"old", "folder": None}
    disk.happen(Event(What.RENAME, "new", other="old"))
    assert disk.names() == {"old": b"new", "folder": None}
    images = [disk.some(random.Random(seed)) for seed in range(200)]
    assert {tuple(sorted(image)) for image in images} == {("folder", "old"), ("folder", "new", "old")}
    assert {image["old"] for image in images} == {b"old", b"new"}
    disk.happen(Event(What.SYNC, "."))
    assert disk.is_certain()
    assert disk.none() == disk.all() == {"old": b"new", "folder": None}


def test_a_name_that_moves_between_folders_is_never_gone() -> None:
    disk = Disk({"from": None, "to": None, "from/file": b"x"})
    disk.happen(Event(What.RENAME, "from/file", other="to/file"))
    for seed in range(20):
        assert b"x" in disk.some(random.Random(seed)).values()
    disk.happen(Event(What.SYNC, "from"))
    assert disk.none() == {"from": None, "to": None, "to/file": b"x"}


def test_a_file_may_have_grown_without_its_data() -> None:
    disk = Disk({"file": b""})
    disk.happen(Event(What.WRITE, "file", data=b"a" * (2 * SECTOR)))
    images = {disk.some(random.Random(seed))["file"] for seed in range(300)}
    assert {b"", bytes(2 * SECTOR), b"a" * SECTOR, bytes(SECTOR) + b"a" * SECTOR} <= images
    disk.happen(Event(What.RESIZE, "file", offset=1))
    assert disk.all() == {"file": b"a"}


def test_a_name_that_was_given_before_its_data_was_synced_stands_for_nothing() -> None:
    disk = Disk({"old": b"old"})
    disk.happen(Event(What.MAKE, "new"))
    disk.happen(Event(What.WRITE, "new", data=b"new"))
    disk.happen(Event(What.RENAME, "new", other="old"))
    assert disk.names() == {"old": b""}
