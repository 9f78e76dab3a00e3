"""Four hours of sound, faster than real time, ended by a kill: memory, size, seeking, what is lost.

`python -m tests.bench.recording4h FILE KEY SECONDS` records in a process of its own, which waits to be killed;
with `real` after it, it records as slowly as a microphone speaks.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from app.recorder.segment import Segment
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE
from storage.container import AUDIO_RECORD, ContainerReader, drop_torn_tail, recover
from storage.container.layout import HEADER, PREFIX, TAG
from tests.app.recorder.speaking import tone
from tests.bench.figures import Figures, Watch, spread, timed

HOURS: Final = 4
SEEKS: Final = 300
TARGETS: Final = {"seek_p95_ms": 5.0, "lost_s": 2.0, "memory_growth_mb": 8.0, "size_differs_bytes": 0}
_SECOND: Final = SAMPLE_RATE * SAMPLE_BYTES
_TOLD_EVERY: Final = 60


def resident_kib(pid: int) -> int:
    """What a process holds in memory now."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def record(path: Path, key: bytes, seconds: int, *, in_real_time: bool = False) -> None:
    """Record a tone; every minute of it say how much was heard and how much memory that takes."""
    sound, segment = tone(4), Segment(path, key)
    due = time.monotonic()
    for second in range(seconds):
        at = second % 4 * _SECOND
        for start in range(at, at + _SECOND, _SECOND // 50):
            segment.hear(sound[start : start + _SECOND // 50])
            if in_real_time:
                due += 0.02
                time.sleep(max(0.0, due - time.monotonic()))
        if (second + 1) % _TOLD_EVERY == 0 or second + 1 == seconds:
            print(segment.heard_ms, resident_kib(os.getpid()), flush=True)
    # Nobody says goodbye to a recorder that is killed.
    signal.pause()


def measure(folder: Path, seconds: int = HOURS * 3600) -> Figures:
    """All figures of a long recording."""
    folder.mkdir(parents=True, exist_ok=True)
    path, key = folder / "sound", os.urandom(32)
    line = [sys.executable, "-m", "tests.bench.recording4h", str(path), key.hex(), str(seconds)]
    watch = Watch()
    heard, memory = 0, []
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for told in child.stdout:
            heard, resident = map(int, told.split())
            memory.append(resident)
            if heard >= seconds * 1_000:
                break
        child.send_signal(signal.SIGKILL)
    taken = watch.seconds
    prefix = recover(path, key)
    drop_torn_tail(path, prefix)
    size = path.stat().st_size
    expected = HEADER + prefix.records * (PREFIX + AUDIO_RECORD + TAG)
    chance = random.Random(1)
    opened: list[float] = []
    seeks: list[float] = []
    with timed(opened):
        reader = ContainerReader(path, key, truncated_records=prefix.records)
    with reader:
        for _ in range(SEEKS):
            with timed(seeks):
                reader.read(chance.randrange(reader.size - 4_096), 4_096)
    # One record a second: what has none is lost.
    lost = heard / 1_000 - prefix.records
    # The first minutes fill the encoder and the allocator.
    settled = memory[min(len(memory) - 1, 3)]
    figures: Figures = {
        "recorded_s": heard // 1_000,
        "recorded_times_real_time": round(heard / 1_000 / taken, 1),
        "records": prefix.records,
        "file_bytes": size,
        "memory_after_minutes_mb": round(settled / 1024, 1),
        "memory_at_the_end_mb": round(memory[-1] / 1024, 1),
        "open_reader_ms": round(opened[0] * 1_000, 1),
        **spread("seek", seeks),
        "lost_at_kill_s": round(lost, 2),
    }
    measured = {
        "seek_p95_ms": float(figures["seek_p95_ms"]),
        "lost_s": lost,
        "memory_growth_mb": (max(memory) - settled) / 1024,
        "size_differs_bytes": abs(size - expected),
    }
    for name, target in TARGETS.items():
        figures[f"target_{name}"] = target
        figures[name if name not in figures else f"{name}_measured"] = round(measured[name], 2)
        figures[f"met_{name}"] = int(measured[name] <= target)
    return figures


if __name__ == "__main__":
    record(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]), in_real_time="real" in sys.argv[4:])
