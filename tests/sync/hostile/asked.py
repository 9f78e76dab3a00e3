"""Who signs, how often, and over which body."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import partial

from storage.crypto.signing import SigningKey
from sync.protocol.frames import encode_batch
from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door
from tests.sync.hostile.signed import INVALID, MALFORMED, cursor, headed
from tests.sync.hostile.signing import PLAIN, Actor, Head

_BODY = encode_batch([])


def who() -> Iterator[Case]:
    """Others' names, others' keys."""

    def asks(
        name: str, status: int, code: str, of: Callable[[Door], Actor], keyid: Callable[[Door], str] | None
    ) -> Case:
        def attempt(door: Door) -> Said:
            head = PLAIN if keyid is None else Head(keyid=keyid(door))
            return door.ask(of(door), "GET", "/v1/cursor", head=head)

        return case(name, status, code, attempt, unread=True)

    yield asks("a key nobody enrolled", 403, "device-unknown", lambda door: door.stranger, None)
    yield asks("a revoked device", 403, "device-revoked", lambda door: door.revoked, None)
    yield asks("an expired certificate", 403, "certificate-expired", lambda door: door.expired, None)
    yield asks("own key, another device's name", 401, INVALID, lambda door: door.laptop, lambda door: door.other.name)
    yield asks(
        "own key, the coordinator's name", 401, INVALID, lambda door: door.laptop, lambda door: door.coordinator.name
    )
    yield asks(
        "a stranger's key, a device's name", 401, INVALID, lambda door: door.stranger, lambda door: door.laptop.name
    )
    yield asks(
        "own key, a revoked name", 403, "device-revoked", lambda door: door.laptop, lambda door: door.revoked.name
    )
    yield asks("own key, an unknown name", 403, "device-unknown", lambda door: door.laptop, lambda _door: "0" * 16)
    for name in (
        "",
        "ab",
        "G" * 16,
        "AB" * 8,
        "ab" * 7 + "a",
        "ab" * 8 + "c",
        "ab" * 32,
        "../../../../etc/p",
        "' OR 1=1 --    ",
        "%00" * 5 + "a",
    ):
        yield asks(f"key id {name!r}", 401, MALFORMED, lambda door: door.laptop, lambda _door, name=name: name)  # type: ignore[misc]
    yield asks(
        "the name in capitals",
        401,
        MALFORMED,
        lambda door: door.laptop,
        lambda door: door.laptop.name.upper() if not door.laptop.name.isdigit() else "A" * 16,
    )
    yield case("a hello of a stranger", 403, "device-unknown", _stranger, unread=True)


def _stranger(door: Door) -> Said:
    return door.ask(Actor(SigningKey.generate()), "POST", "/v1/hello", b"{}", head=Head(nonce="0" * 32))


def nonces() -> Iterator[Case]:
    """Numbers and sessions that are not this device's next."""
    for number in ("0", "-1", "+1", "01", "1.0", "1 ", " 1", "1e3", "0x1", "x", "9" * 7, "9" * 19, "1,2", "1.2", "."):
        yield case(f"number {number!r}", 401, "nonce-unknown", partial(_numbered, number), unread=True)
    for session in ("", "A", "A" * 54, "A" * 200, "not base64!", "*" * 54, "../" * 18, "=" * 54, "-" * 54):
        yield case(f"session {session!r}", 401, "nonce-unknown", partial(_session, session), unread=True)
    yield headed("an empty nonce", MALFORMED, Head(nonce=""))
    yield headed("no number", "nonce-unknown", Head(nonce="abc"))
    yield case(
        "a session without its number",
        401,
        "nonce-unknown",
        lambda door: cursor(Head(nonce=door.laptop.session))(door),
        unread=True,
    )
    yield case("another device's session", 401, "nonce-unknown", _borrowed, unread=True)
    yield case("a session with one bit turned", 401, "nonce-unknown", _turned, unread=True)
    yield case(
        "a session with one letter more",
        401,
        "nonce-unknown",
        lambda door: _session(door.laptop.session + "A", door),
        unread=True,
    )
    yield case(
        "a session with its end cut off",
        401,
        "nonce-unknown",
        lambda door: _session(door.laptop.session[:-4], door),
        unread=True,
    )
    yield case("a request sent again", 401, "nonce-reused", _replayed, unread=True)
    yield case("a number below one used", 401, "nonce-reused", partial(_below, 1), unread=True)
    yield case("the first number again", 401, "nonce-reused", lambda door: _numbered("1", door), unread=True)
    yield case("the number of another call", 401, "nonce-reused", _used_elsewhere, unread=True)
    yield case(
        "a hello's random as a number",
        401,
        "nonce-unknown",
        lambda door: cursor(Head(nonce="ab" * 16))(door),
        unread=True,
    )


