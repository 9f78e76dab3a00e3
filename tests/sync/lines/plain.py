"""One plain TCP stream: what a line gives when nothing but bytes goes over it; after a cut it goes on where it was."""

import contextlib
import socket
import struct
import threading
import time
from typing import Final

_COUNT: Final = struct.Struct(">Q")
_PIECE: Final = bytes(65_536)


class Sink:
    """Takes bytes and counts them over all connections; says at the beginning of each how many it has."""

    def __init__(self, host: str, wanted: int) -> None:
        self._listener = socket.create_server((host, 0))
        self._wanted = wanted
        self.port: int = self._listener.getsockname()[1]
        self.held = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line, contextlib.suppress(OSError):
                line.sendall(_COUNT.pack(self.held))
                while self.held < self._wanted and (data := line.recv(65_536)):
                    self.held += len(data)
                if self.held >= self._wanted:
                    line.sendall(_COUNT.pack(self.held))
                    line.recv(1)

    def close(self) -> None:
        """Take no more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def stream(address: tuple[str, int], wanted: int) -> float:
    """The seconds until so many bytes are known to have arrived."""
    began = time.monotonic()
    while True:
        with contextlib.suppress(OSError), socket.create_connection(address, timeout=60) as line:
            sent = _COUNT.unpack(_exactly(line))[0]
            while sent < wanted:
                sent += line.send(_PIECE[: wanted - sent])
            if _COUNT.unpack(_exactly(line))[0] >= wanted:
                return time.monotonic() - began


def _exactly(line: socket.socket) -> bytes:
    data = b""
    while len(data) < _COUNT.size:
        more = line.recv(_COUNT.size - len(data))
        if not more:
            raise ConnectionResetError
        data += more
    return data
