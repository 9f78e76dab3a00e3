"""Central over HTTP: reads bounded bodies, turns refusals into answers. What is decided is decided elsewhere."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from storage.platform.clock import Clock
from sync.central import blob_calls, coming_back, gate, hello, ingest, logs, proving
from sync.central.blobs import BlobStore
from sync.central.counting import Counters
from sync.central.desk import Caller, Desk, practice_of
from sync.central.errors import Refused
from sync.central.keys import CentralKeys
from sync.central.settings import DEFAULT_ALLOWANCE, Allowance
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import Refusal, base64_of, encode
from sync.protocol.runs import RUN_OVERHEAD
from sync.protocol.signatures import check_body

Parameters = Mapping[str, str]
Call = Callable[[Desk, Caller, bytes, Parameters], bytes]
_BODY_SECONDS = 120.0
_LONGEST_LENGTH = 12
_log = logging.getLogger(logs.OURS)
_HEADERS = {"cache-control": "no-store"}


def create_app(
    engine: Engine,
    keys: CentralKeys,
    blobs: BlobStore,
    clock: Clock,
    *,
    allowance: Allowance = DEFAULT_ALLOWANCE,
    counters: Counters | None = None,
) -> Starlette:
    """The service over these parts; nothing of it lives outside this call."""
    desk = Desk(engine, keys, blobs, clock, practice_of(engine), allowance)
    counted = counters or Counters()
    numbers = count()

    def route(path: str, method: str, call: Call, most: int = limits.CONTROL_BYTES) -> Route:
        endpoint = _Endpoint(desk, call, most, counted, next(numbers))
        return Route(path, endpoint.answer, methods=[method], name=_name_of(call))

    return Starlette(
        routes=[
            route("/v1/hello", "POST", hello.hello),
            route("/v1/cursor", "GET", coming_back.cursor, 0),
            route("/v1/batch", "POST", ingest.batch, limits.BATCH_BYTES),
            route("/v1/blob/{sha256}", "GET", blob_calls.state, 0),
            route("/v1/blob/{sha256}/seal", "POST", blob_calls.seal, 0),
            route("/v1/blob/{sha256}/{first}", "PUT", blob_calls.put, limits.RUN_BYTES + RUN_OVERHEAD),
            route("/v1/blob/{sha256}/{first}", "GET", blob_calls.read, 0),
            route("/v1/receipts", "GET", coming_back.receipts, 0),
            route("/v1/feed", "GET", coming_back.feed, 0),
            route("/v1/feed/ack", "POST", coming_back.acknowledge),
            route("/v1/log/proofs", "POST", proving.proofs),
            route("/v1/object/{digest}", "GET", coming_back.fetch_object, 0),
        ]
    )


def calls_of(app: Starlette) -> tuple[str, ...]:
    """The names of all calls, by the numbers under which they are counted."""
    return tuple(route.name for route in app.routes if isinstance(route, Route))


class _Endpoint:
    """One call: gate, body, work, answer; counted and logged whatever became of it."""

    def __init__(self, desk: Desk, call: Call, most: int, counters: Counters, number: int) -> None:
        self._desk = desk
        self._call = call
        self._most = most
        self._counters = counters
        self._number = number

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        began = time.perf_counter()
        # An error of ours is told on by the server, which answers for us; here it is only counted.
        said, status = _Said(), 500
        try:
            response = await self._said(request, said)
            status, said.sent = response.status_code, len(response.body)
            return response
        finally:
            self._count(said, status, began)

    async def _said(self, request: Request, said: "_Said") -> Response:
        try:
            headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
            size = _declared(request, self._most)
            is_hello = self._call is hello.hello
            admitted = await run_in_threadpool(
                gate.admit, self._desk, request.method, _url(request), headers, size=size, is_hello=is_hello
            )
            said.device = admitted.caller.key_id
            body = await _body(request, self._most)
            said.received = len(body)
            check_body(admitted.head, body)
            parameters = {**request.query_params, **request.path_params}
            if is_hello:
                parameters["nonce"] = admitted.head.nonce
            answer = await run_in_threadpool(self._call, self._desk, admitted.caller, body, parameters)
        except Refused as refusal:
            return _refusal(refusal, said)
        except MalformedMessage as error:
            return _refusal(Refused(error.code), said)
        except (DBAPIError, PoolTimeout):
            # Its text holds parameters; the log gets nothing of it.
            return _refusal(Refused("database-unavailable", 503), said)
        return Response(answer, media_type="application/octet-stream", headers=_HEADERS)

    def _count(self, said: "_Said", status: int, began: float) -> None:
        seconds = time.perf_counter() - began
        self._counters.add(self._number, status, seconds, said.received, said.sent)
        fields = {
            "call": _name_of(self._call),
            "status": status,
            "code": said.code,
            "device": said.device,
            "ms": round(seconds * 1_000, 1),
            "received": said.received,
            "sent": said.sent,
        }
        _log.info("request", extra={"fields": fields})


@dataclass(slots=True)
class _Said:
    device: str = ""
    code: str = ""
    received: int = 0
    sent: int = 0


def _name_of(call: Call) -> str:
    module = call.__module__.rpartition(".")[2].removesuffix("_calls")
    return call.__name__ if module in ("hello", "ingest", "coming_back") else f"{module}-{call.__name__}"


def _url(request: Request) -> str:
    # What the client signed: always https, whatever stands between; the host as the client named it.
    host = request.headers.get("host", "")
    path: bytes = request.scope.get("raw_path") or b""
    query: bytes = request.scope.get("query_string") or b""
    return f"https://{host}{path.decode('latin-1')}" + (f"?{query.decode('latin-1')}" if query else "")


def _declared(request: Request, most: int) -> int:
    if "transfer-encoding" in request.headers:
        return most
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or len(declared) > _LONGEST_LENGTH or int(declared) > most:
        raise Refused("body-too-large", 413)
    return int(declared)


async def _body(request: Request, most: int) -> bytes:
    content = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                content += chunk
                if len(content) > most:
                    raise Refused("body-too-large", 413)
    except TimeoutError as error:
        raise Refused("body-too-slow", 408) from error
    except ClientDisconnect as error:
        raise Refused("body-cut") from error
    return bytes(content)


def _refusal(refusal: Refused, said: _Said) -> Response:
    said.code = refusal.code
    body = encode(Refusal(code=refusal.code, notice=base64_of(refusal.notice)))
    # A body that was not read must not be taken for the next request.
    return Response(body, refusal.status, media_type="application/json", headers=_HEADERS)
