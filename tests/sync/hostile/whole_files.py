"""Small files sent together: lying lengths and counts, too many, spoilt, another's, one that nobody named."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator, Sequence

from sync.protocol import limits
from sync.protocol.messages import BatchAnswer, Status, decode
from sync.protocol.whole_files import OVERHEAD, WholeFile, encode_files
from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import Actor

_LEAF = limits.LEAF_BYTES
_MALFORMED = "files-malformed"
_NAME = bytes(32)


def _post(door: Door, body: bytes, actor: Actor | None = None) -> Said:
    """The code of what was refused, or `stored`."""
    said = door.ask(actor or door.laptop, "POST", "/v1/files", body)
    if said.status != 200:
        return said
    results = decode(BatchAnswer, said.body).results
    assert all(result.status is Status.REFUSED for result in results), results
    return Said(200, "+".join(sorted({result.code or "" for result in results})), said.body)


def bodies() -> Iterator[Case]:
    """Bodies that are no files."""
    for name, body in (
        ("nothing", b""),
        ("a byte", b"x"),
        ("half a head", bytes(35)),
        ("a head alone", _NAME + struct.pack(">I", 1)),
        ("a file of no bytes", _NAME + struct.pack(">I", 0)),
        ("no bytes, then a file", _NAME + struct.pack(">I", 0) + _NAME + struct.pack(">I", 1) + b"x"),
        ("two bytes said, one there", _NAME + struct.pack(">I", 2) + b"x"),
        ("one byte said, two there", _NAME + struct.pack(">I", 1) + b"xx"),
        ("4 billion bytes said", _NAME + struct.pack(">I", 0xFFFFFFFF) + b"x"),
        ("a good file, then half a head", _NAME + struct.pack(">I", 1) + b"x" + bytes(20)),
        ("a byte more than the largest", _NAME + struct.pack(">I", limits.MOST_RUN_BYTES + 1) + bytes(4_194_305)),
        ("a length from the other end", _NAME + struct.pack("<I", 5) + b"hello"),
        ("a run of leaves", struct.pack(">IB", 1, 0) + bytes(_LEAF)),
    ):
        yield case(f"files: {name}", 400, _MALFORMED, lambda door, body=body: _post(door, body))  # type: ignore[misc]
    one = _NAME + struct.pack(">I", 1) + b"x"
    yield case("files: 257", 400, "files-too-many", lambda door: _post(door, one * 257))
    yield case("files: 100,000", 400, "files-too-many", lambda door: _post(door, one * 100_000))
    most = limits.MOST_RUN_BYTES + OVERHEAD
    yield case("files: a byte too much", 413, "body-too-large", lambda door: _post(door, bytes(most + 1)), unread=True)


def contents() -> Iterator[Case]:
    """Files that are not what the manifest says, or not one's own."""
    changes: tuple[tuple[str, str, Callable[[Door], Sequence[WholeFile]]], ...] = (
        ("a bit", "run-not-authentic", lambda door: [_as(door, bytes([door.blob[0] ^ 1]) + door.blob[1:])]),
        ("zeros", "run-not-authentic", lambda door: [_as(door, bytes(len(door.blob)))]),
        ("a byte less", "run-misplaced", lambda door: [_as(door, door.blob[:-1])]),
        ("a byte more", "run-misplaced", lambda door: [_as(door, door.blob + b"x")]),
        ("its first leaf", "run-misplaced", lambda door: [_as(door, door.blob[:_LEAF])]),
        ("its first four leaves", "run-misplaced", lambda door: [_as(door, door.blob[: 4 * _LEAF])]),
        ("one byte", "run-misplaced", lambda door: [_as(door, b"x")]),
        (
            "leaves exchanged",
            "run-not-authentic",
            lambda door: [_as(door, door.blob[_LEAF : 2 * _LEAF] + door.blob[:_LEAF] + door.blob[2 * _LEAF :])],
        ),
        ("another file of that size", "run-not-authentic", lambda door: [_as(door, door.blob[::-1])]),
        ("nobody named it", "blob-unknown", lambda _door: [WholeFile(hashlib.sha256(b"x").hexdigest(), b"x")]),
        ("under a name nobody knows", "blob-unknown", lambda door: [WholeFile("ab" * 32, door.blob)]),
        ("another device's", "blob-unknown", lambda door: [WholeFile(door.objects["blob"][0], door.blob)]),
        ("of one withdrawn elsewhere", "blob-unknown", lambda door: [WholeFile(door.withdrawn["blob"][0], b"x")]),
        ("a manifest", "blob-unknown", lambda door: [WholeFile(door.foreign_manifest, b"x")]),
        ("spoilt 40 times", "run-not-authentic", lambda door: [_as(door, bytes(len(door.blob)))] * 40),
        ("unknown 256 times", "blob-unknown", lambda _door: [WholeFile("ab" * 32, b"x")] * 256),
        (
            "spoilt and unknown",
            "blob-unknown+run-not-authentic",
            lambda door: [_as(door, bytes(len(door.blob))), WholeFile("ab" * 32, b"x")],
        ),
    )
    for name, code, make in changes:
        yield case(
            f"files: {name}",
            200,
            code,
            lambda door, make=make: _post(door, encode_files(make(door))),  # type: ignore[misc]
        )
    yield case(
        "files: by another documenter",
        200,
        "blob-unknown",
        lambda door: _post(door, encode_files([_as(door, door.blob)]), door.other),
    )


def _as(door: Door, data: bytes) -> WholeFile:
    return WholeFile(door.blob_name, data)


WHOLE_FILES = (*bodies(), *contents())
