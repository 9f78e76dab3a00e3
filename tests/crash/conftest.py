import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crash.killing import Kill, Outcome, Zygote, sample

BOUNDED = 24
BOUNDED_WITH_CENTRAL = 4
_told: list[str] = []


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    if sys.platform != "linux":
        pytest.skip("only Linux lets a process be stopped at each of its writes without a driver")
    started = Zygote()
    yield started
    started.close()


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory: these tests decide themselves what is on the medium, so nothing has to wait for one."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="crash-", dir=memory) as folder:
        yield Path(folder)


class Suite:
    """Kills one workload at many of its writes, each time in a fresh copy of one folder."""

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        self._zygote = zygote
        self._folder = folder

    def kill_everywhere(
        self,
        workload: str,
        template: Path,
        check: Callable[[Path, Outcome], None],
        *,
        most: int | None,
        run: Callable[[Path, Kill | None], Outcome] | None = None,
    ) -> None:
        """Count the writes in a run to the end, then kill at `most` of them, or at every one and in its middle."""
        work = run or (lambda folder, kill: self._zygote.run(workload, folder, kill))
        dry, kills, missed = self._once(template, check, work, None), 0, 0
        everywhere = dry.kills()
        for kill in everywhere if most is None else sample(everywhere, most):
            outcome = self._once(template, check, work, kill)
            # A run with other random numbers may make a write or two less.
            kills, missed = kills + bool(outcome.killed_in), missed + (not outcome.killed_in)
        assert kills > 0
        # One of a few may come when everything is done already.
        assert missed <= max(1, kills // 10)
        _told.append(f"{workload}: {dry.writes} writes, killed at {kills} places of {len(everywhere)}, 0 bad")

    def _once(
        self,
        template: Path,
        check: Callable[[Path, Outcome], None],
        work: Callable[[Path, Kill | None], Outcome],
        kill: Kill | None,
    ) -> Outcome:
        folder = self._folder / "run"
        shutil.copytree(template, folder)
        outcome = work(folder, kill)
        if kill is None:
            assert not outcome.killed_in
        try:
            check(folder, outcome)
        except BaseException as problem:
            problem.add_note(f"killed at {kill} ({outcome.killed_in or 'ran to its end'}), said {outcome.said}")
            raise
        shutil.rmtree(folder)
        return outcome


@pytest.fixture
def suite(zygote: Zygote, tmp_path: Path) -> Suite:
    return Suite(zygote, tmp_path)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _told:
        terminalreporter.write_line(f"crash {line}")
