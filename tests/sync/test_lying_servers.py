import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from storage.crypto.signing import SigningKey
from storage.interviews import organisation
from storage.objects import envelope
from storage.objects.receipt import Receipt
from sync.central import certificates
from sync.client.http import HttpTransport, pinned_context, transport_of
from sync.client.transport import Answer, Request
from sync.protocol.errors import DeliveryRefused, ServerNotTrusted, ServerUnreachable
from sync.protocol.messages import (
    BatchAnswer,
    Feed,
    FeedItem,
    FeedKind,
    NumberedReceipt,
    Receipts,
    base64_of,
    bytes_of,
    decode,
    encode,
)
from sync.protocol.packed import pack, unpack
from tests.sync.flaky import LyingTransport
from tests.sync.hostile.lies import something_waits
from tests.sync.world import World


def lie_about(path: str, lie: object) -> object:
    def change(request: Request, answer: Answer) -> Answer:
        if path in request.url and answer.status == 200:
            return Answer(200, lie(answer.body))  # type: ignore[operator]
        return answer

    return change


def told(world: World, path: str, lie: object) -> object:
    return lie_about_feed(world, lie) if path == "/v1/feed?" else lie_about(path, lie)


def lie_about_feed(world: World, lie: object) -> object:
    """It is asked for only where the greeting says that something waits."""
    feed, hello = lie_about("/v1/feed?", lie), lie_about("/v1/hello", lambda body: something_waits(world, body))
    return lambda request, answer: feed(request, hello(request, answer))  # type: ignore[operator]


def deliver_through(world: World, lie: object) -> tuple[object, str, str]:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=20_000)
    line = LyingTransport(transport_of(laptop), lie)  # type: ignore[arg-type]
    try:
        with pytest.raises(ServerNotTrusted) as caught:
            world.deliver(laptop, line)
    finally:
        line.close()
    return laptop, interview, caught.value.code


def test_a_receipt_signed_by_another_key_changes_nothing(world: World) -> None:
    stranger = SigningKey.generate()

    def forged(body: bytes) -> bytes:
        page = unpack(Receipts, body)
        made = []
        for numbered in page.receipts:
            receipt = Receipt.from_bytes(envelope.from_frame(Receipt.object_kind, bytes_of(numbered.receipt)).payload)
            made.append(NumberedReceipt(n=numbered.n, receipt=base64_of(envelope.sign(receipt, stranger).to_frame())))
        return pack(Receipts(receipts=tuple(made), more=False))

    laptop, interview, code = deliver_through(world, lie_about("/v1/receipts", forged))
    assert code == "forged-receipt"
    assert world.state(laptop, interview) == "waiting"  # type: ignore[arg-type]


def test_a_receipt_for_another_object_is_an_alarm_and_delivers_nothing(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)

    def other(body: bytes) -> bytes:
        page = unpack(Receipts, body)
        made = []
        for numbered in page.receipts:
            receipt = Receipt.from_bytes(envelope.from_frame(Receipt.object_kind, bytes_of(numbered.receipt)).payload)
            changed = receipt.model_copy(update={"objects": ("ab" * 32,), "log": None})
            frame = envelope.sign(changed, world.central.keys.receipt).to_frame()
            made.append(NumberedReceipt(n=numbered.n, receipt=base64_of(frame)))
        return pack(Receipts(receipts=tuple(made), more=False))

    line = LyingTransport(transport_of(laptop), lie_about("/v1/receipts", other))  # type: ignore[arg-type]
    report = world.deliver(laptop, line)
    line.close()
    assert "receipt-unknown-object" in report.alarms
    assert report.delivered == ()
    assert world.state(laptop, interview) == "waiting"


def test_an_answer_about_another_digest_is_not_believed(world: World) -> None:
    def other(body: bytes) -> bytes:
        answer = decode(BatchAnswer, body)
        results = tuple(result.model_copy(update={"digest": "cd" * 32}) for result in answer.results)
        return encode(BatchAnswer(results=results))

    laptop, interview, code = deliver_through(world, lie_about("/v1/batch", other))
    assert code == "wrong-digest"
    assert world.state(laptop, interview) == "waiting"  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/v1/batch", "/v1/receipts", "/v1/blob", "/v1/feed?"])
@pytest.mark.parametrize("nonsense", [b"", b"{}", b"[1]", b'{"v":1,"v":1}', b"\xff\xfe", b'{"v":2}'])
def test_nonsense_is_an_answer_that_is_not_trusted(world: World, path: str, nonsense: bytes) -> None:
    _, _, code = deliver_through(world, told(world, path, lambda _body: nonsense))
    assert code == "wrong-answer"


def test_an_old_answer_to_hello_is_a_forged_one(world: World) -> None:
    old: list[bytes] = []

    def replayed(body: bytes) -> bytes:
        old.append(body)
        return old[0]

    laptop = world.laptop("laptop")
    world.deliver(laptop)
    line = LyingTransport(transport_of(laptop), lie_about("/v1/hello", replayed))  # type: ignore[arg-type]
    world.deliver(laptop, line)
    with pytest.raises(ServerNotTrusted, match="forged-hello"):
        world.deliver(laptop, line)
    line.close()


def test_saying_duplicate_to_everything_delivers_nothing(world: World) -> None:
    """Central claims to hold all, and stores nothing: without a receipt nothing counts."""
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)

    def never_arrives(request: Request, answer: Answer) -> Answer:
        if "/v1/receipts" in request.url:
            return Answer(200, pack(Receipts(receipts=(), more=False)))
        return answer

    line = LyingTransport(transport_of(laptop), never_arrives)
    report = world.deliver(laptop, line)
    line.close()
    assert report.delivered == ()
    assert report.waiting == (interview,)


