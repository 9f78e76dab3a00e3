"""Every hostile request is refused with a clear code, changes nothing, and is read no further than it must be."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from sync.central import tables
from sync.central.database import reading
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind
from tests.sync.hostile.case import Case
from tests.sync.hostile.choosing import some
from tests.sync.hostile.clients import CASES
from tests.sync.hostile.door import Door
from tests.sync.hostile.judging import wrong_of_request


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    made = Door(tmp_path_factory.mktemp("hostile"))
    yield made
    made.close()


@pytest.mark.parametrize("case", some(CASES, each=3))
def test_refused_and_nothing_changed(door: Door, case: Case) -> None:
    assert wrong_of_request(door, case) == ""


def test_there_are_as_many_cases_as_the_house_promises() -> None:
    assert len(CASES) >= 300
    assert len({case.name for case in CASES}) == len(CASES)


def test_whoever_is_enrolled_is_let_in_by_the_same_door(door: Door) -> None:
    for actor in (door.laptop, door.other, door.coordinator, door.analyst, door.custodian):
        assert door.ask(actor, "GET", "/v1/cursor").status == 200


def test_what_is_only_named_takes_no_room(door: Door) -> None:
    """2,000 files of 4 GiB in one manifest: central writes a row for each, and no list of their leaves."""
    one = door.attachment(size=limits.BLOB_BYTES)
    segments = tuple(one.segs[0].model_copy(update={"cipher_sha256": f"{number:064x}"}) for number in range(2_000))
    manifest = door.manifest(attachments=(one.model_copy(update={"segs": segments}),))
    assert door.batch(door.laptop, Frame(FrameKind.REVISION, door.signed(manifest))).code == "stored"
    b = tables.blobs
    with reading(door.world.central.engine) as tx:
        assert tx.execute(select(func.sum(func.length(b.c.held))).where(b.c.size == limits.BLOB_BYTES)).scalar() == 0
    door.changed()
