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

if sys.platform != "win32":
    import resource

from tests.crash.warm import share_statements
from tests.sync.model.trying import tried

# So many for each process, then the clock is looked at.
_AT_ONCE = 16


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sync.model", description=__doc__)
    parser.add_argument("--sequences", type=int, default=5_000)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=60.0, help="stop to begin new ones after so long")
    parser.add_argument("--first", type=int, default=0, help="seed of the first one")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    options = parser.parse_args()
    until = time.monotonic() + options.minutes * 60
    began = time.monotonic()
    done, bad = Counter[str](), {}
    ran = 0
    with ProcessPoolExecutor(options.jobs, get_context("spawn"), share_statements) as pool:
        for start in range(options.first, options.first + options.sequences, _AT_ONCE * options.jobs):
            if time.monotonic() > until:
                break
            seeds = range(start, min(start + _AT_ONCE * options.jobs, options.first + options.sequences))
            for task in as_completed([pool.submit(tried, seed, options.steps) for seed in seeds]):
                seed, happened, problem = task.result()
                ran += 1
                done.update(happened)
                if problem:
                    bad[seed] = problem
    seconds = time.monotonic() - began
    rate: dict[str, float] = {"seconds": round(seconds, 1), "a_minute": round(60 * ran / seconds)}
    if sys.platform != "win32":
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        rate["processor_seconds_each"] = round((spent.ru_utime + spent.ru_stime) / max(ran, 1), 2)
    told = {"sequences": ran, "steps": options.steps, **rate, "bad": bad, "happened": dict(done.most_common())}
    print(json.dumps(told))
    return 1 if bad or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
