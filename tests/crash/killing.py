"""Runs a workload in a child and kills it at the n-th of its writes, before it or in the middle of it.

Instead of being killed the child can find its disk failing at that write, or everything it writes can be recorded.
"""

import contextlib
import errno
import json
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, TypeVar

from tests.crash import stops
from tests.crash.stops import CannotStop, Stop

_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Kill:
    """At which write (the first is 1), and whether half of it still happens."""

    at: int
    torn: bool = False

    def __str__(self) -> str:
        return f"write {self.at}{', torn' if self.torn else ''}"


class Failing(StrEnum):
    """How a disk fails at a write."""

    ERROR = "error"
    FULL = "full"
    SHORT = "short"
    SHORT_THEN_FULL = "short-then-full"
    FULL_FOR_GOOD = "full-for-good"
    ERROR_FOR_GOOD = "error-for-good"


@dataclass(frozen=True, slots=True)
class Fault:
    """At which write (the first is 1) the disk fails, and how."""

    at: int
    how: Failing

    def __str__(self) -> str:
        return f"write {self.at}, {self.how}"


class Witness(Protocol):
    """Who sees every write before it happens, and hears what the child says."""

    def sees(self, stop: Stop) -> None:
        """Take note of a write that is about to happen."""
        ...

    def hears(self, message: str) -> None:
        """Take note of what the child said."""
        ...


@dataclass(slots=True)
class Outcome:
    """What a child did: `tearable[n]` says whether its write n + 1 can happen by half, `calls[n]` which it was.

    `told` are the failures that the screen would have shown.
    """

    said: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    tearable: list[bool] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    killed_in: str = ""

    @property
    def writes(self) -> int:
        """How many it made or was killed at."""
        return len(self.tearable)

    def kills(self) -> list[Kill]:
        """Every place to kill, by what this run, which was not killed, wrote."""
        kills: list[Kill] = []
        for number, can_be_torn in enumerate(self.tearable, 1):
            kills += [Kill(number)] + ([Kill(number, torn=True)] if can_be_torn else [])
        return kills

    def faults(self) -> list[Fault]:
        """Every way for the disk to fail at every write."""
        faults: list[Fault] = []
        for number, (call, can_be_torn) in enumerate(zip(self.calls, self.tearable, strict=True), 1):
            # Nothing in the program's power makes a disk take a name away or a message go out.
            if call in ("sendto", "sendfile"):
                continue
            ways = [Failing.ERROR, Failing.ERROR_FOR_GOOD]
            if call not in ("unlink", "unlinkat", "rmdir"):
                ways += [Failing.FULL, Failing.FULL_FOR_GOOD]
            if can_be_torn:
                ways += [Failing.SHORT, Failing.SHORT_THEN_FULL]
            faults += [Fault(number, how) for how in ways]
        return faults


T = TypeVar("T")


def sample(kills: list[T], most: int) -> Iterator[T]:
    """Spread evenly, the last one among them."""
    step = max(1.0, len(kills) / most)
    at = float(len(kills))
    while at >= 1:
        yield kills[int(at) - 1]
        at -= step


