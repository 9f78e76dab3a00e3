"""A line into central without a socket, and what can happen on it."""

import asyncio
import random
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette

from sync.client.transport import Answer, Request
from sync.protocol.errors import ServerUnreachable


class Inside:
    """Calls the service itself; `app` is asked anew each time, so that it may be restarted between two requests."""

    def __init__(self, base_url: str, app: Callable[[], Starlette], loop: asyncio.AbstractEventLoop) -> None:
        self.base_url = base_url
        self._app, self._loop = app, loop

    def send(self, request: Request, *, most: int) -> Answer:
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

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
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
