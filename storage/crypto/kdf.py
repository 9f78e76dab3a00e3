"""A key from a passphrase: Argon2id, with a cost that is measured on this machine and bounded on reading."""

import time
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
        ):
            raise CostRefused


HIGHEST: Final = Argon2Cost(memory_kib=2 * 1024 * 1024, passes=20, lanes=16)
USUAL: Final = Argon2Cost(memory_kib=256 * 1024, passes=3, lanes=4)
# RFC 9106, second recommended profile: what a machine short of memory still gets.
FLOOR: Final = Argon2Cost(memory_kib=64 * 1024, passes=3, lanes=4)


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


def calibrated(target_seconds: float = 1.0) -> Argon2Cost:
    """Return the cost that takes about `target_seconds` here, never below the floor."""
    for base in (USUAL, FLOOR):
        began = time.perf_counter()
        try:
            derive(b"calibration", bytes(SALT_BYTES), base)
        except MemoryNotEnough:
            continue
        one_pass = (time.perf_counter() - began) / base.passes
        passes = max(base.passes, min(HIGHEST.passes, round(target_seconds / max(one_pass, 1e-6))))
        # A slow machine gets the smaller memory rather than an unlock of several seconds.
        if base is USUAL and one_pass * base.passes > 2 * target_seconds:
            continue
        return Argon2Cost(base.memory_kib, passes, base.lanes)
    return FLOOR
