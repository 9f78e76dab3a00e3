"""Fuzzing in its full form, as JSON: `python -m tests.fuzz [--parser NAME] [--runs N] [--seconds S]`.

Each parser runs in a process of its own, whose memory is measured. Ends with an error if anything but a refusal of ours
came out, memory grew beyond the limit, or one input took too long; `--again HEX` reads
one input again.
"""

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.fuzz.cheaper import cheaper
from tests.fuzz.parsers import NAMES, parser
from tests.fuzz.running import one


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    arguments.add_argument("--parser", choices=NAMES, action="append")
    arguments.add_argument("--runs", type=int, default=1_000_000)
    arguments.add_argument("--seconds", type=float, default=3_600.0, help="at most for each parser")
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--again", type=bytes.fromhex, help="an input that one parser crashed on")
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    names = asked.parser or list(NAMES)
    if asked.again is not None:
        with parser(names[0]) as made, cheaper():
            print(made.read(asked.again))
        return 0
    figures = []
    # A new process for each: the memory of one must not count for the next.
    with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn"), max_tasks_per_child=1) as workers:
        for done in workers.map(one, names, [asked.runs] * len(names), [asked.seconds] * len(names)):
            print(json.dumps(done, ensure_ascii=False)[:400], file=sys.stderr, flush=True)
            figures.append(done)
            if asked.out:
                asked.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 1 if any(done["bad"] for done in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
