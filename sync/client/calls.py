"""The calls of the protocol, each signed with the device key over a nonce that central issued."""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from pydantic import BaseModel

from storage.crypto.signing import SigningKey, key_id
from sync.client.pace import Pace
from sync.client.transport import Answer, Request, Transport
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted, ServerUnreachable
from sync.protocol.frames import Frame, encode_batch
from sync.protocol.messages import (
    BatchAnswer,
    BlobState,
    Cursor,
    Devices,
    Done,
    Feed,
    FeedAck,
    FeedKept,
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
from sync.protocol.whole_files import WholeFile, encode_files

APP_VERSION: Final = "svidok-0.1.0"
_STALE: Final = frozenset({"nonce-unknown", "nonce-reused"})
_LATER: Final = frozenset({408, 429, 500, 502, 503, 504})
_ATTEMPTS: Final = 3
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


@dataclass(slots=True)
class _Session:
    """Numbers only go up in a session, so whoever has a request under way has one to himself."""

    token: str
    number: int = 0


class Calls:
    """A conversation of one device with one central; several threads may have requests under way."""

    def __init__(self, transport: Transport, key: SigningKey, receipt_key: bytes, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._transport = transport
        self._key = key
        self.receipt_key = receipt_key
        self._sessions: list[_Session] = []
        self._turn = threading.Lock()
        self.sent_bytes = 0
        self.confirmed_bytes = 0
        self.received_bytes = 0

    def hello(self, *, acknowledged: int = 0, log_size: int = 0, kept: int = 0, asks: bool = False) -> HelloAnswer:
        """Greet central; believe its answer only if the pinned receipt key signed it over our fresh random.

        `log_size`: how much of central's log is known here; the answer goes on from there. `kept`: of how many
        acknowledgements of the feed this device knows; the answer says whether something waits. `asks`: what central
        holds of this device.
        """
        said = _patiently(lambda: self._hello(acknowledged, log_size, kept, asks))
        if not self._sessions:
            self._sessions.append(_Session(said.session))
        return said

    def _hello(self, acknowledged: int = 0, log_size: int = 0, kept: int = 0, asks: bool = False) -> HelloAnswer:
        random = secrets.token_hex(16)
        own = key_id(self._key.public)
        said_first = Hello(
            device=own,
            random=random,
            app=APP_VERSION,
            acknowledged=acknowledged,
            log_size=log_size,
            kept=kept,
            asks=asks,
        )
        body = encode(said_first)
        answer = self._send("POST", "/v1/hello", body, nonce=random, most=limits.CONTROL_BYTES)
        if answer.status != 200:
            raise _refused(answer)
        try:
            said = read_hello(answer.body, self.receipt_key)
        except MalformedMessage as error:
            raise ServerNotTrusted("forged-hello") from error
        if (said.device, said.random) != (own, random):
            raise ServerNotTrusted("forged-hello")
        self.pace.takes_runs_of(said.run_leaves)
        self.pace.takes_batches_of(said.batch_bytes)
        return said

    def cursor(self) -> Cursor:
        """What central's rows say about this device."""
        return _patiently(lambda: self._ask(Cursor, "GET", "/v1/cursor"))

    def batch(self, frames: Sequence[Frame], encoded: bytes = b"") -> BatchAnswer:
        """Hand over objects, `encoded` if that is done already; after a lost answer the caller sends less."""
        answer = self._ask(BatchAnswer, "POST", "/v1/batch", encoded or encode_batch(frames))
        if len(answer.results) != len(frames):
            raise ServerNotTrusted("wrong-answer")
        return answer

    def put_files(self, files: Sequence[WholeFile]) -> BatchAnswer:
        """Hand over small files, sealed and receipted when this returns; after a lost answer the caller sends less."""
        answer = self._ask(BatchAnswer, "POST", "/v1/files", encode_files(files))
        if len(answer.results) != len(files):
            raise ServerNotTrusted("wrong-answer")
        return answer

    def blob_state(self, sha256: str) -> BlobState:
        """Which leaves of a blob central holds."""
        return _patiently(lambda: self._ask(BlobState, "GET", f"/v1/blob/{sha256}"))

    def put_run(self, sha256: str, run: Run) -> bool:
        """Hand over a run of leaves: whether that sealed the file; after a lost answer the caller sends less."""
        return self._ask(Done, "PUT", f"/v1/blob/{sha256}/{run.first}", encode_run(run)).sealed

    def seal_blob(self, sha256: str) -> None:
        """Have the whole blob checked and made durable."""
        _patiently(lambda: self._ask(Done, "POST", f"/v1/blob/{sha256}/seal"))

    def receipts(self, after: int, log_size: int = 0) -> Receipts:
        """Receipts after a number, with their proofs and how the log goes on from so many leaves."""
        path = f"/v1/receipts?after={after}&log={log_size}"
        return _patiently(lambda: self._ask(Receipts, "GET", path, read=unpack))

    def feed(self, after: int, kept: int) -> Feed:
        """What waits for this device after a number; it knows of so many of its acknowledgements."""
        return _patiently(lambda: self._ask(Feed, "GET", f"/v1/feed?after={after}&kept={kept}"))

    def devices(self, after: int) -> Devices:
        """Enrolled devices after a number, for coordinators."""
        return _patiently(lambda: self._ask(Devices, "GET", f"/v1/devices?after={after}"))

    def acknowledge_feed(self, kept: list[int]) -> int:
        """Say which items are kept here for good; how many acknowledgements that makes, 0 where there was nothing."""
        last = 0
        for start in range(0, len(kept), limits.FEED_ITEMS):
            body = encode(FeedAck(kept=tuple(kept[start : start + limits.FEED_ITEMS])))
            last = _patiently(partial(self._ask, FeedKept, "POST", "/v1/feed/ack", body)).n
        return last

    def log_proofs(self, manifests: tuple[str, ...]) -> LogProofs:
        """Proofs that these revisions stand in central's log; the caller verifies them."""
        body = encode(ProofsAsked(manifests=manifests))
        return _patiently(lambda: self._ask(LogProofs, "POST", "/v1/log/proofs", body))

    def fetch_object(self, digest: str) -> bytes:
        """An object of a delivered revision; the caller checks its digest."""
        return _patiently(lambda: self._bytes("GET", f"/v1/object/{digest}", most=limits.OBJECT_BYTES))

    def fetch_leaves(self, sha256: str, first: int, leaves: int) -> bytes:
        """Leaves of a sealed blob, empty past its end; after a lost answer the caller asks for fewer."""
        return self._bytes("GET", f"/v1/blob/{sha256}/{first}?leaves={leaves}", most=limits.RUN_BYTES)

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
            session = self._free_session()
            session.number += 1
            try:
                answer = self._send(method, path, body, nonce=f"{session.token}.{session.number}", most=most)
            except ServerUnreachable:
                self._sessions.append(session)
                raise
            refusal = None if answer.status == 200 else _refused(answer)
            # A session ends when central forgets it; nothing was done, so the same request may go again.
            is_stale = isinstance(refusal, DeliveryRefused) and refusal.code in _STALE
            if not is_stale and session.number < limits.SESSION_REQUESTS:
                self._sessions.append(session)
            if refusal is None:
                return answer.body
            if is_last or not is_stale:
                raise refusal
        raise AssertionError

    def _free_session(self) -> _Session:
        with self._turn:
            if self._sessions:
                return self._sessions.pop()
        return _Session(_patiently(self._hello).session)

    def _send(self, method: str, path: str, body: bytes, *, nonce: str, most: int) -> Answer:
        url = self._transport.base_url + path
        headers = signed_headers(self._key, method=method, url=url, body=body, nonce=nonce)
        with self._turn:
            self.sent_bytes += len(body)
        request = Request(method, url, headers, body, patience=self.pace.patience(len(body)))
        began = time.monotonic()
        try:
            answer = self._transport.send(request, most=most)
        except ServerUnreachable:
            self.pace.failed(len(body))
            raise
        if answer.status == 200:
            with self._turn:
                self.confirmed_bytes += len(body)
            self.pace.went_well(len(body), time.monotonic() - began)
        elif answer.status in _LATER:
            self.pace.failed(len(body))
        with self._turn:
            self.received_bytes += len(answer.body)
        return answer


def _refused(answer: Answer) -> ServerUnreachable | DeliveryRefused | ServerNotTrusted:
    try:
        code = decode(Refusal, answer.body).code
    except MalformedMessage:
        code = ""
    if answer.status in _LATER:
        # That it is full only people can mend; all else passes by itself.
        return ServerUnreachable(code if code == "central-full" else "server-busy")
    return DeliveryRefused(code) if code else ServerNotTrusted("wrong-answer")


def _patiently(call: Callable[[], T]) -> T:
    """Every call may be repeated: an answer that was lost costs nothing but the line."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return call()
        except ServerUnreachable:
            continue
    return call()
