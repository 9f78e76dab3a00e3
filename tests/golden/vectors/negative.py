"""Containers that every reader must refuse: changes of the published ones, and forged ones by somebody with the key.

negative.json holds one vector a line: the file, the change, its place.
"""

import hmac
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from storage.container.layout import HEADER, Layout, new_layout
from storage.crypto.hkdf import derive_key
from tests.golden.vectors.make_vectors import CONTAINERS, FILE_ID, KEY, SALT

HERE: Final = Path(__file__).parent
NEGATIVE: Final = HERE / "negative.json"
Vector: TypeAlias = "list[str | int]"
_STRIDE: Final = {name: 4 + size + 16 for name, (size, _, _) in CONTAINERS.items()}


def all_vectors() -> Iterator[Vector]:
    """Every vector, always the same."""
    chance = random.Random(2026)
    for name in CONTAINERS:
        raw = (HERE / name).read_bytes()
        bits = range(8 * HEADER) if name == "container_empty.bin" else chance.sample(range(8 * len(raw)), 120)
        yield from ([name, "flip", bit] for bit in sorted(bits))
        cuts = range(len(raw)) if len(raw) < 200 else sorted(chance.sample(range(len(raw)), 60))
        yield from ([name, "cut", length] for length in cuts)
        yield from ([name, "add", length] for length in (1, 4, _STRIDE[name], 1000))
        records = (len(raw) - HEADER) // _STRIDE[name]
        for one in range(records):
            yield [name, "drop", one]
            yield [name, "double", one]
            yield from ([name, "swap", one, other] for other in range(one))
        yield from ([name, "other-key", bit] for bit in chance.sample(range(256), 12))
    for one in CONTAINERS:
        yield from ([one, "header-of", other] for other in CONTAINERS if CONTAINERS[one][:2] != CONTAINERS[other][:2])
    yield from (["", "bytes", raw.hex()] for raw in _forged())


def changed(vector: Vector) -> tuple[bytes, bytes]:
    """The bytes and the key of a vector."""
    name, change, *places = vector
    if change == "bytes":
        return bytes.fromhex(str(places[0])), KEY
    raw, stride = (HERE / str(name)).read_bytes(), _STRIDE[str(name)]
    if change == "header-of":
        return (HERE / str(places[0])).read_bytes()[:HEADER] + raw[HEADER:], KEY
    at = int(places[0])
    records = [raw[begin : begin + stride] for begin in range(HEADER, len(raw), stride)]
    if change == "flip":
        return _flipped(raw, at), KEY
    if change == "other-key":
        return raw, _flipped(KEY, at)
    if change == "cut":
        return raw[:at], KEY
    if change == "add":
        return raw + bytes(at), KEY
    if change == "drop":
        del records[at]
    elif change == "double":
        records.insert(at, records[at])
    else:
        other = int(places[1])
        records[at], records[other] = records[other], records[at]
    return raw[:HEADER] + b"".join(records), KEY


def _flipped(raw: bytes, bit: int) -> bytes:
    return raw[: bit // 8] + bytes([raw[bit // 8] ^ 1 << bit % 8]) + raw[bit // 8 + 1 :]


def _forged() -> Iterator[bytes]:
    """Right MACs and tags around what no writer writes."""
    for size in (0, 1, 63, (1 << 20) + 1, 2**31, 2**32 - 1):
        yield _header(b"SVDKATT1\x01\x01" + size.to_bytes(4, "big") + FILE_ID + SALT) + bytes(84)
    for start in (
        b"SVDKATT1\x00\x01",
        b"SVDKATT1\x02\x01",
        b"SVDKATT1\x01\x00",
        b"SVDKATT1\x01\x03",
        b"SVDKATT0\x01\x01",
    ):
        yield _header(start + (64).to_bytes(4, "big") + FILE_ID + SALT) + bytes(84)
    layout = new_layout(KEY, 64, file_id=FILE_ID, salt=SALT)
    for inside in (
        (61).to_bytes(4, "big") + bytes(60),
        (2**32 - 1).to_bytes(4, "big") + bytes(60),
        (2).to_bytes(4, "big") + b"ab" + bytes(57) + b"x",
        bytes(4) + b"x" + bytes(59),
    ):
        yield layout.header + _record(layout, 0, inside, last=True)
    plain = (1).to_bytes(4, "big") + b"a" + bytes(59)
    # Never ended; ended twice; ended in the middle; begun at one; the same number twice; a number left out.
    for numbers in (
        ((0, False),),
        ((0, False), (1, False)),
        ((0, True), (1, True)),
        ((0, True), (1, False)),
        ((1, True),),
    ):
        yield layout.header + b"".join(_record(layout, number, plain, last=last) for number, last in numbers)
    yield layout.header + _record(layout, 0, plain, last=False) + _record(layout, 0, plain, last=True)
    yield layout.header + _record(layout, 0, plain, last=False) + _record(layout, 2, plain, last=True)
    yield layout.header
    for prefix in (0, 79, 81, 2**31 - 1, 0x8000_0000 | 79):
        yield layout.header + prefix.to_bytes(4, "big") + _record(layout, 0, plain, last=True)[4:]
    # The bit says last, the seal says it is not; and the other way round.
    yield layout.header + (0x8000_0050).to_bytes(4, "big") + _record(layout, 0, plain, last=False)[4:]
    yield layout.header + (0x50).to_bytes(4, "big") + _record(layout, 0, plain, last=True)[4:]


def _header(body: bytes) -> bytes:
    mac = derive_key(KEY, b"svidok/att/v1", salt=SALT, length=64)[32:]
    return body + hmac.digest(mac, body, "sha256")


def _record(layout: Layout, number: int, inside: bytes, *, last: bool) -> bytes:
    nonce = bytes(7) + number.to_bytes(4, "big") + bytes([last])
    sealed = layout._cipher.encrypt(nonce, inside, layout._context)
    return (len(sealed) | (0x8000_0000 if last else 0)).to_bytes(4, "big") + sealed
