"""Jobs without threads, for presenters: each runs at once, when told, or fails as a script says."""

from collections.abc import Callable
from typing import TypeVar

from app.jobs import Lane

T = TypeVar("T")


class _DoneJob:
    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class ImmediateJobs:
    """Run each job where it is handed in. One letter of the script per job: `.` works, `x` raises `failure`."""

    def __init__(self, script: str = "", failure: Exception | None = None) -> None:
        self._script = list(script)
        self._failure = failure or OSError(28, "No space left on device")
        self.lanes: list[Lane] = []

    def run(
        self, lane: Lane, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> _DoneJob:
        self.lanes.append(lane)
        job = _DoneJob()
        step = self._script.pop(0) if self._script else "."
        if step == "x":
            failed(self._failure)
            return job
        try:
            result = work()
        except Exception as error:
            failed(error)
        else:
            done(result)
        return job

    def post(self, callback: Callable[[], None]) -> None:
        callback()


class WaitingJobs(ImmediateJobs):
    """Keep each job until it is told to go on, in the order in which they were handed in."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], object]] = []

    def run(
        self, lane: Lane, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> _DoneJob:
        run = super().run
        self._waiting.append(lambda: run(lane, work, done=done, failed=failed))
        return _DoneJob()

    def go_on(self) -> None:
        """Run everything that waits."""
        while self._waiting:
            self._waiting.pop(0)()
