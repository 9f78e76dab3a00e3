"""The calls of the protocol, each signed with the device key over a nonce that central issued."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from pydantic import BaseModel

from storage.crypto.signing import SigningKey, key_id
from sync.client.transport import Answer, Request, Transport
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted, ServerUnreachable
from sync.protocol.frames import Frame, encode_batch
from sync.protocol.messages import (
    BatchAnswer,
    BlobState,
    Cursor,
    Done,
    Feed,
    FeedAck,
    Hello,
    HelloAnswer,
    LogProofs,
    ProofsAsked,
    Receipts,
    Refusal,
    decode,
    encode,
    read_hello,
)
from sync.protocol.packed import unpack
from sync.protocol.runs import Run, encode_run
from sync.protocol.signatures import signed_headers

APP_VERSION: Final = "svidok-0.1.0"
_STALE: Final = frozenset({"nonce-unknown", "nonce-reused"})
_LATER: Final = frozenset({408, 429, 500, 502, 503, 504})
_ATTEMPTS: Final = 3
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class Calls:
    """A conversation of one device with one central."""

    def __init__(self, transport: Transport, key: SigningKey, receipt_key: bytes) -> None:
        self._transport = transport
        self._key = key
        self._receipt_key = receipt_key
        self._session = ""
        self._number = 0
        self.sent_bytes = 0
        self.received_bytes = 0

    def hello(self, *, acknowledged: int = 0, log_size: int = 0) -> HelloAnswer:
        """Greet central; believe its answer only if the pinned receipt key signed it over our fresh random.

        `log_size`: how much of central's log is known here; the answer goes on from there.
        """
        return _patiently(lambda: self._hello(acknowledged, log_size))

    def _hello(self, acknowledged: int, log_size: int) -> HelloAnswer:
        random = secrets.token_hex(16)
        own = key_id(self._key.public)
        said_first = Hello(device=own, random=random, app=APP_VERSION, acknowledged=acknowledged, log_size=log_size)
        body = encode(said_first)
        answer = self._send("POST", "/v1/hello", body, nonce=random, most=limits.CONTROL_BYTES)
        if answer.status != 200:
            raise _refused(answer)
        try:
            said = read_hello(answer.body, self._receipt_key)
        except MalformedMessage as error:
            raise ServerNotTrusted("forged-hello") from error
        if (said.device, said.random) != (own, random):
            raise ServerNotTrusted("forged-hello")
        if not self._session:
            self._session, self._number = said.session, 0
        return said

    def cursor(self) -> Cursor:
        """What central's rows say about this device."""
        return _patiently(lambda: self._ask(Cursor, "GET", "/v1/cursor"))

    def batch(self, frames: list[Frame]) -> BatchAnswer:
        """Hand over objects; after a lost answer the caller sends less."""
        answer = self._ask(BatchAnswer, "POST", "/v1/batch", encode_batch(frames))
        if len(answer.results) != len(frames):
            raise ServerNotTrusted("wrong-answer")
        return answer

    def blob_state(self, sha256: str) -> BlobState:
        """Which leaves of a blob central holds."""
        return _patiently(lambda: self._ask(BlobState, "GET", f"/v1/blob/{sha256}"))

    def put_run(self, sha256: str, run: Run) -> None:
        """Hand over a run of leaves; after a lost answer the caller sends less."""
        self._ask(Done, "PUT", f"/v1/blob/{sha256}/{run.first}", encode_run(run))

    def seal_blob(self, sha256: str) -> None:
        """Have the whole blob checked and made durable."""
        _patiently(lambda: self._ask(Done, "POST", f"/v1/blob/{sha256}/seal"))

    def receipts(self, after: int, log_size: int = 0) -> Receipts:
        """Receipts after a number, with their proofs and how the log goes on from so many leaves."""
        path = f"/v1/receipts?after={after}&log={log_size}"
        return _patiently(lambda: self._ask(Receipts, "GET", path, read=unpack))

    def feed(self, after: int) -> Feed:
        """What waits for this device after a number."""
        return _patiently(lambda: self._ask(Feed, "GET", f"/v1/feed?after={after}"))

    def acknowledge_feed(self, kept: list[int]) -> None:
        """Say which items are kept here for good."""
        for start in range(0, len(kept), limits.FEED_ITEMS):
            body = encode(FeedAck(kept=tuple(kept[start : start + limits.FEED_ITEMS])))
            _patiently(partial(self._ask, Done, "POST", "/v1/feed/ack", body))

    def log_proofs(self, manifests: tuple[str, ...]) -> LogProofs:
        """Proofs that these revisions stand in central's log; the caller verifies them."""
        body = encode(ProofsAsked(manifests=manifests))
        return _patiently(lambda: self._ask(LogProofs, "POST", "/v1/log/proofs", body))

    def fetch_object(self, digest: str) -> bytes:
        """An object of a delivered revision; the caller checks its digest."""
        return _patiently(lambda: self._bytes("GET", f"/v1/object/{digest}", most=limits.OBJECT_BYTES))

    def fetch_leaves(self, sha256: str, first: int, leaves: int) -> bytes:
        """Leaves of a sealed blob; empty past its end."""
        path = f"/v1/blob/{sha256}/{first}?leaves={leaves}"
        return _patiently(lambda: self._bytes("GET", path, most=limits.RUN_BYTES))

    def _ask(
        self,
        model: type[M],
        method: str,
        path: str,
        body: bytes = b"",
        *,
        read: Callable[[type[M], bytes], M] = decode,
    ) -> M:
        content = self._bytes(method, path, body, most=limits.ANSWER_BYTES)
        try:
            return read(model, content)
        except MalformedMessage as error:
            raise ServerNotTrusted("wrong-answer") from error

    def _bytes(self, method: str, path: str, body: bytes = b"", *, most: int) -> bytes:
        for is_last in (False, True):
            if self._number >= limits.SESSION_REQUESTS:
                self._session = ""
            if not self._session:
                self.hello()
            self._number += 1
            answer = self._send(method, path, body, nonce=f"{self._session}.{self._number}", most=most)
            if answer.status == 200:
                return answer.body
            refusal = _refused(answer)
            # A session ends when central forgets it; nothing was done, so the same request may go again.
            if is_last or not isinstance(refusal, DeliveryRefused) or refusal.code not in _STALE:
                raise refusal
            self._session = ""
        raise AssertionError

    def _send(self, method: str, path: str, body: bytes, *, nonce: str, most: int) -> Answer:
        url = self._transport.base_url + path
        headers = signed_headers(self._key, method=method, url=url, body=body, nonce=nonce)
        self.sent_bytes += len(body)
        answer = self._transport.send(Request(method, url, headers, body), most=most)
        self.received_bytes += len(answer.body)
        return answer


def _refused(answer: Answer) -> ServerUnreachable | DeliveryRefused | ServerNotTrusted:
    if answer.status in _LATER:
        return ServerUnreachable("server-busy")
    try:
        return DeliveryRefused(decode(Refusal, answer.body).code)
    except MalformedMessage:
        return ServerNotTrusted("wrong-answer")


def _patiently(call: Callable[[], T]) -> T:
    """Every call may be repeated: an answer that was lost costs nothing but the line."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return call()
        except ServerUnreachable:
            continue
    return call()
