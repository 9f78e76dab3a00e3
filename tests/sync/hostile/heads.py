"""HTTP itself: methods, addresses, lengths, fields, lines."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial

from sync.protocol import limits
from sync.protocol.frames import encode_batch
from tests.sync.hostile.answers import Said, read_answer
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import Head

_INVALID, _UNKNOWN, _OTHER = "signature-invalid", "call-unknown", "method-not-allowed"
_BAD = "request-malformed"
_BODY = encode_batch([])
_CALLS = {
    "/v1/hello": "POST",
    "/v1/cursor": "GET",
    "/v1/batch": "POST",
    "/v1/receipts": "GET",
    "/v1/feed": "GET",
    "/v1/feed/ack": "POST",
    "/v1/log/proofs": "POST",
    f"/v1/object/{'ab' * 32}": "GET",
    f"/v1/blob/{'ab' * 32}": "GET",
    f"/v1/blob/{'ab' * 32}/seal": "POST",
    f"/v1/blob/{'ab' * 32}/0": "PUT",
}


def methods() -> Iterator[Case]:
    """Every call by a method that is not its own; well signed for it."""
    for path, right in _CALLS.items():
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"):
            both = path.endswith("/0") and method in ("GET", "PUT")
            seals = path.endswith("/seal") and method in ("GET", "PUT")
            if method == right or both or seals or (method in ("PATCH", "TRACE", "CONNECT") and path != "/v1/batch"):
                continue
            code = "" if method == "HEAD" else _OTHER
            yield case(f"{method} {path.replace('ab' * 32, '~')}", 405, code, partial(_by, method, path), unread=True)
    for verb in ("get", "Get", "GETS", "X", "G" * 300):
        yield case(f"method {verb[:9]!r}", 405, _OTHER, partial(_by, verb, "/v1/cursor"), unread=True)
    for verb in ("GET/", "GE T", "", "G\x00T"):
        yield case(f"method {verb!r}", 400, _BAD, partial(_verb, verb), unread=True)


def _by(method: str, path: str, door: Door) -> Said:
    return door.ask(door.laptop, method, path)


def _verb(verb: str, door: Door) -> Said:
    return door.send(door.request(door.laptop, "GET", "/v1/cursor", verb=verb or " "))


def addresses() -> Iterator[Case]:
    """Addresses that are none of ours, or not as they were signed."""
    for path in (
        "/",
        "/v1",
        "/v1/",
        "/v1/cursor/",
        "//v1/cursor",
        "/v1//cursor",
        "/v1/./cursor",
        "/v1/../v1/cursor",
        "/V1/cursor",
        "/v1/Cursor",
        "/v2/cursor",
        "/v1/cursor/extra",
        "/v1/cursor;x=1",
        "/v1/cursor%00",
        "/v1/cursor%0d%0ax:y",
        "/v1/blob",
        "/v1/blob/",
        "/v1/blob//0",
        "/v1/object/",
        "/v1/admin",
        "/metrics",
        "/health",
        "/.git/config",
        "/..%2f..%2fetc/passwd",
        "/v1/feed/ack/../..",
        "*",
        "cursor",
        "/v1/%2e%2e/cursor",
        "/v1/curs%C3%B3r",
    ):
        yield case(f"address {path}", 404, _UNKNOWN, partial(_at, path), unread=True)
    for name in (
        "xyz",
        "AB" * 32,
        "ab" * 31,
        "ab" * 33,
        "..",
        "%2e%2e",
        "ab" * 31 + "%00",
        "ab" * 31 + "a%0a",
        "%61b" * 32 + "x",
        "\u0430".encode().hex() * 16 + "zz",
    ):
        yield case(
            f"a file called {name.replace('ab' * 31, '~')}", 404, "address-malformed", partial(_at, f"/v1/blob/{name}")
        )
        yield case(f"an object called {name.replace('ab' * 31, '~')}", 404, "address-malformed", partial(_object, name))
    for name in ("../" * 20, "%2e%2e%2f" * 20, "a/b", "..%2f..%2fkeys"):
        yield case(f"a path for a name: {name[:15]}", 404, _UNKNOWN, partial(_at, f"/v1/object/{name}"), unread=True)
    for query in (
        "after=-1",
        "after=x",
        "after=1.5",
        "after=1e3",
        "after=" + "9" * 20,
        "after=%00",
        "after=",
        "after=+1",
        "after=%D9%A3",
        "log=-1&after=0",
        "log=x",
        "log=" + "9" * 13,
    ):
        yield case(f"receipts?{query[:20]}", 404, "address-malformed", partial(_at, f"/v1/receipts?{query}"))
    for query in ("after=-1", "after=x", "after=" + "9" * 13, "after=0&after=x", "after=10000000"):
        yield case(f"feed?{query[:20]}", 404, "address-malformed", partial(_at, f"/v1/feed?{query}"))
    for path, target in (
        ("/v1/feed?after=0", "/v1/feed?after=1"),
        ("/v1/feed?after=0", "/v1/feed"),
        ("/v1/feed", "/v1/feed?after=0"),
        ("/v1/cursor", "/v1/feed"),
        ("/v1/cursor", "/v1/%63ursor"),
        ("/v1/feed?after=0&x=1", "/v1/feed?x=1&after=0"),
    ):
        yield case(f"signed {path}, sent {target}", 401, _INVALID, partial(_sent_as, path, target), unread=True)
    yield case(
        "an address of 3,000 characters",
        401,
        _INVALID,
        partial(_sent_as, "/v1/feed", "/v1/feed?" + "x" * 3_000),
        unread=True,
    )
    yield Case(
        "an address of 100,000 characters",
        partial(_sent_as, "/v1/feed", "/v1/feed?" + "x" * 100_000),
        ((400, _BAD), (0, "closed")),
        True,
    )


def _at(path: str, door: Door) -> Said:
    return door.ask(door.laptop, "GET", path)


def _object(name: str, door: Door) -> Said:
    return door.ask(door.coordinator, "GET", f"/v1/object/{name}")


def _sent_as(path: str, target: str, door: Door) -> Said:
    return door.send(door.request(door.laptop, "GET", path, target=target))


def hosts() -> Iterator[Case]:
    """Another name of central than was signed."""
    for host in (
        "central.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost:{port}",
        "127.0.0.1:{port}.",
        "127.0.0.1:{port}, x",
        "[::1]:{port}",
    ):
        yield case(f"host {host}", 401, _INVALID, partial(_host, host), unread=True)
    yield case("no host", 400, _BAD, partial(_host, ""), unread=True)
    yield case("two hosts", 400, _BAD, partial(_fields, (("host", "central.example"),)), unread=True)
    yield case("an address with a host of its own", 404, _UNKNOWN, _absolute, unread=True)
    for name in ("x-forwarded-host", "forwarded", "x-original-url", "x-rewrite-url", "x-http-method-override"):
        yield case(f"{name} does not speak for the host", 401, _INVALID, partial(_forwarded, name), unread=True)


def _host(host: str, door: Door) -> Said:
    return door.send(door.request(door.laptop, "GET", "/v1/cursor", host=host.replace("{port}", str(door.world.port))))


def _fields(fields: tuple[tuple[str, str], ...], door: Door) -> Said:
    return door.send(door.request(door.laptop, "GET", "/v1/cursor", headers=fields))


def _absolute(door: Door) -> Said:
    return door.send(door.request(door.laptop, "GET", "/v1/cursor", target="https://central.example/v1/cursor"))


def _forwarded(name: str, door: Door) -> Said:
    return door.send(
        door.request(door.laptop, "GET", "/v1/cursor", host="central.example", headers=((name, door.address),))
    )


def lengths() -> Iterator[Case]:
    """Where a body ends: by two rules, by none, or nowhere."""
    chunked = f"{len(_BODY):x}\r\n".encode() + _BODY + b"\r\n0\r\n\r\n"
    both = (("transfer-encoding", "chunked"),)
    yield case(
        "a length and chunks",
        400,
        "body-ambiguous",
        partial(_post, headers=both, sent=chunked, length=str(len(_BODY))),
        unread=True,
    )
    yield case(
        "length 0 and chunks",
        400,
        "body-ambiguous",
        partial(_post, headers=both, sent=chunked, length="0"),
        unread=True,
    )
    for coding in ("gzip, chunked", "identity", "chunked, identity", "x", "chunked, chunked", " chunked x"):
        yield Case(
            f"coded as {coding}",
            partial(_post, headers=(("transfer-encoding", coding),), sent=chunked, length=None),
            ((400, _BAD), (501, _BAD)),
            True,
        )
    for length in ("-1", "+5", "5.0", "0x10", "5 5", "1,2", "", "\u00b2", "9" * 30):
        yield Case(
            f"length {length!r}", partial(_post, length=length or " "), ((400, _BAD), (413, "body-too-large")), True
        )
    yield case("two lengths that differ", 400, _BAD, partial(_post, headers=(("content-length", "5"),)), unread=True)
    for name, sent in (
        ("a chunk of a size that is none", b"zz\r\n" + _BODY),
        ("a chunk of a negative size", b"-1\r\n" + _BODY),
        ("a chunk with another end", b"1\r\nxx\r\n0\r\n\r\n"),
        ("a size of 30,000 digits", b"0" * 30_000 + b"1\r\nx\r\n0\r\n\r\n"),
    ):
        yield Case(
            name, partial(_post, headers=both, sent=sent, length=None), ((400, "body-cut"), (400, _BAD), (0, "closed"))
        )
    for path, most in (
        ("/v1/hello", limits.CONTROL_BYTES),
        ("/v1/batch", limits.BATCH_BYTES),
        ("/v1/feed/ack", limits.CONTROL_BYTES),
        ("/v1/log/proofs", limits.CONTROL_BYTES),
        (f"/v1/blob/{'ab' * 32}/seal", 0),
    ):
        for much in (most + 1, 10 * limits.MIB, 1 << 40, 1 << 62):
            yield case(
                f"{path[:16]}: announces {much} bytes",
                413,
                "body-too-large",
                partial(_announced, path, much),
                unread=True,
            )
    yield case(
        "a run: announces one byte too many",
        413,
        "body-too-large",
        partial(_announced, f"/v1/blob/{'ab' * 32}/0", limits.MOST_RUN_BYTES + 1_030, "PUT"),
        unread=True,
    )
    # Nothing stops such a body but the end of what is read of it.
    yield Case("chunks without end", _endless, ((413, "body-too-large"), (0, "closed")))


def _post(door: Door, **more: object) -> Said:
    return door.send(door.request(door.laptop, "POST", "/v1/batch", _BODY, **more))  # type: ignore[arg-type]


def _announced(path: str, much: int, door: Door | str, *rest: Door) -> Said:
    """Says how long the body is, and sends none of it."""
    method, at = ("POST", door) if isinstance(door, Door) else (door, rest[0])
    assert isinstance(at, Door)
    return at.send(at.request(at.laptop, method, path, length=str(much)))


def _endless(door: Door) -> Said:
    chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
    sent = chunk * (limits.BATCH_BYTES // 65_536 + 4)
    return door.send(
        door.request(
            door.laptop, "POST", "/v1/batch", _BODY, headers=(("transfer-encoding", "chunked"),), sent=sent, length=None
        )
    )


def smuggled() -> Iterator[Case]:
    """Bytes that two readers would read differently."""
    broken: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
        ("a space before the colon", lambda data: data.replace(b"\r\nhost:", b"\r\nhost :")),
        ("a folded field", lambda data: data.replace(b"\r\nhost:", b"\r\nx: a\r\n host:")),
        ("a field without a name", lambda data: data.replace(b"\r\nhost:", b"\r\n: x\r\nhost:")),
        ("a NUL in a field", lambda data: data.replace(b"\r\nhost:", b"\r\nx: a\0b\r\nhost:")),
        ("a return in a field", lambda data: data.replace(b"\r\nhost:", b"\r\nx: a\rb\r\nhost:")),
        ("letters outside ASCII in a name", lambda data: data.replace(b"\r\nhost:", b"\r\n\xd1\x85: a\r\nhost:")),
        ("HTTP/1.1 twice", lambda data: data.replace(b"HTTP/1.1", b"HTTP/1.1 HTTP/1.1")),
        ("no version", lambda data: data.replace(b" HTTP/1.1", b"")),
        ("a first line of nothing", lambda _data: b" \r\n\r\n"),
        ("another protocol", lambda _data: b"EHLO central\r\n\r\n"),
        ("TLS inside TLS", lambda _data: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200) + b"\r\n\r\n"),
        ("zeros", lambda _data: bytes(1_000) + b"\r\n\r\n"),
    )
    for name, change in broken:
        yield Case(name, partial(_changed, change), ((400, _BAD),), True)
    for name, change in (
        (
            "fields of a million bytes",
            lambda data: data.replace(b"\r\nhost:", b"\r\nx: " + b"y" * 1_000_000 + b"\r\nhost:"),
        ),
        ("100,000 fields", lambda data: data.replace(b"\r\nhost:", b"\r\nx: y" * 100_000 + b"\r\nhost:")),
    ):
        yield Case(name, partial(_changed, change), ((400, _BAD), (0, "closed")), True)
    for version in (b"HTTP/0.9", b"HTTP/2.0", b"HTTP/3.0", b"HTTP/1.2"):
        change = partial(_version, version)
        yield case(version.decode(), 505, "http-version", partial(_changed, change), unread=True)
    yield case(
        "HTTP/2 said at once", 404, _UNKNOWN, partial(_changed, lambda _data: b"PRI * HTTP/2.0\r\n\r\n"), unread=True
    )
    yield case("a request behind a refused one", 401, "signature-invalid", _behind, unread=True)
    yield case("the name of a device in the body of another's request", 400, "body-digest-mismatch", _inside)


def _changed(change: Callable[[bytes], bytes], door: Door) -> Said:
    return door.send(change(door.request(door.laptop, "GET", "/v1/cursor")))


def _version(version: bytes, data: bytes) -> bytes:
    return data.replace(b"HTTP/1.1", version)


def _behind(door: Door) -> Said:
    """The second one is good: it is in the body of the first, and nobody may take it for a request of its own."""
    good = door.request(door.laptop, "GET", "/v1/cursor")
    with door.line() as line:
        line.sendall(door.request(door.laptop, "POST", "/v1/batch", good, head=Head(signature=bytes(64)), sent=good))
        said = read_answer(line)
        line.settimeout(0.2)
        with contextlib.suppress(TimeoutError):
            assert line.recv(1) == b""
    return said


def _inside(door: Door) -> Said:
    other = door.request(door.other, "GET", "/v1/cursor")
    return door.ask(door.laptop, "POST", "/v1/batch", _BODY, sent=other)


HEADS = (*methods(), *addresses(), *hosts(), *lengths(), *smuggled())
