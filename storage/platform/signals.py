"""How a service is told to end: by Ctrl+C or by the system."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType


@contextmanager
def ending_calls(leave: Callable[[], None]) -> Iterator[None]:
    """While this lasts an order to end calls `leave` and does nothing else."""

    def told(_number: int, _frame: FrameType | None) -> None:
        leave()

    with ExitStack() as ends:
        for number in (signal.SIGTERM, signal.SIGINT):
            ends.callback(signal.signal, number, signal.signal(number, told))
        yield


def ignore_interrupt() -> None:
    """Ctrl+C reaches the whole group of processes: the first one decides when the others end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
