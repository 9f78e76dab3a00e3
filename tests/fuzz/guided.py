"""The same readers led by which of our lines an input reaches: `python -m tests.fuzz.guided NAME [RUNS]`.

Needs atheris (`pip install atheris==3.0.0`, Linux only), which is no part of the locked set. Every second input is one
of our own making, the others are changed bytes of those that reached something new.
"""

import resource
import sys
import tempfile
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["storage", "sync", "forms"]):
    from tests.fuzz.cheaper import cheaper
    from tests.fuzz.parsers import parser


def main() -> None:
    name, runs = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    with parser(name) as made, cheaper(), tempfile.TemporaryDirectory() as folder:

        def changed(data: bytes, most: int, seed: int) -> bytes:
            if seed % 2:
                return made.made(Random(seed))[:most]
            return bytes(atheris.Mutate(data, most))

        def read(data: bytes) -> None:
            try:
                made.read(data)
            except made.refusals:
                return

        for number in range(50):
            (Path(folder) / str(number)).write_bytes(made.made(Random(number)))
        options = [f"-runs={runs}", "-rss_limit_mb=1024", "-timeout=10", "-max_len=65536", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, folder], read, custom_mutator=changed)
        print(name, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MiB at the beginning", flush=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
