"""What is written again and again until it is kept is testimony: the lock waits for it, and lists do not come first."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.qt_jobs import QtJobs
from app.retrying import Retrying
from app.unkept import Unkept


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("lane", "order"),
    [(Lane.WORDS, ["a note", "a list"]), (Lane.MARKS, ["a list", "a note"]), (Lane.VAULT, ["a list", "a note"])],
)
def test_it_goes_ahead_of_what_only_reads_and_the_lock_knows_of_it(
    qtbot: QtBot, jobs: QtJobs, lane: Lane, order: list[str]
) -> None:
    gate, written = threading.Event(), list[str]()
    notes: Retrying[str, None] = Retrying(
        Unkept(), "notes", jobs, written.append, kept=lambda _: None, refused=lambda _: None, lane=lane
    )
    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    jobs.run(Lane.VAULT, lambda: written.append("a list"), done=lambda _: None, failed=lambda _: None)
    notes.run("a note")
    assert jobs.words.over(0) is (lane is Lane.VAULT)
    gate.set()
    qtbot.waitUntil(lambda: written == order)
    qtbot.waitUntil(lambda: notes.waiting == ())
    assert jobs.words.over(0)
