"""The lanes as threads; results come back to the thread of the windows by a signal."""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.garbage import Collecting
from app.jobs import Lane

T = TypeVar("T")
_Callback = Callable[[], None]
# The lock waits for it; both go to the thread of the vault.
_TESTIMONY = (Lane.WORDS, Lane.MARKS)


class QtJob:
    """A job in a lane.

    It alone holds what it was handed, and lets go of it in the thread of the windows. Were the lane the last to hold a
    bound method of a window, the window would be destroyed in the lane, beside its own thread, with its timers running.
    """

    def __init__(self, step: Callable[[], _Callback], words: "Words | None" = None) -> None:
        self._cancelled = threading.Event()
        self._step: Callable[[], _Callback] | None = step
        self._delivery: _Callback | None = None
        self._words = words
        if words is not None:
            words.add(1)

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
        try:
            if delivery is not None and not self.is_cancelled:
                delivery()
        finally:
            # Only now: what comes of it, the answer that names a photograph say, has been handed in by it.
            if self._words is not None:
                self._words.add(-1)


class Words:
    """How much testimony was handed in and is neither written nor refused. Knows no Qt: any thread may wait for it."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()
        #: How often the vault refused some; counted in its thread alone.
        self.refused = 0

    def add(self, number: int) -> None:
        """So many more wait; or fewer."""
        with self._changed:
            self._count += number
            self._changed.notify_all()

    def over(self, seconds: float) -> bool:
        """Wait for so many seconds at most; say whether nothing waits."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, seconds)


class _Queue:
    """What one thread works off: testimony first, each kind in its order."""

    def __init__(self) -> None:
        self._first, self._rest = deque[QtJob](), deque[QtJob]()
        self._is_closed = False
        self._changed = threading.Condition()

    def put(self, job: QtJob, *, is_first: bool) -> None:
        with self._changed:
            (self._first if is_first else self._rest).append(job)
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def get(self) -> QtJob | None:
        """The next one; None once it is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._first or self._rest or self._is_closed)
            if self._first:
                return self._first.popleft()
            return self._rest.popleft() if self._rest else None


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
        self.words = Words()
        self._queues: dict[Lane, _Queue] = {lane: _Queue() for lane in Lane if lane not in _TESTIMONY}
        self._threads = [
            threading.Thread(target=self._work_off, args=(self._queues[lane],), name=f"lane-{lane}", daemon=True)
            for lane in self._queues
        ]
        for thread in self._threads:
            thread.start()

    def run(
        self, lane: Lane, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> QtJob:
        """Run `work` in the lane; then `done` or `failed` in the thread of the windows."""
        is_words = lane in _TESTIMONY

        def step() -> _Callback:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the one place; every error goes to the job's owner
                if is_words:
                    self.words.refused += 1
                return partial(failed, error)
            return partial(done, result)

        job = QtJob(step, self.words if is_words else None)
        self._queues[Lane.VAULT if is_words else lane].put(job, is_first=lane is Lane.WORDS)
        return job

    def post(self, callback: Callable[[], None]) -> None:
        """Call `callback` soon in the thread of the windows."""
        if not self._closed:
            self._post.sent.emit(callback)

    def close(self) -> None:
        """Finish what is queued, end the threads, and forget results that nobody waits for any more."""
        for queue in self._queues.values():
            queue.close()
        for thread in self._threads:
            thread.join()
        self._collecting.stop()
        self._closed = True

    def _work_off(self, queue: _Queue) -> None:
        while (job := queue.get()) is not None:
            job.work()
            self.post(job.deliver)
