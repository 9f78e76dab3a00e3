"""A key from a passphrase: Argon2id, with a cost that is measured on this machine and bounded on reading."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from storage.crypto.errors import CostRefused, MemoryNotEnough

SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess costs: memory in KiB, passes over it, lanes at once."""

    memory_kib: int
    passes: int
    lanes: int

    def refuse_if_hostile(self) -> None:
        """Raise CostRefused if a header asks for more than any of ours ever would."""
        if not (
            1 <= self.lanes <= HIGHEST.lanes
            and 1 <= self.passes <= HIGHEST.passes
            and 8 * self.lanes <= self.memory_kib <= HIGHEST.memory_kib
            and self.memory_kib * self.passes <= MOST_WORK
        ):
            raise CostRefused


HIGHEST: Final = Argon2Cost(memory_kib=2 * 1024 * 1024, passes=20, lanes=16)
USUAL: Final = Argon2Cost(memory_kib=256 * 1024, passes=3, lanes=4)
# RFC 9106, second recommended profile: what a machine short of memory still gets.
FLOOR: Final = Argon2Cost(memory_kib=64 * 1024, passes=3, lanes=4)
# Memory times passes; ours never pay more than 256 MiB twenty times. Each limit alone would allow minutes.
MOST_WORK: Final = 8 * 1024 * 1024
TARGET_SECONDS: Final = 1.0
# A slow machine gets less memory, down to the floor, rather than an unlock of several seconds.
MOST_SECONDS: Final = 1.2
_MEMORIES: Final = (256 * 1024, 128 * 1024, 64 * 1024)


def derive(passphrase: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """Return 32 bytes.

    Raises:
        CostRefused: the cost is beyond what we accept.
        MemoryNotEnough: the machine has not that much memory free now.
    """
    cost.refuse_if_hostile()
    try:
        return hash_secret_raw(passphrase, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)
    except HashingError:
        raise MemoryNotEnough from None


def calibrated(measure: Callable[[Argon2Cost], float] | None = None) -> Argon2Cost:
    """Return the cost that takes about a second here, never below the floor.

    Args:
        measure: gives the seconds that a cost takes; MemoryNotEnough where it cannot be paid.
    """
    seconds = measure or _seconds
    for memory in _MEMORIES:
        base = Argon2Cost(memory, USUAL.passes, USUAL.lanes)
        try:
            taken = seconds(base)
        except MemoryNotEnough:
            continue
        if taken > MOST_SECONDS and base != FLOOR:
            continue
        # Not above the target: what the measuring missed may still be paid at each unlock.
        passes = int(TARGET_SECONDS * 1.1 * base.passes / max(taken, 1e-6))
        return Argon2Cost(memory, max(base.passes, min(HIGHEST.passes, passes)), base.lanes)
    return FLOOR


def _seconds(cost: Argon2Cost) -> float:
    began = time.perf_counter()
    derive(b"calibration", bytes(SALT_BYTES), cost)
    return time.perf_counter() - began
