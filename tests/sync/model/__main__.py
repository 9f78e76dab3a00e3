"""The model at length, as JSON: `python -m tests.sync.model [--sequences 5000] [--steps 50] [--minutes 60]`.

Ends with an error if one sequence did not come together; its seed is in the output and makes it again.
"""

import argparse
import json
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.sync.model.world import tried


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sync.model", description=__doc__)
    parser.add_argument("--sequences", type=int, default=5_000)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=60.0, help="stop to begin new ones after so long")
    parser.add_argument("--first", type=int, default=0, help="seed of the first one")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    until = time.monotonic() + options.minutes * 60
    done, bad = Counter[str](), {}
    ran = 0
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        for start in range(options.first, options.first + options.sequences, 4 * options.jobs):
            if time.monotonic() > until:
                break
            seeds = range(start, min(start + 4 * options.jobs, options.first + options.sequences))
            for task in as_completed([pool.submit(tried, seed, options.steps) for seed in seeds]):
                seed, happened, problem = task.result()
                ran += 1
                done.update(happened)
                if problem:
                    bad[seed] = problem
    print(json.dumps({"sequences": ran, "steps": options.steps, "bad": bad, "happened": dict(done.most_common())}))
    return 1 if bad or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
