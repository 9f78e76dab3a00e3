"""The lanes as threads; results come back to the thread of the windows by a signal."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.jobs import Lane

T = TypeVar("T")
_Delivery = Callable[[], None]


class QtJob:
    """A job in a lane."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Forget the result; work not begun yet never begins."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody cancelled it."""
        return self._cancelled.is_set()


class _Post(QObject):
    """Carries callables from a lane to the thread in which it was made."""

    sent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(self._received, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _received(self, delivery: _Delivery) -> None:
        delivery()


class QtJobs:
    """Jobs on real threads. Make it in the thread of the windows, and close it there."""

    def __init__(self) -> None:
        self._post = _Post()
        self._closed = False
        self._queues: dict[Lane, SimpleQueue[Callable[[], None] | None]] = {lane: SimpleQueue() for lane in Lane}
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
        job = QtJob()

        def deliver(callback: Callable[[], None]) -> None:
            if not job.is_cancelled:
                callback()

        def step() -> None:
            if job.is_cancelled:
                return
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the one place; every error goes to the job's owner
                problem = error
                self.post(lambda: deliver(lambda: failed(problem)))
            else:
                self.post(lambda: deliver(lambda: done(result)))

        self._queues[lane].put(step)
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
        self._closed = True

    @staticmethod
    def _work_off(queue: "SimpleQueue[Callable[[], None] | None]") -> None:
        while (step := queue.get()) is not None:
            step()
