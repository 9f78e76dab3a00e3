"""`python -m tests.bench [--out FILE] [--only NAME ...] [--count N]`: speed and memory here, as JSON."""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from storage.crypto.kdf import calibrated
from tests.bench import (
    central,
    committing,
    delivery_peers,
    exhibits,
    fields,
    forms,
    listening,
    plain,
    prepared,
    program,
    recording4h,
    scale,
    sound,
    vaults,
    wire,
)
from tests.bench.figures import Figures

GROUPS = (
    "forms", "fields", "sound", "vault", "program", "wire", "commit", "plain", "recording", "scale", "exhibits",
    "listening", "central-upload", "central-crowd", "central-growth",
    "delivery-peers", "delivery-tus",
)  # fmt: skip
#: These take minutes each: only when asked for (`make test-scale` asks).
LONG = (
    "plain", "recording", "scale", "exhibits", "listening", "central-upload", "central-crowd", "central-growth",
    "delivery-peers", "delivery-tus",
)  # fmt: skip


def machine() -> Figures:
    """Where the figures are from, and how busy it was."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count() or 0,
        "memory_gib": round(pages * size / 2**30, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_average": round(os.getloadavg()[0], 2),
    }


def measure(folder: Path, groups: list[str], count: int | None = None) -> dict[str, Figures]:
    """Every group that was asked for; `count` is for those of central: MiB, laptops, interviews."""
    counted = () if count is None else (count,)
    found: dict[str, Figures] = {"machine": machine()}
    data = folder / "data"
    directory = data / "svidok" / "vaults" / "1"
    if {"vault", "program"} & set(groups):
        cost = calibrated()
        prepared.make(directory, cost)
    measures = {
        "forms": forms.measure,
        "fields": fields.measure,
        "sound": lambda: sound.measure(_made(folder / "sound")),
        "program": lambda: program.measure(data),
        "vault": lambda: vaults.measure(folder / "vault", directory, cost),
        "wire": lambda: wire.measure(folder / "wire"),
        "commit": lambda: committing.measure(_made(folder / "commit")),
        "plain": lambda: plain.measure(folder / "plain"),
        "recording": lambda: recording4h.measure(folder / "recording"),
        "scale": lambda: scale.measure(folder / "scale"),
        "listening": listening.measure,
        "central-upload": lambda: central.upload(folder / "upload", *counted),
        "central-crowd": lambda: central.crowd(folder / "crowd", *counted),
        "central-growth": lambda: central.growth(folder / "growth", *counted),
        "delivery-peers": lambda: delivery_peers.measure(folder / "delivery", *counted),
        "delivery-tus": lambda: delivery_peers.tus(folder / "tus", *counted),
        "exhibits": lambda: exhibits.measure(folder / "exhibits"),
    }
    for name in groups:
        began = time.monotonic()
        print(f"measuring {name} ...", file=sys.stderr)
        found[name] = measures[name]()
        print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr)
    found["machine"]["load_average_at_the_end"] = round(os.getloadavg()[0], 2)
    return found


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=[name for name in GROUPS if name not in LONG])
    parser.add_argument("--count", type=int, help="of central: MiB to upload, laptops at once, interviews stored")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="svidok-bench-") as folder:
        text = json.dumps(measure(Path(folder), given.only, given.count), indent=2)
    print(text)
    if given.out is not None:
        given.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
