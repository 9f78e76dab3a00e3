"""`python -m tests.bench.peers [--out FILE]`: our engine beside others on the same forms in one run, as JSON.

The others are optional: `make bench-forms` installs them into build/peers by their ordinary clients, outside of what
the product is locked to. Whoever is missing, fails or takes too long has a word instead of figures.
"""

import argparse
import dataclasses
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.__main__ import machine
from tests.bench.peer_forms import Case, cases

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "peers"
ENGINES = ("ours", "rxeval", "web-forms")
SECONDS = 300
LOADS, TIMES = 3, 40


def run(engine: str, form: Path, story: Path, loads: int, times: int) -> dict[str, Any] | str:
    given = [str(form), str(story), str(loads), str(times)]
    if engine == "web-forms":
        if not (PEERS / "node_modules" / "@getodk").is_dir() or shutil.which("node") is None:
            return "not installed"
        shutil.copy(Path(__file__).with_name("web_forms.mjs"), PEERS)
        command = ["node", "--max-old-space-size=8192", str(PEERS / "web_forms.mjs"), *given]
    else:
        if engine == "rxeval" and not (PEERS / "python" / "rxeval").is_dir():
            return "not installed"
        command = [sys.executable, "-m", "tests.bench.peer_runs", engine, *given]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{PEERS / 'python'}"}
    try:
        done = subprocess.run(
            command, capture_output=True, cwd=ROOT, env=environment, timeout=SECONDS, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return f"more than {SECONDS} s"
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1][:200] if done.stderr.strip() else done.returncode}"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def figures(case: Case, folder: Path) -> dict[str, Any]:
    """All engines on one form: milliseconds of processor time, the middle and the slow end."""
    form, story = folder / f"{case.name}.xml", folder / f"{case.name}.json"
    form.write_bytes(case.xform)
    told = dataclasses.asdict(case)
    del told["xform"]
    story.write_text(json.dumps(told))
    rows: dict[str, dict[str, Any]] = {}
    for engine in ENGINES:
        print(f"{case.name}: {engine} ...", file=sys.stderr)
        slow = engine == "web-forms"
        found = run(engine, form, story, 1 if slow else LOADS, TIMES)
        if isinstance(found, str):
            rows.setdefault("load", {})[engine] = found
            continue
        rows.setdefault("load", {})[engine] = spread(found["load"])
        for step in case.steps:
            one = found["steps"][step.name]
            said = "" if one["value"] == step.value else f"computes {one['value']} instead of {step.value}"
            rows.setdefault(step.name, {})[engine] = said or spread(one["taken"])
        if found["add"]:
            rows.setdefault("add", {})[engine] = spread(found["add"])
    return rows


def spread(taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    slow = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    return {"median_ms": round(ordered[len(ordered) // 2], 4), "p95_ms": round(slow, 4)}


def judged(rows: dict[str, dict[str, Any]]) -> dict[str, bool]:
    """The goals: ahead of web-forms everywhere, of rxeval in every answer, and loading in three times of rxeval's."""
    verdict: dict[str, bool] = {}
    for name, engines in rows.items():
        ours = engines["ours"]["median_ms"]
        for peer, allowed in (("web-forms", 1), ("rxeval", 3 if name == "load" else 1)):
            theirs = engines.get(peer)
            if isinstance(theirs, dict):
                verdict[f"{name} against {peer}"] = ours <= allowed * theirs["median_ms"]
    return verdict


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=[])
    given = parser.parse_args()
    found: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory(prefix="svidok-bench-") as folder:
        for case in cases():
            if not given.only or case.name in given.only:
                rows = figures(case, Path(folder))
                found[case.name] = {**rows, "goals": judged(rows)}
    text = json.dumps(found, indent=2)
    print(text)
    if given.out is not None:
        given.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
