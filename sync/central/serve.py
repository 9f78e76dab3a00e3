"""Central behind TLS 1.3 in one process, by uvicorn; workers.py starts several."""

import asyncio
import contextlib
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from storage.platform.clock import Clock
from sync.central.app import create_app
from sync.central.counting import Counters
from sync.central.errors import CentralProblem
from sync.central.opened import Central
from sync.central.patience import HEAD_SECONDS, SILENCE_SECONDS, patient
from sync.central.strangers import Strangers

_START_SECONDS = 30.0
_LEAVE_SECONDS = 5
# Longer than laptops keep a line on which nothing goes, so that none is let go while a request is on its way.
_KEPT_SECONDS = 50
_GOODBYE_SECONDS = 1
_PROXIES = ("127.0.0.1", "::1")


class Server:
    """A running central; port 0 takes a free one."""

    def __init__(
        self,
        central: Central,
        clock: Clock,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        counters: Counters | None = None,
        plain: bool = False,
        head_seconds: float = HEAD_SECONDS,
        silence_seconds: float = SILENCE_SECONDS,
        strangers: Strangers | None = None,
    ) -> None:
        self._central = central
        self._clock = clock
        self._host = host
        self._wanted = port
        self._counters = counters
        self._plain = plain
        self._head_seconds = head_seconds
        self._silence_seconds = silence_seconds
        # Behind a proxy that does not tell whose line it is all lines are its own, and nobody's flood stops others.
        self._strangers = strangers or Strangers(uncounted=_PROXIES if plain else ())
        self._thread: threading.Thread | None = None
        self._uvicorn: _Uvicorn | None = None

    def run(self, ready: Callable[[int], None]) -> None:
        """Serve in this thread until stopped or interrupted; `ready` gets the port when requests are taken.

        Raises:
            CentralProblem: code port-taken.
        """
        with self._listening() as listener:
            port = int(listener.getsockname()[1])
            self.run_on(listener, lambda: ready(port))

    def run_on(self, listener: socket.socket, ready: Callable[[], None]) -> None:
        """Serve on an address that somebody else listens on, until stopped or interrupted."""
        self._uvicorn = _Uvicorn(self._config(), ready)
        self._uvicorn.run(sockets=[listener])

    def start(self) -> int:
        """Serve in a thread of its own; returns the port once requests are taken.

        Raises:
            CentralProblem: codes port-taken, not-started.
        """
        listener = self._listening()
        started = threading.Event()
        server = self._uvicorn = _Uvicorn(self._config(), started.set)

        def work() -> None:
            with listener:
                server.run(sockets=[listener])

        self._thread = threading.Thread(target=work, name="central", daemon=True)
        self._thread.start()
        if not started.wait(_START_SECONDS):
            raise CentralProblem("not-started")
        return int(listener.getsockname()[1])

    def ask_to_stop(self) -> None:
        """Let it finish what is under way and leave; does not wait for that."""
        if self._uvicorn is not None:
            self._uvicorn.should_exit = True

    def stop(self) -> None:
        """Finish what is under way and leave."""
        self.ask_to_stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _listening(self) -> socket.socket:
        return listening(self._host, self._wanted)

    def _config(self) -> uvicorn.Config:
        central = self._central
        return uvicorn.Config(
            create_app(
                central.engine,
                central.keys,
                central.blobs,
                self._clock,
                allowance=central.settings.allowance,
                counters=self._counters,
                silence_seconds=self._silence_seconds,
                strangers=self._strangers,
            ),
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            # Who stands on this machine in front of central tells where a line comes from, and nobody else.
            proxy_headers=self._plain,
            forwarded_allow_ips=list(_PROXIES),
            lifespan="off",
            ws="none",
            loop="asyncio",
            http=patient(self._head_seconds, self._silence_seconds),
            timeout_graceful_shutdown=_LEAVE_SECONDS,
            timeout_keep_alive=_KEPT_SECONDS,
            # Behind a reverse proxy the proxy speaks TLS, with the same certificate.
            ssl_context_factory=None
            if self._plain
            else lambda _config, _default: _tls(central.certificate, central.certificate_key),
        )


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to an address; port 0 takes a free one.

    Raises:
        CentralProblem: code port-taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named asyncio turns Nagle's delay off; without it each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    with contextlib.ExitStack() as undo:
        undo.callback(listener.close)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
        except OSError as error:
            raise CentralProblem("port-taken") from error
        undo.pop_all()
    return listener


def listening_each(host: str, port: int, count: int) -> list[socket.socket]:
    """So many sockets on one address, a queue of new lines each; where the system cannot do that the same one for all.

    Out of a single queue whoever wakes first takes most, and the laptops wait for one worker while others idle.

    Raises:
        CentralProblem: code port-taken.
    """
    first = listening(host, port)
    found = [first]
    if sys.platform == "linux":
        # Only now: an address that somebody else listens on is not to be shared with him.
        first.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        for _ in range(count - 1):
            listener = socket.socket(first.family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            found.append(listener)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            listener.bind(first.getsockname())
    else:
        found *= count
    return found


class _Uvicorn(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hanging_up = asyncio.ensure_future(self._hang_up())
        try:
            await super().shutdown(sockets)
        finally:
            hanging_up.cancel()

    async def _hang_up(self) -> None:
        """Leave lines on which everything is said: TLS would wait for a goodbye that a silent laptop never says."""
        while True:
            # So long for the end of the last answer to go out.
            await asyncio.sleep(_GOODBYE_SECONDS)
            for line in list(self.server_state.connections):
                if isinstance(line, H11Protocol) and _is_answered(line):
                    line.transport.abort()


def _is_answered(line: H11Protocol) -> bool:
    answered = line.cycle is None or line.cycle.response_complete
    return answered and not line.transport.get_write_buffer_size()


def _tls(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(certificate, key)
    return context
