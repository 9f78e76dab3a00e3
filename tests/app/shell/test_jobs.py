"""The two lanes."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.qt_jobs import QtJobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.close()


def unexpected(error: Exception) -> None:
    raise error


def test_work_runs_elsewhere_and_its_result_comes_back_to_the_thread_of_the_windows(qtbot: QtBot, jobs: QtJobs) -> None:
    threads: list[int] = []

    def done(worked_in: int) -> None:
        threads.extend([worked_in, threading.get_ident()])

    jobs.run(Lane.VAULT, threading.get_ident, done=done, failed=unexpected)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_a_lane_keeps_its_order(qtbot: QtBot, jobs: QtJobs) -> None:
    results: list[int] = []
    for number in range(50):
        jobs.run(Lane.VAULT, lambda number=number: number, done=results.append, failed=unexpected)
    qtbot.waitUntil(lambda: len(results) == 50)
    assert results == list(range(50))


def test_testimony_overtakes_what_is_queued_in_the_lane_of_the_vault(qtbot: QtBot, jobs: QtJobs) -> None:
    begun, gate, results = threading.Event(), threading.Event(), list[str]()

    def long_job() -> str:
        begun.set()
        gate.wait(20)
        return "long"

    jobs.run(Lane.VAULT, long_job, done=results.append, failed=unexpected)
    begun.wait(20)
    jobs.run(Lane.VAULT, lambda: "list", done=results.append, failed=unexpected)
    jobs.run(Lane.WORDS, lambda: "first word", done=results.append, failed=unexpected)
    jobs.run(Lane.WORDS, lambda: "second word", done=results.append, failed=unexpected)
    assert not jobs.words.over(0)
    gate.set()
    qtbot.waitUntil(lambda: len(results) == 4)
    assert results == ["long", "first word", "second word", "list"]
    assert jobs.words.over(0)


def test_a_long_job_in_one_lane_does_not_hold_the_other(qtbot: QtBot, jobs: QtJobs) -> None:
    gate = threading.Event()
    results: list[str] = []
    jobs.run(Lane.NETWORK, lambda: gate.wait(20), done=lambda _: results.append("network"), failed=unexpected)
    jobs.run(Lane.VAULT, lambda: "vault", done=results.append, failed=unexpected)
    qtbot.waitUntil(lambda: results == ["vault"])
    gate.set()
    qtbot.waitUntil(lambda: results == ["vault", "network"])


def test_an_error_goes_to_the_owner_of_the_job(qtbot: QtBot, jobs: QtJobs) -> None:
    errors: list[Exception] = []
    jobs.run(Lane.VAULT, lambda: 1 // 0, done=lambda _: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_cancelled_job_that_has_not_begun_never_begins(qtbot: QtBot, jobs: QtJobs) -> None:
    gate = threading.Event()
    done: list[str] = []
    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: done.append("first"), failed=unexpected)
    job = jobs.run(Lane.VAULT, lambda: done.append("worked"), done=lambda _: done.append("second"), failed=unexpected)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: done == ["first"])
    jobs.run(Lane.VAULT, lambda: "third", done=done.append, failed=unexpected)
    qtbot.waitUntil(lambda: done == ["first", "third"])


def test_running_work_can_report_how_far_it_is(qtbot: QtBot, jobs: QtJobs) -> None:
    seen: list[tuple[str, int]] = []

    def work() -> str:
        for step in range(3):
            jobs.post(lambda step=step: seen.append(("step", step)))
        return "done"

    jobs.run(Lane.NETWORK, work, done=lambda _: seen.append(("done", 3)), failed=unexpected)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert seen == [("step", 0), ("step", 1), ("step", 2), ("done", 3)]


class Owner(QObject):
    """What handed a job in, and is held by nothing else once the job is over."""

    def __init__(self, number: int, taken: list[object], ended_in: list[int]) -> None:
        super().__init__()
        self._number = number
        self._taken = taken
        self.destroyed.connect(lambda: ended_in.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)

    def work(self) -> int:
        return 1 // self._number

    def take(self, result: object) -> None:
        self._taken.append(result)


@pytest.mark.parametrize("number", [0, 1], ids=["failed", "done"])
def test_the_owner_of_a_job_is_never_destroyed_in_a_lane(qtbot: QtBot, jobs: QtJobs, number: int) -> None:
    taken: list[object] = []
    ended_in: list[int] = []

    def hand_in() -> None:
        owner = Owner(number, taken, ended_in)
        jobs.run(Lane.VAULT, owner.work, done=owner.take, failed=owner.take)

    hand_in()
    qtbot.waitUntil(lambda: len(taken) == 1)
    jobs.run(Lane.VAULT, lambda: 2, done=taken.append, failed=unexpected)
    qtbot.waitUntil(lambda: len(taken) == 2)
    taken.clear()
    gc.collect()
    assert ended_in == [threading.get_ident()]


def test_lanes_collect_no_garbage(qtbot: QtBot) -> None:
    gc.enable()
    try:
        lanes = QtJobs()
        assert not gc.isenabled()
        lanes.close()
        assert gc.isenabled()
    finally:
        gc.disable()
