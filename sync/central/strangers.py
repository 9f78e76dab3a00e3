"""Who asks too often before anybody knows who it is: counted where the line comes from, in the memory of the worker.

Nothing of it costs a look into the database or a signature checked. Requests of devices that were let in are counted
elsewhere (rates.py); greetings are not, since anybody who once heard one can say it again.
"""

import ipaddress
import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from sync.central.errors import Refused

#: A whole team behind one address never comes near it; whoever floods from one takes a few hundredths of a processor.
A_MINUTE: Final = 3_000
_MINUTE: Final = 60.0
_MOST_SOURCES: Final = 20_000
_UNKNOWN: Final = ("device-unknown", "device-revoked")
_IPV6_NETWORK: Final = 64


class Strangers:
    """Of one minute: how often requests of nobody came from where, and greetings of which device from where."""

    def __init__(
        self,
        most: int = A_MINUTE,
        *,
        now: Callable[[], float] = time.monotonic,
        uncounted: Sequence[str] = (),
    ) -> None:
        """`uncounted`: addresses from which all come, where a proxy does not say whose line it is."""
        self._most, self._now, self._uncounted = most, now, frozenset(uncounted)
        self._turn = threading.Lock()
        self._minute = -1
        self._counts: dict[tuple[str, str], int] = {}

    def check(self, address: str) -> None:
        """Before anything is verified.

        Raises:
            Refused: code too-many-requests.
        """
        with self._turn:
            self._begin_minute()
            if self._counts.get((_network(address), ""), 0) >= self._most:
                raise Refused("too-many-requests", 429)

    def refused(self, address: str, code: str) -> None:
        """Count a refusal where nobody is known to have asked; other refusals are those of devices let in."""
        if code in _UNKNOWN or code.startswith("signature-"):
            self._count(address, "")

    def greeted(self, address: str, device: str) -> None:
        """Count a greeting; what others repeat from elsewhere takes nothing from the device itself.

        Raises:
            Refused: code too-many-requests.
        """
        if self._count(address, device) > self._most:
            raise Refused("too-many-requests", 429)

    def _count(self, address: str, device: str) -> int:
        if address in self._uncounted:
            return 0
        key = (_network(address), device)
        with self._turn:
            self._begin_minute()
            if len(self._counts) >= _MOST_SOURCES and key not in self._counts:
                # From so many places nobody floods alone: better all are answered than a list that grows for ever.
                self._counts.clear()
            self._counts[key] = self._counts.get(key, 0) + 1
            return self._counts[key]

    def _begin_minute(self) -> None:
        minute = int(self._now() // _MINUTE)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()


@lru_cache(maxsize=4_096)
def _network(address: str) -> str:
    """Of IPv6 the network: one line has as many addresses as it likes."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    return str(ipaddress.ip_network(f"{address}/{_IPV6_NETWORK}", strict=False))
