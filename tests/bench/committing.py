"""From an answer to its durable commit, while a recorder writes to the same disk."""

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.bench.figures import Figures
from tests.bench.vaults import Answering
from tests.sync.world import World

TARGET_MS: Final = 50.0
_AN_HOUR: Final = 3_600


def measure(folder: Path) -> Figures:
    """The program's own way from the session to the commit, with and without a recorder beside it."""
    office = World(folder / "office")
    answering = Answering(office.laptop("laptop"))
    alone = answering.commits()
    recorders = itertools.count()

    def recorder() -> "subprocess.Popen[str]":
        path = folder / f"sound-{next(recorders)}"
        line = [sys.executable, "-m", "tests.bench.recording4h", str(path), os.urandom(32).hex(), str(_AN_HOUR), "real"]
        return subprocess.Popen(line, stdout=subprocess.DEVNULL, text=True)

    with recorder() as beside:
        try:
            recording = answering.commits()
            assert beside.poll() is None
        finally:
            beside.kill()
    office.close()
    figures: Figures = {f"{name}_alone": value for name, value in alone.items()}
    figures |= {f"{name}_while_recording": value for name, value in recording.items()}
    measured = float(recording["answer_to_commit_p95_ms"])
    return figures | {
        "target_answer_to_commit_p95_ms": TARGET_MS,
        "met_answer_to_commit_p95_ms": int(measured <= TARGET_MS),
    }
