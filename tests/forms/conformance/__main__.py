"""All cases of the open corpus, as JSON: `python -m tests.forms.conformance [--every N] [--kind KIND]`.

Ends with an error if a case on which other engines agree comes out otherwise without an explanation.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from tests.forms.conformance import corpus
from tests.forms.conformance.suite import KINDS, reached


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.forms.conformance", description=__doc__)
    arguments.add_argument("--every", type=int, default=1, help="only each so-and-so-many-th case")
    arguments.add_argument("--kind", choices=list(KINDS), action="append")
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    if not corpus.is_there():
        print(corpus.MISSING, file=sys.stderr)
        return 0
    figures, good = [], True
    for name in asked.kind or KINDS:
        began = time.monotonic()
        for tally in KINDS[name](asked.every):
            print(tally.sentence(), file=sys.stderr, flush=True)
            good = good and reached(tally)
            figures.append(tally.figures())
        print(f"{name}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    if asked.out:
        asked.out.write_text(text + "\n", "utf-8")
    print(text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
