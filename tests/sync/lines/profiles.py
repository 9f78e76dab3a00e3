"""Kinds of bad lines: figures of what people have, written down once for both simulators."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """A line. `round_trip` and `jitter` are seconds; `rate` is bits a second each way, 0 as fast as it goes."""

    name: str = ""
    rate: int = 0
    round_trip: float = 0.0
    jitter: float = 0.0
    #: Share of the packets that is lost, each way.
    loss: float = 0.0
    #: A connection is reset after so many bytes upward; 0 never.
    cut_every: int = 0
    #: After so many bytes upward nothing of a connection arrives any more, and nobody is told; 0 never.
    vanish_every: int = 0
    #: Whether who listens says nothing at all.
    is_silent: bool = False
    #: How much is sent to measure it: one to two minutes of a plain stream.
    sample_bytes: int = 1_000_000


# 3g, 2g and lossy as in the house's baselines; the round trip of gprs and vsat as such lines are sold.
PROFILES: Final = {
    one.name: one
    for one in (
        Profile("gprs", 40_000, 0.7, 0.1, 0.02, sample_bytes=600_000),
        Profile("2g", 120_000, 0.32, 0.05, 0.02, sample_bytes=1_500_000),
        Profile("3g", 750_000, 0.11, 0.03, 0.01, sample_bytes=8_000_000),
        Profile("vsat", 1_000_000, 0.6, 0.02, 0.005, sample_bytes=10_000_000),
        Profile("lossy", 1_000_000, 0.15, 0.02, 0.10, sample_bytes=8_000_000),
        Profile("cut", 1_000_000, 0.1, cut_every=50_000, sample_bytes=1_500_000),
        Profile("half-open", 1_000_000, 0.1, vanish_every=150_000, sample_bytes=400_000),
        Profile("clean", sample_bytes=4_000_000),
    )
}
