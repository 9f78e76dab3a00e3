"""Damaged vaults in their full form, as JSON: `python -m tests.damage [--variants N] [--out FILE]`.

Ends with an error if a single damage went unnoticed, was called by a wrong name, or could not be repaired.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.damage.judging import Verdicts, run
from tests.damage.vaults import made

_PIECE = 60


def told(verdicts: Verdicts, began: float) -> str:
    """The figures so far, as JSON."""
    figures = {
        "variants": verdicts.variants,
        "repaired": verdicts.repaired,
        "said": dict(sorted(verdicts.said.items())),
        "bad": verdicts.bad,
        "seconds": round(time.monotonic() - began, 1),
    }
    return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    arguments.add_argument("--variants", type=int, default=20_000)
    arguments.add_argument("--first", type=int, default=0)
    arguments.add_argument("--minutes", type=float, default=30.0)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="damage-", dir=memory if memory.is_dir() else None))
    began, verdicts = time.monotonic(), Verdicts()
    try:
        whole = made(folder / "whole")
        last = asked.first + asked.variants
        with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn")) as workers:
            tasks = [
                workers.submit(run, whole, folder / str(at), at, min(at + _PIECE, last))
                for at in range(asked.first, last, _PIECE)
            ]
            for task in tasks:
                verdicts.add(task.result())
                if asked.out:
                    asked.out.write_text(told(verdicts, began), "utf-8")
                if time.monotonic() - began > 60 * asked.minutes or len(verdicts.bad) > 100:
                    workers.shutdown(cancel_futures=True)
                    break
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    written = told(verdicts, began)
    print(written, end="")
    if asked.out:
        asked.out.write_text(written, "utf-8")
    return 1 if verdicts.bad else 0


if __name__ == "__main__":
    sys.exit(main())
