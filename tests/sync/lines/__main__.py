"""Deliveries over bad lines of real packets, as JSON: `python -m tests.sync.lines [--profile 3g cut] [--share 0.2]`.

Linux only: it starts itself again in a network of its own. Ends with an error if one run did not complete.
"""

import argparse
import json
import os
import sys
from typing import Final

from tests.sync.lines import mission, packets, trouble
from tests.sync.lines.profiles import PROFILES
from tests.sync.lines.runs import Figures, mission_run, run

TROUBLES: Final = {"captive": trouble.captive, "dns": trouble.no_name}
NAMES: Final = [*PROFILES, *TROUBLES]
_INSIDE: Final = "SVIDOK_LINES_INSIDE"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sync.lines", description=__doc__)
    parser.add_argument("--profile", nargs="+", choices=NAMES, default=[], metavar="NAME")
    parser.add_argument("--share", type=float, default=1.0, help="so much of each sample")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds without a byte, as the program has them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--congestion", default="", help="TCP's way with congestion, if not the machine's own")
    parser.add_argument("--mission", action="store_true", help="41 interviews, 60 MB, over the first profile (3g)")
    parser.add_argument("--scale", type=float, default=1.0, help="of a mission: time goes so many times faster")
    parser.add_argument("--json", action="store_true", help="one object at the end instead of a line for each run")
    options = parser.parse_args()
    if not os.environ.get(_INSIDE):
        again = ["unshare", "-rnm", sys.executable, "-m", "tests.sync.lines", *sys.argv[1:]]
        os.execvpe(again[0], again, {**os.environ, _INSIDE: "1"})
    congestion = packets.set_up(options.congestion)
    found: list[Figures] = []
    names = options.profile or (["3g"] if options.mission else NAMES)
    for name in names:
        if options.mission:
            figures = mission_run(
                PROFILES[name],
                interviews=max(2, round(mission.INTERVIEWS * options.share)),
                size=int(mission.MISSION_BYTES * options.share),
                scale=options.scale,
                seed=options.seed,
                timeout=options.timeout,
            )
        elif name in TROUBLES:
            figures = TROUBLES[name](options.seed, options.timeout)
        else:
            figures = run(PROFILES[name], share=options.share, seed=options.seed, timeout=options.timeout)
        found.append(figures)
        if not options.json:
            print(json.dumps(figures), flush=True)
    if options.json:
        print(json.dumps({"congestion": congestion, "share": options.share, "seed": options.seed, "runs": found}))
    return 0 if all(one["completed"] for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
