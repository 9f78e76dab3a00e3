"""Receipts that are forged, foreign, about something else, or without proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import zstandard

from storage.crypto.signing import SigningKey
from storage.interviews import device
from storage.objects import envelope
from storage.objects.receipt import Receipt
from storage.objects.revocation import Revocation, RevocationReason
from sync.protocol.messages import (
    NumberedReceipt,
    Receipts,
    base64_of,
    bytes_of,
)
from tests.sync.hostile.lies import Laptop, Lying, Told, at, each, page
from tests.sync.hostile.lies_of_hello import other_key

_STRANGER = SigningKey.from_seed(bytes([7]) * 32)
_WRONG = Told("wrong-answer")
_RECEIPT = Told("forged-receipt")
_LOG = Told("forged-checkpoint")
_HASH = "A" * 43 + "="


def pages() -> Iterator[Lying]:
    """Receipts: forged, foreign, about something else, without proof."""
    yield Lying("receipt: signed by another key", page(_resigned), _RECEIPT)
    yield Lying(
        "receipt: signed by the device itself", page(lambda laptop, found: _resigned(laptop, found, own=True)), _RECEIPT
    )
    yield Lying("receipt: for another device", each(lambda _laptop, _stated: {"device": "ab" * 32}), _RECEIPT)
    yield Lying("receipt: of real work", each(lambda _laptop, _stated: {"practice": False}), Told("practice-mismatch"))
    yield Lying(
        "receipt: a bit turned",
        page(lambda _laptop, found: _frames(found, lambda frame: frame[:40] + bytes([frame[40] ^ 1]) + frame[41:])),
        _RECEIPT,
    )
    yield Lying("receipt: cut off", page(lambda _laptop, found: _frames(found, lambda frame: frame[:-1])), _RECEIPT)
    yield Lying("receipt: empty", page(lambda _laptop, found: _frames(found, lambda _frame: b"")), _RECEIPT)
    yield Lying(
        "receipt: 10,000 zeros",
        page(lambda _laptop, found: _frames(found, lambda _frame: bytes(10_000))),
        _RECEIPT,
    )
    yield Lying("receipt: a notice of revocation in its place", page(_revocation), _RECEIPT)
    yield Lying("receipt: bytes that are none", page(lambda _laptop, found: _texts(found, "=A=")), _WRONG)
    yield Lying("receipt: of nothing", each(lambda _laptop, _stated: {"objects": (), "log": None}), _RECEIPT)
    yield Lying(
        "receipt: a place for fewer than it names",
        each(lambda _laptop, stated: {"objects": (*stated.objects, "ab" * 32)}),
        _RECEIPT,
    )
    yield Lying(
        "receipt: of objects nobody knows",
        each(lambda _laptop, _stated: {"objects": ("ab" * 32,), "log": None}),
        Told("", ("receipt-unknown-object",)),
    )
    yield Lying("receipt: numbers that go down", page(lambda _laptop, found: _numbers(found, -1)), _WRONG)
    yield Lying("receipt: numbers that stand still", page(lambda _laptop, found: _numbers(found, 0)), _WRONG)
    yield Lying("receipt: a hash that is not there", page(lambda _laptop, found: _paths(found, (1 << 40,))), _WRONG)
    yield Lying("receipt: pages without end", page(lambda _laptop, _found: Receipts(receipts=(), more=True)), _WRONG)
    yield Lying(
        "receipt: hashes that are none",
        page(lambda _laptop, found: found.model_copy(update={"hashes": ("x",)})),
        _WRONG,
    )
    for name, body in (
        ("empty", b""),
        ("no zstd", b"{}"),
        ("a bomb", zstandard.compress(bytes(5 << 20))),
        ("a size not said", zstandard.ZstdCompressor(write_content_size=False).compress(b"{}")),
        ("two frames", zstandard.compress(b"{}") * 2),
        ("cut off", zstandard.compress(b"{}" * 90)[:-2]),
        ("no receipts in it", zstandard.compress(b"{}")),
        ("JSON in JSON", zstandard.compress(b"[" * 90_000)),
    ):
        yield Lying(f"receipts: {name}", at("/v1/receipts", lambda _laptop, _body, body=body: body), _WRONG)  # type: ignore[misc]
    yield Lying(
        "receipt: no log beside it",
        page(lambda _laptop, found: found.model_copy(update={"log": None})),
        Told("", ("log-not-proved",)),
        alone=True,
        delivered=True,
    )
    yield Lying(
        "receipt: no path",
        page(lambda _laptop, found: _paths(found, ())),
        Told("", ("log-not-proved",)),
        alone=True,
        delivered=True,
    )
    yield Lying("receipt: another path", page(_zeros), Told("", ("log-not-proved",)), alone=True, delivered=True)
    yield Lying("receipt: at another place", each(_moved), Told("", ("log-not-proved",)), alone=True, delivered=True)
    yield Lying(
        "receipt: under another number", each(_renumbered), Told("", ("log-not-proved",)), alone=True, delivered=True
    )
    yield Lying("receipt: a part of what was sent", each(_fewer), Told("", ("log-not-proved",)), alone=True)
    yield Lying("receipt: another log beside it", page(_other_log), _LOG)


def _resigned(laptop: Laptop, found: Receipts, *, own: bool = False) -> Receipts:
    key = _STRANGER
    if own:
        with laptop.vault.transaction() as tx:
            key = device.signing(tx)

    def signed(frame: bytes) -> bytes:
        stated = Receipt.from_bytes(envelope.from_frame(Receipt.object_kind, frame).payload)
        return envelope.sign(stated, key).to_frame()

    return _frames(found, signed)


def _frames(found: Receipts, change: Callable[[bytes], bytes]) -> Receipts:
    made = tuple(one.model_copy(update={"receipt": base64_of(change(bytes_of(one.receipt)))}) for one in found.receipts)
    return found.model_copy(update={"receipts": made})


def _texts(found: Receipts, text: str) -> Receipts:
    return found.model_copy(
        update={
            "receipts": tuple(NumberedReceipt.model_construct(n=one.n, receipt=text, path=()) for one in found.receipts)
        }
    )


def _numbers(found: Receipts, step: int) -> Receipts:
    made = [
        one.model_copy(update={"n": 9_000 + step * at}) for at, one in enumerate((*found.receipts, *found.receipts))
    ]
    return found.model_copy(update={"receipts": tuple(made)})


def _paths(found: Receipts, path: tuple[int, ...]) -> Receipts:
    return found.model_copy(update={"receipts": tuple(one.model_copy(update={"path": path}) for one in found.receipts)})


def _zeros(_laptop: Laptop, found: Receipts) -> Receipts:
    return found.model_copy(update={"hashes": tuple(_HASH for _ in found.hashes)})


def _other_log(_laptop: Laptop, found: Receipts) -> Receipts:
    assert found.log is not None
    return found.model_copy(
        update={"log": found.log.model_copy(update={"checkpoint": other_key(found.log.checkpoint)})}
    )


def _revocation(laptop: Laptop, found: Receipts) -> Receipts:
    notice = Revocation(
        device_key="ab" * 32,
        last_seq=None,
        reason=RevocationReason.LOST,
        epoch=1,
        practice=True,
        at="2026-11-22T08:30:00.000Z",
    )
    return _frames(found, lambda _frame: envelope.sign(notice, laptop.world.central.keys.receipt).to_frame())


def _moved(_laptop: Laptop, stated: Receipt) -> dict[str, object]:
    assert stated.log is not None
    return {"log": stated.log.model_copy(update={"first": stated.log.first + 1})}


def _renumbered(_laptop: Laptop, stated: Receipt) -> dict[str, object]:
    assert stated.log is not None
    return (
        {"log": stated.log.model_copy(update={"seqs": tuple(seq + 1 for seq in stated.log.seqs)})}
        if stated.log.seqs
        else {}
    )


def _fewer(_laptop: Laptop, stated: Receipt) -> dict[str, object]:
    assert stated.log is not None
    seqs = stated.log.seqs[: sum(letter in "rcanf" for letter in stated.log.kinds[:1])]
    return {
        "objects": stated.objects[:1],
        "log": stated.log.model_copy(update={"kinds": stated.log.kinds[:1], "seqs": seqs}),
    }


RECEIPTS = (*pages(),)
