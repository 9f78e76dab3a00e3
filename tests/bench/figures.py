"""What is reported: plain numbers, with the middle and the slow end where there are many."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

Figures = dict[str, float | int | str]


def spread(name: str, seconds: Sequence[float], *, unit: str = "ms") -> Figures:
    """Median and 95th percentile of times measured in seconds."""
    ordered = sorted(seconds)
    factor = {"ms": 1_000.0, "s": 1.0}[unit]
    return {
        f"{name}_median_{unit}": round(ordered[len(ordered) // 2] * factor, 3),
        f"{name}_p95_{unit}": round(ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))] * factor, 3),
    }


class Watch:
    """Time since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._began


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    """Append how long the block took."""
    watch = Watch()
    yield
    into.append(watch.seconds)


def computing(work: Callable[[], object], times: int) -> list[float]:
    """What each of several runs cost the processor, for work that waits for nothing: others may use the machine."""
    taken: list[float] = []
    for _ in range(times):
        began = time.thread_time()
        work()
        taken.append(time.thread_time() - began)
    return taken
