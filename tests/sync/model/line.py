"""A line into central without a socket, and what can happen on it."""

import asyncio
import contextlib
import os
import random
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures._base import DoneAndNotDoneFutures
from functools import partial
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from starlette.applications import Starlette

from sync.central import app as service
from sync.central import coming_back
from sync.client import abreast, calls, coordinator
from sync.client.transport import Answer, Request
from sync.protocol.errors import ServerUnreachable

P = ParamSpec("P")
T = TypeVar("T")


@contextlib.contextmanager
def without_threads() -> Iterator[None]:
    """Central does its work where it is called: one request at a time needs no threads, and they cost most of it."""

    async def here(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return call(*args, **kwargs)

    before = service.run_in_threadpool
    service.run_in_threadpool = here  # type: ignore[assignment]
    try:
        yield
    finally:
        service.run_in_threadpool = before


class Seconds:
    """What passes while a request is under way, as the line has it: how much goes into one must not depend on us."""

    def __init__(self) -> None:
        self.each = 0.001
        self._now = 0.0

    def monotonic(self) -> float:
        self._now += self.each
        return self._now


class _OneByOne:
    """Stands in for threads: what is under way together ends in an order that chance picks, each time the same."""

    def __init__(self, chance: random.Random, *_: object, **__: object) -> None:
        self._chance = chance
        self._waiting: dict[Future[object], Callable[[], object]] = {}

    def submit(self, call: Callable[..., object], *args: object) -> Future[object]:
        made: Future[object] = Future()
        made.waits_here = self  # type: ignore[attr-defined]
        self._waiting[made] = partial(call, *args)
        return made

    def end_one(self) -> None:
        future = self._chance.choice([*self._waiting])
        call = self._waiting.pop(future)
        try:
            future.set_result(call())
        except Exception as error:
            future.set_exception(error)

    def shutdown(self) -> None:
        while self._waiting:
            self.end_one()


def _one_ends(futures: Iterable[Future[object]], **_: object) -> DoneAndNotDoneFutures[object]:
    waiting = [*futures]
    if not any(one.done() for one in waiting):
        waiting[0].waits_here.end_one()  # type: ignore[attr-defined]
    return DoneAndNotDoneFutures({one for one in waiting if one.done()}, {one for one in waiting if not one.done()})


@contextlib.contextmanager
def ids_from(chance: random.Random) -> Iterator[None]:
    """Ids and keys decide what comes first of what is made at once; those of a hand-over's threads decide nothing."""
    ours, real = threading.get_ident(), os.urandom

    def drawn(size: int) -> bytes:
        return chance.randbytes(size) if threading.get_ident() == ours else real(size)

    os.urandom = random._urandom = drawn  # type: ignore[attr-defined]
    try:
        yield
    finally:
        os.urandom = random._urandom = real  # type: ignore[attr-defined]


@contextlib.contextmanager
def as_chance_has_it(chance: random.Random) -> Iterator[Seconds]:
    """No thread and no clock of this machine has a say in what happens: a seed makes the same sequence again."""
    seconds = Seconds()
    before = abreast.ThreadPoolExecutor, abreast.wait, calls.time, coordinator.time
    abreast.ThreadPoolExecutor = partial(_OneByOne, chance)  # type: ignore[assignment, misc]
    abreast.wait = _one_ends  # type: ignore[assignment]
    calls.time = coordinator.time = seconds  # type: ignore[assignment]
    try:
        with without_threads(), ids_from(random.Random(chance.random())):
            yield seconds
    finally:
        abreast.ThreadPoolExecutor, abreast.wait, calls.time, coordinator.time = before  # type: ignore[misc]


@contextlib.contextmanager
def pages_of(entries: int) -> Iterator[None]:
    """So few to a page that what waits takes several: a sequence makes dozens, and a page of central holds hundreds."""
    before = coming_back._FEED_PAGE, coming_back._RECEIPT_PAGE
    coming_back._FEED_PAGE = coming_back._RECEIPT_PAGE = entries  # type: ignore[misc]
    try:
        yield
    finally:
        coming_back._FEED_PAGE, coming_back._RECEIPT_PAGE = before  # type: ignore[misc]


class Inside:
    """Calls the service itself; `app` is asked anew each time, so that it may be restarted between two requests."""

    def __init__(self, base_url: str, app: Callable[[], Starlette], loop: asyncio.AbstractEventLoop) -> None:
        self.base_url = base_url
        self._app, self._loop = app, loop
        # A laptop may have several requests under way.
        self._turn = threading.Lock()

    def send(self, request: Request, *, most: int) -> Answer:
        with self._turn:
            answer = self._loop.run_until_complete(_called(self._app(), request))
        assert len(answer.body) <= most
        return answer

    def close(self) -> None:
        return


class Troubled:
    """Loses requests and answers, sends requests twice or again much later, as chance has it; then is cut for good."""

    def __init__(self, inner: Inside, chance: random.Random, meanwhile: Callable[[], None]) -> None:
        self._inner, self._chance, self._meanwhile = inner, chance, meanwhile
        self._late: list[tuple[Request, int]] = []
        self._until = chance.choice((3, 10, 40, 10_000))
        self._rate = chance.choice((0.0, 0.05, 0.3))
        self._turn = threading.Lock()

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        with self._turn:
            self._until -= 1
            if self._until < 0:
                raise ServerUnreachable("cut")
            if self._chance.random() < self._rate:
                return self._trouble(request, most)
            return self._inner.send(request, most=most)

    def _trouble(self, request: Request, most: int) -> Answer:
        kind = self._chance.choice(("request", "answer", "twice", "later", "meanwhile"))
        if kind == "request":
            raise ServerUnreachable("cut")
        if kind == "later":
            self._late.append((request, most))
            raise ServerUnreachable("timed-out")
        if kind == "meanwhile":
            self._meanwhile()
        answer = self._inner.send(request, most=most)
        for again, size in [(request, most)] if kind == "twice" else self._late:
            # The signature covers a nonce that was used, so central takes it for what it is.
            self._inner.send(again, most=size)
        if kind == "answer":
            raise ServerUnreachable("cut")
        return answer

    def close(self) -> None:
        return


async def _called(app: Starlette, request: Request) -> Answer:
    parts = urlsplit(request.url)
    headers = [(name.lower().encode(), value.encode()) for name, value in request.headers]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "https",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [*headers, (b"host", parts.netloc.encode()), (b"content-length", str(len(request.body)).encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 443),
    }
    body, status = bytearray(), 0

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: dict[str, object]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = int(str(message["status"]))
        elif message["type"] == "http.response.body":
            content = message.get("body", b"")
            assert isinstance(content, bytes)
            body.extend(content)

    await app(scope, receive, send)  # type: ignore[arg-type]
    return Answer(status, bytes(body))
