"""How much goes into one request, by what the line did with those before."""

from pathlib import Path

import pytest

from storage.interviews import settings
from sync.client import line
from sync.client.pace import Pace
from sync.protocol import limits
from tests.storage.vaults import MOMENT, new_vault

KEY = bytes(32)


def went(pace: Pace, times: int, bytes_a_second: float, latency: float = 0.0) -> None:
    for _ in range(times):
        pace.went_well(pace.size, pace.size / bytes_a_second + latency)


def test_on_a_quick_line_it_is_at_the_most_after_three_requests() -> None:
    pace = Pace()
    assert pace.size == limits.FIRST_BATCH_BYTES
    went(pace, 3, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES
    assert pace.leaves == limits.RUN_LEAVES


def test_runs_grow_only_while_one_takes_a_moment_and_not_past_what_central_takes() -> None:
    pace = Pace()
    went(pace, 3, 10_000_000)
    pace.takes_runs_of(limits.MOST_RUN_LEAVES)
    assert pace.leaves == 2_500_000 // limits.LEAF_BYTES
    went(pace, 1, 100_000_000)
    assert pace.leaves == limits.MOST_RUN_LEAVES
    pace.takes_runs_of(100)
    assert pace.leaves == 100
    went(pace, 1, 1_000_000)
    assert pace.leaves == limits.RUN_LEAVES
    pace.failed(pace.size)
    went(pace, 1, 100_000_000)
    assert pace.leaves == limits.RUN_LEAVES // 2


def test_batches_grow_past_a_request_only_where_central_said_so_and_one_takes_a_moment() -> None:
    pace = Pace()
    went(pace, 3, 10_000_000)
    assert pace.batch == limits.MOST_BATCH_BYTES
    pace.takes_batches_of(limits.QUICK_BATCH_BYTES)
    assert pace.batch == limits.QUICK_BATCH_BYTES
    pace.takes_batches_of(5)
    assert pace.batch == limits.MOST_BATCH_BYTES
    pace.takes_batches_of(10 * limits.BATCH_BYTES)
    assert pace.batch == limits.QUICK_BATCH_BYTES
    went(pace, 1, 1_000_000)
    assert pace.batch == pace.size == limits.MOST_BATCH_BYTES
    pace.failed(pace.size)
    assert pace.batch == pace.size == limits.MOST_BATCH_BYTES // 2


@pytest.mark.parametrize(("bytes_a_second", "latency"), [(5_000, 0.7), (15_000, 0.3), (90_000, 0.1), (60_000, 0.6)])
def test_on_a_slow_line_a_request_takes_some_seconds_and_the_round_trip_is_little_of_it(
    bytes_a_second: int, latency: float
) -> None:
    pace = Pace()
    went(pace, 10, bytes_a_second, latency)
    seconds = pace.size / bytes_a_second + latency
    assert 10 < seconds < 25
    assert latency < seconds / 10


def test_it_halves_at_once_and_grows_again_only_after_it_went_well_for_a_while() -> None:
    pace = Pace()
    went(pace, 3, 10_000_000)
    pace.failed(pace.size)
    assert pace.size == pace.ceiling == limits.MOST_BATCH_BYTES // 2
    assert pace.abreast(pace.size) == 1
    went(pace, 5, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES // 2
    went(pace, 1, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES
    assert pace.abreast(pace.size) > 1


def test_after_each_further_loss_it_stays_below_for_twice_as_long() -> None:
    pace = Pace()
    went(pace, 3, 10_000_000)
    pace.failed(pace.size)
    went(pace, 3, 10_000_000)
    pace.failed(pace.size)
    went(pace, 11, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES // 4
    went(pace, 1, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES // 2


def test_it_never_leaves_its_bounds() -> None:
    pace = Pace()
    for _ in range(40):
        pace.failed(pace.size)
    assert pace.size == limits.LEAST_BATCH_BYTES
    assert pace.leaves == 1
    went(pace, 200, 10_000_000)
    assert pace.size == limits.MOST_BATCH_BYTES


def test_small_requests_say_nothing_of_the_line() -> None:
    pace = Pace()
    went(pace, 3, 10_000_000)
    pace.failed(200)
    pace.went_well(200, 5.0)
    assert pace.size == limits.MOST_BATCH_BYTES


def test_the_answer_is_awaited_longer_the_slower_the_line_is_but_not_for_ever() -> None:
    pace = Pace()
    assert pace.patience(0) == 0
    assert pace.patience(limits.FIRST_BATCH_BYTES) == limits.FIRST_BATCH_BYTES / 1_000
    went(pace, 1, 8_000)
    assert 60 < pace.patience(pace.size) < 120
    went(pace, 9, 10_000_000)
    assert pace.patience(pace.size) < 1


def test_the_next_delivery_to_the_same_central_begins_as_this_one_ended_and_below_what_was_lost(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    with vault.transaction() as tx:
        assert line.kept_pace(tx, KEY).ceiling == limits.MOST_BATCH_BYTES
        line.keep_pace(tx, KEY, Pace(16_384), MOMENT)
        assert line.kept_pace(tx, KEY).ceiling == line.kept_pace(tx, KEY).size == 16_384
        assert line.kept_pace(tx, bytes([1]) * 32).ceiling == limits.MOST_BATCH_BYTES
        pace = Pace()
        went(pace, 3, 20_000)
        line.keep_pace(tx, KEY, pace, MOMENT)
        assert line.kept_pace(tx, KEY).size == 6 * limits.LEAF_BYTES
        for damaged in ("{", "[]", "7", '["", "x", 2]', f'["{KEY.hex()}", 1]', f'["{KEY.hex()}", 1e999, 1]', "null"):
            settings.put(tx, "pace", damaged, MOMENT)
            assert line.kept_pace(tx, KEY).size == limits.FIRST_BATCH_BYTES
    vault.close()


def test_however_fast_the_line_was_the_first_request_is_one_that_a_slow_one_carries() -> None:
    fast = Pace()
    went(fast, 3, 100_000_000)
    later = Pace(fast.ceiling, fast.first)
    assert later.size == 256 * 1024
    # Also a small one tells that this is another line.
    later.went_well(27_000, 27_000 / 5_000)
    assert later.size == 128 * 1024
    # Until something large was carried it is awaited as if nothing were known.
    assert Pace(fast.ceiling, fast.first).patience(later.size) == later.size / 1_000


def test_the_first_answer_of_all_took_three_round_trips_and_makes_no_line_look_faster() -> None:
    pace = Pace()
    pace.went_well(150, 3.0)
    pace.went_well(27_000, 27_000 / 5_000 + 1.0)
    assert pace.size <= 20 * 5_000


def test_where_a_satellite_answers_late_one_run_takes_many_seconds() -> None:
    pace = Pace()
    pace.takes_runs_of(limits.MOST_RUN_LEAVES)
    pace.went_well(100, 1.9)
    pace.went_well(100, 0.65)
    went(pace, 10, 120_000, 0.65)
    assert pace.leaves == 20 * 120_000 // limits.LEAF_BYTES
    pace.failed(pace.size)
    assert pace.leaves == limits.RUN_LEAVES // 2


def test_two_are_under_way_where_one_would_wait_for_answers_until_something_breaks() -> None:
    pace = Pace()
    assert pace.abreast(pace.size) == 1
    for seconds in (2.4, 0.7, 0.9):
        pace.went_well(100, seconds)
    went(pace, 3, 120_000, 0.7)
    # A large request fills this line by itself.
    assert pace.abreast(pace.size) == 1
    assert pace.abreast(262_144) == 2
    pace.failed(pace.size)
    assert pace.abreast(262_144) == 1
    # Three of the smallest together are little to lose.
    assert pace.abreast(limits.LEAF_BYTES) == 3


@pytest.mark.parametrize(("round_trip", "steps"), [(0.1, 3), (0.6, 2)])
def test_where_answers_take_long_it_is_large_after_fewer_requests(round_trip: float, steps: int) -> None:
    pace = Pace()
    pace.went_well(100, round_trip)
    taken = 0
    while pace.size < limits.MOST_BATCH_BYTES:
        went(pace, 1, 1_000_000, round_trip)
        taken += 1
    assert taken == steps


def test_on_a_slow_line_with_quick_answers_one_is_under_way() -> None:
    pace = Pace()
    pace.went_well(100, 0.1)
    went(pace, 10, 60_000, 0.1)
    assert pace.abreast(pace.size) == pace.abreast(262_144) == 1
