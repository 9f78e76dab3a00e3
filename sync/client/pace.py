"""How much goes into one request: some seconds' worth of the line as it is, and less where it breaks."""

import threading
from typing import Final

from sync.protocol import limits

TRIES: Final = 3
"""So often in a row one thing is tried before the line is let rest."""
MOST_ABREAST: Final = 3
"""So many requests are under way at once, on a line that is fast and does not break."""
_ABREAST_BYTES_A_SECOND: Final = 4_000_000
_QUICK_BYTES_A_SECOND: Final = 1_000_000
_MOMENT_SECONDS: Final = 0.25
_COMFORT_SECONDS: Final = 20.0
"""So long a request may take: the round trip is little beside it, and whoever stops a delivery waits no longer."""
_LEAST_GROWTH: Final = 4
_MOST_GROWTH: Final = 16
_GROWTH_SECONDS: Final = 0.02
_STEADY: Final = 6
_MOST_STEADY: Final = 48
_SLOWEST_BYTES_A_SECOND: Final = 1_000
_LEAST_AT_RISK: Final = 4 * limits.LEAF_BYTES
#: TCP, TLS 1.3 and the request itself.
_GREETINGS: Final = 3
_WAITING_SHARE: Final = 0.12
_RUN_WAITING_SHARE: Final = 0.04
_MOST_FIRST_BYTES: Final = 256 * 1024
_FIRST_SECONDS: Final = 5.0
_LEAST_TELLING_BYTES: Final = 4 * 1024


