"""Files made to hurt whoever opens them; each is made here, byte by byte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int = 30_000) -> bytes:
    """A PNG of a few megabytes that unfolds to nearly a gigabyte; under the sum of pixels only its header tells."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packed = zlib.compressobj(9)
    line = bytes(1 + side // 8)
    data = b"".join(packed.compress(line) for _ in range(side)) + packed.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A PNG whose comment unfolds to 200 MB."""
    header = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    comment = b"Comment\x00\x00" + zlib.compress(bytes(200_000_000), 9)
    data = zlib.compress(b"\x00\x00\x00\x00\x00" * 4)
    chunks = _chunk(b"IHDR", header) + _chunk(b"zTXt", comment) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def gif_bomb() -> bytes:
    """A GIF of 65,535 × 65,535 points in twenty bytes."""
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0)
        + b","
        + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0)
    )


def tiff_in_a_circle() -> bytes:
    """A TIFF whose directory follows itself for ever."""
    return (
        b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    )


def polyglot() -> bytes:
    """At once a picture and an archive with a program in it."""
    picture, archive = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (64, 48), (10, 90, 40)).save(picture, "JPEG")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("run.sh", "#!/bin/sh\ntouch /tmp/ran\n")
    return picture.getvalue() + archive.getvalue()


def page_in_a_picture() -> bytes:
    """A picture by its first bytes, a web page with a script for whoever looks further."""
    return b"GIF89a/*" + b"<html><script>alert(1)</script></html>" + b"*/=1;"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "велике.png": png_bomb,
    "слова.png": text_bomb,
    "велике.gif": gif_bomb,
    "коло.tif": tiff_in_a_circle,
    "двоє.jpg": polyglot,
    "сторінка.gif": page_in_a_picture,
    "програма.jpg": lambda: b"MZ\x90\x00" + bytes(200),
    "скрипт.jpg": lambda: b"#!/bin/sh\necho hurt\n",
    "нулі.jpg": lambda: bytes(100_000),
    "обрізане.jpg": lambda: polyglot()[:200],
    "документ.pdf": lambda: b"%PDF-1.7\n1 0 obj<</Length 999999999>>stream\nx",
}
