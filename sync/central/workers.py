"""Several processes that answer laptops on one address, watched by the first one."""

import gc
import multiprocessing
import os
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from storage.platform import signals
from storage.platform.clock import SystemClock
from sync.central import logs, serve
from sync.central.counting import Counters, Memory
from sync.central.errors import CentralProblem
from sync.central.opened import open_central

_LOOK_SECONDS = 0.5
_LEAVE_SECONDS = 15.0
_MOST_FAILURES = 10
# Nothing of the first process but what is handed over: threads and locks of it would come along with a fork.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Serving:
    """How central is served. `plain`: without TLS, for a reverse proxy on this machine."""

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8443
    workers: int = 1
    plain: bool = False
    is_logged: bool = False


class Workers:
    """A listening address and the processes behind it; a process that dies is replaced."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self.counters = Counters(serving.workers)
        self._listeners = serve.listening_each(serving.host, serving.port, serving.workers)
        for listener in self._listeners:
            # Kept open here: what waits for a worker that died is answered by the one in its place.
            listener.listen(2_048)
        self._left = threading.Event()
        self._processes: list[BaseProcess] = []
        self._failures = 0

    @property
    def port(self) -> int:
        """The port on which laptops are answered."""
        return int(self._listeners[0].getsockname()[1])

    def run(self, ready: Callable[[int], None]) -> None:
        """Serve until `stop`; `ready` gets the port when all workers answer: those who come first share them all.

        Raises:
            CentralProblem: code worker-dies, when workers do not stay up.
        """
        answering = [_SPAWN.Event() for _ in range(self._serving.workers)]
        try:
            self._processes = [self._start(number, answers) for number, answers in enumerate(answering)]
            told = False
            while not self._left.wait(_LOOK_SECONDS if told else _LOOK_SECONDS / 10):
                if not told and all(answers.is_set() for answers in answering):
                    told = True
                    ready(self.port)
                self._replace_dead(answering)
        finally:
            self._end()

    def stop(self) -> None:
        """Finish what is under way and leave; safe in a signal's handler and in another thread."""
        self._left.set()

    def alive(self) -> int:
        """How many workers run."""
        return sum(process.is_alive() for process in self._processes)

    def _start(self, number: int, answering: "multiprocessing.synchronize.Event") -> BaseProcess:
        process = _SPAWN.Process(
            target=_work,
            args=(self._serving, self._listeners[number], number, self.counters.memory, answering),
            name=f"central-{number}",
            daemon=True,
        )
        process.start()
        return process

    def _replace_dead(self, answering: "Sequence[multiprocessing.synchronize.Event]") -> None:
        for number, process in enumerate(self._processes):
            if not process.is_alive():
                self._failures += 1
                if self._failures > _MOST_FAILURES:
                    raise CentralProblem("worker-dies")
                process.join()
                self._processes[number] = self._start(number, answering[number])

    def _end(self) -> None:
        for listener in self._listeners:
            listener.close()
        for process in self._processes:
            if process.is_alive():
                process.terminate()
        for process in self._processes:
            process.join(_LEAVE_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()


def _work(
    serving: Serving,
    listener: socket.socket,
    number: int,
    memory: Memory,
    answering: "multiprocessing.synchronize.Event",
) -> None:
    """One worker; SIGTERM ends it after what is under way."""
    signals.ignore_interrupt()
    if serving.is_logged:
        logs.to()
    central = open_central(serving.folder, serving=True)
    try:
        server = serve.Server(
            central,
            SystemClock(),
            counters=Counters(serving.workers, number, memory),
            plain=serving.plain,
        )
        _leave_with_parent(server)
        # Garbage is never looked for in what is there now: it lives as long as the process, and looking takes 0.1 s.
        gc.freeze()
        server.run_on(listener, answering.set)
    finally:
        central.close()


def _leave_with_parent(server: serve.Server) -> None:
    """A worker whose first process was killed must not go on unseen, holding the address."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            server.ask_to_stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()


def cores() -> int:
    """As many workers as make sense here."""
    return max(1, min(os.cpu_count() or 1, 8))
