"""Central does the same over one file, over PostgreSQL with a folder, and over PostgreSQL with an object store.

What tests/sync shows over one file is here shown over the other two by the very same tests; what is new is shown over
all three.
"""

import hashlib
import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.crypto import tree
from storage.interviews import outbox
from storage.vault import Vault
from sync.central import clearing, exporting, settings, tables
from sync.central.database import writing
from sync.client.calls import Calls
from sync.client.delivery import calls_of
from sync.protocol.errors import DeliveryRefused, ServerUnreachable
from sync.protocol.frames import FRAME_KINDS, Frame
from sync.protocol.limits import LEAF_BYTES
from sync.protocol.messages import bytes_of
from sync.protocol.runs import Run, make_run
from tests.sync.flaky import FlakyTransport
from tests.sync.test_assignments import test_a_question_about_an_interview_is_answered_by_its_next_revision
from tests.sync.test_clearing import until_last_run
from tests.sync.test_coordinator import test_the_sound_comes_when_central_has_it
from tests.sync.test_delivery import test_delivering_twice_stores_once
from tests.sync.test_quarantine import (
    test_what_is_rejected_stays_and_may_be_accepted_later,
    test_what_two_people_accept_is_taken_in_and_the_device_stays_shut_out,
)
from tests.sync.test_roads import road, test_half_by_line_and_half_by_stick_is_one_interview
from tests.sync.test_withdrawing import (
    test_central_shows_it_and_a_coordinator_who_has_it_learns_it,
    test_it_travels_on_the_stick_and_stands_in_the_list,
)
from tests.sync.world import World

__all__ = [
    "road",
    "test_a_question_about_an_interview_is_answered_by_its_next_revision",
    "test_central_shows_it_and_a_coordinator_who_has_it_learns_it",
    "test_delivering_twice_stores_once",
    "test_half_by_line_and_half_by_stick_is_one_interview",
    "test_it_travels_on_the_stick_and_stands_in_the_list",
    "test_the_sound_comes_when_central_has_it",
    "test_what_is_rejected_stays_and_may_be_accepted_later",
    "test_what_two_people_accept_is_taken_in_and_the_device_stays_shut_out",
]

pytestmark = pytest.mark.postgres


def test_what_is_delivered_is_stored_receipted_and_exported_alike(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=300_000, audio=80_000)
    report = world.deliver(laptop)
    assert (report.delivered, report.parked, report.alarms) == ((interview,), (), ())
    exporting.export(world.central, tmp_path / "out")
    index = json.loads((tmp_path / "out" / "index.json").read_text())
    kinds = sorted(entry["kind"] for entry in index["objects"])
    assert kinds.count("revision") == 1
    assert kinds.count("part") == kinds.count("wrapset") == 4
    assert [one["complete"] for one in index["revisions"]] == [world.clock.wall]
    files = sorted((tmp_path / "out" / "blobs").iterdir())
    assert len(files) == kinds.count("blob") == 3
    assert all(hashlib.sha256(file.read_bytes()).hexdigest() == file.name for file in files)


def test_leaves_are_held_sealed_and_refused_alike(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=5 * LEAF_BYTES)
    transport = world.transport(laptop)
    calls = calls_of(laptop, transport)
    calls.hello()
    path, name = _bring_objects(calls, laptop)
    data = path.read_bytes()
    hashes = [tree.leaf_hash(data[at : at + LEAF_BYTES]) for at in range(0, len(data), LEAF_BYTES)]

    def run(first: int, leaves: int) -> Run:
        return make_run(hashes, first, data[first * LEAF_BYTES : (first + leaves) * LEAF_BYTES])

    held = []
    for first, leaves in ((4, 1), (0, 1), (0, 4)):
        calls.put_run(name, run(first, leaves))
        held.append(bytes_of(calls.blob_state(name).held)[0])
    assert held == [0b10000, 0b10001, 0b11111]
    with pytest.raises(DeliveryRefused, match="run-not-authentic"):
        calls.put_run(name, Run(0, bytes(4 * LEAF_BYTES), run(0, 4).path))
    assert len(hashes) > 5
    with pytest.raises(DeliveryRefused, match="blob-not-whole"):
        calls.seal_blob(name)
    for leaf in range(5, len(hashes)):
        calls.put_run(name, run(leaf, 1))
    calls.seal_blob(name)
    calls.seal_blob(name)
    assert calls.blob_state(name).sealed
    calls.put_run(name, run(0, 1))
    transport.close()
    assert b"".join(world.central.blobs.chunks(name)) == data
    assert world.deliver(laptop).waiting == ()


def test_a_device_that_asks_too_often_or_sends_too_much_waits(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=200_000)
    world.server.stop()
    for allowance in (settings.Allowance(requests_a_minute=4), settings.Allowance(bytes_a_day=100_000)):
        settings.change(world.central.folder, allowance=allowance)
        world.restart()
        with pytest.raises(ServerUnreachable, match="server-busy"):
            world.deliver(laptop)
        assert world.state(laptop, interview) == "waiting"
        world.server.stop()
    settings.change(world.central.folder, allowance=settings.DEFAULT_ALLOWANCE)
    world.restart()
    assert world.deliver(laptop).delivered == (interview,)


def _bring_objects(calls: Calls, laptop: Vault) -> tuple[Path, str]:
    """Everything but the sealed files; the largest of these, and its name."""
    with laptop.read() as tx:
        items = outbox.waiting(tx)
        frames = [Frame(FRAME_KINDS[one.kind], outbox.content(tx, one.digest)) for one in items if not one.is_blob]
    calls.batch(frames)
    largest = max((one for one in items if one.is_blob), key=lambda one: one.size)
    return outbox.blob_path(laptop, largest), largest.digest


def test_gaps_of_a_journal_are_found_alike(world: World) -> None:
    laptop = world.laptop("laptop")
    line = world.transport(laptop)
    calls = calls_of(laptop, line)
    found = []
    for seqs in ((), (2,), (1,), (3, 7, 8, 12)):
        with writing(world.central.engine) as tx:
            for seq in seqs:
                row = {"device": world.key_id(laptop), "seq": seq, "digest": f"{seq:064x}", "prev": ""}
                tx.execute(insert(tables.journal).values(**row))
        said = calls.cursor()
        found.append((said.seq, said.missing))
    line.close()
    assert found == [(0, ()), (0, ((1, 1),)), (2, ()), (3, ((4, 6), (9, 11)))]


def test_leaves_that_an_interview_waits_for_stay_and_others_go(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=6_000_000)
    lost = FlakyTransport(world.transport(laptop), before=lambda request: until_last_run(world, request))
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, lost)
    lost.close()
    world.central.blobs.write("ab" * 32, "00" * 8, 0, bytes(LEAF_BYTES))
    assert [clearing.clear(world.central, "2099-01-01T00:00:00.000Z") for _ in range(2)] == [1, 0]
    assert clearing.clear(world.central, "2020-01-01T00:00:00.000Z") == 0
    assert world.deliver(laptop).waiting == ()
    assert world.state(laptop, interview) == "delivered"
