"""Runs of one parser, one after the other; what crashed it is told with the input."""

import resource
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.fuzz.cheaper import cheaper
from tests.fuzz.parsers import Parser, parser

LARGEST_MIB = 256
SLOWEST_SECONDS = 5.0
_MOST_CRASHES = 20
# So many with real signatures and seals, the rest with stand-ins.
REAL = 50_000


@dataclass(slots=True)
class Runs:
    """What became of them; `read` are inputs that were taken, `slowest` is in seconds of the processor."""

    runs: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    crashes: list[tuple[str, str]] = field(default_factory=list)
    slowest: float = 0.0
    slowest_run: int = 0

    def add(self, other: "Runs") -> None:
        self.runs += other.runs
        self.read += other.read
        self.refused += other.refused
        self.crashes += other.crashes
        self.slowest, self.slowest_run = max((self.slowest, self.slowest_run), (other.slowest, other.slowest_run))


def run(reader: Parser, first: int, last: int, seconds: float) -> Runs:
    """Read the inputs of these numbers, as long as the time lasts."""
    done = Runs()
    until = time.monotonic() + seconds
    for number in range(first, last):
        data = reader.made(Random(number))
        began = time.thread_time()
        try:
            reader.read(data)
            done.read += 1
        except reader.refusals as refusal:
            done.refused[str(getattr(refusal, "code", type(refusal).__name__))] += 1
        except Exception:
            done.crashes.append((data.hex(), traceback.format_exc()[-1_500:]))
        took = time.thread_time() - began
        if took > done.slowest:
            done.slowest, done.slowest_run = took, number
        done.runs += 1
        if len(done.crashes) >= _MOST_CRASHES or time.monotonic() > until:
            break
    return done


def one(name: str, runs: int, seconds: float) -> dict[str, object]:
    """All runs of one parser, in this process."""
    with parser(name) as made:
        began, computed = time.monotonic(), time.process_time()
        done = run(made, 0, min(REAL, runs), seconds)
        with cheaper():
            if runs > done.runs and not done.crashes:
                done.add(run(made, done.runs, runs, seconds - (time.monotonic() - began)))
        took, computed = time.monotonic() - began, time.process_time() - computed
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "parser": name,
        "runs": done.runs,
        "read": done.read,
        "refused": dict(done.refused.most_common(12)),
        "crashes": done.crashes,
        "slowest_seconds": round(done.slowest, 4),
        "slowest_run": done.slowest_run,
        "memory_mib": round(memory, 1),
        "seconds": round(took, 1),
        "processor_seconds": round(computed, 1),
        "bad": bool(done.crashes) or memory > LARGEST_MIB or done.slowest > SLOWEST_SECONDS,
    }
