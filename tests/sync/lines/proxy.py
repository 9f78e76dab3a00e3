"""A line of a given kind: a CONNECT proxy that paces, delays, cuts and falls silent; what it carries stays sealed."""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Bytes a second (0: as fast as it goes), delay of a piece, cut after so many bytes upward, silence after all."""

    rate: int = 0
    delay: float = 0.0
    cut_every: int = 0
    is_silent: bool = False


class LineProxy:
    """Listens on this machine only; `up` counts what the client sent through, `cuts` how often the line broke."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.up = 0
        self.cuts = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._ends.append(client)
            if not self._profile.is_silent:
                threading.Thread(target=self._meet, args=(client,), daemon=True).start()

    def _meet(self, client: socket.socket) -> None:
        head = b""
        try:
            while b"\r\n\r\n" not in head:
                more = client.recv(4096)
                if not more:
                    return
                head += more
            host, _, port = head.split()[1].decode().rpartition(":")
            server = socket.create_connection((host, int(port)))
            self._ends.append(server)
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        except OSError:
            return
        threading.Thread(target=self._carry, args=(server, client, 0), daemon=True).start()
        self._carry(client, server, self._profile.cut_every)

    def _carry(self, here: socket.socket, there: socket.socket, cut_after: int) -> None:
        carried = 0
        try:
            while data := here.recv(4096):
                wait = self._profile.delay + (len(data) / self._profile.rate if self._profile.rate else 0)
                if wait:
                    time.sleep(wait)
                there.sendall(data)
                carried += len(data)
                if cut_after:
                    self.up += len(data)
                    if carried >= cut_after:
                        self.cuts += 1
                        for end in (here, there):
                            # The end of a broken line is a reset, not a good-bye.
                            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                            end.shutdown(socket.SHUT_RDWR)
                        return
            there.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def close(self) -> None:
        """End the line."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._ends:
            # A thread that waits in `recv` is woken by the end of the line, not by a closed descriptor.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