def test_a_server_with_another_ca_is_not_trusted(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    with laptop.read() as tx:
        central = organisation.required(tx).package.central
    from datetime import UTC, datetime

    other = certificates.make(["127.0.0.1"], datetime.now(UTC))
    line = HttpTransport(central.urls[0], other.ca.decode(), (certificates.spki_pin(other.ca),))
    with pytest.raises(ServerNotTrusted, match="wrong-server-key"):
        world.deliver(laptop, line)
    line.close()


def test_a_certificate_whose_key_is_not_pinned_is_not_trusted(world: World) -> None:
    with pytest.raises(ServerNotTrusted, match="wrong-pin"):
        pinned_context(world.central.ca_pem.decode(), ("ab" * 32,))


def test_a_practice_central_is_refused_by_a_real_vault(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    with laptop.read() as tx:
        assert organisation.required(tx).package.practice is laptop.practice is True

    def real(body: bytes) -> bytes:
        from sync.protocol.messages import HelloAnswer, read_hello, sign_hello

        said = read_hello(body, world.central.keys.receipt.public)
        answer = HelloAnswer.model_validate({**said.model_dump(), "practice": False})
        return sign_hello(answer, world.central.keys.receipt)

    line = LyingTransport(transport_of(laptop), lie_about("/v1/hello", real))  # type: ignore[arg-type]
    with pytest.raises(DeliveryRefused, match="practice-mismatch"):
        world.deliver(laptop, line)
    line.close()


@contextmanager
def raw_server(world: World, answer: "bytes | None") -> Iterator[str]:
    """A TLS server with central's certificate that sends these bytes, for ever if they are the beginning of a body."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(world.central.certificate, world.central.certificate_key)
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            try:
                plain, _ = listener.accept()
                with context.wrap_socket(plain, server_side=True) as connection:
                    connection.settimeout(0.2)
                    # All of the request: closing with bytes unread would reset the line.
                    with suppress(TimeoutError):
                        while connection.recv(65_536):
                            pass
                    if answer is None:
                        stop.wait(5)
                        continue
                    connection.sendall(answer)
                    while not stop.is_set() and answer.endswith(b"\r\n\r\n"):
                        connection.sendall(b"x" * 16_384)
            except OSError:
                continue

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
        listener.close()


ENDLESS = b"HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\n\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nlocation: https://127.0.0.1:1/\r\ncontent-length: 2\r\n\r\n{}"


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (ENDLESS, ServerNotTrusted, "answer-too-large"),
        (REDIRECT, ServerNotTrusted, "wrong-answer"),
        (b"not http at all\r\n", ServerUnreachable, "cut"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nshort", ServerUnreachable, "cut"),
        (None, ServerUnreachable, "timed-out"),
    ],
)
def test_a_server_that_misbehaves_on_the_line(
    world: World, answer: bytes | None, kind: type[Exception], code: str
) -> None:
    from sync.client.calls import Calls

    laptop = world.laptop("laptop")
    with laptop.read() as tx:
        central = organisation.required(tx).package.central
    with raw_server(world, answer) as url:
        line = HttpTransport(url, central.ca_pem, central.spki_pins, timeout=1.0)
        calls = Calls(line, SigningKey.generate(), bytes.fromhex(central.receipt_key))
        with pytest.raises(kind) as caught:
            calls.hello()
        line.close()
    assert caught.value.code == code  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"short", bytes(200), bytes(32) + b"SVDKREV1" + bytes(2_000)])
def test_a_note_that_cannot_be_believed_is_an_alarm_and_stops_nothing(world: World, content: bytes) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)

    def noted(_body: bytes) -> bytes:
        item = FeedItem(n=1, kind=FeedKind.REVIEW, digest="ab" * 32, content=base64_of(content))
        return encode(Feed(items=(item,), more=False))

    line = LyingTransport(transport_of(laptop), lie_about_feed(world, noted))  # type: ignore[arg-type]
    report = world.deliver(laptop, line)
    line.close()
    assert report.delivered == (interview,)
    assert report.notes_received == 0
    assert len(report.alarms) == 1


@pytest.mark.parametrize("path", ["/v1/receipts", "/v1/feed?"])
def test_pages_without_end_are_not_turned_for_ever(world: World, path: str) -> None:
    empty = {"/v1/receipts": Receipts(receipts=(), more=True), "/v1/feed?": Feed(items=(), more=True)}[path]
    answer = pack(empty) if isinstance(empty, Receipts) else encode(empty)
    _, _, code = deliver_through(world, told(world, path, lambda _body: answer))
    assert code == "wrong-answer"


def test_a_practice_receipt_for_real_work_is_refused(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)

    def real(body: bytes) -> bytes:
        page = unpack(Receipts, body)
        made = []
        for numbered in page.receipts:
            receipt = Receipt.from_bytes(envelope.from_frame(Receipt.object_kind, bytes_of(numbered.receipt)).payload)
            changed = receipt.model_copy(update={"practice": not receipt.practice})
            frame = envelope.sign(changed, world.central.keys.receipt).to_frame()
            made.append(NumberedReceipt(n=numbered.n, receipt=base64_of(frame)))
        return pack(Receipts(receipts=tuple(made), more=False))

    line = LyingTransport(transport_of(laptop), lie_about("/v1/receipts", real))  # type: ignore[arg-type]
    with pytest.raises(DeliveryRefused, match="practice-mismatch"):
        world.deliver(laptop, line)
    line.close()
    assert world.state(laptop, interview) == "waiting"
