"""Make the golden files anew and say which changed: `python -m tests.golden`; with `--check` only say it.

While the formats are drafts. Vaults are never made anew: each is of its own day.
"""

import sys
from pathlib import Path

from storage.objects import envelope
from tests.golden.wire import made
from tests.storage.objects import test_golden, test_golden_sealed
from tests.storage.objects.examples import DEVICE, EXAMPLES


def changed() -> list[str]:
    """Names of the golden files that hold other bytes than the program makes today; sealed ones differ each time."""
    wanted = {made.HERE / name: make() for name, make in made.FIXED.items()}
    wanted |= {
        test_golden.GOLDEN / f"{name}.dsse.json": envelope.sign(payload, DEVICE).to_json()
        for name, payload in EXAMPLES.items()
    }
    return sorted(_name(path) for path, content in wanted.items() if not path.exists() or path.read_bytes() != content)


def main() -> int:
    """Say what changed, and make everything anew unless only asked."""
    found = changed()
    for name in found:
        print(f"changed: {name}")
    if "--check" in sys.argv[1:]:
        return 1 if found else 0
    for part in (made, test_golden, test_golden_sealed):
        part.regenerate()
    print("made anew: objects, sealed objects, wire; vectors have a command of their own, vaults are kept")
    return 0


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


if __name__ == "__main__":
    sys.exit(main())
