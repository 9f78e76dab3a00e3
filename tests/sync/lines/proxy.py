"""A line on any system, without its packets: a CONNECT proxy that queues by time, cuts, swallows and falls silent.

What is lost on it is only felt: a piece comes a round trip late, as when TCP sends a packet again; the sender's own way
with congestion is not there. `packets` has all of that, on Linux; what is measured is measured there.
"""

import contextlib
import queue
import random
import socket
import struct
import threading
import time

from tests.sync.lines.profiles import Profile

_PIECE = 2_800
_PIECES_UNDER_WAY = 24
_SILENCE = b"silence"


class LineProxy:
    """Listens on this machine only; `up` counts what the client sent through, `cuts` how often the line broke.

    With `lives` it carries so many connections, then none until it is revived.
    """

    def __init__(self, profile: Profile, *, seed: int = 1, lives: int = 0) -> None:
        self._profile = profile
        self._chance = random.Random(seed)
        self._lives, self._left = lives, lives
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.up = 0
        self.cuts = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def revive(self) -> None:
        """Carry as many connections again."""
        self._left = self._lives

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
            if self._lives:
                self._left -= 1
                if self._left < 0:
                    self._break(client)
                    return
            host, _, port = head.split()[1].decode().rpartition(":")
            server = socket.create_connection((host, int(port)))
            self._ends.append(server)
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        except OSError:
            return
        for here, there, is_up in ((server, client, False), (client, server, True)):
            under_way: queue.Queue[tuple[float, bytes]] = queue.Queue(_PIECES_UNDER_WAY)
            threading.Thread(target=self._take, args=(here, there, under_way, is_up), daemon=True).start()
            threading.Thread(target=self._give, args=(there, under_way), daemon=True).start()

    def _take(
        self, here: socket.socket, there: socket.socket, under_way: "queue.Queue[tuple[float, bytes]]", is_up: bool
    ) -> None:
        profile, free, latest, carried = self._profile, 0.0, 0.0, 0
        with contextlib.suppress(OSError):
            while data := here.recv(_PIECE):
                now = time.monotonic()
                free = max(now, free) + (len(data) * 8 / profile.rate if profile.rate else 0.0)
                late = self._chance.random() * profile.jitter
                while self._chance.random() < profile.loss:
                    late += profile.round_trip
                latest = max(latest, free + profile.round_trip / 2 + late)
                carried += len(data)
                if is_up:
                    self.up += len(data)
                    if profile.cut_every and carried >= profile.cut_every:
                        self.cuts += 1
                        self._break(here, there)
                        break
                    if profile.vanish_every and carried >= profile.vanish_every:
                        self.cuts += 1
                        # Both ends stay open, and neither hears of the other again.
                        under_way.put((0.0, _SILENCE))
                        return
                under_way.put((latest, data))
        under_way.put((latest, b""))

    def _give(self, there: socket.socket, under_way: "queue.Queue[tuple[float, bytes]]") -> None:
        is_open = True
        while True:
            due, data = under_way.get()
            if data is _SILENCE:
                return
            if is_open:
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    there.sendall(data) if data else there.shutdown(socket.SHUT_WR)
                except OSError:
                    # Whoever still reads for this end is not to wait for room.
                    is_open = False
            if not data:
                return

    def _break(self, *ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                # The end of a broken line is a reset, not a good-bye.
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the line."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._ends:
            # A thread that waits in `recv` is woken by the end of the line, not by a closed descriptor.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
