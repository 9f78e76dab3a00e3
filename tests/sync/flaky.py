"""A line that fails by script: one letter a request, `.` fine, `q` request lost, `a` answer lost; then fine."""

import re
from collections.abc import Callable

from sqlalchemy import select

from sync.central import tables
from sync.central.admin import Central
from sync.central.database import reading
from sync.client.transport import Answer, Request, Transport
from sync.protocol.errors import ServerUnreachable
from sync.protocol.runs import leaf_count

_RUN = re.compile(r".*/v1/blob/([0-9a-f]{64})/([0-9]+)")


def ended_by(central: Central, request: Request) -> str:
    """The file of more than one run whose last one this request carries; empty if it is another request."""
    found = _RUN.fullmatch(request.url)
    if request.method != "PUT" or found is None or found[2] == "0":
        return ""
    with reading(central.engine) as tx:
        size = tx.execute(select(tables.blobs.c.size).where(tables.blobs.c.sha256 == found[1])).scalar_one()
    return found[1] if int(found[2]) + int.from_bytes(request.body[:4], "big") == leaf_count(size) else ""


class FlakyTransport:
    """Wraps a real transport; `before` sees each request that is about to go."""

    def __init__(self, inner: Transport, script: str = "", *, before: Callable[[Request], None] | None = None) -> None:
        self._inner = inner
        self._script = list(script)
        self._before = before
        self.requests: list[Request] = []

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        step = self._script.pop(0) if self._script else "."
        if step == "q":
            raise ServerUnreachable("cut")
        if self._before is not None:
            self._before(request)
        self.requests.append(request)
        answer = self._inner.send(request, most=most)
        if step == "a":
            raise ServerUnreachable("cut")
        return answer

    def close(self) -> None:
        self._inner.close()


class LyingTransport:
    """Changes answers on the way, as a server that lies would."""

    def __init__(self, inner: Transport, lie: Callable[[Request, Answer], Answer]) -> None:
        self._inner = inner
        self._lie = lie

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        return self._lie(request, self._inner.send(request, most=most))

    def close(self) -> None:
        self._inner.close()
