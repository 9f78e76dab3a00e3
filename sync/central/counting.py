"""Counts of calls in memory that workers share, and how Prometheus reads them. Numbers only: no content, no device."""

import threading
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from typing import Protocol

_STATUSES = (200, 400, 401, 403, 404, 408, 409, 413, 429, 500, 503)
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MOST_CALLS = 48
# Of one call: a count for each status, one for each bound and beyond, microseconds, bytes in, bytes out.
_WIDTH = len(_STATUSES) + len(_BOUNDS) + 1 + 3
_SIZE = _MOST_CALLS * _WIDTH
_MICRO = 1_000_000


class Memory(Protocol):
    """Whole numbers that processes share."""

    def __getitem__(self, at: int) -> int: ...

    def __setitem__(self, at: int, value: int) -> None: ...


class Counters:
    """A worker's own numbers; only it writes them, and the first process reads those of all."""

    def __init__(self, workers: int = 1, own: int = 0, memory: "Memory | None" = None) -> None:
        self.memory: Memory = get_context("spawn").RawArray("Q", workers * _SIZE) if memory is None else memory
        self.workers = workers
        self._start = own * _SIZE
        self._lock = threading.Lock()

    def add(self, call: int, status: int, seconds: float, received: int, sent: int) -> None:
        """One answered request."""
        at = self._start + call * _WIDTH
        bucket = next((number for number, bound in enumerate(_BOUNDS) if seconds <= bound), len(_BOUNDS))
        times = at + len(_STATUSES)
        known = _STATUSES.index(status) if status in _STATUSES else _STATUSES.index(500)
        with self._lock:
            self.memory[at + known] += 1
            self.memory[times + bucket] += 1
            self.memory[times + len(_BOUNDS) + 1] += int(seconds * _MICRO)
            self.memory[times + len(_BOUNDS) + 2] += received
            self.memory[times + len(_BOUNDS) + 3] += sent

    def lines(self, calls: Sequence[str]) -> Iterator[str]:
        """The numbers of all workers together, as Prometheus reads text."""
        sums = [
            [
                sum(self.memory[worker * _SIZE + call * _WIDTH + at] for worker in range(self.workers))
                for at in range(_WIDTH)
            ]
            for call in range(len(calls))
        ]
        statuses, bounds = len(_STATUSES), len(_BOUNDS)
        yield "# HELP svidok_requests_total Answered requests by call and status."
        yield "# TYPE svidok_requests_total counter"
        for call, row in zip(calls, sums, strict=True):
            for status, count in zip(_STATUSES, row, strict=False):
                if count:
                    yield f'svidok_requests_total{{call="{call}",status="{status}"}} {count}'
        yield "# HELP svidok_request_seconds How long requests took, from the head read to the answer made."
        yield "# TYPE svidok_request_seconds histogram"
        for call, row in zip(calls, sums, strict=True):
            counts = row[statuses : statuses + bounds + 1]
            if not sum(counts):
                continue
            for number, bound in enumerate((*map(str, _BOUNDS), "+Inf")):
                yield f'svidok_request_seconds_bucket{{call="{call}",le="{bound}"}} {sum(counts[: number + 1])}'
            yield f'svidok_request_seconds_sum{{call="{call}"}} {row[statuses + bounds + 1] / _MICRO}'
            yield f'svidok_request_seconds_count{{call="{call}"}} {sum(counts)}'
        for number, word in ((2, "received"), (3, "sent")):
            yield f"# HELP svidok_{word}_bytes_total Bytes of bodies {word}."
            yield f"# TYPE svidok_{word}_bytes_total counter"
            yield f"svidok_{word}_bytes_total {sum(row[statuses + bounds + number] for row in sums)}"
