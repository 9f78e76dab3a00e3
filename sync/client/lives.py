"""How much a connection carries before it breaks, where all break: left before that, it loses nothing."""

import threading
from collections import deque
from typing import Final

from sync.protocol import limits

_ENOUGH: Final = 4
_LOOK_EACH: Final = 16


class Lives:
    """One for a conversation; several threads may tell it what happened to their connections.

    It believes what the last four breaks agree in, forgets it as soon as a connection carries more, and has each
    sixteenth connection go on to see whether one does.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._lives: deque[int] = deque(maxlen=_ENOUGH)
        self._spent = 0

    def broke(self, carried: int) -> None:
        """A connection broke after it had carried so many bytes that were answered."""
        # Nothing was carried where the line is down or one request is too much for it: that is the pace's to learn.
        if carried >= limits.LEAF_BYTES:
            with self._turn:
                self._lives.append(carried)

    def went_on(self, carried: int) -> None:
        """A connection has carried so many bytes and still stands."""
        with self._turn:
            if self._lives and carried > max(self._lives):
                self._lives.clear()

    def is_spent(self, carried: int, size: int) -> bool:
        """Whether a connection that carried so much would break under a request of so many bytes."""
        with self._turn:
            if len(self._lives) < _ENOUGH or not carried or carried + size <= max(self._lives):
                return False
            self._spent += 1
            return self._spent % _LOOK_EACH > 0
