"""A proxy between a laptop and central, or between others: it passes bytes on and counts them."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_PIECE = 1 << 16


@dataclass
class Counted:
    """Bytes to the service and back, connections; everything that TLS and HTTP add is in it."""

    port: int
    up: int = 0
    down: int = 0
    connections: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextlib.contextmanager
def counting(to: int, port: int = 0) -> Iterator[Counted]:
    """Pass on what comes to a port of this machine to another one."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        counted = Counted(listener.getsockname()[1])
        ended = threading.Event()

        def accept() -> None:
            while not ended.is_set():
                try:
                    near, _ = listener.accept()
                except OSError:
                    return
                far = socket.create_connection(("127.0.0.1", to))
                with counted.lock:
                    counted.connections += 1
                for end, other, way in ((near, far, "up"), (far, near, "down")):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    threading.Thread(target=_pass, args=(end, other, counted, way), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield counted
        finally:
            ended.set()
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)


def _pass(source: socket.socket, target: socket.socket, counted: Counted, way: str) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(_PIECE):
            with counted.lock:
                setattr(counted, way, getattr(counted, way) + len(data))
            target.sendall(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
