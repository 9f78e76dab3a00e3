"""Killed, or its disk failing, at every write of a workload; then opened, looked at, and the work done to its end."""

import functools
import os
import random
import shutil
import time
import traceback
from concurrent.futures import Executor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.crash.killing import Fault, Kill, Outcome, Zygote, sample
from tests.crash.lab import ALL_WORKS

_MOST_BAD: Final = 20


class Kind(StrEnum):
    """What happens at a write."""

    KILL = "kill"
    FAULT = "fault"


@dataclass(slots=True)
class Troubles:
    """How many runs met their trouble, in how many the screen showed it and by which code, and what was wrong."""

    places: int = 0
    runs: int = 0
    missed: int = 0
    shown: dict[str, int] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Troubles") -> None:
        self.places = max(self.places, other.places)
        self.runs += other.runs
        self.missed += other.missed
        self.bad += other.bad
        for code, count in other.shown.items():
            self.shown[code] = self.shown.get(code, 0) + count


def places_of(kind: Kind, outcome: Outcome) -> list[Kill] | list[Fault]:
    """Every place of a run at which the trouble can come."""
    return outcome.kills() if kind is Kind.KILL else outcome.faults()


def troubled(zygote: Zygote, workload: str, template: Path, folder: Path, trouble: Kill | Fault | None) -> Outcome:
    """One run in a copy of a folder, and all that must hold afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    outcome = zygote.run(workload, folder, trouble)
    try:
        ALL_WORKS[workload].check(folder, outcome)
    except BaseException as problem:
        problem.add_note(f"{trouble}: {outcome.killed_in or outcome.told or 'ran to its end'}, said {outcome.said}")
        raise
    return outcome


@functools.cache
def _zygote() -> Zygote:
    """One for each worker, as long as the worker lives: to begin one costs as much as twenty runs."""
    return Zygote(warm=True)


@functools.cache
def _begun(workload: str, folder: Path) -> tuple[Path, Outcome]:
    """Where a workload begins, made once for each worker, and its run without any trouble."""
    return begun(_zygote(), workload, folder / f"{workload}-{os.getpid()}")


def walk(kind: Kind, workload: str, folder: Path, share: int, shares: int, most: int, until: float) -> Troubles:
    """Meet its share of the troubles of one workload."""
    found = Troubles()
    template, dry = _begun(workload, folder)
    run = folder / f"run-{os.getpid()}"
    try:
        meet(_zygote(), kind, workload, template, dry, run, share, shares, most, until, found)
    finally:
        shutil.rmtree(run, ignore_errors=True)
    return found


def begun(zygote: Zygote, workload: str, folder: Path) -> tuple[Path, Outcome]:
    """Where a workload begins, and its run without any trouble."""
    folder.mkdir(parents=True)
    template = ALL_WORKS[workload].template(folder)
    return template, troubled(zygote, workload, template, folder / "dry", None)


def meet(
    zygote: Zygote,
    kind: Kind,
    workload: str,
    template: Path,
    dry: Outcome,
    folder: Path,
    share: int,
    shares: int,
    most: int,
    until: float,
    found: Troubles,
) -> None:
    """Meet some troubles, one after the other, each in a fresh copy."""
    places = places_of(kind, dry)
    found.places = len(places)
    chosen = list(sample(places, most))
    # In any order: whenever the time ends, the whole run was gone through.
    random.Random(0).shuffle(chosen)
    for trouble in chosen[share::shares]:
        if time.monotonic() > until or len(found.bad) > _MOST_BAD:
            break
        _met(zygote, workload, template, folder, trouble, found)


def _met(zygote: Zygote, workload: str, template: Path, folder: Path, trouble: Kill | Fault, found: Troubles) -> None:
    try:
        outcome = troubled(zygote, workload, template, folder, trouble)
    except Exception:
        found.runs += 1
        found.bad.append((str(trouble), traceback.format_exc()[-3_000:]))
        return
    if outcome.writes < trouble.at:
        # A run with other random numbers may make a write or two less.
        found.missed += 1
        return
    found.runs += 1
    for told in outcome.told:
        found.shown[told] = found.shown.get(told, 0) + 1


def met(
    pool: Executor,
    workers: int,
    kind: Kind,
    workload: str,
    folder: Path,
    turn: int,
    turns: int,
    most: int,
    until: float,
) -> Troubles:
    """Meet one turn's part of up to `most` troubles of a workload, a part of them in each worker."""
    found = Troubles()
    tasks = [
        pool.submit(walk, kind, workload, folder, turn * workers + share, turns * workers, most, until)
        for share in range(workers)
    ]
    for task in tasks:
        found.add(task.result())
    return found
