"""The witness over HTTP: one call."""

import time
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from sync.witness.witness import LARGEST, Witness


def create_app(witness: Witness, seconds: Callable[[], int] = lambda: int(time.time())) -> Starlette:
    """The service over an opened folder."""

    async def add_checkpoint(request: Request) -> Response:
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    return Response(status_code=413)
        except ClientDisconnect:
            return Response(status_code=400)
        reply = await run_in_threadpool(witness.add_checkpoint, bytes(body), seconds)
        return Response(reply.body, reply.status, headers={"content-type": reply.media_type})

    return Starlette(routes=[Route("/add-checkpoint", add_checkpoint, methods=["POST"])])
