"""Say which golden files the program would write otherwise today: `python -m tests.golden`.

With `--add` those of new formats are written and listed in `frozen.sha256`. None that is listed is ever made anew.
Vaults, vectors and what left for others are made by commands of their own, before that.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from storage.objects import envelope
from tests.golden import frozen
from tests.golden.wire import made
from tests.storage.objects import test_golden
from tests.storage.objects.examples import DEVICE, EXAMPLES


def changed() -> list[str]:
    """Names of the golden files that hold other bytes than the program makes today; sealed ones differ each time."""
    return sorted(_name(path) for path, make in _fixed().items() if not path.exists() or path.read_bytes() != make())


def main() -> int:
    """Say what changed or is missing; add what is new if asked."""
    if "--add" in sys.argv[1:]:
        sealed = {made.HERE / name: make for name, make in made.SEALED.items()}
        for path, make in (_fixed() | sealed).items():
            if not path.exists():
                path.write_bytes(make())
        for name in frozen.add():
            print(f"added: {name}")
    found = changed()
    for name in found:
        print(f"changed: {name}")
    return 1 if found else 0


def _fixed() -> dict[Path, Callable[[], bytes]]:
    wire = {made.HERE / name: make for name, make in made.FIXED.items()}
    objects: dict[Path, Callable[[], bytes]] = {
        test_golden.GOLDEN / f"{name}.dsse.json": envelope.sign(payload, DEVICE).to_json
        for name, payload in EXAMPLES.items()
    }
    return wire | objects


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


if __name__ == "__main__":
    sys.exit(main())
