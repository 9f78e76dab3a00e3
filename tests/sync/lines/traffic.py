"""A real vault delivers to a real central over a line until everything is receipted; what it cost is counted."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.interviews import outbox
from storage.platform.clock import Moment
from storage.vault import Vault
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from sync.client.report import Progress
from sync.client.transport import Answer, Request, Transport
from sync.protocol import limits
from sync.protocol.errors import ServerNotTrusted, ServerUnreachable
from tests.sync.world import World

_MOST_DELIVERIES = 400
_LONGEST_WAIT_S = 300.0


class RealTime:
    """The house's standing wall clock with time that really goes by: the pace of a delivery is taken from it."""

    def now(self) -> Moment:
        mono = int(time.monotonic() * 1_000)
        return Moment("2026-11-22T08:30:00.000Z", "+02:00", "5f0c9a52-0000-4000-8000-000000000000", mono)


@dataclass
class Counts:
    """What the client handed to the line; a request that was lost is sent again whole."""

    requests: int = 0
    sent: int = 0
    lost: int = 0
    lost_bytes: int = 0
    most_lost: int = 0
    largest: int = 0
    errors: dict[str, int] = field(default_factory=dict)
    #: Of each request: when it began and ended after the first, what it was, how many bytes it carried.
    spans: list[tuple[float, float, str, int]] = field(default_factory=list)


class CountingTransport:
    """The real transport, counted; several threads may send at once. `before` sees each request that is about to go."""

    def __init__(self, inner: Transport, counts: Counts, before: Callable[[Request], None] | None = None) -> None:
        self._inner = inner
        self._counts = counts
        self._before = before
        self._turn = threading.Lock()
        self._began = time.monotonic()

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        size, began = len(request.body), time.monotonic()
        if self._before is not None:
            with self._turn:
                self._before(request)
        try:
            answer = self._inner.send(request, most=most)
        except ServerUnreachable as error:
            with self._turn:
                self._counts.lost += 1
                self._counts.lost_bytes += size
                self._counts.most_lost = max(self._counts.most_lost, size)
                self._counts.errors[error.code] = self._counts.errors.get(error.code, 0) + 1
            raise
        finally:
            with self._turn:
                self._counts.requests += 1
                self._counts.sent += size
                what = f"{request.method} {request.url.split('/v1/')[1].split('?')[0]}"
                self._counts.spans.append((began - self._began, time.monotonic() - self._began, what, size))
        with self._turn:
            self._counts.largest = max(self._counts.largest, size)
        return answer

    def close(self) -> None:
        self._inner.close()


@dataclass(frozen=True, slots=True)
class Delivered:
    """What it took."""

    is_complete: bool
    seconds: float
    deliveries: int
    waited: float
    counts: Counts
    problems: tuple[str, ...]


def waiting_bytes(vault: Vault) -> int:
    """The sealed bytes in the queue."""
    with vault.read() as tx:
        return outbox.totals(tx).waiting_bytes


def deliver_all(
    world: World,
    vault: Vault,
    *,
    timeout: float = 30.0,
    seed: int = 1,
    most: int = _MOST_DELIVERIES,
    between: Callable[[str], None] | None = None,
    before: Callable[[Request], None] | None = None,
) -> Delivered:
    """Deliver as the program does behind its screens, with its waits; `between` hears the code of each failure."""
    chance, counts, clock = random.Random(seed), Counts(), RealTime()
    began, waited, failures = time.monotonic(), 0.0, 0
    problems: list[str] = []
    for number in range(1, most + 1):  # noqa: B007
        done = 0

        def progressed(progress: Progress) -> None:
            nonlocal done
            done = progress.confirmed_bytes

        try:
            transport = CountingTransport(transport_of(vault, timeout=timeout), counts, before)
            try:
                deliver_waiting(vault, transport, clock, progress=progressed, cancelled=lambda: False)
            finally:
                transport.close()
        except (ServerUnreachable, ServerNotTrusted) as error:
            problems.append(error.code)
            if between is not None:
                between(error.code)
            failures = 1 if done >= limits.LEAST_BATCH_BYTES else failures + 1
            wait = chance.uniform(1.0, max(2.0, min(_LONGEST_WAIT_S, 2.0**failures)))
            waited += wait
            time.sleep(wait)
            continue
        with vault.read() as tx:
            totals = outbox.totals(tx)
        if not totals.waiting and not totals.sent and not totals.parked:
            break
    seconds = time.monotonic() - began
    with vault.read() as tx:
        totals = outbox.totals(tx)
    is_complete = not (totals.waiting or totals.sent or totals.parked)
    return Delivered(is_complete, seconds, number, waited, counts, tuple(problems))