class Run:
    """One child under watch, in a thread of its own, so that the test may talk to what it serves."""

    def __init__(
        self,
        orders: socket.socket,
        workload: str,
        folder: Path,
        trouble: Kill | Fault | None,
        witness: Witness | None = None,
    ) -> None:
        self._orders = orders
        self._trouble = trouble
        self._witness = witness
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._problem: BaseException | None = None
        self.outcome = Outcome()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            order = json.dumps({"workload": workload, "folder": str(folder)}).encode()
            socket.send_fds(orders, [order], [theirs.fileno()])
        self._line.settimeout(_SECONDS)
        first, descriptors, _, _ = socket.recv_fds(self._line, 65_536, 1)
        if not descriptors:
            self._line.close()
            self._orders.recv(64)
            raise CannotStop(
                "The crash suite cannot stop a process at its writes here (it needs seccomp user notification:"
                f" Linux 5.5, not forbidden by a container). {first.decode(errors='replace')}"
            )
        # A descriptor of the process, for its number may be another's by the time it is killed.
        self._process, self._listener = os.pidfd_open(int(first)), descriptors[0]
        stops.wake_at_once(self._listener)
        self._thread = threading.Thread(target=self._watch_guarded, name="watch")
        self._thread.start()

    def wait_for(self, message: str) -> bool:
        """Whether it was said before the child died."""
        while (heard := self._heard.get(timeout=_SECONDS)) != message:
            if not heard:
                return False
        return True

    def kill(self) -> None:
        """End the child; harmless when it is dead."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)

    def finished(self) -> Outcome:
        """What it did, once it is dead."""
        self._thread.join()
        os.close(self._process)
        if self._problem is not None:
            raise self._problem
        failures = [message for message in self.outcome.said if message.startswith("failed: ")]
        failures += self.outcome.told if not isinstance(self._trouble, Fault) else []
        assert not failures, failures[0]
        return self.outcome

    def _watch_guarded(self) -> None:
        try:
            self._watch()
        except BaseException as problem:  # handed to the test by finished()
            self._problem = problem
            self.kill()
        finally:
            self._heard.put("")
            self._line.close()
            os.close(self._listener)
            # Only now is every file of the child let go of.
            self._orders.recv(64)

    def _watch(self) -> None:
        poll = select.poll()
        poll.register(self._line, select.POLLIN)
        poll.register(self._listener, select.POLLIN)
        while True:
            events = poll.poll(_SECONDS * 1000)
            if not events:
                raise TimeoutError(f"the child has done nothing for {_SECONDS} seconds")
            ready = dict(events)
            if self._line.fileno() in ready:
                message = self._line.recv(65_536).decode()
                if not message:
                    return
                if message.startswith("told: "):
                    self.outcome.told.append(message.removeprefix("told: "))
                else:
                    self.outcome.said.append(message)
                if self._witness is not None:
                    self._witness.hears(message)
                self._heard.put(message)
            elif ready[self._listener] & select.POLLIN:
                self._stopped()
            else:
                poll.unregister(self._listener)

    def _stopped(self) -> None:
        stop = stops.received(self._listener)
        if stop is None:
            return
        if stop.counts and not self.outcome.killed_in:
            self.outcome.tearable.append(stop.can_be_torn)
            self.outcome.calls.append(stop.call)
            if self._witness is not None and stop.call in stops.COPIES:
                # What it copies is not in its memory: without this call it reads and writes.
                stops.refuse(self._listener, stop, stops.COPIES[stop.call])
                return
            if self._witness is not None:
                self._witness.sees(stop)
            if isinstance(self._trouble, Kill) and self.outcome.writes == self._trouble.at:
                self.outcome.killed_in = stop.call
                if self._trouble.torn and stop.can_be_torn:
                    stop.do_half()
                self.kill()
                return
            if isinstance(self._trouble, Fault) and self._fails(stop, self._trouble):
                return
        stops.let_pass(self._listener, stop)

    def _fails(self, stop: Stop, fault: Fault) -> bool:
        """Whether the disk failed at this write; it has been answered then."""
        at, how = self.outcome.writes, fault.how
        if at < fault.at or stop.call in ("sendto", "sendfile"):
            return False
        if at == fault.at and how in (Failing.SHORT, Failing.SHORT_THEN_FULL) and stop.can_be_torn:
            stops.returned(self._listener, stop, stop.do_half())
            return True
        if how is Failing.SHORT or (at > fault.at and how in (Failing.ERROR, Failing.FULL)):
            return False
        is_full = how not in (Failing.ERROR, Failing.ERROR_FOR_GOOD)
        if is_full and stop.call in ("unlink", "unlinkat", "rmdir", "ftruncate"):
            # A full disk still lets go of what it has.
            return False
        stops.refuse(self._listener, stop, errno.ENOSPC if is_full else errno.EIO)
        return True


class Zygote:
    """The process that forks the children; a warm one does each workload once itself, for those who run it often."""

    def __init__(self, *, warm: bool = False) -> None:
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.crash.zygote", str(theirs.fileno()), *(["warm"] if warm else [])]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=Path(__file__).parents[2])

    def start(
        self, workload: str, folder: Path, trouble: Kill | Fault | None = None, witness: Witness | None = None
    ) -> Run:
        """A child at work; one at a time.

        Raises:
            CannotStop: the kernel does not let it be stopped at its writes.
        """
        return Run(self._orders, workload, folder, trouble, witness)

    def run(
        self, workload: str, folder: Path, trouble: Kill | Fault | None = None, witness: Witness | None = None
    ) -> Outcome:
        """What a child did from beginning to end, or to its kill."""
        return self.start(workload, folder, trouble, witness).finished()

    def close(self) -> None:
        """End it."""
        self._orders.close()
        self._process.wait(timeout=_SECONDS)
