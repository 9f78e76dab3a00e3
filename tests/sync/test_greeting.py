"""The first words go over a second connection where the first one is unlucky; whichever answers first is believed."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from sync.client.greeting import first_of_two
from sync.client.roads import Roads
from sync.protocol.errors import ServerNotTrusted, ServerUnreachable
from tests.sync.world import World

AT_ONCE = 0.0
NEVER = 600.0
SECONDS = 20


class Line:
    """Answers each greeting as it is told, in order of setting out."""

    def __init__(self, *answers: Callable[[], str]) -> None:
        self._answers = list(answers)
        self._turn = threading.Lock()
        self.greetings = 0

    def greet(self) -> str:
        with self._turn:
            answer = self._answers[self.greetings]
            self.greetings += 1
        return answer()


def lost() -> str:
    raise ServerUnreachable("cut")


def foreign() -> str:
    raise ServerNotTrusted("wrong-server-key")


def test_one_that_is_answered_in_time_goes_alone() -> None:
    line = Line(lambda: "first")
    assert first_of_two(line.greet, seconds=NEVER) == "first"
    assert line.greetings == 1


def test_one_that_is_lost_in_time_is_told_at_once() -> None:
    line = Line(lost)
    with pytest.raises(ServerUnreachable):
        first_of_two(line.greet, seconds=NEVER)
    assert line.greetings == 1


@pytest.mark.parametrize("late", [lambda: "first", lost, foreign])
def test_the_second_is_believed_while_the_first_waits_whatever_becomes_of_that(late: Callable[[], str]) -> None:
    go_on, ended = threading.Event(), threading.Event()

    def first() -> str:
        try:
            assert go_on.wait(SECONDS)
            return late()
        finally:
            ended.set()

    assert first_of_two(Line(first, lambda: "second").greet, seconds=AT_ONCE) == "second"
    go_on.set()
    assert ended.wait(SECONDS)


def test_where_the_second_is_lost_the_first_is_waited_for() -> None:
    second_was_lost = threading.Event()

    def first() -> str:
        assert second_was_lost.wait(SECONDS)
        return "first"

    def second() -> str:
        second_was_lost.set()
        return lost()

    assert first_of_two(Line(first, second).greet, seconds=AT_ONCE) == "first"


@pytest.mark.parametrize(("second", "error"), [(lost, ServerUnreachable), (foreign, ServerNotTrusted)])
def test_both_lost_is_unreachable_and_a_stranger_is_told(second: Callable[[], str], error: type[Exception]) -> None:
    begun = threading.Event()

    def first() -> str:
        assert begun.wait(SECONDS)
        return lost()

    def then() -> str:
        begun.set()
        return second()

    with pytest.raises(error):
        first_of_two(Line(first, then).greet, seconds=AT_ONCE)


def test_a_late_road_is_used_last_and_one_that_comes_back_after_the_end_is_not_kept() -> None:
    roads = Roads(["a", "b", "c"])
    assert [roads.take(), roads.take()] == ["c", "b"]
    assert roads.give("b")
    assert roads.give("c", is_late=True)
    assert [roads.take(), roads.take(), roads.take()] == ["b", "a", "c"]
    assert roads.give("a")
    assert roads.close() == ["a"]
    assert not roads.give("b")


def test_whoever_comes_for_a_road_after_the_end_or_waits_for_one_is_told_and_does_not_wait_for_ever() -> None:
    roads = Roads(["a"])
    assert roads.take() == "a"
    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(roads.take)
        assert roads.close() == []
        late = pool.submit(roads.take)
        try:
            for one in (waiting, late):
                assert isinstance(one.exception(SECONDS), ServerUnreachable)
        finally:
            roads.give("a")


def test_a_delivery_whose_greetings_both_arrive_goes_on_as_if_there_were_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.client.greeting.SECONDS", AT_ONCE)
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=300_000)
    assert world.deliver(laptop).delivered == (interview,)
    assert world.deliver(laptop).delivered == ()
    assert world.state(laptop, interview) == "delivered"
