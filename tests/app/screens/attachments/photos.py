"""Photographs made for tests: with the notes of a camera, broken, and made to hurt."""

import struct
import zlib
from pathlib import Path

from PIL import Image


def photo(path: Path, *, size: tuple[int, int] = (1200, 800), with_place: bool = True) -> Path:
    image = Image.new("RGB", size, (90, 120, 150))
    image.paste((200, 60, 40), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Nokia", "G42"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 14:05:09"
    if with_place:
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2] = "N", (50.0, 37.0, 30.0)
        gps[3], gps[4] = "E", (29.0, 55.0, 12.0)
    image.save(path, "JPEG", exif=exif)
    return path


def bomb(path: Path) -> Path:
    """A small PNG that claims 30,000 × 30,000 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    return path
