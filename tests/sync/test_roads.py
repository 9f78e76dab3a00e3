"""Both roads, the line and the stick, keep the same promises."""

from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import select

from storage.interviews import reviews
from storage.vault import Vault
from sync.central import packs, tables
from sync.central.database import reading
from sync.client.coordinator import fetch_delivered, send_review
from sync.client.http import transport_of
from sync.courier.answer import import_answer
from sync.courier.pack import write_pack
from tests.sync.test_delivery import kinds_stored, stored
from tests.sync.world import NAME, STORY, World


class Road(Protocol):
    def deliver(self, vault: Vault) -> tuple[str, ...]: ...


class Line:
    def __init__(self, world: World, _folder: Path) -> None:
        self._world = world

    def deliver(self, vault: Vault) -> tuple[str, ...]:
        return self._world.deliver(vault).delivered


class Stick:
    def __init__(self, world: World, folder: Path) -> None:
        self._world, self._folder = world, folder
        folder.mkdir()

    def deliver(self, vault: Vault) -> tuple[str, ...]:
        world = self._world
        pack = write_pack(vault, self._folder, world.clock, progress=lambda *_: None, cancelled=lambda: False)
        if pack is None:
            answer = packs.write_answer(world.central, world.key_id(vault), self._folder)
        else:
            report = packs.import_pack(world.central, pack.path, answers=self._folder, clock=world.clock)
            assert report.refused == ()
            answer = report.answer
        return import_answer(vault, answer, world.clock).delivered


@pytest.fixture(params=[Line, Stick])
def road(request: pytest.FixtureRequest, world: World, tmp_path: Path) -> Road:
    return request.param(world, tmp_path / "stick")  # type: ignore[no-any-return]


def test_what_was_sealed_is_delivered(world: World, road: Road) -> None:
    laptop = world.laptop("laptop")
    both = {world.seal(laptop, photo=300_000, audio=70_000), world.seal(laptop)}
    assert set(road.deliver(laptop)) == both
    assert {world.state(laptop, interview) for interview in both} == {"delivered"}


def test_going_twice_changes_nothing(world: World, road: Road) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    road.deliver(laptop)
    before = stored(world)
    assert road.deliver(laptop) == ()
    assert stored(world) == before


def test_what_may_not_leave_does_not(world: World, road: Road) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, leaves=False)
    assert road.deliver(laptop) == ()
    assert world.state(laptop, interview) == "stays_here"
    assert kinds_stored(world) == ["consent-notice"]


def test_central_opens_facts_and_holds_nothing_else_in_clear(world: World, road: Road) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    road.deliver(laptop)
    with reading(world.central.engine) as tx:
        values = {tuple(row) for row in tx.execute(select(tables.fact_values.c.name, tables.fact_values.c.value))}
    assert ("in_what", "shelling") in values
    for file in [file for file in world.central.folder.rglob("*") if file.is_file()]:
        assert STORY.encode() not in file.read_bytes()
        assert NAME.encode() not in file.read_bytes()


def test_a_review_note_comes_back(world: World, road: Road) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    road.deliver(laptop)
    transport = transport_of(world.coordinator)
    (digest,) = fetch_delivered(
        world.coordinator, transport, world.clock, progress=lambda _: None, cancelled=lambda: False
    ).fetched
    send_review(
        world.coordinator,
        transport,
        world.clock,
        manifest_digest=digest,
        text="Please ask about the road.",
        returned=True,
    )
    transport.close()
    road.deliver(laptop)
    road.deliver(laptop)
    with laptop.read() as tx:
        (note,) = reviews.of_interview(tx, interview)
    assert note.text == "Please ask about the road."
    assert note.returned


def test_half_by_line_and_half_by_stick_is_one_interview(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=500_000)
    from sync.client.delivery import deliver_waiting

    asked = iter([False] * 3)
    transport = transport_of(laptop)
    deliver_waiting(laptop, transport, world.clock, progress=lambda _: None, cancelled=lambda: next(asked, True))
    transport.close()
    assert Stick(world, tmp_path / "stick").deliver(laptop) == (interview,)
    assert world.state(laptop, interview) == "delivered"
