"""What answers in place of central before many networks: a page that wants a log-in, plain or behind its own key."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sync.central import certificates

_PAGE = b"HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Portal:
    """Listens at a port and answers everybody the same; `heard` is all that was said to it in words it can read."""

    def __init__(self, port: int, context: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._context = context
        self._listener = socket.create_server((host, port))
        self.heard = bytearray()
        self.visits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._listener.accept()
            except OSError:
                return
            self.visits += 1
            with contextlib.suppress(OSError), self._met(visitor) as line:
                line.settimeout(5)
                self.heard += line.recv(65_536)
                line.sendall(_PAGE)

    def _met(self, visitor: socket.socket) -> socket.socket:
        return self._context.wrap_socket(visitor, server_side=True) if self._context else visitor

    def close(self) -> None:
        """The network lets everybody through from now on."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def in_plain_http(port: int, _folder: Path, host: str = "127.0.0.1") -> Portal:
    """It answers whatever comes with a page of its own."""
    return Portal(port, host=host)


def with_another_key(port: int, folder: Path, host: str = "127.0.0.1") -> Portal:
    """It pretends to be central: the right address in a certificate that nobody here knows."""
    return Portal(port, _context(folder, host), host)


def with_old_tls(port: int, folder: Path, host: str = "127.0.0.1") -> Portal:
    """It speaks TLS 1.2 only."""
    context = _context(folder, host)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return Portal(port, context, host)


PORTALS: dict[str, Callable[[int, Path, str], Portal]] = {
    "plain HTTP": in_plain_http,
    "another key": with_another_key,
    "old TLS": with_old_tls,
}


def _context(folder: Path, host: str) -> ssl.SSLContext:
    made = certificates.make((host,), datetime(2026, 11, 22, tzinfo=UTC))
    (folder / "portal.pem").write_bytes(made.server)
    (folder / "portal.key").write_bytes(made.server_key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "portal.pem", folder / "portal.key")
    return context
