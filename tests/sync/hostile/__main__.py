"""Every hostile request and every lie, as JSON: `python -m tests.sync.hostile [--count] [--out FILE]`.

For each subject how many there are, how many ended as they must, which did not, and what the dearest one cost in
milliseconds of the processor, both ends and the comparison of all tables together. Ends with an error if one did not.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.sync.hostile import clients, servers
from tests.sync.hostile.door import Door
from tests.sync.hostile.judging import known, wrong_of_lie, wrong_of_request
from tests.sync.world import World


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.sync.hostile", description=__doc__)
    arguments.add_argument("--count", action="store_true", help="only count them")
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    counts = {
        "requests": {name: len(cases) for name, cases in clients.SUBJECTS.items()},
        "lies": {name: len(lies) for name, lies in servers.SUBJECTS.items()},
        "all": {"requests": len(clients.CASES), "lies": len(servers.LIES)},
    }
    figures: dict[str, object] = {"counts": counts}
    bad = False
    if not asked.count:
        with tempfile.TemporaryDirectory() as folder:
            requests, lies = _requests(Path(folder) / "door"), _lies(Path(folder) / "lies")
        figures |= {"requests": requests, "lies": lies}
        figures["memory_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
        bad = any(one["wrong"] for one in (*requests.values(), *lies.values()))
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    if asked.out:
        asked.out.write_text(text + "\n", "utf-8")
    print(text)
    return 1 if bad else 0


def _requests(folder: Path) -> dict[str, dict[str, object]]:
    door = Door(folder)
    found = {}
    for name, cases in clients.SUBJECTS.items():
        wrong, costs = {}, [0.0]
        for case in cases:
            began = time.process_time()
            problem = wrong_of_request(door, case)
            costs.append(time.process_time() - began)
            if problem:
                wrong[case.name] = problem
        found[name] = _figures(len(cases), wrong, costs)
    door.close()
    return found


def _lies(folder: Path) -> dict[str, dict[str, object]]:
    world = World(folder)
    laptop = known(world, "laptop")
    found = {}
    for name, lies in servers.SUBJECTS.items():
        wrong, costs = {}, [0.0]
        for lie in lies:
            began = time.process_time()
            problem = wrong_of_lie(laptop, lie)
            costs.append(time.process_time() - began)
            if problem:
                wrong[lie.name] = problem
        found[name] = _figures(len(lies), wrong, costs)
    world.close()
    return found


def _figures(count: int, wrong: dict[str, str], costs: list[float]) -> dict[str, object]:
    return {
        "cases": count,
        "right": count - len(wrong),
        "wrong": wrong,
        "processor_seconds": round(sum(costs), 1),
        "dearest_ms": round(1_000 * max(costs), 1),
    }


if __name__ == "__main__":
    sys.exit(main())
