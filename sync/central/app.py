"""Central over HTTP: reads bounded bodies, turns refusals into answers. What is decided is decided elsewhere."""

import asyncio
import contextlib
import io
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
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from storage.platform.clock import Clock
from sync.central import acknowledging, blob_calls, coming_back, gate, hello, ingest, logs, proving
from sync.central.blobs import BlobStore
from sync.central.counting import Counters
from sync.central.desk import Caller, Desk, practice_of
from sync.central.errors import Refused, of_database, of_store
from sync.central.keys import CentralKeys
from sync.central.patience import SILENCE_SECONDS
from sync.central.settings import DEFAULT_ALLOWANCE, Allowance
from sync.central.strangers import Strangers
from sync.protocol import limits, whole_files
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import Refusal, base64_of, encode
from sync.protocol.runs import RUN_OVERHEAD
from sync.protocol.signatures import check_body

Parameters = Mapping[str, str]
Call = Callable[[Desk, Caller, bytes, Parameters], bytes]
_LONGEST_LENGTH = 12
# More would take turns at the same processor and hold each other up; whoever came first is answered first.
_AT_ONCE = 6
_FILES = (blob_calls.put, blob_calls.put_files, blob_calls.seal, blob_calls.read)
# A part of 1 MiB goes as a whole; on the slowest line that laptops have patience for it takes a quarter of an hour.
_LEAST_SECONDS = 120.0
_SLOWEST_BYTES_A_SECOND = 1_000
_log = logging.getLogger(logs.OURS)
# Proxies before us may still speak 1.0.
_VERSIONS = ("1.1", "1.0")
# Their calls have names of their own.
_BY_NAME = ("hello", "ingest", "coming_back", "acknowledging")
_HEADERS = {"cache-control": "no-store"}


def create_app(
    engine: Engine,
    keys: CentralKeys,
    blobs: BlobStore,
    clock: Clock,
    *,
    allowance: Allowance = DEFAULT_ALLOWANCE,
    counters: Counters | None = None,
    silence_seconds: float = SILENCE_SECONDS,
    strangers: Strangers | None = None,
) -> Starlette:
    """The service over these parts; nothing of it lives outside this call."""
    desk = Desk(engine, keys, blobs, clock, practice_of(engine), allowance)
    counted = counters or Counters()
    unknown = strangers or Strangers()
    numbers = count()
    at_once = asyncio.Semaphore(_AT_ONCE)

    def route(path: str, method: str, call: Call, most: int = limits.CONTROL_BYTES) -> Route:
        endpoint = _Endpoint(desk, call, most, counted, next(numbers), at_once, silence_seconds, unknown)
        made = Route(path, endpoint.answer, methods=[method], name=_name_of(call))
        made.methods = {method}  # it would answer HEAD too
        return made

    app = Starlette(
        exception_handlers={404: _no_such_call, 405: _no_such_call},
        routes=[
            route("/v1/hello", "POST", hello.hello),
            route("/v1/cursor", "GET", coming_back.cursor, 0),
            route("/v1/batch", "POST", ingest.batch, limits.BATCH_BYTES),
            route("/v1/files", "POST", blob_calls.put_files, limits.MOST_RUN_BYTES + whole_files.OVERHEAD),
            route("/v1/blob/{sha256}", "GET", blob_calls.state, 0),
            route("/v1/blob/{sha256}/seal", "POST", blob_calls.seal, 0),
            route("/v1/blob/{sha256}/{first}", "PUT", blob_calls.put, limits.MOST_RUN_BYTES + RUN_OVERHEAD),
            route("/v1/blob/{sha256}/{first}", "GET", blob_calls.read, 0),
            route("/v1/receipts", "GET", coming_back.receipts, 0),
            route("/v1/feed", "GET", coming_back.feed, 0),
            route("/v1/feed/ack", "POST", acknowledging.acknowledge),
            route("/v1/devices", "GET", coming_back.devices, 0),
            route("/v1/log/proofs", "POST", proving.proofs),
            route("/v1/object/{digest}", "GET", coming_back.fetch_object, 0),
        ],
    )
    # One address a call: a redirect would repeat to anybody what host he named.
    app.router.redirect_slashes = False
    return app


def calls_of(app: Starlette) -> tuple[str, ...]:
    """The names of all calls, by the numbers under which they are counted."""
    return tuple(route.name for route in app.routes if isinstance(route, Route))


