"""Which connection is used next: the one used last, so that as few as possible have to be made."""

import threading
from collections.abc import Iterable
from typing import Generic, TypeVar

from sync.protocol.errors import ServerUnreachable

R = TypeVar("R")


class Roads(Generic[R]):
    """Those that nobody uses now; several threads may take and give back."""

    def __init__(self, roads: Iterable[R]) -> None:
        self._free = list(roads)
        self._turn = threading.Condition()
        self._is_closed = False

    def take(self) -> R:
        """One that is free. Whoever waits for it waits as long as those before: that is no sign of a bad line.

        Raises:
            ServerUnreachable: code cut: all are closed, and whoever waited would wait for ever.
        """
        with self._turn:
            self._turn.wait_for(lambda: self._free or self._is_closed)
            if self._is_closed:
                raise ServerUnreachable("cut")
            return self._free.pop()

    def give(self, road: R, *, is_late: bool = False) -> bool:
        """Give one back, to be used next, or last if it is `is_late`; False if all are closed and this is not kept."""
        with self._turn:
            if self._is_closed:
                return False
            self._free.insert(0 if is_late else len(self._free), road)
            self._turn.notify()
            return True

    def close(self) -> list[R]:
        """Take all that are free, for good; one in use is refused when it is given back."""
        with self._turn:
            self._is_closed = True
            free, self._free = self._free, []
            self._turn.notify_all()
            return free
