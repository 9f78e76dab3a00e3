"""A failing disk in its bounded form; `python -m tests.crash --kind fault` lets it fail in every way at every write."""

import time
from pathlib import Path

import pytest

from tests.crash.killing import Failing, Fault, Zygote
from tests.crash.lab import WORKS
from tests.crash.troubles import Kind, Troubles, begun, meet

BOUNDED = 5

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("workload", WORKS)
def test_a_failing_disk_is_told_and_what_was_there_stays(workload: str, zygote: Zygote, in_memory: Path) -> None:
    found = Troubles()
    most = _most(workload)
    met(zygote, Kind.FAULT, workload, in_memory, most, found)
    assert found.bad == []
    assert found.runs >= most - 2
    assert found.shown


@pytest.mark.parametrize("workload", [name for name in WORKS if name not in ("save", "seal", "record", "recover")])
def test_a_kill_at_some_writes_loses_nothing(workload: str, zygote: Zygote, in_memory: Path) -> None:
    found = Troubles()
    most = _most(workload)
    met(zygote, Kind.KILL, workload, in_memory, most, found)
    assert found.bad == []
    assert found.runs >= most - 2


def met(zygote: Zygote, kind: Kind, workload: str, folder: Path, most: int, found: Troubles) -> None:
    template, dry = begun(zygote, workload, folder / "begun")
    meet(zygote, kind, workload, template, dry, folder / "run", 0, 1, most, time.monotonic() + 200, found)


def _most(workload: str) -> int:
    # A repair takes as long as ten of the others.
    return 3 if workload == "repair" else BOUNDED


def test_an_error_comes_instead_of_the_write(zygote: Zygote, tmp_path: Path) -> None:
    outcome = zygote.run("append", tmp_path, Fault(3, Failing.ERROR))
    assert (tmp_path / "lines").read_bytes()[:10] == b"000000000\n"
    assert len((tmp_path / "lines").read_bytes()) == 90
    assert len(outcome.said) == 10


def test_a_short_write_does_half_and_says_so(zygote: Zygote, tmp_path: Path) -> None:
    zygote.run("append", tmp_path, Fault(3, Failing.SHORT))
    assert (tmp_path / "lines").read_bytes()[:25] == b"000000000\n00000" + b"000000002\n"


def test_a_full_disk_stays_full(zygote: Zygote, tmp_path: Path) -> None:
    zygote.run("append", tmp_path, Fault(4, Failing.FULL_FOR_GOOD))
    assert (tmp_path / "lines").read_bytes() == b"000000000\n000000001\n"