def _numbered(number: str, door: Door) -> Said:
    return cursor(Head(nonce=f"{door.laptop.session}.{number}"))(door)


def _session(session: str, door: Door) -> Said:
    return cursor(Head(nonce=f"{session}.1"))(door)


def _borrowed(door: Door) -> Said:
    return _session(door.other.session, door)


def _turned(door: Door) -> Said:
    session = door.laptop.session
    return _session(("B" if session[0] == "A" else "A") + session[1:], door)


def _replayed(door: Door) -> Said:
    request = door.request(door.laptop, "GET", "/v1/cursor")
    assert door.send(request).status == 200
    return door.send(request)


def _below(how_much: int, door: Door) -> Said:
    assert cursor(PLAIN)(door).status == 200
    return _numbered(str(door.laptop.number - how_much), door)


def _used_elsewhere(door: Door) -> Said:
    assert door.ask(door.laptop, "GET", "/v1/feed").status == 200
    return _numbered(str(door.laptop.number), door)


def digests() -> Iterator[Case]:
    """A body that is not what was signed."""
    right = hashlib.sha256(_BODY).digest()

    def said(algorithm: str, value: bytes) -> str:
        return f"{algorithm}=:{base64.b64encode(value).decode()}:"

    good = said("sha-256", right)
    for name, digest in (
        ("only sha-512", said("sha-512", hashlib.sha512(_BODY).digest())),
        ("only md5", said("md5", hashlib.md5(_BODY, usedforsecurity=False).digest())),
        ("only sha", said("sha", hashlib.sha1(_BODY, usedforsecurity=False).digest())),
        ("an unknown one", said("unixsum", b"1")),
        ("two of them", f"{good}, {said('sha-512', hashlib.sha512(_BODY).digest())}"),
        ("the same twice", f"{good}, {good}"),
        ("none", ""),
        ("a short one", said("sha-256", right[:31])),
        ("a long one", said("sha-256", right + b"\0")),
        ("an empty one", "sha-256=::"),
        ("a text", f'sha-256="{right.hex()}"'),
        ("a list", f"sha-256=({good[8:]})"),
        ("with a parameter", f"{good};x=1"),
        ("in capitals", good.replace("sha", "SHA")),
        ("of another name", good.replace("sha-256", "sha-257")),
    ):
        yield case(f"digest: {name}", 401, MALFORMED, partial(_digest, digest), unread=True)
    for name, digest in (
        ("of nothing", said("sha-256", hashlib.sha256(b"").digest())),
        ("zeros", said("sha-256", bytes(32))),
        ("of other bytes", said("sha-256", hashlib.sha256(b"x").digest())),
    ):
        yield case(f"digest: {name}", 400, "body-digest-mismatch", partial(_digest, digest))
    for name, sent in (
        ("longer", _BODY + b"\0"),
        ("shorter", _BODY[:-1]),
        ("another", b"x" * len(_BODY)),
        ("none", b""),
    ):
        yield case(f"body: {name} than signed", 400, "body-digest-mismatch", partial(_body, sent))
    yield case(
        "body: where there is none",
        413,
        "body-too-large",
        lambda door: door.ask(door.laptop, "GET", "/v1/cursor", b"x"),
        unread=True,
    )
    yield case("a digest put in place after signing", 401, INVALID, _swapped, unread=True)


def _digest(digest: str, door: Door) -> Said:
    return door.ask(door.laptop, "POST", "/v1/batch", _BODY, head=Head(digest=digest))


def _body(sent: bytes, door: Door) -> Said:
    return door.ask(door.laptop, "POST", "/v1/batch", _BODY, sent=sent)


def _swapped(door: Door) -> Said:
    other = base64.b64encode(hashlib.sha256(b"x").digest()).decode()
    old = base64.b64encode(hashlib.sha256(_BODY).digest()).decode()
    return door.ask(door.laptop, "POST", "/v1/batch", _BODY, head=Head(after=((old, other),)), sent=b"x")


ASKED = (*who(), *nonces(), *digests())
