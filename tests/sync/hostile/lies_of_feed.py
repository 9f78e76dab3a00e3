"""What comes back to a laptop: nothing in it can remove anything there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from storage.interviews import interviews
from sync.client.transport import Answer
from sync.protocol.messages import (
    Feed,
    FeedItem,
    FeedKind,
    Refusal,
    base64_of,
    encode,
)
from tests.sync.hostile.lies import Laptop, Lie, Lying, Told, announced, at

_WRONG = Told("wrong-answer")


_NOTES = {"nothing": "review-malformed", "short": "review-malformed", "no note": "review-not-opened"}


def feeds() -> Iterator[Lying]:
    """What comes back: nothing in it can remove anything here."""
    return (replace(one, lie=announced(one.lie)) for one in _feeds())


def _feeds() -> Iterator[Lying]:
    def items(*made: Callable[[Laptop], FeedItem]) -> Lie:
        return at("/v1/feed?", lambda laptop, _body: encode(Feed(items=tuple(one(laptop) for one in made), more=False)))

    for kind in (FeedKind.DELIVERED, FeedKind.WITHDRAWN, FeedKind.RENEWED, FeedKind.ADDENDUM, FeedKind.CONSENT_NOTICE):
        yield Lying(
            f"feed: {kind.value} about an own interview", items(partial(_item, kind, b"x" * 50)), Told(), delivered=True
        )
    for name, content in (
        ("nothing", b""),
        ("short", b"short"),
        ("zeros", bytes(200)),
        ("no note", bytes(32) + b"SVDKREV1" + bytes(2_000)),
        ("random", secrets.token_bytes(4_000)),
    ):
        yield Lying(
            f"feed: a note of {name}",
            items(partial(_item, FeedKind.REVIEW, content)),
            Told("", (_NOTES.get(name, "review-damaged"),)),
            delivered=True,
        )
    yield Lying(
        "feed: numbers that stand still",
        items(partial(_item, FeedKind.DELIVERED, b"x"), partial(_item, FeedKind.DELIVERED, b"x")),
        _WRONG,
        delivered=True,
    )
    yield Lying(
        "feed: pages without end",
        at("/v1/feed?", lambda _laptop, _body: encode(Feed(items=(), more=True))),
        _WRONG,
        delivered=True,
    )
    for kind in ("purge", "delete", "run", "wipe", "package"):
        yield Lying(f"feed: an order to {kind}", at("/v1/feed?", partial(_order, kind)), _WRONG, delivered=True)
    for name, body in (
        ("nothing", b""),
        ("nothing in it", b"{}"),
        ("a list", b"[1]"),
        ("not text", b"\xff\xfe"),
        ("keys twice", b'{"v":1,"v":1}'),
        ("v 2", b'{"items":[],"more":false,"v":2}'),
        ("depth", b"[" * 90_000),
        ("501 items", b'{"items":[' + b"{}," * 501 + b'{}],"more":false,"v":1}'),
    ):
        yield Lying(f"feed: {name}", at("/v1/feed?", lambda _laptop, _body, body=body: body), _WRONG, delivered=True)  # type: ignore[misc]
    yield Lying(
        "feed: a page that is refused",
        lambda _laptop, request, answer: (
            Answer(403, encode(Refusal(code="purge-everything"))) if "/v1/feed?" in request.url else answer
        ),
        Told("purge-everything"),
        delivered=True,
    )


def _item(kind: FeedKind, content: bytes, laptop: Laptop) -> FeedItem:
    with laptop.vault.read() as tx:
        digest = str(interviews.get(tx, laptop.interview).manifest_digest)
    return FeedItem(n=1, kind=kind, digest=digest, content=base64_of(content))


def _order(kind: str, laptop: Laptop, _body: bytes) -> bytes:
    page = encode(Feed(items=(_item(FeedKind.REVIEW, b"x", laptop),), more=False))
    return page.replace(b'"review"', f'"{kind}"'.encode())


FEEDS = (*feeds(),)
