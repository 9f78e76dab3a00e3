"""Boxes of films as telephones write them, made here byte by byte."""

import struct

APPLE = {
    "com.apple.quicktime.location.ISO6709": "+50.6250+029.9200+120.5/",
    "com.apple.quicktime.make": "Apple",
    "com.apple.quicktime.model": "iPhone 13",
    "com.apple.quicktime.creationdate": "2026-11-20T14:05:09+0200",
}


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def head(seconds: int = 75, made: int = 3_877_776_309) -> bytes:
    return box(b"mvhd", struct.pack(">IIIII", 0, made, made, 600, seconds * 600), bytes(80))


def track(handler: bytes, codec: bytes, width: int = 0, height: int = 0, *, turned: bool = False) -> bytes:
    matrix = struct.pack(">9i", *((0, 1 << 16, 0, -1 << 16) if turned else (1 << 16, 0, 0, 0)), *[0] * 5)
    sides = struct.pack(">II", width << 16, height << 16)
    shown = box(b"tkhd", bytes(40), matrix, sides)
    described = box(b"stsd", struct.pack(">II", 0, 1), box(codec, bytes(78)))
    inside = box(b"minf", box(b"stbl", described))
    return box(b"trak", shown, box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), inside))


def apple_notes(values: dict[str, str] = APPLE) -> bytes:
    keys = b"".join(box(b"mdta", name.encode()) for name in values)
    said = b"".join(
        box(struct.pack(">I", at), box(b"data", struct.pack(">II", 1, 0), text.encode()))
        for at, text in enumerate(values.values(), 1)
    )
    return box(
        b"meta", box(b"hdlr", bytes(24)), box(b"keys", struct.pack(">II", 0, len(values)), keys), box(b"ilst", said)
    )


def android_place(text: str = "+50.6250+029.9200/") -> bytes:
    return box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(text), 0x15C7), text.encode()))


def moov(*more: bytes) -> bytes:
    return box(b"moov", head(), track(b"soun", b"mp4a"), track(b"vide", b"hvc1", 1920, 1080, turned=True), *more)


def film(*more: bytes, brand: bytes = b"qt  ", pictures: int = 100_000) -> bytes:
    return box(b"ftyp", brand, bytes(4), brand) + box(b"mdat", bytes(pictures)) + moov(*more)
