"""Crashes in their full form, as JSON: `python -m tests.crash [--kind states|kill|fault] [--workload NAME]`.

Ends with an error if a single state or run was bad; its recording is kept, and
`python -m tests.crash --recording FILE --state NUMBER --folder DIR` makes that state again.
"""

import argparse
import json
import os
import pickle
import shutil
import sys
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.crash import states
from tests.crash.killing import Zygote
from tests.crash.lab import CONTROLS, WORKS
from tests.crash.troubles import Kind, met
from tests.crash.warm import share_statements

# A disk in memory: the suite decides what is on the medium, not the machine.
_MEMORY = Path("/dev/shm")
# One of these takes as long as that many of the others.
_SLOW = {"stick": 3, "rotate": 3, "close": 3, "repair": 8}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kind", choices=("states", "kill", "fault"), action="append")
    parser.add_argument("--workload", choices=WORKS, action="append")
    parser.add_argument("--states", type=int, default=2150, help="distinct states of each workload")
    parser.add_argument(
        "--runs", type=int, default=450, help="kills, and faults, of each workload; no more than places"
    )
    parser.add_argument("--minutes", type=float, default=60.0, help="for everything")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--recording", type=Path)
    parser.add_argument("--state")
    parser.add_argument("--folder", type=Path, help="where one state is made")
    asked = parser.parse_args()
    if asked.recording:
        return again(asked.recording, asked.state, asked.folder)
    kinds = asked.kind or ("states", "kill", "fault")
    workloads = asked.workload or list(WORKS)
    figures: dict[str, dict[str, object]] = {}
    bad = 0
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=_MEMORY if _MEMORY.is_dir() else None))
    pool = ProcessPoolExecutor(asked.workers, get_context("spawn"), share_statements)
    try:
        for kind in kinds:
            until = time.monotonic() + 60 * asked.minutes / len(kinds)
            told = figures[kind] = {}
            if kind == "states":
                told["controls"] = {name: control(name, folder / name) for name in CONTROLS}
                bad += any(found == 0 for found in told["controls"].values())  # type: ignore[attr-defined]
            for done, workload in enumerate(workloads):
                began = time.monotonic()
                # What a quick one leaves of its share is for the others.
                left = max(5.0, (until - began) / (len(workloads) - done))
                if kind == "states":
                    one, wrong = of_states(pool, asked.workers, workload, folder / kind / workload, asked.states, left)
                else:
                    most = max(1, asked.runs // _SLOW.get(workload, 1))
                    one, wrong = of_troubles(
                        pool, asked.workers, Kind(kind), workload, folder / kind / workload, most, left
                    )
                told[workload] = {**one, "seconds": round(time.monotonic() - began, 1)}
                bad += wrong
                print(kind, workload, json.dumps(told[workload])[:300], file=sys.stderr, flush=True)
            counted = [one for name, one in told.items() if name != "controls"]
            told["total"] = sum(one["states" if kind == "states" else "runs"] for one in counted)  # type: ignore[index]
            told["bad"] = sum(len(one["bad"]) for one in counted)  # type: ignore[index]
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(folder, ignore_errors=True)
    written = json.dumps(figures, indent=1, ensure_ascii=False)
    print(written)
    if asked.out:
        asked.out.write_text(written + "\n", "utf-8")
    return 1 if bad else 0


def control(name: str, folder: Path) -> int:
    """How many bad states a workload with a known fault has; none would mean that the lab is blind."""
    taken = recording_of(name, folder)
    found = states.walk(taken, folder / "looked", 0, 1, 1_000, time.monotonic() + 60)
    return len(found.bad)


def recording_of(workload: str, folder: Path) -> states.Recorded:
    folder.mkdir(parents=True)
    zygote = Zygote()
    try:
        return states.recorded(zygote, workload, folder)
    finally:
        zygote.close()


def of_states(
    pool: Executor, workers: int, workload: str, folder: Path, most: int, seconds: float
) -> tuple[dict[str, object], int]:
    taken = recording_of(workload, folder)
    found = states.looked_through(pool, workers, taken, folder, most, seconds)
    if found.bad:
        kept = Path(tempfile.gettempdir()) / f"crash-{workload}.recording"
        kept.write_bytes(pickle.dumps(taken))
        print(f"the recording is kept in {kept}", file=sys.stderr)
    shutil.rmtree(folder)
    figures: dict[str, object] = {
        "writes": len(taken.events),
        "states": len(found.images),
        "contents": len(found.contents),
        "judged": found.judged,
        "bad": found.bad,
    }
    return figures, len(found.bad)


def of_troubles(
    pool: Executor, workers: int, kind: Kind, workload: str, folder: Path, most: int, seconds: float
) -> tuple[dict[str, object], int]:
    found = met(pool, workers, kind, workload, folder, most, seconds)
    shutil.rmtree(folder, ignore_errors=True)
    figures = {
        "places": found.places,
        "runs": found.runs,
        "missed": found.missed,
        "shown": found.shown,
        "bad": found.bad,
    }
    return figures, len(found.bad)


def again(recording: Path, state: str, folder: Path) -> int:
    """Make one state again and look at it."""
    taken = pickle.loads(recording.read_bytes())  # written by ourselves
    event = int(state.split(".")[0])
    disk = next(disk for number, disk in states.cuts(taken) if number == event)
    wrong = states.look(taken, state, states.image_after(taken, state, disk), folder)
    print(wrong or "nothing is wrong with it")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
