"""Assignments and requests for clarification go to a laptop and are answered, over the line and on a stick."""

import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage.interviews import addressed, amending, assignments, custody, interviews
from storage.interviews.assignments import Given, NewAssignment
from storage.interviews.errors import AssignmentRefused
from storage.objects.assignment import AssignmentKind, AssignmentState
from storage.vault import Vault
from sync.central import tables
from sync.central.database import reading, writing
from sync.client.addressing import fetch_devices
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.delivery import calls_of, greet
from sync.client.transport import Answer, Request
from sync.protocol.addressed import join_addressed, split_addressed
from sync.protocol.errors import DeliveryRefused, MalformedMessage
from sync.protocol.frames import Frame, FrameKind
from tests.sync.flaky import LyingTransport
from tests.sync.test_roads import Line, Stick
from tests.sync.world import World

PLACE = "Ковалівка, вулиця Садова"
PLANNED = NewAssignment(AssignmentKind.INTERVIEW, "W-12", PLACE, "2026-11-25", "Ask for the shelter.", "TR-01, 3 May")


@pytest.fixture(params=[Line, Stick])
def road(request: pytest.FixtureRequest, world: World, tmp_path: Path) -> Line | Stick:
    return request.param(world, tmp_path / "stick")  # type: ignore[no-any-return]


def fetch(world: World) -> FetchReport:
    line = world.transport(world.coordinator)
    try:
        return fetch_delivered(world.coordinator, line, world.clock, progress=lambda _: None, cancelled=lambda: False)
    finally:
        line.close()


def known(world: World, vault: Vault) -> addressed.KnownDevice:
    """The laptop, as central tells the coordinator of it."""
    line = world.transport(world.coordinator)
    try:
        calls = calls_of(world.coordinator, line)
        greet(world.coordinator, calls)
        found = fetch_devices(world.coordinator, calls, world.clock)
    finally:
        line.close()
    return next(one for one in found if one.key_id == world.key_id(vault))


def give(world: World, to: addressed.KnownDevice, new: NewAssignment) -> Given:
    with world.coordinator.transaction() as tx:
        return assignments.give(tx, to, new, world.clock.now(), practice=True)


def of(vault: Vault, *, own: bool) -> tuple[Given, ...]:
    with vault.read() as tx:
        return assignments.listed(tx, own=own)


def later(world: World) -> None:
    world.clock.wall = "2026-11-22T09:30:00.000Z"


def test_a_planned_interview_arrives_is_begun_and_done_and_the_coordinator_sees_it(
    world: World, road: Line | Stick
) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.seal(laptop)
    road.deliver(laptop)
    (came,) = of(laptop, own=False)
    assert (came.said.number, came.said.place, came.said.heard) == ("W-12", PLACE, "TR-01, 3 May")
    assert came.state is AssignmentState.PLANNED
    interview = world.seal(laptop)
    with laptop.transaction() as tx:
        assignments.begin(tx, came.said.id, interview, world.clock.now())
    road.deliver(laptop)
    road.deliver(laptop)
    fetch(world)
    (given,) = of(world.coordinator, own=True)
    with laptop.read() as tx:
        number = interviews.get(tx, interview).number
    assert (given.state, given.begun, given.number) == (AssignmentState.DONE, interview, number)
    assert not given.is_open


def test_central_learns_neither_place_nor_number(world: World) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    for file in [file for file in world.central.folder.rglob("*") if file.is_file()]:
        content = file.read_bytes()
        assert PLACE.encode() not in content
        assert b"W-12" not in content
    with reading(world.central.engine) as tx:
        kinds = set(tx.execute(select(tables.objects.c.kind)).scalars())
        assert tx.execute(select(tables.log_leaves.c.digest)).first() is None
    assert kinds == {"addressed"}