class Pace:
    """One for a conversation with central, whatever it carries; several threads may tell it what happened.

    It begins small, or with seconds of what the line carried last. What took less than the comfortable time makes it
    grow, fourfold or, where answers take long and each step costs one, up to sixteenfold; what was lost halves it, and
    it grows past that size again only after some requests in a row went well at it: six, and twice as many after each
    further loss.
    """

    def __init__(self, ceiling: int = limits.MOST_BATCH_BYTES, first: int = limits.FIRST_BATCH_BYTES) -> None:
        self._turn = threading.Lock()
        self._ceiling = min(max(ceiling, limits.LEAST_BATCH_BYTES), limits.MOST_BATCH_BYTES)
        self._first = min(max(first, limits.FIRST_BATCH_BYTES), _MOST_FIRST_BYTES)
        self._size = min(self._first, self._ceiling)
        self._most_leaves = limits.RUN_LEAVES
        self._most_batch = limits.MOST_BATCH_BYTES
        self._steady = 0
        self._needed = 0
        self._bytes_a_second = 0.0
        self._round_trip = 0.0
        self._is_first = False

    @property
    def size(self) -> int:
        """Bytes for the next request."""
        return self._size

    @property
    def batch(self) -> int:
        """The same for a batch of objects; more where a line carries them in a moment and central takes as many."""
        return min(self._moments, max(self._size, self._most_batch))

    @property
    def leaves(self) -> int:
        """The same in whole leaves of a file, one at least; more as with a batch."""
        return max(1, min(self._moments // limits.LEAF_BYTES, self._most_leaves))

    @property
    def _moments(self) -> int:
        size = self._size
        if size == limits.MOST_BATCH_BYTES:
            # What each request costs besides its bytes counts here, and what a cut loses is sent again as quickly. By
            # way of a satellite it is waiting for each answer that costs.
            is_waiting = self._round_trip * self._bytes_a_second > _RUN_WAITING_SHARE * size
            seconds = _COMFORT_SECONDS if is_waiting else _MOMENT_SECONDS
            size = max(size, min(limits.MOST_RUN_BYTES, int(seconds * self._bytes_a_second)))
        return size

    def takes_batches_of(self, size: int) -> None:
        """Central said how many bytes of objects it takes in one batch."""
        self._most_batch = min(size, limits.QUICK_BATCH_BYTES)

    def takes_runs_of(self, leaves: int) -> None:
        """Central said how many leaves of a file it takes in one request."""
        self._most_leaves = max(1, leaves)

    @property
    def ceiling(self) -> int:
        """What a next conversation over this line is to stay below at first."""
        return self._ceiling

    @property
    def first(self) -> int:
        """What its first request may hold: some seconds' worth, and never much, for it may be another line by then."""
        if not self._bytes_a_second:
            return self._first
        leaves = min(int(_FIRST_SECONDS * self._bytes_a_second), _MOST_FIRST_BYTES) // limits.LEAF_BYTES
        return max(leaves * limits.LEAF_BYTES, limits.FIRST_BATCH_BYTES)

    def abreast(self, size: int) -> int:
        """How many requests of so many bytes may be under way at once: a cut loses one, but where all is quick.

        Two, where one would wait for answers a good part of its time; on a line that one fills, two lose packets.
        """
        is_waiting = self._round_trip * self._bytes_a_second > _WAITING_SHARE * size
        if self._ceiling < limits.MOST_BATCH_BYTES:
            # It breaks: what is under way together, and may be lost together, stays little.
            return MOST_ABREAST if is_waiting and MOST_ABREAST * size <= _LEAST_AT_RISK else 1
        if self._size == self._ceiling and self._bytes_a_second >= _ABREAST_BYTES_A_SECOND:
            return MOST_ABREAST
        return 2 if is_waiting else 1

    @property
    def is_quick(self) -> bool:
        """Whether something small goes beside what is under way, and neither waits for the other."""
        return self._size == limits.MOST_BATCH_BYTES and self._bytes_a_second >= _QUICK_BYTES_A_SECOND

    def patience(self, size: int) -> float:
        """Seconds to wait for the answer beyond the usual: what was handed over may still lie in this computer."""
        return size / max(self._bytes_a_second / 4, _SLOWEST_BYTES_A_SECOND)

    def went_well(self, size: int, seconds: float) -> None:
        """A request of so many bytes was answered after so long."""
        if size < _LEAST_TELLING_BYTES:
            self._answered(seconds)
            return
        with self._turn:
            # What the round trip takes is no sign of a slow line.
            self._bytes_a_second = size / max(seconds - self._round_trip, seconds / 4, 0.001)
            wanted = int(_COMFORT_SECONDS * self._bytes_a_second)
            if 2 * size >= min(self._size, self._ceiling):
                self._steady += 1
                if self._steady >= max(self._needed, _STEADY):
                    self._steady, self._needed = 0, self._needed // 2
                    self._ceiling = min(2 * self._ceiling, limits.MOST_BATCH_BYTES)
                self._size = max(min(wanted, int(self._growth() * self._size)), self._size // 2)
            elif wanted < self._size:
                self._size = max(wanted, self._size // 2)
            self._size = min(max(self._size, limits.LEAST_BATCH_BYTES), self._ceiling)

    def _answered(self, seconds: float) -> None:
        """The quickest is nearest to the round trip; before the first of all the two ends greet each other twice."""
        if not self._round_trip:
            self._round_trip, self._is_first = seconds / _GREETINGS, True
        elif self._is_first:
            self._round_trip, self._is_first = min(seconds, self._round_trip * _GREETINGS), False
        else:
            self._round_trip = min(seconds, self._round_trip)

    def _growth(self) -> float:
        return min(max(self._round_trip / _GROWTH_SECONDS, _LEAST_GROWTH), _MOST_GROWTH)

    def failed(self, size: int) -> None:
        """A request of so many bytes was lost, or its answer was."""
        if size < _LEAST_TELLING_BYTES:
            return
        with self._turn:
            # A line that breaks under each larger request is asked to carry one ever more seldom.
            self._steady, self._needed = 0, min(max(2 * self._needed, _STEADY), _MOST_STEADY)
            self._ceiling = max(self._size // 2, limits.LEAST_BATCH_BYTES)
            self._size = min(self._size, self._ceiling)
