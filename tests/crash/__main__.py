"""Crashes in their full form, as JSON: `python -m tests.crash [--kind states|kill|fault] [--workload NAME]`.

Ends with an error if a single state or run was bad; its recording is kept, and
`python -m tests.crash --recording FILE --state NUMBER --folder DIR` makes that state again.
"""

import argparse
import dataclasses
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
from tests.crash.lab import ALL_WORKS, CONTROLS, DELIVERY, WORKS
from tests.crash.troubles import Kind, Troubles, met
from tests.crash.warm import share_statements

# A disk in memory: the suite decides what is on the medium, not the machine.
_MEMORY = Path("/dev/shm")
_TURNS = 6
# One of these takes as long as that many of the others.
_SLOW = {"stick": 3, "rotate": 3, "close": 3, "repair": 8}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kind", choices=("states", "kill", "fault"), action="append")
    parser.add_argument("--workload", choices=ALL_WORKS, action="append")
    parser.add_argument("--delivery", action="store_true", help="all works of a laptop, a coordinator and central")
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
    asked.kind = asked.kind or ["states", "kill", "fault"]
    asked.workload = asked.workload or list(DELIVERY if asked.delivery else WORKS)
    figures: dict[str, dict[str, object]] = {}
    ends = time.monotonic() + 60 * asked.minutes
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=_MEMORY if _MEMORY.is_dir() else None))
    pool = ProcessPoolExecutor(asked.workers, get_context("spawn"), share_statements)
    try:
        troubles = [Kind(kind) for kind in asked.kind if kind != "states"]
        if "states" in asked.kind:
            until = time.monotonic() + 60 * asked.minutes / (2 if troubles else 1)
            figures["states"] = all_states(pool, asked, folder / "states", until)
        if troubles:
            figures |= all_troubles(pool, asked, troubles, folder / "troubles", ends)
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(folder, ignore_errors=True)
    written = json.dumps(figures, indent=1, ensure_ascii=False)
    print(written)
    if asked.out:
        asked.out.write_text(written + "\n", "utf-8")
    return 1 if any(one["bad"] for one in figures.values()) else 0


def all_states(pool: Executor, asked: argparse.Namespace, folder: Path, until: float) -> dict[str, object]:
    """Power cuts of one workload after the other."""
    controls = {name: control(name, folder / name) for name in CONTROLS}
    told: dict[str, object] = {"controls": controls}
    # A fault that was put in and is not found is as bad as one that is.
    bad, total = sum(found == 0 for found in controls.values()), 0
    for done, workload in enumerate(asked.workload):
        began = time.monotonic()
        # It stops when it has its states; some need ten times as long as others.
        left = max(5.0, (until - began) / min(3, len(asked.workload) - done))
        found, writes = of_states(pool, asked, workload, folder / workload, left)
        told[workload] = one = {
            "writes": writes,
            "states": len(found.images),
            "contents": len(found.contents),
            "judged": found.judged,
            "bad": found.bad,
            "seconds": round(time.monotonic() - began, 1),
        }
        print("states", workload, json.dumps(one)[:300], file=sys.stderr, flush=True)
        bad, total = bad + len(found.bad), total + len(found.images)
    return {**told, "total": total, "bad": bad}


def all_troubles(
    pool: Executor, asked: argparse.Namespace, kinds: list[Kind], folder: Path, until: float
) -> dict[str, dict[str, object]]:
    """Kills and failures of all workloads by turns, so that none is left out whenever the time ends."""
    found = {(kind, workload): Troubles() for kind in kinds for workload in asked.workload}
    for turn in range(_TURNS):
        if time.monotonic() > until:
            break
        for (kind, workload), one in found.items():
            most = max(1, asked.runs // _SLOW.get(workload, 1))
            if time.monotonic() < until:
                one.add(met(pool, asked.workers, kind, workload, folder, turn, _TURNS, most, until))
        for kind in kinds:
            runs = {workload: one.runs for (its, workload), one in found.items() if its is kind}
            bad = sum(len(one.bad) for (its, _), one in found.items() if its is kind)
            print(
                kind,
                f"turn {turn}: {sum(runs.values())} runs, {bad} bad",
                json.dumps(runs),
                file=sys.stderr,
                flush=True,
            )
    return {
        str(kind): {
            **{workload: dataclasses.asdict(one) for (its, workload), one in found.items() if its is kind},
            "total": sum(one.runs for (its, _), one in found.items() if its is kind),
            "bad": sum(len(one.bad) for (its, _), one in found.items() if its is kind),
        }
        for kind in kinds
    }


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
    pool: Executor, asked: argparse.Namespace, workload: str, folder: Path, seconds: float
) -> tuple[states.Found, int]:
    """What was looked at, and how many events the run had."""
    taken = recording_of(workload, folder)
    found = states.looked_through(pool, asked.workers, taken, folder, asked.states, seconds)
    if found.bad:
        kept = Path(tempfile.gettempdir()) / f"crash-{workload}.recording"
        kept.write_bytes(pickle.dumps(taken))
        print(f"the recording is kept in {kept}", file=sys.stderr)
    shutil.rmtree(folder)
    return found, len(taken.events)


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
