"""Lines to central: one on which no whole request comes is let go, and what is no request is told so by a code."""

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.protocol.messages import Refusal, encode

#: The head of a request is less than 1 KiB: seconds even where a telephone carries it. Uvicorn alone waits for ever,
#: and a few thousand silent lines would keep all others out.
HEAD_SECONDS: Final = 60.0
#: So long nothing may come of a body: telephones lose their net for less.
SILENCE_SECONDS: Final = 60.0


def patient(seconds: float, silence_seconds: float = SILENCE_SECONDS) -> type[H11Protocol]:
    """The protocol of lines that wait so long for the head of a request, and for the rest of one that is answered."""
    return type("PatientLine", (_Line,), {"head_seconds": seconds, "rest_seconds": 2 * silence_seconds})


class _Line(H11Protocol):
    head_seconds = HEAD_SECONDS
    rest_seconds = SILENCE_SECONDS
    _head_timer: asyncio.TimerHandle | None = None
    _rest_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait_for_head()
        else:
            self._stop_waiting()
        if self._rest_timer is not None and self.conn.their_state is not h11.SEND_BODY:
            # The rest has come: the line is as good as any.
            self._rest_timer.cancel()
            self._rest_timer = None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and self._rest_timer is None:
            # It was refused before its body was read. So long the sender may go on, and hear why; what comes then a
            # byte now and then would hold the line for ever.
            self._rest_timer = self.loop.call_later(self.rest_seconds, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request; also where the answer to a request had begun, there by ending the line."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()
            return
        body = encode(Refusal(code="request-malformed"))
        headers = [
            ("content-type", "application/json"),
            ("content-length", str(len(body))),
            ("connection", "close"),
        ]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait_for_head(self) -> None:
        # Each byte does not buy new patience: only a whole head ends the wait.
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(self.head_seconds, self._waited)

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _hang_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()

    def _waited(self) -> None:
        self._head_timer = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.abort()
