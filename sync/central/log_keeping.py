"""Has the log cosigned and stamped while central serves, and what was left lying cleared away, in a thread of its own.

Nobody's delivery waits for others.
"""

import contextlib
import threading
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.objects.errors import ObjectRefused
from storage.platform.clock import Clock
from sync.central import backfill, clearing, timestamping, witnessing
from sync.central.errors import CentralProblem, Refused
from sync.central.opened import Central

_EVERY_SECONDS: Final = 60.0
_GOODBYE_SECONDS: Final = 5.0
_HOUR_SECONDS: Final = 3_600.0
_AWAY: Final = (DBAPIError, PoolTimeout, Refused)


class LogKeeper:
    """Asks witnesses every minute in which the log grew, time stamping services every hour; `close` ends it."""

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
        is_whole, since_cleared = False, _HOUR_SECONDS
        while not self._ending.is_set():
            is_whole = is_whole or self._log_earlier()
            at = self._clock.now().wall
            try:
                witnessing.ask_all(self._central, at)
                timestamping.stamp_due(self._central, at)
            except (CentralProblem, *_AWAY):
                # A damaged list or a database that is away: `log` shows both, and the next minute may be better.
                pass
            if since_cleared >= _HOUR_SECONDS:
                since_cleared = 0.0
                with contextlib.suppress(*_AWAY):
                    clearing.clear(self._central, at)
            since_cleared += self._every
            self._ending.wait(self._every)

    def _log_earlier(self) -> bool:
        try:
            backfill.log_earlier(self._central, self._clock)
        except (ObjectRefused, *_AWAY):
            return False
        return True