class _Endpoint:
    """One call: gate, body, work, answer; counted and logged whatever became of it."""

    def __init__(
        self,
        desk: Desk,
        call: Call,
        most: int,
        counters: Counters,
        number: int,
        at_once: asyncio.Semaphore,
        silence_seconds: float,
        strangers: Strangers,
    ) -> None:
        self._desk = desk
        self._call = call
        self._most = most
        self._counters = counters
        self._number = number
        self._at_once = at_once
        self._silence_seconds = silence_seconds
        self._strangers = strangers

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        began = time.perf_counter()
        # An error of ours is told on by the server, which answers for us; here it is only counted.
        said, status = _Said(request.client.host if request.client else ""), 500
        try:
            response = await self._said(request, said)
            status, said.sent = response.status_code, len(response.body)
            return response
        finally:
            self._count(said, status, began)

    async def _said(self, request: Request, said: "_Said") -> Response:
        try:
            if request.scope["http_version"] not in _VERSIONS:
                raise Refused("http-version", 505)
            headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
            self._strangers.check(said.address)
            size = _declared(request, self._most)
            is_hello = self._call is hello.hello
            async with self._at_once:
                admitted = await run_in_threadpool(
                    gate.admit, self._desk, request.method, _url(request), headers, size=size, is_hello=is_hello
                )
            said.device = admitted.caller.key_id
            if is_hello:
                self._strangers.greeted(said.address, said.device)
            body = await _body(request, size, self._most, self._silence_seconds)
            said.received = len(body)
            parameters = {**request.query_params, **request.path_params}
            if is_hello:
                parameters["nonce"] = admitted.head.nonce
            # Files wait for disks and stores, the others for the processor: they do not wait for each other.
            async with contextlib.nullcontext() if self._call in _FILES else self._at_once:
                answer = await run_in_threadpool(self._called, admitted, body, parameters)
        except Refused as refusal:
            self._strangers.refused(said.address, refusal.code)
            return _refusal(refusal, said)
        except MalformedMessage as error:
            return _refusal(Refused(error.code), said)
        except (DBAPIError, PoolTimeout) as error:
            return _refusal(of_database(error), said)
        except OSError as error:
            # Of the disk: lines that end are told as such. Its text names a file; the log gets the code alone.
            return _refusal(of_store(error), said)
        return Response(answer, media_type="application/octet-stream", headers=_HEADERS)

    def _called(self, admitted: gate.Admitted, body: bytes, parameters: Parameters) -> bytes:
        # Here and not before: while a large body is hashed others are answered.
        check_body(admitted.head, body)
        return self._call(self._desk, admitted.caller, body, parameters)

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
    #: Where the line comes from; counted, and never logged.
    address: str = ""
    device: str = ""
    code: str = ""
    received: int = 0
    sent: int = 0


def _name_of(call: Call) -> str:
    module = call.__module__.rpartition(".")[2].removesuffix("_calls")
    return call.__name__ if module in _BY_NAME else f"{module}-{call.__name__}"


def _url(request: Request) -> str:
    # What the client signed: always https, whatever stands between; the host as the client named it.
    host = request.headers.get("host", "")
    path: bytes = request.scope.get("raw_path") or b""
    query: bytes = request.scope.get("query_string") or b""
    return f"https://{host}{path.decode('latin-1')}" + (f"?{query.decode('latin-1')}" if query else "")


def _declared(request: Request, most: int) -> int:
    if "transfer-encoding" in request.headers:
        if "content-length" in request.headers:
            # Two ends of one body: a proxy before us could take the other one.
            raise Refused("body-ambiguous")
        if not most:
            # Waiting for a body that nobody takes would keep an answer back until after a revocation.
            raise Refused("body-too-large", 413)
        return most
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or len(declared) > _LONGEST_LENGTH or int(declared) > most:
        raise Refused("body-too-large", 413)
    return int(declared)


async def _body(request: Request, size: int, most: int, silence_seconds: float) -> bytes:
    """Wait as long as bytes come, and not longer than the slowest line needs for so many: whoever sends may be gone."""
    content = io.BytesIO()
    loop = asyncio.get_running_loop()
    last = loop.time() + max(_LEAST_SECONDS, size / _SLOWEST_BYTES_A_SECOND)
    try:
        async with asyncio.timeout_at(min(last, loop.time() + silence_seconds)) as patience:
            async for chunk in request.stream():
                content.write(chunk)
                if content.tell() > most:
                    raise Refused("body-too-large", 413)
                patience.reschedule(min(last, loop.time() + silence_seconds))
    except TimeoutError as error:
        raise Refused("body-too-slow", 408) from error
    except ClientDisconnect as error:
        raise Refused("body-cut") from error
    return content.getvalue()


def _no_such_call(_request: Request, error: Exception) -> Response:
    is_other = isinstance(error, HTTPException) and error.status_code == 405
    refusal = Refused("method-not-allowed", 405) if is_other else Refused("call-unknown", 404)
    return _refusal(refusal, _Said())


def _refusal(refusal: Refused, said: _Said) -> Response:
    said.code = refusal.code
    body = encode(Refusal(code=refusal.code, notice=base64_of(refusal.notice)))
    # A body that was not read must not be taken for the next request.
    return Response(body, refusal.status, media_type="application/json", headers=_HEADERS)
