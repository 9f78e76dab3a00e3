"""A connection that is read and written in pieces: a person can stop it, and nobody can hold it for ever."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sync.handover.errors import HandoverProblem, Stopped

_PIECE: Final = 65_536
STEP_S: Final = 0.2
"""How soon a wish to stop is noticed."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds one side waits for the other, or for a person."""

    door: float = 900.0
    """For somebody to come."""
    greeting: float = 10.0
    words: float = 900.0
    """For two people to compare six words."""
    reading: float = 900.0
    """While the other side packs, or reads what it has."""
    piece: float = 30.0


class Line:
    """One socket, whose end and whose silence are failures."""

    def __init__(self, connection: socket.socket, cancelled: Callable[[], bool]) -> None:
        connection.settimeout(STEP_S)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = connection
        self._cancelled = cancelled

    def read(self, count: int, seconds: float) -> bytes:
        """Exactly so many bytes, within so many seconds."""
        until = time.monotonic() + seconds
        found = bytearray()
        while len(found) < count:
            self._check(until)
            try:
                piece = self._socket.recv(min(_PIECE, count - len(found)))
            except TimeoutError:
                continue
            except OSError as error:
                raise HandoverProblem("handover-cut") from error
            if not piece:
                raise HandoverProblem("handover-cut")
            found += piece
        return bytes(found)

    def write(self, data: bytes, seconds: float) -> None:
        """All of it, within so many seconds."""
        until = time.monotonic() + seconds
        view = memoryview(data)
        while view:
            self._check(until)
            try:
                view = view[self._socket.send(view) :]
            except TimeoutError:
                continue
            except OSError as error:
                raise HandoverProblem("handover-cut") from error

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _check(self, until: float) -> None:
        if self._cancelled():
            raise Stopped
        if time.monotonic() > until:
            raise HandoverProblem("handover-cut")
