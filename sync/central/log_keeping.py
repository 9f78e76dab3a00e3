"""Has the log cosigned and stamped while central serves, in a thread of its own; nobody's delivery waits for others."""

import threading
from typing import Final

from sqlalchemy.exc import DBAPIError

from storage.platform.clock import Clock
from sync.central import timestamping, witnessing
from sync.central.errors import CentralProblem
from sync.central.opened import Central

_EVERY_SECONDS: Final = 60.0
_GOODBYE_SECONDS: Final = 5.0


class LogKeeper:
    """Asks witnesses every minute in which the log grew, and time stamping services every hour; `close` ends it."""

    def __init__(self, central: Central, clock: Clock, *, every: float = _EVERY_SECONDS) -> None:
        self._central, self._clock, self._every = central, clock, every
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="log", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End; a witness that is slow to answer is not waited for."""
        self._ending.set()
        self._thread.join(_GOODBYE_SECONDS)

    def _run(self) -> None:
        while not self._ending.is_set():
            at = self._clock.now().wall
            try:
                witnessing.ask_all(self._central, at)
                timestamping.stamp_due(self._central, at)
            except (CentralProblem, DBAPIError):
                # A damaged list or a database that is away: `log` shows both, and the next minute may be better.
                pass
            self._ending.wait(self._every)
