"""The lanes as threads; results come back to the thread of the windows by a signal."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.garbage import Collecting
from app.jobs import Lane

T = TypeVar("T")
_Callback = Callable[[], None]


class QtJob:
    """A job in a lane.

    It alone holds what it was handed, and lets go of it in the thread of the windows. Were the lane the last to hold a
    bound method of a window, the window would be destroyed in the lane, beside its own thread, with its timers running.
    """

    def __init__(self, step: Callable[[], _Callback]) -> None:
        self._cancelled = threading.Event()
        self._step: Callable[[], _Callback] | None = step
        self._delivery: _Callback | None = None

    def cancel(self) -> None:
        """Forget the result; work not begun yet never begins."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody cancelled it."""
        return self._cancelled.is_set()

    def work(self) -> None:
        """Do the work, in the lane."""
        if self._step is not None and not self.is_cancelled:
            self._delivery = self._step()

    def deliver(self) -> None:
        """Hand over what came of it, in the thread of the windows, and let go of everything."""
        delivery, self._delivery, self._step = self._delivery, None, None
        if delivery is not None and not self.is_cancelled:
            delivery()


class _Post(QObject):
    """Carries callables from a lane to the thread in which it was made."""

    sent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(self._received, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _received(self, delivery: _Callback) -> None:
        delivery()


class QtJobs:
    """Jobs on real threads. Make it in the thread of the windows, and close it there."""

    def __init__(self) -> None:
        self._post = _Post()
        self._collecting = Collecting()
        self._closed = False
        self._queues: dict[Lane, SimpleQueue[QtJob | None]] = {lane: SimpleQueue() for lane in Lane}
        self._threads = [
            threading.Thread(target=self._work_off, args=(self._queues[lane],), name=f"lane-{lane}", daemon=True)
            for lane in Lane
        ]
        for thread in self._threads:
            thread.start()

    def run(
        self, lane: Lane, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> QtJob:
        """Run `work` in the lane; then `done` or `failed` in the thread of the windows."""

        def step() -> _Callback:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the one place; every error goes to the job's owner
                return partial(failed, error)
            return partial(done, result)

        job = QtJob(step)
        self._queues[lane].put(job)
        return job

    def post(self, callback: Callable[[], None]) -> None:
        """Call `callback` soon in the thread of the windows."""
        if not self._closed:
            self._post.sent.emit(callback)

    def close(self) -> None:
        """Finish what is queued, end the threads, and forget results that nobody waits for any more."""
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads:
            thread.join()
        self._collecting.stop()
        self._closed = True

    def _work_off(self, queue: "SimpleQueue[QtJob | None]") -> None:
        while (job := queue.get()) is not None:
            job.work()
            self.post(job.deliver)
