"""Lies in the greeting, in its checkpoint of the log, and about what central holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial

from storage.crypto.signing import SigningKey
from storage.objects import checkpoint
from storage.objects.checkpoint import Checkpoint
from sync.client.transport import Answer, Request
from sync.protocol.messages import (
    HELLO_TYPE,
    HelloAnswer,
    LogHead,
    read_hello,
    sign_hello,
)
from tests.sync.hostile.lies import Laptop, Lie, Lying, Told, at

STRANGER = SigningKey.from_seed(bytes([7]) * 32)
_FORGED = Told("forged-hello")
_WRONG = Told("wrong-answer")
_LOG = Told("forged-checkpoint")
_HASH = "A" * 43 + "="


def _hello(change: Callable[[Laptop, HelloAnswer], dict[str, object]], key: SigningKey | None = None) -> Lie:
    def changed(laptop: Laptop, body: bytes) -> bytes:
        own = laptop.world.central.keys.receipt
        said = read_hello(body, own.public)
        return sign_hello(said.model_copy(update=change(laptop, said)), key or own)

    return at("/v1/hello", changed)


def _log(change: Callable[[Laptop, LogHead], dict[str, object]]) -> Lie:
    return _hello(lambda laptop, said: {"log": said.log.model_copy(update=change(laptop, said.log))})


def greetings() -> Iterator[Lying]:
    """The signed greeting."""
    for name, change in (
        ("empty", lambda _body: b""),
        ("63 bytes", lambda _body: bytes(63)),
        ("a signature alone", lambda body: body[:64]),
        ("without a signature", lambda body: body[64:]),
        ("a bit of the signature", lambda body: bytes([body[0] ^ 1]) + body[1:]),
        ("a bit of the content", lambda body: body[:-5] + bytes([body[-5] ^ 1]) + body[-4:]),
        ("a byte more", lambda body: body + b" "),
        ("a byte less", lambda body: body[:-1]),
        ("60,000 bytes", lambda body: body[:64] + b"x" * 60_000),
        ("a page of a portal", lambda _body: b"<html><body>Please log in</body></html>"),
    ):
        yield Lying(f"hello: {name}", at("/v1/hello", lambda _laptop, body, change=change: change(body)), _FORGED)  # type: ignore[misc]
    yield Lying("hello: signed by another key", _hello(lambda _laptop, _said: {}, STRANGER), _FORGED)
    yield Lying("hello: for another device", _hello(lambda _laptop, _said: {"device": "0" * 16}), _FORGED)
    yield Lying("hello: for another random", _hello(lambda _laptop, _said: {"random": "0" * 32}), _FORGED)
    yield Lying("hello: of a greeting before", _old, _FORGED)
    yield Lying("hello: signed as something else", at("/v1/hello", _as_note), _FORGED)
    yield Lying("hello: of real work", _hello(lambda _laptop, _said: {"practice": False}), Told("practice-mismatch"))
    for member, value in (
        ("v", 2),
        ("session", ""),
        ("session", "x y" * 10),
        ("requests", -1),
        ("epoch", -1),
        ("at", "soon"),
        ("practice", "yes"),
        ("log", None),
    ):
        yield Lying(f"hello: {member} is {value!r}", at("/v1/hello", partial(_member, member, value)), _FORGED)
    yield Lying("hello: a member more", at("/v1/hello", partial(_member, "purge", True)), _FORGED)


def _old(laptop: Laptop, request: Request, answer: Answer) -> Answer:
    if "/v1/hello" not in request.url:
        return answer
    if "hello" not in laptop.kept:
        return Answer(200, b"")
    return Answer(200, laptop.kept["hello"])


def _as_note(laptop: Laptop, body: bytes) -> bytes:
    return laptop.world.central.keys.receipt.sign("application/vnd.svidok.receipt.v1+json", body[64:]) + body[64:]


def _member(member: str, value: object, laptop: Laptop, body: bytes) -> bytes:
    payload = json.dumps({**json.loads(body[64:]), member: value}).encode()
    return laptop.world.central.keys.receipt.sign(HELLO_TYPE, payload) + payload


def heads() -> Iterator[Lying]:
    """The checkpoint of the log in a greeting."""
    for name, change in (
        ("nothing", lambda _text: ""),
        ("nonsense", lambda _text: "x\n" * 9),
        ("another key's", lambda text: other_key(text)),
        ("without its signature", lambda text: text.split("\n\n")[0] + "\n\n"),
        ("another size", lambda text: text.replace("\n", "\n1", 1)),
        ("another origin", lambda text: "x" + text),
        ("a size below zero", lambda text: text.replace("\n", "\n-", 1)),
        ("a signature cut", lambda text: text[:-6] + "\n"),
        ("a root cut", lambda text: text.replace("=\n\n", "\n\n", 1)),
        ("60,000 characters", lambda text: text + "x" * 60_000),
    ):
        told = _FORGED if name == "60,000 characters" else _LOG
        yield Lying(
            f"log: {name}", _log(lambda _laptop, head, change=change: {"checkpoint": change(head.checkpoint)}), told
        )  # type: ignore[misc]
    yield Lying("log: hashes that are none", _log(lambda _laptop, _head: {"consistency": ("x",)}), _FORGED)
    yield Lying("log: 1,000 hashes", _log(lambda _laptop, _head: {"consistency": (_HASH,) * 1_000}), _FORGED)
    yield Lying("log: goes on from elsewhere", _log(partial(_grown, since=1)), _LOG)
    yield Lying("log: shorter than before", _log(_shrunk), Told("", ("log-shrunk",)), alone=True, delivered=True)
    yield Lying("log: empty now", _log(_empty), Told("", ("log-shrunk",)), alone=True, delivered=True)
    yield Lying(
        "log: another tree of the same size", _log(_forked), Told("", ("log-forked",)), alone=True, delivered=True
    )
    yield Lying("log: another tree that grew", _log(_grown), Told("", ("log-forked",)), alone=True, delivered=True)


def other_key(text: str) -> str:
    """The same checkpoint, signed by somebody else."""
    shown, _ = checkpoint.read(text)
    return checkpoint.signed(shown, STRANGER).to_text()


def _signed(laptop: Laptop, head: LogHead, *, more: int, root: bytes) -> str:
    shown, _ = checkpoint.read(head.checkpoint)
    return checkpoint.signed(
        Checkpoint(shown.origin, shown.size + more, root), laptop.world.central.keys.receipt
    ).to_text()


def _shrunk(laptop: Laptop, head: LogHead) -> dict[str, object]:
    return {"checkpoint": _signed(laptop, head, more=-1, root=bytes(32)), "consistency": ()}


def _empty(laptop: Laptop, head: LogHead) -> dict[str, object]:
    shown, _ = checkpoint.read(head.checkpoint)
    return {"checkpoint": _signed(laptop, head, more=-shown.size, root=hashlib.sha256(b"").digest()), "consistency": ()}


def _forked(laptop: Laptop, head: LogHead) -> dict[str, object]:
    return {"checkpoint": _signed(laptop, head, more=0, root=bytes(32)), "consistency": ()}


def _grown(laptop: Laptop, head: LogHead, since: int | None = None) -> dict[str, object]:
    members: dict[str, object] = {
        "checkpoint": _signed(laptop, head, more=9, root=bytes(32)),
        "consistency": (_HASH,) * 4,
    }
    return members if since is None else {**members, "since": since}


def standings() -> Iterator[Lying]:
    """What central says it holds, and that nothing waits."""

    def said(**members: object) -> Lie:
        return _hello(lambda _laptop, said: {"standing": said.standing and said.standing.model_copy(update=members)})

    for member, value in (
        ("seq", -1),
        ("head", "x"),
        ("missing", ((-1, 2),)),
        ("receipts", -7),
        ("missing", ((1, 2),) * 101),
    ):
        yield Lying(f"standing: {member} is {str(value)[:16]}", said(**{member: value}), _FORGED)
    yield Lying("standing: all receipts are kept already", said(acknowledged=9_000_000), Told(), delivered=True)
    yield Lying("standing: none", _hello(lambda _laptop, _said: {"standing": None}), _WRONG)
    yield Lying("hello: nothing waits", _hello(lambda _laptop, _said: {"feed": False}), Told(), delivered=True)
    yield Lying("hello: a number for whether something waits", at("/v1/hello", partial(_member, "feed", 2)), _FORGED)


GREETINGS = (*greetings(), *heads(), *standings())
