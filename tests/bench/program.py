"""The whole program as processes: how soon it is there, and how much memory it takes during an interview."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import Figures, spread
from tests.storage.vaults import PASSPHRASE

STARTS = 7


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }


@contextmanager
def _started(folder: Path, watch: str) -> Iterator["subprocess.Popen[str]"]:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.entrance", watch],
        env=_environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield program
    finally:
        program.communicate(timeout=60)


def _said(program: "subprocess.Popen[str]", event: str) -> float:
    assert program.stdout is not None
    for line in program.stdout:
        said, _, value = line.partition(" ")
        if said == event:
            return float(value)
    raise AssertionError(f"the program ended before it was {event}")


def starts(folder: Path) -> Figures:
    """From the start of the launcher to the painted unlock window."""
    taken = []
    for _ in range(STARTS + 1):
        began = time.monotonic()
        with _started(folder, "paint") as program:
            taken.append(_said(program, "painted") - began)
    # The first one fills the caches of the disk.
    return {"start_to_unlock_window_first_s": round(taken[0], 3)} | spread(
        "start_to_unlock_window", taken[1:], unit="s"
    )


def interview(folder: Path) -> Figures:
    """Unlock a vault of 5,000 interviews, open one, record and type; memory of all processes meanwhile."""
    with _started(folder, "interview") as program:
        assert program.stdin is not None
        program.stdin.write(PASSPHRASE + "\n")
        program.stdin.flush()
        workspace = int(_said(program, "workspace"))
        asked, listed = _said(program, "unlock-asked"), _said(program, "listed")
        opened = _said(program, "opened")
        _said(program, "recording")
        _said(program, "recorded")
        recorders = _children(workspace)
        assert len(recorders) == 1
        memory = {"launcher": program.pid, "workspace": workspace, "recorder": recorders[0]}
        resident = {name: _kib(pid, "VmRSS") for name, pid in memory.items()}
        most = _kib(workspace, "VmHWM")
        proportional = [_proportional_kib(pid) for pid in memory.values()]
    figures: Figures = {
        "unlock_to_painted_list_of_5000_with_argon2_s": round(listed - asked, 3),
        "open_interview_ms": round((opened - listed) * 1_000),
        **{f"memory_{name}_rss_mb": round(kib / 1024, 1) for name, kib in resident.items()},
        "memory_whole_program_rss_mb": round(sum(resident.values()) / 1024, 1),
        "memory_workspace_most_rss_mb": round(most / 1024, 1),
    }
    if all(proportional):
        figures["memory_whole_program_pss_mb"] = round(sum(proportional) / 1024, 1)
    return figures


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _kib(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def _proportional_kib(pid: int) -> int:
    """What the process would take if shared pages were divided; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def measure(folder: Path) -> Figures:
    """All figures of the program; `folder` holds the prepared vault."""
    return starts(folder) | interview(folder)