def test_a_question_about_an_interview_is_answered_by_its_next_revision(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    asked = NewAssignment(AssignmentKind.CLARIFY, notes="Which road?", revision=digest, question="in_what")
    give(world, known(world, laptop), asked)
    fetch(world)
    world.deliver(laptop)
    (came,) = of(laptop, own=False)
    assert (came.said.interview, came.said.notes, came.said.question) == (interview, "Which road?", "in_what")
    with laptop.read() as tx:
        assert assignments.of_interview(tx, interview) == (came,)
    amending.amend(laptop, interview, world.clock.now())
    world.deliver(laptop)
    fetch(world)
    assert [one.state for one in of(world.coordinator, own=True)] == [AssignmentState.BEGUN]


def ask_about_the_newest(world: World, laptop: Vault) -> None:
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    give(world, known(world, laptop), NewAssignment(AssignmentKind.CLARIFY, notes="Which road?", revision=digest))
    fetch(world)


def test_a_question_is_done_once_the_later_revision_is_sealed(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    ask_about_the_newest(world, laptop)
    world.deliver(laptop)
    assert [one.state for one in of(laptop, own=False)] == [AssignmentState.PLANNED]
    world.seal(laptop, amends=interview)
    world.deliver(laptop)
    fetch(world)
    (given,) = of(world.coordinator, own=True)
    assert (given.state, given.is_open) == (AssignmentState.DONE, False)


def test_a_question_about_what_a_copy_of_this_disk_sealed_is_not_done_by_what_was_sealed_before(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    fetch(world)
    twin = world.twin(laptop, "twin")
    world.seal(twin, amends=interview)
    ask_about_the_newest(world, twin)
    world.deliver(laptop)
    assert [one.state for one in of(laptop, own=False)] == [AssignmentState.PLANNED]


def test_a_planned_interview_is_done_though_its_correction_was_begun_before_the_delivery(world: World) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    (came,) = of(laptop, own=False)
    interview = world.seal(laptop)
    with laptop.transaction() as tx:
        assignments.begin(tx, came.said.id, interview, world.clock.now())
    amending.amend(laptop, interview, world.clock.now())
    world.deliver(laptop)
    assert [one.state for one in of(laptop, own=False)] == [AssignmentState.DONE]


def test_what_was_taken_back_is_not_open_any_more_and_an_older_version_is_refused(world: World) -> None:
    laptop = world.laptop("laptop")
    first = give(world, known(world, laptop), PLANNED)
    with world.coordinator.read() as tx:
        ((_, _, old),) = addressed.waiting(tx)
    fetch(world)
    world.deliver(laptop)
    later(world)
    with world.coordinator.transaction() as tx:
        assignments.withdraw(tx, first.said.id, world.clock.now())
    fetch(world)
    world.deliver(laptop)
    (came,) = of(laptop, own=False)
    assert came.said.withdrawn
    assert not came.is_open
    with laptop.transaction() as tx, pytest.raises(AssignmentRefused, match="assignment-older"):
        assignments.take(tx, addressed.opened(tx, old, practice=True), world.clock.now())
    with laptop.read() as tx:
        details = [one.detail for one in custody.of_vault(tx)]
    assert "assignment:withdrawn" in details
    assert "assignment:taken" in details


def test_another_device_can_neither_open_nor_take_it(world: World) -> None:
    laptop, other = world.laptop("laptop"), world.laptop("other")
    give(world, known(world, laptop), PLANNED)
    with world.coordinator.read() as tx:
        ((_, _, sealed),) = addressed.waiting(tx)
    with other.transaction() as tx, pytest.raises(AssignmentRefused, match="addressed-not-opened"):
        addressed.opened(tx, sealed, practice=True)


def test_what_is_for_a_revoked_laptop_waits_for_people_and_is_not_offered_again(world: World) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    revoked = update(tables.devices).where(tables.devices.c.key_id == world.key_id(laptop))
    with writing(world.central.engine) as tx:
        tx.execute(revoked.values(revoked_at=world.clock.wall))
    assert fetch(world).alarms == ("recipient-unknown",)
    (given,) = of(world.coordinator, own=True)
    assert given.is_stuck
    sent: list[bytes] = []

    def noted(request: Request, answer: Answer) -> Answer:
        sent.append(request.body if request.url.endswith("/v1/batch") else b"")
        return answer

    line = LyingTransport(world.transport(world.coordinator), noted)
    report = fetch_delivered(world.coordinator, line, world.clock, progress=lambda _: None, cancelled=lambda: False)
    line.close()
    assert (report.alarms, [body for body in sent if body]) == ((), [])
    # Where central had only forgotten it, as after a restored copy, it goes by itself.
    with writing(world.central.engine) as tx:
        tx.execute(revoked.values(revoked_at=None))
    known(world, laptop)
    assert fetch(world).alarms == ()
    assert not of(world.coordinator, own=True)[0].is_stuck
    world.deliver(laptop)
    assert len(of(laptop, own=False)) == 1


def test_what_a_documenter_says_goes_again_once_central_knows_the_coordinator_again(world: World) -> None:
    """A documenter asks for no list of devices: that one word was taken tells it."""
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    forgotten = update(tables.devices).where(tables.devices.c.key_id == world.key_id(world.coordinator))
    with writing(world.central.engine) as tx:
        tx.execute(forgotten.values(revoked_at=world.clock.wall))
    assert world.deliver(laptop).alarms == ("recipient-unknown",)
    with writing(world.central.engine) as tx:
        tx.execute(forgotten.values(revoked_at=None))
    with laptop.transaction() as tx:
        assert addressed.waiting(tx) == ()
        assignments.answer(tx, of(laptop, own=False)[0].said.id, AssignmentState.REFUSED, "Mined.", world.clock.now())
    for left in (1, 0):
        assert world.deliver(laptop).alarms == ()
        with laptop.read() as tx:
            assert len(addressed.waiting(tx)) == left


def test_a_documenter_gives_no_assignment_and_asks_for_no_list_of_devices(world: World) -> None:
    laptop, other = world.laptop("laptop"), world.laptop("other")
    with laptop.transaction() as tx, pytest.raises(AssignmentRefused, match="not-a-coordinator"):
        assignments.give(tx, known(world, other), PLANNED, world.clock.now(), practice=True)
    line = world.transport(laptop)
    calls = calls_of(laptop, line)
    greet(laptop, calls)
    with pytest.raises(DeliveryRefused, match="role-not-allowed"):
        calls.devices(0)
    (result,) = calls.batch([Frame(FrameKind.ADDRESSED, join_addressed(world.key_id(other), b"x"))]).results
    assert result.code == "role-not-allowed"
    (result,) = calls.batch([Frame(FrameKind.ADDRESSED, join_addressed("00" * 8, b"x"))]).results
    assert result.code == "recipient-unknown"
    line.close()


def test_an_answer_that_comes_late_changes_nothing(world: World) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    # The word that it arrived waits; a second one overtakes it.
    world.deliver(laptop)
    (came,) = of(laptop, own=False)
    later(world)
    with laptop.transaction() as tx:
        assignments.answer(tx, came.said.id, AssignmentState.REFUSED, "The road is mined.", world.clock.now())
        ((_, _, newer),) = addressed.waiting(tx)
    with world.coordinator.transaction() as tx:
        assert assignments.take_answer(tx, addressed.opened(tx, newer, practice=True), world.clock.now())
    fetch(world)
    (given,) = of(world.coordinator, own=True)
    assert (given.state, given.note) == (AssignmentState.REFUSED, "The road is mined.")


def test_a_word_about_an_earlier_interview_is_given_to_those_who_look_for_one(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    give(world, to, NewAssignment(AssignmentKind.HEARD, "W-30", heard="TR-02 in May; ask INT-07"))
    with pytest.raises(AssignmentRefused, match="assignment-text"):
        give(world, to, dataclasses.replace(PLANNED, kind=AssignmentKind.HEARD, heard=" "))
    fetch(world)
    world.deliver(laptop)
    with laptop.read() as tx:
        assert [one.said.number for one in assignments.heard_before(tx, "ab" * 16)] == ["W-30"]


def test_a_damaged_one_raises_an_alarm_and_stops_nothing(world: World) -> None:
    laptop = world.laptop("laptop")
    line = world.transport(world.coordinator)
    calls = calls_of(world.coordinator, line)
    greet(world.coordinator, calls)
    calls.batch([Frame(FrameKind.ADDRESSED, join_addressed(world.key_id(laptop), b"SVDKADR1 nothing"))])
    line.close()
    interview = world.seal(laptop)
    report = world.deliver(laptop)
    assert report.delivered == (interview,)
    assert report.alarms == ("addressed-not-opened",)
    with pytest.raises(MalformedMessage, match="addressed-malformed"):
        split_addressed(bytes(8))
