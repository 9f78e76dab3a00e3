"""Requests that wait for the same thing get it once, and nobody is told that his is done before it is."""

import threading

import pytest

from sync.central.together import Together

_SECONDS = 20


class Disk:
    """Flushes, the first of which waits until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.flushed: list[list[object]] = []

    def flush(self, items: list[object]) -> None:
        if not self.begun.is_set():
            self.begun.set()
            assert self.go_on.wait(_SECONDS)
        self.flushed.append(items)
        if "broken" in items:
            raise OSError


def waiting(group: Together, about: str, count: int) -> None:
    """Wait until so many have asked."""
    while len(group._groups[about].waiting) < count:
        threading.Event().wait(0.001)


def test_whoever_comes_while_one_is_flushed_goes_together_with_the_next() -> None:
    group, disk, done = Together(), Disk(), []

    def ask(item: int) -> None:
        group.join("file", item, disk.flush)
        done.append(item)

    threads = [threading.Thread(target=ask, args=(0,))]
    threads[0].start()
    assert disk.begun.wait(_SECONDS)
    threads += [threading.Thread(target=ask, args=(item,)) for item in (1, 2, 3)]
    for thread in threads[1:]:
        thread.start()
    waiting(group, "file", 3)
    assert done == []
    group.join("another file", 9, disk.flush)
    assert disk.flushed == [[9]]
    disk.go_on.set()
    for thread in threads:
        thread.join(_SECONDS)
    assert [sorted(items) for items in disk.flushed] == [[9], [0], [1, 2, 3]]  # type: ignore[type-var]
    assert sorted(done) == [0, 1, 2, 3]
    assert not group._groups


def test_a_failure_is_heard_by_the_one_who_met_it_and_the_others_are_not_forgotten() -> None:
    group, disk, done, failed = Together(), Disk(), [], []

    def ask(item: object) -> None:
        try:
            group.join("file", item, disk.flush)
            done.append(item)
        except OSError:
            failed.append(item)

    threads = [threading.Thread(target=ask, args=("first",))]
    threads[0].start()
    assert disk.begun.wait(_SECONDS)
    threads += [threading.Thread(target=ask, args=(item,)) for item in ("broken", "whole", "good")]
    for thread in threads[1:]:
        thread.start()
    waiting(group, "file", 3)
    disk.go_on.set()
    for thread in threads:
        thread.join(_SECONDS)
    # With a broken one among them each group fails until only those are left that it does not hold up.
    assert "first" in done
    assert "broken" in failed
    assert set(done) | set(failed) == {"first", "broken", "whole", "good"}
    assert not set(done) & set(failed)
    with pytest.raises(OSError):
        group.join("file", "broken", disk.flush)
    assert not group._groups
