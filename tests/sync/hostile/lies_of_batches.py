"""Lies about what became of objects and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sync.client.transport import Answer, Request
from sync.protocol.messages import (
    BatchAnswer,
    BlobState,
    ObjectResult,
    Receipts,
    Refusal,
    Status,
    decode,
    encode,
)
from sync.protocol.packed import pack
from tests.sync.hostile.lies import Laptop, Lie, Lying, Told, at

_WRONG = Told("wrong-answer")


def batches() -> Iterator[Lying]:
    """What became of each object, as central says."""

    def said(change: Callable[[ObjectResult], dict[str, object]]) -> Lie:
        def changed(_laptop: Laptop, body: bytes) -> bytes:
            answer = decode(BatchAnswer, body)
            return encode(BatchAnswer(results=tuple(one.model_copy(update=change(one)) for one in answer.results)))

        return _and_no_receipts(at("/v1/batch", changed))

    yield Lying("batch: another digest", said(lambda _one: {"digest": "cd" * 32}), Told("wrong-digest"))
    yield Lying("batch: all were there before", said(lambda _one: {"status": Status.DUPLICATE}), Told())
    yield Lying(
        "batch: all is refused", said(lambda _one: {"status": Status.REFUSED, "code": "no"}), Told("", (), ("no",))
    )
    yield Lying(
        "batch: all is in quarantine", said(lambda _one: {"status": Status.QUARANTINED}), Told("", (), ("quarantined",))
    )
    yield Lying(
        "batch: words of people for a code", said(lambda _one: {"status": Status.REFUSED, "code": "Delete it!"}), _WRONG
    )
    yield Lying(
        "batch: a status nobody knows",
        at("/v1/batch", lambda _laptop, body: body.replace(b'"stored"', b'"purged"')),
        _WRONG,
    )
    for name, change in (
        ("no results", lambda results: ()),
        ("one result less", lambda results: results[:-1]),
        ("one result more", lambda results: (*results, results[0])),
        ("in another order", lambda results: results[::-1]),
    ):
        told = Told("wrong-digest") if name.endswith("order") else _WRONG
        yield Lying(
            f"batch: {name}",
            at(
                "/v1/batch",
                lambda _laptop, body, change=change: encode(
                    BatchAnswer(results=change(decode(BatchAnswer, body).results))
                ),
            ),
            told,
        )  # type: ignore[misc]


def _and_no_receipts(lie: Lie) -> Lie:
    def both(laptop: Laptop, request: Request, answer: Answer) -> Answer:
        if "/v1/receipts" in request.url and answer.status == 200:
            return Answer(200, pack(Receipts(receipts=(), more=False)))
        return lie(laptop, request, answer)

    return both


def blobs() -> Iterator[Lying]:
    """What central says it holds of a file."""

    def said(**members: object) -> Lie:
        def lie(_laptop: Laptop, request: Request, answer: Answer) -> Answer:
            if "/v1/blob/" in request.url and request.method == "GET" and answer.status == 200:
                return Answer(200, encode(decode(BlobState, answer.body).model_copy(update=members)))
            return answer

        return lie

    yield Lying("file: another size", said(size=5), _WRONG, text_before=True)
    yield Lying("file: 4 TiB", said(size=1 << 42), _WRONG, text_before=True)
    yield Lying("file: no bits", said(held=""), _WRONG, text_before=True)
    yield Lying("file: bits that are none", said(held="="), _WRONG, text_before=True)
    yield Lying("file: a size below zero", said(size=-1), _WRONG, text_before=True)

    def unknown(_laptop: Laptop, request: Request, answer: Answer) -> Answer:
        # Which way a small file goes is a matter of the line's pace.
        if request.url.endswith("/v1/files"):
            gone = [
                ObjectResult(digest=one.digest, status=Status.REFUSED, code="blob-unknown")
                for one in decode(BatchAnswer, answer.body).results
            ]
            return Answer(200, encode(BatchAnswer(results=tuple(gone))))
        return Answer(404, encode(Refusal(code="blob-unknown"))) if "/v1/blob/" in request.url else answer

    yield Lying("file: nobody named it", _and_no_receipts(unknown), Told("", (), ("blob-unknown",)))
    yield Lying(
        "file: all of it is there",
        _and_no_receipts(said(sealed=True)),
        Told("", (), ("blob-not-whole",)),
        text_before=True,
    )
    yield Lying(
        "file: a run was refused, with a good status",
        _and_no_receipts(
            lambda _laptop, request, answer: (
                Answer(200, b'{"status":"refused","v":1}')
                if "/v1/blob/" in request.url and request.method != "GET"
                else answer
            )
        ),
        Told(),
    )


TAKEN = (*batches(), *blobs())
