"""Central over HTTP: reads bounded bodies, turns refusals into answers. What is decided is decided elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from storage.platform.clock import Clock
from sync.central import blob_calls, coming_back, gate, hello, ingest
from sync.central.blobs import BlobFolder
from sync.central.desk import Caller, Desk, practice_of
from sync.central.errors import Refused
from sync.central.keys import CentralKeys
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import Refusal, base64_of, encode
from sync.protocol.runs import RUN_OVERHEAD
from sync.protocol.signatures import check_body

Parameters = Mapping[str, str]
Call = Callable[[Desk, Caller, bytes, Parameters], bytes]
_BODY_SECONDS = 120.0
_HEADERS = {"cache-control": "no-store"}


def create_app(engine: Engine, keys: CentralKeys, blobs: BlobFolder, clock: Clock) -> Starlette:
    """The service over these parts; nothing of it lives outside this call."""
    desk = Desk(engine, keys, blobs, clock, practice_of(engine))

    def route(path: str, method: str, call: Call, most: int = limits.CONTROL_BYTES) -> Route:
        return Route(path, _endpoint(desk, call, most), methods=[method])

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
            route("/v1/object/{digest}", "GET", coming_back.fetch_object, 0),
        ]
    )


def _endpoint(desk: Desk, call: Call, most: int) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
            admitted = await run_in_threadpool(
                gate.admit, desk, request.method, _url(request), headers, is_hello=call is hello.hello
            )
            body = await _body(request, most)
            check_body(admitted.head, body)
            parameters = {**request.query_params, **request.path_params}
            if call is hello.hello:
                parameters["nonce"] = admitted.head.nonce
            answer = await run_in_threadpool(call, desk, admitted.caller, body, parameters)
        except Refused as refusal:
            return _refusal(refusal)
        except MalformedMessage as error:
            return _refusal(Refused(error.code))
        except DBAPIError:
            # Its text holds parameters; the log gets nothing of it.
            return _refusal(Refused("database-unavailable", 503))
        return Response(answer, media_type="application/octet-stream", headers=_HEADERS)

    return endpoint


def _url(request: Request) -> str:
    # What the client signed: always https, whatever stands between; the host as the client named it.
    host = request.headers.get("host", "")
    path: bytes = request.scope.get("raw_path") or b""
    query: bytes = request.scope.get("query_string") or b""
    return f"https://{host}{path.decode('latin-1')}" + (f"?{query.decode('latin-1')}" if query else "")


async def _body(request: Request, most: int) -> bytes:
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared) > most:
        raise Refused("body-too-large", 413)
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


def _refusal(refusal: Refused) -> Response:
    body = encode(Refusal(code=refusal.code, notice=base64_of(refusal.notice)))
    # A body that was not read must not be taken for the next request.
    return Response(body, refusal.status, media_type="application/json", headers=_HEADERS)
