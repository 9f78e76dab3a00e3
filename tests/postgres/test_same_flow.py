"""The flow of tests/sync over a real PostgreSQL: the very same tests, another database underneath."""

import threading

import pytest
from sqlalchemy import func, select

from sync.central import admin, tables
from sync.central.database import reading
from sync.central.errors import CentralProblem
from tests.storage.vaults import MOMENT
from tests.sync.test_central_admin import (
    test_a_stranger_certifies_nobody,
    test_codes_are_given_out_once,
    test_the_migrations_make_exactly_the_tables,
)
from tests.sync.test_coordinator import (
    test_a_coordinator_enrolled_later_gets_what_came_before,
    test_a_coordinator_reads_facts_and_body_and_plays_but_sees_no_identity,
    test_a_documenter_gets_nothing_of_others,
)
from tests.sync.test_cut_lines import test_a_receipt_is_kept_once_however_often_it_comes
from tests.sync.test_delivery import (
    test_a_refused_interview_is_parked_and_blocks_nobody,
    test_only_facts_are_open_at_central,
)
from tests.sync.test_hostile_clients import (
    attacker,
    laptop,
    test_a_number_below_one_used_before_is_refused,
    test_a_replayed_request_is_refused,
    test_a_revoked_device_is_refused_at_every_call,
    test_objects_that_are_not_what_they_say_are_refused_one_by_one,
    test_replaying_hello_stores_nothing_and_pushes_nobody_out,
    test_revocation_in_the_middle_of_a_push_lets_nothing_more_in,
)
from tests.sync.test_roads import (
    road,
    test_a_review_note_comes_back,
    test_going_twice_changes_nothing,
    test_what_may_not_leave_does_not,
    test_what_was_sealed_is_delivered,
)
from tests.sync.test_withdrawing import (
    test_a_coordinator_learns_each_turn_of_a_consent,
    test_a_later_consent_is_announced_and_what_was_withdrawn_before_it_too,
    test_central_shows_it_and_a_coordinator_who_has_it_learns_it,
    test_who_has_not_fetched_it_is_not_offered_it_any_more,
)
from tests.sync.world import World

__all__ = [
    "attacker",
    "laptop",
    "road",
    "test_a_coordinator_enrolled_later_gets_what_came_before",
    "test_a_coordinator_learns_each_turn_of_a_consent",
    "test_a_coordinator_reads_facts_and_body_and_plays_but_sees_no_identity",
    "test_a_documenter_gets_nothing_of_others",
    "test_a_later_consent_is_announced_and_what_was_withdrawn_before_it_too",
    "test_a_number_below_one_used_before_is_refused",
    "test_a_receipt_is_kept_once_however_often_it_comes",
    "test_a_refused_interview_is_parked_and_blocks_nobody",
    "test_a_replayed_request_is_refused",
    "test_a_review_note_comes_back",
    "test_a_revoked_device_is_refused_at_every_call",
    "test_a_stranger_certifies_nobody",
    "test_central_shows_it_and_a_coordinator_who_has_it_learns_it",
    "test_codes_are_given_out_once",
    "test_going_twice_changes_nothing",
    "test_objects_that_are_not_what_they_say_are_refused_one_by_one",
    "test_only_facts_are_open_at_central",
    "test_replaying_hello_stores_nothing_and_pushes_nobody_out",
    "test_revocation_in_the_middle_of_a_push_lets_nothing_more_in",
    "test_the_migrations_make_exactly_the_tables",
    "test_what_may_not_leave_does_not",
    "test_what_was_sealed_is_delivered",
    "test_who_has_not_fetched_it_is_not_offered_it_any_more",
]

pytestmark = pytest.mark.postgres


def test_two_laptops_at_once_are_both_delivered(world: World) -> None:
    both = [world.laptop(name) for name in ("first", "second")]
    interviews = [world.seal(vault, photo=100_000) for vault in both]
    threads = [threading.Thread(target=world.deliver, args=(vault,)) for vault in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for vault, interview in zip(both, interviews, strict=True):
        assert world.state(vault, interview) == "delivered"
    with reading(world.central.engine) as tx:
        assert tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one() == 2


def test_a_database_belongs_to_one_central(world: World, database: str) -> None:
    with pytest.raises(CentralProblem, match="database-in-use"):
        admin.init(world.folder / "other", MOMENT, database=database)


def test_a_database_that_does_not_answer_is_said_so(world: World) -> None:
    with pytest.raises(CentralProblem, match="database-unavailable"):
        admin.init(world.folder / "other", MOMENT, database="postgresql://nobody@127.0.0.1:1/none")
