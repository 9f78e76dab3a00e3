"""What a film of a telephone says of itself: MP4 and QuickTime are boxes in boxes (ISO/IEC 14496-12).

The program only finds where the box of notes lies; what stands in it is read in the process that looks.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, Final

MOST_TOP: Final = 4_096
MOST_MOOV: Final = 48 * 1024 * 1024
MOST_BOXES: Final = 20_000
DEEPEST: Final = 8
LONGEST_TEXT: Final = 120
LONGEST_FILM: Final = 100 * 24 * 3_600_000
MOST_SIDE: Final = 100_000
_EPOCH: Final = datetime(1904, 1, 1, tzinfo=UTC)
_PLACE: Final = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_APPLE: Final = "com.apple.quicktime."


@dataclass(frozen=True, slots=True)
class FilmNotes:
    """Empty texts and zeros where it says nothing; `length` in milliseconds."""

    camera: str = ""
    taken: str = ""
    latitude: str = ""
    longitude: str = ""
    software: str = ""
    width: int = 0
    height: int = 0
    length: int = 0
    codec: str = ""


def notes_box(file: BinaryIO, size: int) -> bytes:
    """Give the box of notes of a film, with nothing of its pictures; empty where there is none, or too large a one."""
    at = 0
    for _ in range(MOST_TOP):
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return b""
        length, kind = struct.unpack(">I4s", head[:8])
        start = 8
        if length == 1 and len(head) == 16:
            length, start = struct.unpack(">Q", head[8:])[0], 16
        elif length == 0:
            length = size - at
        if length < start or at + length > size:
            return b""
        if kind == b"moov":
            if length > MOST_MOOV:
                return b""
            file.seek(at + start)
            return file.read(length - start)
        at += length
    return b""


def film_notes(moov: bytes) -> FilmNotes:
    """Read the box of notes; whatever is not as it should be is left out."""
    reading = _Reading()
    reading.boxes(memoryview(moov), 0, "")
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found = FilmNotes()
        self._left = MOST_BOXES
        self._keys: list[str] = []
        self._handler = b""
        self._size = (0, 0)
        self._make = self._model = ""

    def boxes(self, data: memoryview, depth: int, inside: str) -> None:
        for kind, body in self._each(data):
            self._box(kind, body, depth, inside)
        camera = " ".join(part for part in (self._make, self._model) if part)
        self.found = replace(self.found, camera=camera[:LONGEST_TEXT])

    def _each(self, data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
        at = 0
        while at + 8 <= len(data) and self._left:
            self._left -= 1
            length, kind = struct.unpack_from(">I4s", data, at)
            if length < 8 or at + length > len(data):
                return
            yield kind, data[at + 8 : at + length]
            at += length

    def _box(self, kind: bytes, body: memoryview, depth: int, inside: str) -> None:
        match kind:
            case b"trak" | b"mdia" | b"minf" | b"stbl" | b"udta" if depth < DEEPEST:
                if kind == b"trak":
                    self._handler, self._size = b"", (0, 0)
                self.boxes(body, depth + 1, kind.decode())
            case b"meta" if depth < DEEPEST:
                # QuickTime's is a plain box, ISO's has four bytes more before its first one.
                plain = len(body) >= 8 and bytes(body[4:8]) in (b"hdlr", b"keys", b"ilst")
                self.boxes(body if plain else body[4:], depth + 1, "meta")
            case b"mvhd":
                self._whole(bytes(body[:32]))
            case b"tkhd":
                self._track(bytes(body[:104]))
            case b"hdlr" if inside == "mdia":
                self._handler = bytes(body[8:12])
            case b"stsd":
                self._described(bytes(body[:16]))
            case b"keys":
                self._named(body)
            case b"ilst":
                self._values(body)
            case b"\xa9xyz" | b"\xa9mak" | b"\xa9mod" | b"\xa9day" | b"\xa9swr" if len(body) > 4:
                length = int.from_bytes(body[:2], "big")
                self._note(kind[1:].decode(), _text(body[4 : 4 + length]))

    def _whole(self, body: bytes) -> None:
        shape = ">QQIQ" if body[:1] == b"\1" else ">IIII"
        if len(body) < 4 + struct.calcsize(shape):
            return
        made, _, scale, length = struct.unpack_from(shape, body, 4)
        milliseconds = length * 1000 // scale if scale else 0
        if 0 < milliseconds <= LONGEST_FILM:
            self.found = replace(self.found, length=milliseconds)
        try:
            when = _EPOCH + timedelta(seconds=made)
        except OverflowError:
            return
        if when.year >= 1990 and not self.found.taken:
            self.found = replace(self.found, taken=when.strftime("%Y:%m:%d %H:%M:%S UTC"))

    def _track(self, body: bytes) -> None:
        # Before the two sides stands a matrix; where its second number is not 0, the film is shown on its side.
        at = 88 if body[:1] == b"\1" else 76
        if len(body) < at + 8:
            return
        width, height = (side >> 16 for side in struct.unpack_from(">II", body, at))
        is_turned = struct.unpack_from(">i", body, at - 32)[0] != 0
        self._size = (height, width) if is_turned else (width, height)

    def _described(self, body: bytes) -> None:
        if len(body) < 16 or (self.found.codec and self._handler != b"vide"):
            return
        codec = "".join(one for one in body[12:16].decode("ascii", "replace") if one.isalnum())
        width, height = self._size if self._handler == b"vide" else (0, 0)
        if max(width, height) > MOST_SIDE:
            width = height = 0
        self.found = replace(self.found, codec=codec, width=width, height=height)

    def _named(self, body: memoryview) -> None:
        self._keys = [_text(name) if kind == b"mdta" else "" for kind, name in self._each(body[8:])][:200]

    def _values(self, body: memoryview) -> None:
        for kind, value in self._each(body):
            number = int.from_bytes(kind, "big") - 1
            name = self._keys[number] if 0 <= number < len(self._keys) else ""
            if name.startswith(_APPLE) and len(value) > 16 and bytes(value[4:8]) == b"data":
                self._note(name.removeprefix(_APPLE), _text(value[16:]))

    def _note(self, name: str, text: str) -> None:
        match name:
            case "xyz" | "location.ISO6709":
                self._placed(text)
            case "mak" | "make":
                self._make = text
            case "mod" | "model":
                self._model = text
            case "day" | "creationdate":
                # With its zone, as the telephone showed it; the other one is by the clock of Greenwich.
                self.found = replace(self.found, taken=text)
            case "swr" | "software":
                self.found = replace(self.found, software=text)

    def _placed(self, text: str) -> None:
        match = _PLACE.match(text)
        if match is None:
            return
        latitude, longitude = float(match[1]), float(match[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            self.found = replace(self.found, latitude=f"{latitude:.6f}", longitude=f"{longitude:.6f}")


def _text(data: memoryview) -> str:
    read = bytes(data[: 4 * LONGEST_TEXT]).decode("utf-8", "replace")
    return "".join(one for one in read if one.isprintable()).strip()[:LONGEST_TEXT]
