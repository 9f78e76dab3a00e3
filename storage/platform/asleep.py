"""Whether the machine slept: a clock that counts sleep runs ahead of one that does not."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import sys
import time
from collections.abc import Callable

from storage.platform.clock import mono_ms

SLEPT_MS = 1_500
"""More than the two clocks can differ by their own steps (a tick of 16 ms) and by the reading of them."""


def awake_ms() -> int:
    """Return milliseconds since boot without those that the machine slept."""
    if sys.platform == "win32":
        count = ctypes.c_uint64()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(count))
        return int(count.value // 10_000)
    elif sys.platform == "darwin":
        # mach_absolute_time, which stands still while the machine sleeps.
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW) // 1_000_000
    else:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000


class SleepWatch:
    """Tells once for each sleep that it happened."""

    def __init__(self, whole: Callable[[], int] = mono_ms, awake: Callable[[], int] = awake_ms) -> None:
        self._whole = whole
        self._awake = awake
        self._apart = self._difference()

    def has_slept(self) -> bool:
        """Return whether the machine slept since the last look."""
        before, self._apart = self._apart, self._difference()
        return self._apart - before >= SLEPT_MS

    def _difference(self) -> int:
        # The clock that counts sleep is read last: a pause between the readings only makes it look like sleep.
        awake = self._awake()
        return self._whole() - awake
