import dataclasses

from sqlalchemy import func, select

from storage.crypto.hpke import BoxKey
from sync.central import facts, packs, tables
from sync.central.database import reading, writing
from sync.central.facts import Arrived, _values
from tests.sync.world import World


def test_facts_that_do_not_open_are_kept_with_a_code(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    assert world.state(laptop, interview) == "delivered"
    desk = packs.desk_of(world.central, world.clock)
    other = dataclasses.replace(desk, keys=dataclasses.replace(desk.keys, ingest=BoxKey.generate()))
    with writing(world.central.engine) as tx:
        tx.execute(tables.fact_values.delete())
        (manifest,) = tx.execute(select(tables.revisions.c.manifest)).scalars()
        facts.open_those_here(tx, other, [manifest], Arrived())
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.facts_problem)).scalar_one() == "not-a-recipient"
        assert tx.execute(select(func.count()).select_from(tables.fact_values)).scalar_one() == 0


def test_facts_not_here_yet_are_no_problem(world: World) -> None:
    desk = packs.desk_of(world.central, world.clock)
    with writing(world.central.engine) as tx:
        facts.open_those_here(tx, desk, ["ab" * 32], Arrived())


def test_nested_instances_are_told_apart() -> None:
    record = {
        "answers": {
            "/f/events[0a]/people[1b]/role": {"type": "select_one", "value": "x"},
            "/f/events[0a]/people[1c]/role": {"type": "select_one", "value": "y"},
            "/f/odd": 5,
        },
        "n": None,
    }
    assert set(_values(record)) == {
        ("/f/events/people", "0a/1b", "role", "x"),
        ("/f/events/people", "0a/1c", "role", "y"),
        ("", "", "n", ""),
    }
