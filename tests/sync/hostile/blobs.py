"""Runs of leaves: misplaced, cut, foreign, with wrong paths; files that are not whole or not one's own."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import partial

from storage.crypto import tree
from sync.protocol import limits
from sync.protocol.runs import Run, encode_run, make_run
from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door

_LEAF = limits.LEAF_BYTES
_MALFORMED, _MISPLACED, _FALSE = "run-malformed", "run-misplaced", "run-not-authentic"


def _put(door: Door, first: int | str, body: bytes, name: str = "") -> Said:
    return door.ask(door.laptop, "PUT", f"/v1/blob/{name or door.blob_name}/{first}", body)


def _good(door: Door, first: int = 0, leaves: int = 4) -> Run:
    return make_run(door.leaves, first, door.blob[first * _LEAF : (first + leaves) * _LEAF])


def bodies() -> Iterator[Case]:
    """Bodies that are no run."""
    for name, body in (
        ("nothing", b""),
        ("three bytes", b"abc"),
        ("a head alone", struct.pack(">IB", 1, 0)),
        ("no leaves said", struct.pack(">IB", 0, 0) + b"x"),
        ("4 billion leaves said", struct.pack(">IB", 0xFFFFFFFF, 0) + b"x"),
        ("two leaves said, one there", struct.pack(">IB", 2, 0) + bytes(_LEAF)),
        ("33 hashes", struct.pack(">IB", 1, 33) + bytes(33 * 32) + b"x"),
        ("255 hashes said, none there", struct.pack(">IB", 1, 255) + b"x"),
        ("hashes and no data", struct.pack(">IB", 1, 2) + bytes(64)),
        ("half a hash", struct.pack(">IB", 1, 1) + bytes(16)),
        ("257 leaves", struct.pack(">IB", 257, 0) + bytes(257 * _LEAF)),
    ):
        code = (413, "body-too-large") if len(body) > limits.MOST_RUN_BYTES else (400, _MALFORMED)
        yield case(f"run: {name}", *code, lambda door, body=body: _put(door, 0, body))  # type: ignore[misc]


def places() -> Iterator[Case]:
    """Good runs elsewhere, or with another path."""
    changes: tuple[tuple[str, str, Callable[[Door], Run]], ...] = (
        ("a leaf at another place", _FALSE, lambda door: Run(1, _good(door, 0, 1).data, _good(door, 1, 1).path)),
        ("a run of three", _MISPLACED, lambda door: Run(0, door.blob[: 3 * _LEAF], ())),
        ("a run that is not aligned", _MISPLACED, lambda door: Run(1, door.blob[_LEAF : 3 * _LEAF], _good(door).path)),
        ("past the end", _MISPLACED, lambda door: Run(5, door.blob[:_LEAF], ())),
        ("far past the end", _MISPLACED, lambda door: Run(10_000, door.blob[:_LEAF], ())),
        ("past the largest file", _MISPLACED, lambda door: Run(limits.BLOB_LEAVES, door.blob[:_LEAF], ())),
        ("over the end", _MISPLACED, lambda door: Run(4, door.blob[: 2 * _LEAF], ())),
        ("the last leaf too long", _MISPLACED, lambda door: Run(4, door.blob[-1_000:] + b"x", _good(door, 4, 1).path)),
        ("the last leaf too short", _MISPLACED, lambda door: Run(4, door.blob[-1_000:-1], _good(door, 4, 1).path)),
        (
            "the last leaf filled up",
            _MISPLACED,
            lambda door: Run(4, door.blob[-1_000:].ljust(_LEAF, b"\0"), _good(door, 4, 1).path),
        ),
        ("a short leaf in the middle", _MISPLACED, lambda door: Run(0, door.blob[: _LEAF - 1], _good(door, 0, 1).path)),
        ("no path", _MISPLACED, lambda door: Run(0, _good(door).data, ())),
        ("a path cut off", _MISPLACED, lambda door: Run(0, _good(door, 0, 1).data, _good(door, 0, 1).path[:-1])),
        ("a hash more", _MISPLACED, lambda door: Run(0, _good(door).data, (*_good(door).path, bytes(32)))),
        ("32 hashes", _MISPLACED, lambda door: Run(0, _good(door).data, (bytes(32),) * 32)),
        ("a path turned round", _FALSE, lambda door: Run(0, _good(door, 0, 1).data, _good(door, 0, 1).path[::-1])),
        ("a hash of zeros", _FALSE, lambda door: Run(0, _good(door).data, (bytes(32),))),
        (
            "a bit of the path",
            _FALSE,
            lambda door: Run(0, _good(door).data, (bytes([_good(door).path[0][0] ^ 1]) + _good(door).path[0][1:],)),
        ),
        (
            "a bit of the data",
            _FALSE,
            lambda door: Run(0, bytes([door.blob[0] ^ 1]) + _good(door).data[1:], _good(door).path),
        ),
        (
            "two leaves exchanged",
            _FALSE,
            lambda door: Run(
                0, door.blob[_LEAF : 2 * _LEAF] + door.blob[:_LEAF] + door.blob[2 * _LEAF : 4 * _LEAF], _good(door).path
            ),
        ),
        ("zeros", _FALSE, lambda door: Run(0, bytes(4 * _LEAF), _good(door).path)),
        (
            "a node for a leaf",
            _MISPLACED,
            lambda door: Run(
                0,
                tree.leaf_hash(door.blob[:_LEAF]) + tree.leaf_hash(door.blob[_LEAF : 2 * _LEAF]),
                _good(door, 0, 2).path,
            ),
        ),
    )
    for name, code, make in changes:
        yield case(f"run: {name}", 400, code, partial(_made, make))
    for first in ("-1", "x", "1.5", "0x1", "%20", "9" * 13, "1e3", str(limits.BLOB_LEAVES + 1), "٣".encode().hex()):
        yield case(
            f"run: at leaf {first}",
            404,
            "address-malformed",
            lambda door, first=first: _put(door, first, encode_run(_good(door))),
        )  # type: ignore[misc]


def _made(make: Callable[[Door], Run], door: Door) -> Said:
    run = make(door)
    return _put(door, run.first, encode_run(run))


def files() -> Iterator[Case]:
    """Files nobody named, of others, not whole."""
    unknown = "ab" * 32
    yield case(
        "run: of a file nobody named", 404, "blob-unknown", lambda door: _put(door, 0, encode_run(_good(door)), unknown)
    )
    yield case(
        "run: into another device's file",
        404,
        "blob-unknown",
        lambda door: _put(door, 0, encode_run(_good(door)), door.objects["blob"][0]),
    )
    yield case(
        "state of a file nobody named",
        404,
        "blob-unknown",
        lambda door: door.ask(door.laptop, "GET", f"/v1/blob/{unknown}"),
    )
    yield case(
        "state of another device's file",
        404,
        "blob-unknown",
        lambda door: door.ask(door.laptop, "GET", f"/v1/blob/{door.objects['blob'][0]}"),
    )
    yield case(
        "state of a file of which another's are held",
        404,
        "blob-unknown",
        lambda door: door.ask(door.other, "GET", f"/v1/blob/{door.blob_name}"),
    )
    yield case(
        "seal: a file nobody named",
        404,
        "blob-unknown",
        lambda door: door.ask(door.laptop, "POST", f"/v1/blob/{unknown}/seal"),
    )
    yield case(
        "seal: another device's file",
        404,
        "blob-unknown",
        lambda door: door.ask(door.laptop, "POST", f"/v1/blob/{door.objects['blob'][0]}/seal"),
    )
    yield case(
        "seal: a file of which nothing is held",
        409,
        "blob-not-whole",
        lambda door: door.ask(door.laptop, "POST", f"/v1/blob/{door.blob_name}/seal"),
    )
    yield case(
        "seal: by another device",
        404,
        "blob-unknown",
        lambda door: door.ask(door.other, "POST", f"/v1/blob/{door.blob_name}/seal"),
    )


BLOBS = (*bodies(), *places(), *files())
